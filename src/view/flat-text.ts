import { memberOf } from '../model/value.ts'
import type { RowItem } from './rows.ts'
import { plainValueJson } from './value-json.ts'

/**
 * An attribute as one field of csv, tsv or markdown: strings and digits as they are, containers as JSON, what is missing as
 * nothing.
 */
export function flatText(item: RowItem, name: string, nullText: string): string {
  const value = memberOf(item, name)
  if (value === undefined) return ''
  if ('S' in value) return value.S
  if ('N' in value) return value.N
  if ('B' in value) return value.B
  if ('NULL' in value) return nullText
  return plainValueJson(value)
}
