import { unreachable } from '../base/unreachable.ts'
import type { Item, Value } from './value.ts'

/** One line of an export to S3 in Amazon Ion, as text; nothing is lost. Source: reference, streams-ttl-backup 8. */
export const ionText = (item: Item): string => `$ion_1_0 {Item:${ion({ M: item })}}`

function ion(value: Value): string {
  if ('S' in value) return ionString(value.S)
  if ('N' in value) return ionDecimal(value.N)
  if ('B' in value) return `{{${value.B}}}`
  if ('BOOL' in value) return String(value.BOOL)
  if ('NULL' in value) return 'null'
  if ('SS' in value) return `$dynamodb_SS::[${value.SS.map(ionString).join(',')}]`
  if ('NS' in value) return `$dynamodb_NS::[${value.NS.map(ionDecimal).join(',')}]`
  if ('BS' in value) return `$dynamodb_BS::[${value.BS.map((base64) => `{{${base64}}}`).join(',')}]`
  if ('L' in value) return `[${value.L.map(ion).join(',')}]`
  if ('M' in value) {
    const members = Object.entries(value.M).map(([name, member]) => `${ionSymbol(name)}:${ion(member)}`)
    return `{${members.join(',')}}`
  }
  return unreachable(value)
}

/** Ion's strings are JSON's, escapes and all. */
const ionString = (text: string): string => JSON.stringify(text)

/** A decimal has a point, else it would be an integer. */
const ionDecimal = (number: string): string => (number.includes('.') ? number : `${number}.`)

/** Names of fields; words that Ion keeps for itself, and odd ones, stand in quotes. */
function ionSymbol(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !/^(?:null|true|false|nan)$/.test(name)) return name
  const inside = ionString(name).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${inside}'`
}
