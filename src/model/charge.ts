import type { Value } from './value.ts'

/**
 * One arm of what one operation cost. ConsumedCapacity, the cost line, metrics, heat, throttling and the bill are
 * computed from charges and from nothing else. Source: reference, capacity 1-3.
 */
export type Charge = {
  readonly table: string
  /** Absent: the table itself. */
  readonly index?: { readonly name: string; readonly kind: 'global' | 'local' } | undefined
  readonly kind: 'read' | 'write'
  /** Capacity units times two: an integer, since half units exist. */
  readonly halfUnits: number
  /** Bytes that were rounded up to the units. */
  readonly bytes: number
  /** Leading 48 bits of the partition key's hash; for a scan, where the touched partition begins. */
  readonly hash: number
  /** The partition key's value or values; absent for a scan. */
  readonly key?: readonly Value[] | undefined
  /** The sort key's value or values, of a charge about one item; absent where the key has none. */
  readonly sort?: readonly Value[] | undefined
  /** Charged twice because of a transaction, or a replay of one. */
  readonly transactional?: true | undefined
  /** Items the whole call evaluated, on the first charge of a read whose answer does not say: a SELECT, a cancelled page. */
  readonly evaluated?: number | undefined
  /** A failed member of a PartiQL batch counts in the total and in no arm. Source: reference, PQL-CAP-5. */
  readonly totalOnly?: true | undefined
  /** As a service that is not ours says, which tells neither bytes nor keys: the bytes are 0, and so is the hash. */
  readonly reported?: true | undefined
}
