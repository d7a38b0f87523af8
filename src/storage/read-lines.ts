import { damagedText } from './parse-text.ts'
import { type LineStatements, type Reads, startOf } from './reads.ts'
import { selectLines } from './resource-sql.ts'
import type { HashRange, LineForm, RowLines } from './types.ts'

/**
 * Rows in hash order, as many as weigh as much as a page, their texts put together by SQLite: none becomes a string of
 * JavaScript, which is most of what reading one costs. What they weigh is read before, so that no more text is fetched than
 * a page has.
 */
export function linesOfHashes(reads: Reads, range: HashRange, form: LineForm): RowLines {
  const { connection, weight } = reads
  const { afterRow, bounds } = startOf(range)
  try {
    const { sizes, rows, lines } = lineStatements(reads, afterRow)
    const page = measurePage((count) => sizes.all(...bounds, count), form.pageBytes, weight.averageBytes)
    const { count, bytes } = page
    if (count === 0) return { ...page, lines: new Uint8Array(), sizes: () => [] }
    weight.averageBytes = Math.max(1, bytes / count)
    return { ...page, lines: textOf(lines, [...bounds, count], form), sizes: () => rows.all(...bounds, count) }
  } catch (error) {
    throw connection.failure(error)
  }
}

type Measured = Pick<RowLines, 'count' | 'bytes' | 'full' | 'more'>

/** Looks at more and more rows until there is one that belongs to the page no more. */
function measurePage(first: (rows: number) => readonly number[], pageBytes: number, averageBytes: number): Measured {
  for (let wanted = Math.ceil((pageBytes / averageBytes) * margin) + 1; ; wanted *= 2) {
    const sizes = first(wanted)
    let bytes = 0
    let count = 0
    while (count < sizes.length && bytes < pageBytes) bytes += sizes[count++] ?? 0
    const more = count < sizes.length
    if (more || sizes.length < wanted) return { count, bytes, full: bytes >= pageBytes, more }
  }
}

/** A few more than usual, so that one look is nearly always enough. */
const margin = 1.05

function textOf(
  statement: LineStatements['lines'],
  bounds: readonly unknown[],
  { before, after }: LineForm,
): Uint8Array {
  const found = statement.get(before, `${after}${before}`, after, ...bounds)
  // A text that lies apart and is gone would only be left out.
  if (found === undefined || found.lines === null || found.count !== bounds.at(-1))
    throw damagedText('an item', undefined)
  return found.lines
}

function lineStatements({ connection, id, preparedLines }: Reads, afterRow: boolean): LineStatements {
  const name = afterRow ? 'after' : 'start'
  const known = preparedLines.get(name)
  if (known !== undefined) return known
  const sql = selectLines(id, afterRow)
  const { database } = connection
  const statements: LineStatements = {
    sizes: database.prepare<unknown[], number>(sql.sizes).pluck(),
    rows: database.prepare(sql.rows),
    lines: database.prepare(sql.lines),
  }
  preparedLines.set(name, statements)
  return statements
}
