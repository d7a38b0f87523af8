import type { ValueType } from '../model/value.ts'

/** The attribute type that PartiQL's `IS <type>` asks for; undefined for MISSING and SQL's other names. Source: reference, partiql 10. */
export const attributeTypeCode = (partiqlType: string): ValueType | undefined => codes[partiqlType.toUpperCase()]

const codes: { readonly [partiqlType: string]: ValueType } = {
  NULL: 'NULL',
  BOOLEAN: 'BOOL',
  BLOB: 'B',
  STRING: 'S',
  NUMERIC: 'N',
  STRUCT: 'M',
  TUPLE: 'M',
  LIST: 'L',
}
