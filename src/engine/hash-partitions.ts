import { hashEnd } from '../storage/partition-hash.ts'

/** Which of evenly divided partitions a hash lies in. */
export const partitionOf = (hash: number, partitions: number): number => Math.floor((hash / hashEnd) * partitions)

/** The first hash of a partition. */
export const partitionStart = (partition: number, partitions: number): number =>
  Math.ceil((hashEnd * partition) / partitions)
