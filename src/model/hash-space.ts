/** Hashes of partition keys are whole numbers from 0 to below this: the leading 48 bits. */
export const hashEnd = 2 ** 48

/** Which of evenly divided partitions a hash lies in. */
export const partitionOf = (hash: number, partitions: number): number => Math.floor((hash / hashEnd) * partitions)

/** The first hash of a partition. */
export const partitionStart = (partition: number, partitions: number): number =>
  Math.ceil((hashEnd * partition) / partitions)
