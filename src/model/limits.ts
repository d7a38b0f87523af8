/** Limits the engine enforces. Source: reference, data-model 14 and README 4. */

export const itemBytesMax = 409_600
export const pageBytesMax = 1_048_576
/** Value levels in one attribute: a scalar inside 31 containers stands at level 32. Source: SIZE-30. */
export const nestingLevelsMax = 32
export const partitionKeyBytesMax = 2048
export const sortKeyBytesMax = 1024
export const attributeNameBytesMax = 65_535
export const readBlockBytes = 4096
export const writeBlockBytes = 1024
export const batchGetBytesMax = 16 * 1_048_576
export const transactionBytesMax = 4 * 1_048_576
export const idempotencyMs = 10 * 60 * 1000
