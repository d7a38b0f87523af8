/** A row as its cells, and the line on which it ends. */
export type TableRow = { readonly cells: readonly string[]; readonly line: number }

/** Longer than any item: what opens a quote and goes on further is a text that begins with one. */
const quotedMax = 1 << 20

/**
 * Cells between tabs. Programs disagree about quotes: spreadsheets and `.mode tsv` put cells with tabs, line breaks or
 * quotes into them, others know none. A cell is quoted when its quotes close right before a tab or the end of a line and
 * all others inside are doubled; any other quote is a character like the rest.
 */
export async function* tsvRows(chunks: AsyncIterable<string>): AsyncGenerator<TableRow> {
  let text = ''
  let line = 0
  const rowsIn = function* (ended: boolean): Generator<TableRow> {
    let at = 0
    while (at < text.length) {
      const row = readRow(text, at, ended)
      if (row === undefined) break
      line += text.slice(at, row.end).split('\n').length - 1 + (text[row.end - 1] === '\n' ? 0 : 1)
      at = row.end
      if (row.cells.length > 1 || row.cells[0] !== '') yield { cells: row.cells, line }
    }
    text = text.slice(at)
  }
  for await (const chunk of chunks) {
    text += chunk
    yield* rowsIn(false)
  }
  yield* rowsIn(true)
}

type Cell = { readonly text: string; readonly end: number }
type Reading<Found> = Found | 'more'

/** Undefined when the text ends before the row does. */
function readRow(
  text: string,
  from: number,
  ended: boolean,
): { readonly cells: string[]; readonly end: number } | undefined {
  const cells: string[] = []
  for (let at = from; ; ) {
    const quoted = text[at] === '"' ? readQuoted(text, at, ended) : undefined
    const cell = quoted ?? readPlain(text, at, ended)
    if (cell === 'more') return undefined
    cells.push(cell.text)
    if (text[cell.end] !== '\t') return { cells, end: Math.min(text.length, cell.end + 1) }
    at = cell.end + 1
  }
}

/** Up to the tab or line break that ends it. */
function readPlain(text: string, from: number, ended: boolean): Reading<Cell> {
  const tab = text.indexOf('\t', from)
  const line = text.indexOf('\n', from)
  const end = tab === -1 || (line !== -1 && line < tab) ? line : tab
  if (end === -1 && !ended) return 'more'
  const last = end === -1 ? text.length : end
  const cell = text.slice(from, last)
  return { text: end !== tab || end === -1 ? cell.replace(/\r$/, '') : cell, end: last }
}

/** Undefined when its quotes are no quotes. */
function readQuoted(text: string, from: number, ended: boolean): Reading<Cell> | undefined {
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at)
    if (quote === -1) return ended || text.length - from > quotedMax ? undefined : 'more'
    const after = text.slice(quote + 1, quote + 3)
    if (after.length < 2 && !ended) return 'more'
    if (after.startsWith('"')) {
      at = quote + 2
      continue
    }
    const close = /^(?:\t|\n|\r\n|\r?$)/.exec(after)
    if (close === null) return undefined
    const end = quote + 1 + (after.startsWith('\r') ? 1 : 0)
    return { text: text.slice(from + 1, quote).replaceAll('""', '"'), end }
  }
}
