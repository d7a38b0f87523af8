import type { Item } from '../model/value.ts'
import type { ItemLines } from './item-lines.ts'
import type { Call } from './operation.ts'

/** Many items at a go, for whoever moves data: the rules and charges of single writes, the commit of thousands. */
export interface BulkLane {
  /**
   * Writes in their order, as PutItem and DeleteItem would, in one transaction. Rejects when nothing of it could be written: a
   * table that is not there, a disk that is full. The signal ends what waits for throughput: the rest of it waits then.
   */
  write(batch: BulkBatch, call?: Call): Promise<BulkWritten>
  /** One page of Scan as the table is now, each item as the JSON text that is stored. */
  page(read: BulkRead, call?: Call): Promise<BulkPage>
  /** What an earlier `write` wrote down last. */
  note(name: string): Promise<{ readonly place: number; readonly about: string } | undefined>
  forgetNote(name: string): Promise<void>
}

/** Items and keys of the right JSON types or not: that is looked at here. */
export type BulkWrite = { readonly put: Item } | { readonly remove: Item }

export type BulkBatch = {
  readonly table: string
  readonly writes: readonly BulkWrite[]
  /** Go on after one that is refused. */
  readonly skipRefused?: boolean | undefined
  /** Written down in the same transaction. */
  readonly note?: BulkNote | undefined
}

export type BulkNote = {
  readonly name: string
  /** What the places are places of. */
  readonly about: string
  /** How far it is when n writes are dealt with: one more than there are writes. */
  readonly places: readonly number[]
}

export type BulkWritten = {
  /** Writes from the start that are dealt with: done, or refused and left out. */
  readonly done: number
  readonly written: number
  /** In order; without `skipRefused` at most one, the one at `done`. */
  readonly refused: readonly BulkRefusal[]
  /** The one at `done` must wait: there is no throughput for it now, or a transaction has it. */
  readonly waits: boolean
}

export type BulkRefusal = { readonly at: number; readonly code: string; readonly message: string }

export type BulkRead = {
  readonly table: string
  /** The key after which it goes on; absent: from the start. */
  readonly after?: Item | undefined
}

export type BulkPage = ItemLines & {
  /** Absent: that was all. */
  readonly next?: Item | undefined
}
