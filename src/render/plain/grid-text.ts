import { displayWidth } from '../../view/display-width.ts'
import type { GridView } from '../../view/grid-view.ts'
import type { Look } from './cost-text.ts'
import { cutText, fitText } from './fit-text.ts'
import { wrapWords } from './wrap-words.ts'

const gap = '  '
/** A column that gives way keeps this much. */
const givenWidthMin = 9
/** A text that needs more lines is cut. */
const cellLinesMax = 6

/** The grid's lines, without line breaks. */
export function gridLines(grid: GridView, look: Look & { readonly columns: number }): readonly string[] {
  const { style, glyphs } = look
  if (glyphs.tier === 'spoken') return spokenLines(grid)
  const { columns, rows } = grid
  // A head over nothing says less than the count below it.
  if (rows.length === 0) return []
  const widths = widthsOf(grid, look.columns)
  const line = (texts: readonly string[]): string =>
    widths
      .map((width, at) => fitText(texts[at] ?? '', width, glyphs.ellipsis, columns[at]?.align))
      .join(gap)
      .trimEnd()
  const head = style.strong(line(columns.map(({ title }) => title)))
  const rule = style.faint(widths.map((width) => glyphs.rule.repeat(width)).join(gap))
  return [
    head,
    rule,
    ...rows.flatMap((row) => {
      if (isGroup(row, grid)) return wrapWords(row[0] ?? '', look.columns)
      const cells = row.map((text, at) => cellLines(text, widths[at] ?? 0, glyphs.ellipsis))
      const height = Math.max(1, ...cells.map(({ length }) => length))
      return Array.from({ length: height }, (_, at) => line(cells.map((lines) => lines[at] ?? '')))
    }),
  ]
}

/** A numbered list: each text after the title of its column. */
function spokenLines(grid: GridView): readonly string[] {
  const { columns, rows } = grid
  let number = 0
  return rows.map((row) => {
    if (isGroup(row, grid)) return `${row[0] ?? ''}:`
    number += 1
    const texts = row.flatMap((text, column) =>
      text.trim() === '' ? [] : [`${columns[column]?.title ?? ''} ${text.trim()}`.trim()],
    )
    return `${number}. ${texts.join('; ')}`
  })
}

/** The heading of the rows below it: it may be as wide as the screen. */
const isGroup = (row: readonly string[], { columns }: GridView): boolean => row.length === 1 && columns.length > 1

function cellLines(text: string, width: number, mark: string): readonly string[] {
  if (displayWidth(text) <= width) return [text]
  const indent = ' '.repeat(Math.min(text.length - text.trimStart().length, width - 1))
  const lines = wrapWords(text.trimStart(), width - indent.length).map((line) => indent + line)
  const rest = lines.slice(cellLinesMax - 1)
  return rest.length <= 1 ? lines : [...lines.slice(0, cellLinesMax - 1), cutText(`${rest.join('')} `, width, mark)]
}

/** Each as wide as its widest text, unless that is too much for the screen: then the widest that may be broken gives way. */
function widthsOf(grid: GridView, screen: number): readonly number[] {
  const { columns } = grid
  const rows = grid.rows.filter((row) => !isGroup(row, grid))
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
