/** Texts about keys, word for word. Source: reference, errors 127-139 and data-model 8, 11.2. */

const invalid = 'One or more parameter values were invalid: '
const notValid = 'One or more parameter values are not valid. '
const emptyKeyValue = (type: 'S' | 'B'): string =>
  `The AttributeValue for a key attribute cannot contain an empty ${type === 'S' ? 'string' : 'binary'} value.`

export const keyMessages = {
  /** Row 127, KEY-3. */
  schema: 'The provided key element does not match the schema',
  /** Row 128, KEY-1. */
  missing: (attribute: string): string => `${invalid}Missing the key ${attribute} in the item`,
  /** Row 129, KEY-2. */
  typeMismatch: (attribute: string, expected: string, actual: string): string =>
    `${invalid}Type mismatch for key ${attribute} expected: ${expected} actual: ${actual}`,
  /** Row 130, KEY-7, KEY-8. */
  empty: (attribute: string, type: 'S' | 'B'): string => `${notValid}${emptyKeyValue(type)} Key: ${attribute}`,
  /** Row 131; the missing space is the service's. */
  hashTooLong: `${invalid}Size of hashkey has exceeded the maximum size limit of2048 bytes`,
  /** Row 132. */
  rangeTooLong: `${invalid}Aggregated size of all range keys has exceeded the size limit of 1024 bytes`,
  /** Row 133, KEY-21. */
  indexTypeMismatch: (attribute: string, expected: string, actual: string, index: string): string =>
    `${invalid}Type mismatch for Index Key ${attribute} Expected: ${expected} Actual: ${actual} IndexName: ${index}`,
  /** Row 134, KEY-22. */
  indexEmptyOnPut: (attribute: string, type: 'S' | 'B', index: string): string =>
    `${notValid}A value specified for a secondary index key is not supported. ${emptyKeyValue(type)} IndexName: ${index}, IndexKey: ${attribute}`,
  /** Row 122, KEY-23. */
  indexEmptyOnUpdate: (type: 'S' | 'B'): string =>
    `${notValid}The update expression attempted to update a secondary index key to a value that is not supported. ${emptyKeyValue(type)}`,
  /** Row 121, KEY-28. */
  indexUnsupportedType: 'The update expression attempted to update the secondary index key to unsupported type',
  /** Row 120, KEY-10. */
  cannotUpdate: (attribute: string): string =>
    `${invalid}Cannot update attribute ${attribute}. This attribute is part of the key`,
  /** Row 135, KEY-11. */
  notScalar: (attribute: string, kind: 'Key' | 'IndexKey'): string =>
    `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ${kind}: ${attribute}`,
  /** Row 138. */
  duplicates: 'Provided list of item keys contains duplicates',
} as const
