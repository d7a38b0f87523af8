/** What is asked of JSON that a file has kept, and that the disk may have changed. */

export type Members = { readonly [member: string]: unknown }

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isNumber = (value: unknown): value is number => typeof value === 'number'

export const isText = (value: unknown): value is string => typeof value === 'string'

export const isAbsentOr = (value: unknown, is: (value: unknown) => boolean): boolean => value === undefined || is(value)

/** From zero on. */
export const isWhole = (value: unknown): value is number => isNumber(value) && Number.isSafeInteger(value) && value >= 0

/** Names and counts. */
export const isCounts = (value: unknown): boolean => isObject(value) && Object.values(value).every(isWhole)

export const hasNumbers = (value: unknown, members: readonly string[]): value is Members =>
  isObject(value) && members.every((member) => isNumber(value[member]))

export const hasWholes = (value: unknown, members: readonly string[]): value is Members =>
  isObject(value) && members.every((member) => isWhole(value[member]))

export const isListOf = <Element>(
  value: unknown,
  is: (element: unknown) => element is Element,
): value is readonly Element[] => Array.isArray(value) && value.every(is)
