import { readBlockBytes, writeBlockBytes } from './limits.ts'

/** Rounding of bytes to capacity units, in half units. Source: reference, capacity 1 and 3. */

export type ReadConsistency = 'eventual' | 'strong' | 'transactional'

const halfUnitsPerReadBlock: { readonly [Consistency in ReadConsistency]: number } = {
  eventual: 1,
  strong: 2,
  transactional: 4,
}

/** At least one block, also for an item that is not there. */
export const readHalfUnits = (bytes: number, consistency: ReadConsistency): number =>
  blocks(bytes, readBlockBytes) * halfUnitsPerReadBlock[consistency]

/** One unit per kilobyte, at least one; a transaction pays twice, for the table's arm only. */
export const writeHalfUnits = (bytes: number, transactional = false): number =>
  blocks(bytes, writeBlockBytes) * (transactional ? 4 : 2)

const blocks = (bytes: number, blockBytes: number): number => Math.max(1, Math.ceil(bytes / blockBytes))
