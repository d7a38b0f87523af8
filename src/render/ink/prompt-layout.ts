import { displayWidth, piecesOfWidth } from '../../view/display-width.ts'
import type { Highlight, StyledSegment, TextStyle } from '../../view/styled-text.ts'
import { visibleText } from '../../view/visible-text.ts'
import { graphemesOf } from '../editor/graphemes.ts'
import { type PaintText, plainText, styleAt } from './paint-text.ts'

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

/** Which keys letters are. */
export type ShownMode = 'emacs' | 'insert' | 'normal'

/** The prompt of a text: it shows what the text has begun, and the mode of the keys. */
export type PromptAs = (shown: { readonly text: string; readonly mode: ShownMode }) => PromptTexts

export type PromptInput = {
  readonly text: string
  readonly cursor: number
  readonly prompt: PromptTexts
  /** Follows the text, and is not there yet. */
  readonly ghost?: string | undefined
  readonly highlight?: Highlight | undefined
  readonly selection?: TextRange | undefined
}

/** Offsets into the text. */
export type TextRange = { readonly from: number; readonly to: number }

type Size = { readonly columns: number; readonly rowsMax: number }

/**
 * Rows are cut by us, not by the terminal or by Ink, so that the cursor is where we count it to be. When there are more
 * than fit the screen, those around the cursor are shown.
 */
export function layoutPrompt(input: PromptInput, size: Size, paint: PaintText = plainText): PromptLayout {
  const { text, cursor, prompt, ghost = '' } = input
  const { columns, rowsMax } = size
  const painted = { paint, styleOf: selecting(styleAt(segmentsOf(input)), input.selection) }
  const rows: string[] = []
  let place = { x: 0, y: 0 }
  for (const { line, offset } of linesAround(text + ghost, cursor, rowsMax)) {
    // A question may be wider than the screen.
    const leads = piecesOfWidth(leadOf(prompt, text, offset), columns)
    const lead = leads.at(-1) ?? ''
    rows.push(...leads.slice(0, -1))
    const own = layoutLine({ line, offset }, cursor, { leadWidth: displayWidth(lead), columns, ...painted })
    if (own.cursor !== undefined) place = { x: own.cursor.x, y: rows.length + own.cursor.y }
    rows.push(...own.rows.map((row, at) => (at === 0 ? lead + row : row)))
  }
  const first = Math.max(0, Math.min(place.y - Math.floor(rowsMax / 2), rows.length - rowsMax))
  return { rows: rows.slice(first, first + rowsMax), cursor: { x: place.x, y: place.y - first } }
}

const leadOf = (prompt: PromptTexts, text: string, offset: number): string =>
  offset === 0 ? prompt.main : prompt.continuation(text.slice(0, offset))

function selecting(
  styleOf: (offset: number) => TextStyle,
  selection: TextRange | undefined,
): (offset: number) => TextStyle {
  if (selection === undefined) return styleOf
  return (offset) => (offset >= selection.from && offset < selection.to ? 'selected' : styleOf(offset))
}

function segmentsOf({ text, cursor, ghost = '', highlight }: Segmented): readonly StyledSegment[] {
  return [...(highlight?.(text, cursor) ?? [{ text, style: 'plain' as const }]), { text: ghost, style: 'ghost' }]
}

type Segmented = Pick<PromptInput, 'text' | 'ghost' | 'highlight'> & { readonly cursor?: number }

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
export function promptText(
  { text, prompt, highlight }: Omit<PromptInput, 'cursor'>,
  paint: PaintText = plainText,
): string {
  const styleOf = styleAt(segmentsOf({ text, highlight }))
  let offset = 0
  return text
    .split('\n')
    .map((line) => {
      const row = new Row(paint)
      const lead = leadOf(prompt, text, offset)
      for (const grapheme of graphemesOf(line)) {
        row.add(visibleText(grapheme), styleOf(offset))
        offset += grapheme.length
      }
      offset += 1
      return `${lead}${row.painted()}\n`
    })
    .join('')
}

/** A row on the way: what has one style is painted at once. */
class Row {
  private readonly paint: PaintText
  private done = ''
  private run = ''
  private style: TextStyle = 'plain'

  constructor(paint: PaintText) {
    this.paint = paint
  }

  add(text: string, style: TextStyle): void {
    if (style !== this.style) {
      this.done = this.painted()
      this.run = ''
      this.style = style
    }
    this.run += text
  }

  painted(): string {
    return this.done + (this.run === '' ? '' : this.paint(this.run, this.style))
  }
}

type LineLayout = { readonly rows: readonly string[]; readonly cursor: PromptLayout['cursor'] | undefined }

type LineLook = {
  readonly leadWidth: number
  readonly columns: number
  readonly paint: PaintText
  readonly styleOf: (offset: number) => TextStyle
}

/** `cursor` may lie outside the line. */
function layoutLine({ line, offset: start }: Line, cursor: number, look: LineLook): LineLayout {
  const { columns, paint, styleOf } = look
  const rows: string[] = []
  let row = new Row(paint)
  let x = look.leadWidth
  let offset = start
  let place: PromptLayout['cursor'] | undefined
  const mark = (): void => {
    if (offset === cursor) place = { x, y: rows.length }
  }
  const breakRow = (): void => {
    rows.push(row.painted())
    row = new Row(paint)
    x = 0
  }
  for (const grapheme of graphemesOf(line)) {
    const shown = visibleText(grapheme)
    const width = displayWidth(shown)
    if (x + width > columns) breakRow()
    mark()
    row.add(shown, styleOf(offset))
    x += width
    offset += grapheme.length
  }
  // A cursor behind a full row stands on the next one.
  if (x >= columns && offset === cursor) breakRow()
  mark()
  return { rows: [...rows, row.painted()], cursor: place }
}
