/** Hashes of partition keys are whole numbers from 0 to below this: the leading 48 bits. */
export const hashEnd = 2 ** 48

/** Which of evenly divided partitions a hash lies in. */
export const partitionOf = (hash: number, partitions: number): number => Math.floor((hash / hashEnd) * partitions)

/** The first hash of a partition. */
export const partitionStart = (partition: number, partitions: number): number =>
  Math.ceil((hashEnd * partition) / partitions)

/** A partition as one number: where it begins, and which part of one key's collection it is, counted from 0. */
export const partitionPlace = (fromHash: number, part: number): number => fromHash + part * hashEnd

/** The number read backwards. */
export const partitionAt = (place: number): { readonly fromHash: number; readonly part: number } => {
  const fromHash = place % hashEnd
  return { fromHash, part: (place - fromHash) / hashEnd }
}

/** A partition by the leading digits of the first and the last hash it holds, as many as tell it apart: `8000-bfff`. */
export function hashRangeText(
  { fromHash, toHash }: { readonly fromHash: number; readonly toHash: number },
  digits = 4,
): string {
  const text = (hash: number): string => hash.toString(16).padStart(12, '0').slice(0, digits)
  return `${text(fromHash)}-${text(toHash - 1)}`
}
