import { displayWidth } from '../../view/display-width.ts'
import type { GridView } from '../../view/grid-view.ts'
import type { Look } from './cost-text.ts'
import { fitText } from './fit-text.ts'

/** The grid's lines, without line breaks. */
export function gridLines({ columns, rows }: GridView, { style, glyphs }: Look): readonly string[] {
  const widths = columns.map(({ title }, at) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[at] ?? ''))),
  )
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, at) => fitText(text, widths[at] ?? 0, '', columns[at]?.align))
      .join('  ')
      .trimEnd()
  const head = style.strong(line(columns.map(({ title }) => title)))
  const rule = style.faint(widths.map((width) => glyphs.rule.repeat(width)).join('  '))
  return [head, rule, ...rows.map(line)]
}
