import type { SortBound } from './types.ts'

/**
 * The rows of one table or index, `r<id>`. `item` is the item's text, or the id of its row in `b<id>`: a row without
 * rowid is fastest while it fits into its page, and three times slower to write and read once it spills over.
 */
export const createRows = (id: number): string => `
  CREATE TABLE r${id} (
    hash INTEGER NOT NULL, partition NOT NULL, sort NOT NULL, base NOT NULL, item NOT NULL, size INTEGER NOT NULL,
    PRIMARY KEY (hash, partition, sort, base)
  ) WITHOUT ROWID;
  CREATE TABLE b${id} (id INTEGER PRIMARY KEY, item TEXT NOT NULL);`

export const dropRows = (id: number): string => `DROP TABLE r${id}; DROP TABLE b${id};`

/** All rows of one table into another one, which has none. Long texts keep their ids. */
export const copyRows = (from: number, to: number): string =>
  `INSERT INTO r${to} SELECT * FROM r${from}; INSERT INTO b${to} SELECT * FROM b${from};`

/** How many rows there are, and their bytes together. */
export const countRows = (id: number): string => `SELECT count(*) AS items, coalesce(sum(size), 0) AS bytes FROM r${id}`

/**
 * UTF-8 bytes of the longest text kept in its row: with its key it stays under the 2,030 bytes that a page of 8 KB
 * keeps of one row. Rows are read whatever it was when they were written.
 */
export const inlineBytesMax = 1800

/** The text of a row's item, wherever it lies. */
export const textOf = (id: number): string =>
  `CASE typeof(item) WHEN 'text' THEN item
   ELSE (SELECT long.item FROM b${id} AS long WHERE long.id = r${id}.item) END AS text`
const side = `CASE typeof(item) WHEN 'text' THEN NULL ELSE item END AS side`
const oneRow = 'hash = ? AND partition = ? AND sort = ? AND base = ?'

export const selectItem = (id: number): string =>
  `SELECT ${textOf(id)}, size AS sizeBytes, ${side} FROM r${id} WHERE ${oneRow}`
/** What a write must know of the row it replaces, without its text. */
export const selectPlace = (id: number): string => `SELECT size AS sizeBytes, ${side} FROM r${id} WHERE ${oneRow}`
export const insertRow = (id: number): string => `INSERT INTO r${id} VALUES (?, ?, ?, ?, ?, ?)`
/** A row without rowid is replaced faster than updated. */
export const replaceRow = (id: number): string => `INSERT OR REPLACE INTO r${id} VALUES (?, ?, ?, ?, ?, ?)`
export const updateSize = (id: number): string => `UPDATE r${id} SET size = ? WHERE ${oneRow}`
export const deleteRow = (id: number): string => `DELETE FROM r${id} WHERE ${oneRow}`
export const insertLong = (id: number): string => `INSERT INTO b${id} (item) VALUES (?)`
export const updateLong = (id: number): string => `UPDATE b${id} SET item = ? WHERE id = ?`
export const deleteLong = (id: number): string => `DELETE FROM b${id} WHERE id = ?`
export const sumPartition = (id: number): string =>
  `SELECT coalesce(sum(size), 0) FROM r${id} WHERE hash = ? AND partition = ?`

/*
 * In the range reads a parameter is written `+?`. SQLite looks into a plain one while it plans a LIMIT or an ORDER BY
 * behind equalities, and then compiles the statement again for every execution: 6 microseconds instead of none.
 */

/** How one end of a stretch of sort keys is bounded. */
export type SortEnd = 'open' | 'inclusive' | 'exclusive' | 'row'
export type PartitionShape = { readonly low: SortEnd; readonly high: SortEnd; readonly forward: boolean }

const lowEnd = { open: '', inclusive: 'AND sort >= +?', exclusive: 'AND sort > +?', row: 'AND (sort, base) > (+?, +?)' }
const highEnd = {
  open: '',
  inclusive: 'AND sort <= +?',
  exclusive: 'AND sort < +?',
  row: 'AND (sort, base) < (+?, +?)',
}

/** The conditions of a stretch whose ends are sort keys alone. */
export const rangeEnds = (low: SortBound | undefined, high: SortBound | undefined): readonly [string, string] => [
  lowEnd[endOf(low)],
  highEnd[endOf(high)],
]

export const endOf = (bound: SortBound | undefined): SortEnd =>
  bound === undefined ? 'open' : bound.inclusive ? 'inclusive' : 'exclusive'

/** Parameters: hash, partition, those of the low end, those of the high end, then LIMIT or OFFSET. */
export function selectPartition(id: number, { low, high, forward }: PartitionShape): { rows: string; keyAt: string } {
  const direction = forward ? 'ASC' : 'DESC'
  const stretch =
    `FROM r${id} WHERE hash = +? AND partition = +? ${lowEnd[low]} ${highEnd[high]} ` +
    `ORDER BY sort ${direction}, base ${direction}`
  return {
    rows: `SELECT ${textOf(id)}, size AS sizeBytes ${stretch} LIMIT +?`,
    keyAt: `SELECT sort, base ${stretch} LIMIT 1 OFFSET +?`,
  }
}

/** Parameters: the whole key of the row before or the least hash, then the end of the hashes, then LIMIT or OFFSET. */
export function selectHashes(id: number, afterRow: boolean): { rows: string; keyAt: string } {
  const stretch = hashStretch(id, afterRow)
  return {
    rows: `SELECT ${textOf(id)}, size AS sizeBytes, hash ${stretch} LIMIT +?`,
    keyAt: `SELECT hash, partition, sort, base ${stretch} LIMIT 1 OFFSET +?`,
  }
}

/**
 * The same rows by other questions: what each weighs, without and with its hash, and the texts of all in one piece, which
 * has these parameters in front: what stands before the first text, between two, and behind the last.
 */
export function selectLines(id: number, afterRow: boolean): { sizes: string; rows: string; lines: string } {
  const stretch = `${hashStretch(id, afterRow)} LIMIT +?`
  return {
    sizes: `SELECT size ${stretch}`,
    rows: `SELECT size AS bytes, hash ${stretch}`,
    // A subquery with a LIMIT is run as it stands, so its order is that of the texts.
    lines: `SELECT CAST(? || group_concat(text, ?) || ? AS BLOB) AS lines, count(text) AS count
      FROM (SELECT ${textOf(id)} ${stretch})`,
  }
}

function hashStretch(id: number, afterRow: boolean): string {
  const start = afterRow ? '(hash, partition, sort, base) > (+?, +?, +?, +?)' : 'hash >= +?'
  return `FROM r${id} WHERE ${start} AND hash < +? ORDER BY hash, partition, sort, base`
}
