import { displayWidth } from '../../view/display-width.ts'
import type { HeatLayout } from '../../view/heat/heat-layout.ts'
import type { HeatCell, HeatLegend, HeatRowView } from '../../view/heat/heat-view.ts'
import { axisText } from '../../view/heat/time-axis.ts'
import type { Look } from './cost-text.ts'
import { fitText } from './fit-text.ts'
import { asciiHeat } from './glyphs.ts'

/** A heatmap as lines, without line breaks: a title, the times, a row each, and the legend, which is always there. */
export function heatLines(
  { view, labelColumns, throttledColumns, keyColumns }: HeatLayout,
  look: Look,
  columns: number,
): readonly string[] {
  const { rows } = view
  const width = (texts: readonly string[], most: number): number =>
    Math.min(most, Math.max(0, ...texts.map(displayWidth)))
  const labels = width([...rows.map(({ label }) => label), view.legend.title], labelColumns)
  const cells = rows[0]?.cells.length ?? 0
  const side = [
    { title: 'peak', texts: rows.map(({ peak }) => peak), most: 13, align: 'right' },
    { title: 'throttled', texts: rows.map(({ throttled }) => throttled), most: throttledColumns, align: 'right' },
    { title: 'hottest key', texts: rows.map(({ hottestKey }) => hottestKey), most: keyColumns, align: 'left' },
  ].flatMap(({ title, texts, most, align }) => {
    if (most === 0 || texts.every((text) => text === '')) return []
    return [{ title, texts, columns: width([...texts, title], most), align: align as 'left' | 'right' }]
  })
  const beside = (textOf: (column: (typeof side)[number]) => string): string =>
    side.map((column) => `  ${fitText(textOf(column), column.columns, look.glyphs.ellipsis, column.align)}`).join('')
  const axis = axisText(view.axis).padEnd(cells)
  return [
    ...titleLines(view, look, columns),
    look.style.faint(`${' '.repeat(labels)} ${axis}${beside(({ title }) => title)}`.trimEnd()),
    ...rows.map((row, at) => {
      const label = fitText(row.label, labels, look.glyphs.ellipsis)
      return `${label} ${cellsText(row, look)}${beside(({ texts }) => texts[at] ?? '')}`.trimEnd()
    }),
    ...legendLines(view.legend, labels, look, columns),
  ]
}

function titleLines({ name, facts }: HeatLayout['view'], { style }: Look, columns: number): readonly string[] {
  const lines: string[] = []
  let line = style.strong(name)
  let used = displayWidth(name)
  for (const fact of facts) {
    if (used + 3 + fact.length > columns) {
      lines.push(line)
      line = style.faint(`  ${fact}`)
      used = 2 + fact.length
    } else {
      line += style.faint(`   ${fact}`)
      used += 3 + fact.length
    }
  }
  return [...lines, line]
}

export const cellsText = ({ cells }: Pick<HeatRowView, 'cells'>, look: Look): string =>
  runs(cells)
    .map(({ cell, length }) => cellText(cell, length, look))
    .join('')

/** Neighbours that look alike are painted in one go. */
function runs(cells: readonly HeatCell[]): readonly { readonly cell: HeatCell; readonly length: number }[] {
  const found: { cell: HeatCell; length: number }[] = []
  for (const cell of cells) {
    const last = found.at(-1)
    if (last !== undefined && last.cell.level === cell.level && last.cell.throttled === cell.throttled) last.length += 1
    else found.push({ cell, length: 1 })
  }
  return found
}

function cellText({ level, throttled }: HeatCell, length: number, { style, glyphs }: Look): string {
  const shades = style.level >= 2 ? asciiHeat : glyphs.heat
  const glyph = throttled ? glyphs.throttled : (shades[level] ?? ' ')
  return style.heat(throttled ? Math.max(1, level) : level, glyph.repeat(length), throttled)
}

/** Where two levels share a glyph, the higher one tells how far it goes. */
function legendLines({ title, bounds }: HeatLegend, labels: number, look: Look, columns: number): readonly string[] {
  const shades = look.style.level >= 2 ? asciiHeat : look.glyphs.heat
  const entries = bounds.flatMap((bound, at) => {
    const level = at + 1
    return shades[level] === shades[level + 1] ? [] : [{ level, throttled: false, text: bound.replace(' ', '') }]
  })
  const lines: string[] = []
  let line = look.style.faint(title.padEnd(labels))
  let used = labels
  for (const { text, ...cell } of [...entries, { level: 8, throttled: true, text: 'throttled' }]) {
    const gap = used === labels ? 1 : 2
    if (used + gap + text.length + 2 > columns && used > labels) {
      lines.push(line)
      line = ' '.repeat(labels)
      used = labels
    }
    line += `${' '.repeat(used === labels ? 1 : gap)}${cellText(cell, 1, look)} ${text}`
    used += (used === labels ? 1 : gap) + text.length + 2
  }
  return [...lines, line]
}
