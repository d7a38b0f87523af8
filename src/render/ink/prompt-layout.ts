import { displayWidth, piecesOfWidth } from '../../view/display-width.ts'
import { visibleText } from '../../view/visible-text.ts'
import { graphemesOf } from '../editor/graphemes.ts'

/** The prompt as rows of the terminal, none wider than its columns, and where its cursor is. */
export type PromptLayout = {
  readonly rows: readonly string[]
  readonly cursor: { readonly x: number; readonly y: number }
}

export type PromptTexts = {
  /** May hold escape sequences for colour. */
  readonly main: string
  /** For a line that goes on; `before` is the text above it. */
  readonly continuation: (before: string) => string
}

type Size = { readonly columns: number; readonly rowsMax: number }

/**
 * Rows are cut by us, not by the terminal or by Ink, so that the cursor is where we count it to be. When there are more
 * than fit the screen, those around the cursor are shown.
 */
export function layoutPrompt(text: string, cursor: number, prompt: PromptTexts, size: Size): PromptLayout {
  const { columns, rowsMax } = size
  const rows: string[] = []
  let place = { x: 0, y: 0 }
  for (const { line, offset } of linesAround(text, cursor, rowsMax)) {
    // A question may be wider than the screen.
    const leads = piecesOfWidth(offset === 0 ? prompt.main : prompt.continuation(text.slice(0, offset)), columns)
    const lead = leads.at(-1) ?? ''
    rows.push(...leads.slice(0, -1))
    const own = layoutLine(line, cursor - offset, displayWidth(lead), columns)
    if (own.cursor !== undefined) place = { x: own.cursor.x, y: rows.length + own.cursor.y }
    rows.push(...own.rows.map((row, at) => (at === 0 ? lead + row : row)))
  }
  const first = Math.max(0, Math.min(place.y - Math.floor(rowsMax / 2), rows.length - rowsMax))
  return { rows: rows.slice(first, first + rowsMax), cursor: { x: place.x, y: place.y - first } }
}

type Line = { readonly line: string; readonly offset: number }

/** As many lines as could be in view, each at least a row: a paste of thousands is not laid out for every key. */
function linesAround(text: string, cursor: number, count: number): readonly Line[] {
  const lines: Line[] = []
  let offset = 0
  let at = 0
  for (const line of text.split('\n')) {
    lines.push({ line, offset })
    offset += line.length + 1
    if (offset <= cursor) at += 1
  }
  return lines.slice(Math.max(0, at - count), at + count + 1)
}

/** What stays on the screen once the text has been entered. Long lines are left to the terminal. */
export function promptText(text: string, prompt: PromptTexts): string {
  let offset = 0
  return text
    .split('\n')
    .map((line) => {
      const lead = offset === 0 ? prompt.main : prompt.continuation(text.slice(0, offset))
      offset += line.length + 1
      return `${lead}${visibleText(line)}\n`
    })
    .join('')
}

type LineLayout = { readonly rows: readonly string[]; readonly cursor: PromptLayout['cursor'] | undefined }

/** `cursor` is relative to the line and may lie outside it. */
function layoutLine(line: string, cursor: number, leadWidth: number, columns: number): LineLayout {
  const rows: string[] = []
  let row = ''
  let x = leadWidth
  let offset = 0
  let place: PromptLayout['cursor'] | undefined
  const mark = (): void => {
    if (offset === cursor) place = { x, y: rows.length }
  }
  const breakRow = (): void => {
    rows.push(row)
    row = ''
    x = 0
  }
  for (const grapheme of graphemesOf(line)) {
    const shown = visibleText(grapheme)
    const width = displayWidth(shown)
    if (x + width > columns) breakRow()
    mark()
    row += shown
    x += width
    offset += grapheme.length
  }
  // A cursor behind a full row stands on the next one.
  if (x >= columns && offset === cursor) breakRow()
  mark()
  return { rows: [...rows, row], cursor: place }
}
