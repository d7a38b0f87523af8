import type { Span } from '../base/shell-error.ts'
import { displayWidth, headOfWidth } from './display-width.ts'
import { placeOf } from './place.ts'
import { visibleText } from './visible-text.ts'

export type SnippetLine = {
  readonly number: number
  /** Safe to print, tabs expanded, cut to fit. */
  readonly text: string
  /** Terminal columns to mark under the text. */
  readonly mark?: { readonly start: number; readonly width: number } | undefined
}

/**
 * A window of three lines at most: the one where the span begins, with what to mark, and its neighbours as far as they belong
 * to the same statement. The line above is there in any case when nothing but blanks stands before the mark: the mistake is
 * then often up there. `firstLine` is the number of the text's first line.
 */
export function snippetOf(text: string, span: Span, columns: number, firstLine = 1): readonly SnippetLine[] {
  const { line, column } = placeOf(text, span.start)
  const lineStart = span.start - (column - 1)
  const marked = lineAt(text, lineStart)
  const end = Math.min(span.end, lineStart + marked.length)
  const own = markedLine(marked, { start: column - 1, end: end - lineStart }, columns)
  const number = firstLine + line - 1
  const unmarked = (source: string, at: number): SnippetLine => ({
    number: at,
    text: markedLine(source, { start: 0, end: 0 }, columns).text,
  })
  const above = line === 1 ? '' : lineAt(text, text.lastIndexOf('\n', lineStart - 2) + 1)
  const isFirst = marked.slice(0, column - 1).trim() === ''
  const below = lineAt(text, nextLine(text, lineStart))
  return [
    ...(goesOn(above) || (isFirst && above.trim() !== '') ? [unmarked(above, number - 1)] : []),
    { number, ...own },
    ...(goesOn(marked) && isPart(below) ? [unmarked(below, number + 1)] : []),
  ]
}

/** Neither empty nor a comment nor a command. */
const isPart = (line: string): boolean => /^\s*(?!--|\.[a-z]|\s)./.test(line)
/** Part of a statement that does not end there. */
const goesOn = (line: string): boolean => isPart(line) && !/(?:;|\\G)\s*(?:--.*)?$/.test(line)

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end + 1
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start)
  return text.slice(start, end === -1 ? text.length : end).replace(/\r$/, '')
}

const tabStop = 4
const ellipsis = '…'

/** The line cut around the marked part so that both fit into the columns. */
function markedLine(line: string, { start, end }: Span, columns: number): Omit<SnippetLine, 'number'> {
  const before = expanded(line.slice(0, start), 0)
  const marked = expanded(line.slice(start, end), displayWidth(before))
  const after = expanded(line.slice(end), displayWidth(before + marked))
  // Also a mark of nothing is drawn one column wide.
  const wanted = Math.max(1, displayWidth(marked))
  if (displayWidth(before + marked + after) <= columns) {
    return { text: (before + marked + after).trimEnd(), mark: { start: displayWidth(before), width: wanted } }
  }
  const roomBefore = Math.max(
    0,
    Math.min(displayWidth(before), Math.max(Math.floor(columns / 3), columns - wanted - 20)),
  )
  const head = roomBefore < displayWidth(before) ? ellipsis + tailOfWidth(before, roomBefore - 1) : before
  const rest = marked + after
  const room = columns - displayWidth(head)
  const tail = displayWidth(rest) > room ? headOfWidth(rest, room - 1) + ellipsis : rest
  const width = Math.max(1, Math.min(wanted, displayWidth(tail)))
  return { text: head + tail.trimEnd(), mark: { start: displayWidth(head), width } }
}

function expanded(text: string, columnsBefore: number): string {
  let shown = ''
  for (const [at, part] of text.split('\t').entries()) {
    if (at > 0) shown += ' '.repeat(tabStop - ((columnsBefore + displayWidth(shown)) % tabStop))
    shown += visibleText(part)
  }
  return shown
}

function tailOfWidth(text: string, columns: number): string {
  const dropped = displayWidth(text) - columns
  const head = headOfWidth(text, dropped)
  const tail = text.slice(head.length)
  // A wide character on the edge goes as well.
  return displayWidth(tail) <= columns ? tail : tail.slice(headOfWidth(tail, 2).length)
}
