/** What every item and every index entry takes beside its own bytes. Source: reference, data-model 9 "Storage figures". */
export const storageOverheadBytes = 100

/** Bytes that are stored and paid for, as DescribeTable counts them; no request pays for the overhead. */
export const storedBytesOf = ({ items, bytes }: { readonly items: number; readonly bytes: number }): number =>
  bytes + items * storageOverheadBytes

/** Of a size as DescribeTable says it, the bytes of the items alone. */
export const itemBytesOf = (items: number, storedBytes: number): number =>
  Math.max(0, storedBytes - items * storageOverheadBytes)
