/**
 * In 2026 the service began to put `1 validation error detected: ` before some refusals of some operations. Messages are
 * held without it; what gets it depends on the operation and on the family of the error, never on the text.
 * Source: reference, errors 2 "The 2026 envelope", README conflict 4, ENV-7 to ENV-11.
 */

/** What kind of mistake a refusal is about, as far as the envelope tells mistakes apart. */
export type Family =
  /** Empty and duplicate sets (rows 65-69); inside a Key they are `other` (ENV-8). */
  | 'set'
  /** `{NULL: false}` (row 64). */
  | 'null'
  /** More levels than 32 (row 75): bare, and without the wrapper of values as well (SIZE-32). */
  | 'depth'
  /** Rows 93, 96 and 97. */
  | 'syntax'
  /** Row 94. */
  | 'expression-size'
  /** Row 98. */
  | 'redundant-parentheses'
  /** Row 101. */
  | 'reserved-word'
  /** Row 109. */
  | 'distinct-operand'
  /** Rows 102 and 103. */
  | 'undefined-placeholder'
  /** Row 88. */
  | 'unused-name'
  /** Row 89. */
  | 'unused-value'
  /** Rows 83 and 84. */
  | 'empty-placeholders'
  /** Row 82. */
  | 'values-without-expression'
  /** Row 80. */
  | 'mixed-parameters'
  /** Row 90. */
  | 'return-values'
  /** Rows 160-163. */
  | 'select'
  /** Bare everywhere. */
  | 'other'

/** States of the service's wording that are still met, oldest first. */
export const generations = ['2026-05', '2026-07', '2026-08'] as const
export type Generation = (typeof generations)[number]
export const newestGeneration: Generation = '2026-08'

/** What people choose between: the texts of today, or those of before June 2026. */
export const wordings = { newest: newestGeneration, classic: '2026-05' } as const satisfies Record<string, Generation>
export type Wording = keyof typeof wordings

/** `message` as `operation` words it. `operation` is an API name; the parts of transactions and batches stay bare. */
export function enveloped(
  operation: string,
  family: Family,
  message: string,
  generation: Generation = newestGeneration,
): string {
  return envelopes[generation][operation]?.has(family) ? `1 validation error detected: ${message}` : message
}

type Envelopes = { readonly [operation: string]: ReadonlySet<Family> }

const julyWrite: ReadonlySet<Family> = new Set([
  'set',
  'null',
  'syntax',
  'expression-size',
  'redundant-parentheses',
  'distinct-operand',
  'undefined-placeholder',
  'values-without-expression',
  'mixed-parameters',
  'return-values',
])
const augustWrite: ReadonlySet<Family> = new Set([
  ...julyWrite,
  'reserved-word',
  'unused-name',
  'unused-value',
  'empty-placeholders',
])
const select: ReadonlySet<Family> = new Set(['select'])

const envelopes: Readonly<Record<Generation, Envelopes>> = {
  '2026-05': {},
  '2026-07': { PutItem: julyWrite, UpdateItem: julyWrite, Query: select },
  '2026-08': { PutItem: augustWrite, UpdateItem: augustWrite, DeleteItem: new Set(['unused-name']), Query: select },
}
