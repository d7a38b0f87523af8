import type { OutputMode as Mode } from '../ast/output-modes.ts'
import type { Item } from '../model/value.ts'
import type { ItemsMeta } from '../session/outcome.ts'

/** An item on its way to a formatter, which reads it with the functions of this room. */
export type RowItem = Item

/** What a formatter knows before the first row. */
export type RowsMeta = ItemsMeta

/** What a formatter knows after the last. */
export type RowsEnd = {
  readonly count: number
  /** A limit ended the reading before the data did. */
  readonly more: boolean
  /** What brings the rest, such as `.next`. */
  readonly next?: string | undefined
}

/** The form of a result. */
export type OutputMode = Mode

export const noMeta: RowsMeta = { table: '', keys: [], otherKeys: [] }
