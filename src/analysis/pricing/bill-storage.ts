import { storedBytesOf } from '../../model/stored-size.ts'
import type { TableSize } from './billed-table.ts'
import type { Quantity } from './money.ts'

/** Of each item of a table that has replicas. Source: reference, pricing 4 "storage". */
const replicatedOverheadBytes = 48

/** Of GB: what is billed as one. */
export const gigabyte = 1_073_741_824n

/** What is paid for, overhead included, in the table and in each index that holds a copy. */
export const storedBytes = (size: TableSize, replicated = false): bigint =>
  BigInt(storedBytesOf(size)) + (replicated ? BigInt(size.items) * BigInt(replicatedOverheadBytes) : 0n)

export const gbMonths = (bytes: bigint): Quantity => ({ n: bytes, d: gigabyte })

/** What point-in-time recovery is paid for: the data of the table and of its local indexes. */
export const recoveryBytes = (sizes: readonly TableSize[]): bigint =>
  sizes.reduce((sum, { kind, bytes }) => (kind === 'global' ? sum : sum + BigInt(bytes)), 0n)
