import { displayWidth } from '../../view/display-width.ts'
import type { HeatCell } from '../../view/heat/heat-view.ts'
import type { HeightCell, StripRow, StripView } from '../../view/strip-view.ts'
import type { Look } from './cost-text.ts'
import { cellsText } from './heat-lines.ts'
import { wrapWords } from './wrap-words.ts'

const heights = { unicode: '▁▂▃▄▅▆▇█', block: '▁▂▃▄▅▆▇█', ascii: '.:-=+*#%', spoken: '' } as const

/** A strip's lines, without line breaks. */
export function stripLines({ title, rows }: StripView, look: Look & { readonly columns: number }): readonly string[] {
  const { style, glyphs } = look
  const width = Math.max(...rows.map(({ label }) => displayWidth(label)))
  if (glyphs.tier === 'spoken') return [title, ...rows.map(({ label, note }) => `  ${label} ${note}`)]
  const lines = rows.map((row) => {
    const text = isHeat(row.cells)
      ? cellsText({ cells: row.cells }, look)
      : row.cells.map((cell) => bar(cell, look)).join('')
    return `  ${row.label.padEnd(width)}  ${text}  ${style.faint(row.note)}`
  })
  const throttled = rows.some(({ cells }) => isHeat(cells) && cells.some((cell) => cell.throttled))
  const titles = wrapWords(`${title}${throttled ? `, ${glyphs.throttled} throttled` : ''}`, look.columns)
  return [...titles.map(style.strong), ...lines]
}

const isHeat = (cells: StripRow['cells']): cells is readonly HeatCell[] => cells.some((cell) => 'level' in cell)

function bar({ height }: HeightCell, { glyphs }: Look): string {
  if (height === undefined) return ' '
  const steps = heights[glyphs.tier]
  return steps[Math.min(steps.length - 1, Math.floor(height * steps.length))] ?? ' '
}
