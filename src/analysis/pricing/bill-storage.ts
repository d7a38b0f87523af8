import type { TableSize } from './billed-table.ts'
import type { Quantity } from './money.ts'

/** Of each item, in the table and in each index that holds a copy. Source: reference, pricing 4 "storage". */
const itemOverheadBytes = 100
/** Of each item of a table that has replicas. */
const replicatedOverheadBytes = 48

/** Of GB: what is billed as one. */
export const gigabyte = 1_073_741_824n

/** What is paid for, overhead included. */
export const storedBytes = ({ items, bytes }: TableSize, replicated = false): bigint =>
  BigInt(bytes) + BigInt(items) * BigInt(itemOverheadBytes + (replicated ? replicatedOverheadBytes : 0))

export const gbMonths = (bytes: bigint): Quantity => ({ n: bytes, d: gigabyte })

/** What point-in-time recovery is paid for: the data of the table and of its local indexes. */
export const recoveryBytes = (sizes: readonly TableSize[]): bigint =>
  sizes.reduce((sum, { kind, bytes }) => (kind === 'global' ? sum : sum + BigInt(bytes)), 0n)
