import { displayWidth } from '../../view/display-width.ts'
import type { GridView } from '../../view/grid-view.ts'
import type { Look } from './cost-text.ts'
import { fitText } from './fit-text.ts'

const gap = '  '
/** A column that gives way keeps this much. */
const givenWidthMin = 12

/** The grid's lines, without line breaks. */
export function gridLines(grid: GridView, look: Look & { readonly columns: number }): readonly string[] {
  const { style, glyphs } = look
  if (glyphs.tier === 'spoken') return spokenLines(grid)
  const { columns, rows } = grid
  const widths = widthsOf(grid, look.columns)
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, at) => fitText(text, widths[at] ?? 0, glyphs.ellipsis, columns[at]?.align))
      .join(gap)
      .trimEnd()
  const head = style.strong(line(columns.map(({ title }) => title)))
  const rule = style.faint(widths.map((width) => glyphs.rule.repeat(width)).join(gap))
  return [head, rule, ...rows.map(line)]
}

/** A numbered list: each text after the title of its column. */
function spokenLines({ columns, rows }: GridView): readonly string[] {
  return rows.map((row, at) => {
    const texts = row.flatMap((text, column) =>
      text.trim() === '' ? [] : [`${columns[column]?.title ?? ''} ${text.trim()}`.trim()],
    )
    return `${at + 1}. ${texts.join('; ')}`
  })
}

/** Each as wide as its widest text, unless that is too much for the screen: then the widest that may be cut gives way. */
function widthsOf({ columns, rows }: GridView, screen: number): readonly number[] {
  const widths = columns.map(({ title }, at) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[at] ?? ''))),
  )
  const giving = columns.flatMap(({ gives }, at) => (gives === true ? [at] : []))
  let excess = widths.reduce((sum, width) => sum + width, gap.length * (columns.length - 1)) - screen
  while (excess > 0) {
    const widest = giving.reduce((most, at) => ((widths[at] ?? 0) > (widths[most] ?? 0) ? at : most), giving[0] ?? -1)
    const width = widths[widest] ?? 0
    if (width <= givenWidthMin) break
    widths[widest] = width - 1
    excess -= 1
  }
  return widths
}
