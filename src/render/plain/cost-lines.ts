import type { CostPart, CostView } from '../../view/cost-view.ts'
import { displayWidth } from '../../view/display-width.ts'
import { costPart, type Look, separator } from './cost-text.ts'

/** The cost line on a screen, without a line break at its end: where it is too narrow it goes on below, broken between two parts. */
export function costLines({ parts }: Pick<CostView, 'parts'>, look: Look, columns: number): string {
  const gap = displayWidth(look.glyphs.between)
  const lines: CostPart[][] = [[]]
  let width = 0
  for (const part of parts) {
    const line = lines.at(-1) ?? []
    const more = displayWidth(part.text) + (line.length === 0 ? 0 : gap)
    if (line.length > 0 && width + more > columns) {
      lines.push([part])
      width = continued.length + displayWidth(part.text)
    } else {
      line.push(part)
      width += more
    }
  }
  const texts = lines.map((line) => line.map((part) => costPart(part, look)).join(separator(look)))
  return texts.join(`\n${continued}`)
}

/** What a line that goes on begins with. */
const continued = '  '
