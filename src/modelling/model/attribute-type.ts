import type { EntityAttributeType } from '../../ast/model-statement.ts'
import { typeOf, type Value, type ValueType } from '../../model/value.ts'

/** The type of a value in the words of ENTITY and ACCESS PATTERN; null is of none of them. */
export const attributeType = (value: Value): EntityAttributeType | 'NULL' => words[typeOf(value)]

const words: { readonly [type in ValueType]: EntityAttributeType | 'NULL' } = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  NULL: 'NULL',
  SS: 'STRING SET',
  NS: 'NUMBER SET',
  BS: 'BINARY SET',
  L: 'LIST',
  M: 'MAP',
}
