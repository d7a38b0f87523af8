import type { Value } from '../model/value.ts'
import type { Backend } from '../operation/operation.ts'

/** What it takes to find out what a statement costs without doing it. */
export type Rehearsal = {
  /** An empty database in memory, whose tables are of the same Region. Whoever asked for it closes it. */
  readonly backend: Backend
  /** Where the values of a partition key put an item: leading 48 bits of the hash. */
  readonly keyHash: (key: readonly Value[]) => number
}
