import { unreachable } from '../../base/unreachable.ts'
import { compareNumbers } from '../../model/number-text.ts'
import { compareBinary, compareStrings } from '../../model/text-order.ts'
import type { Value } from '../../model/value.ts'

/** A value as one would write it in a statement; members of maps and sets in order, so that equal values have equal texts. */
export function valueText(value: Value): string {
  if ('S' in value) return textLiteral(value.S)
  if ('N' in value) return value.N
  if ('B' in value) return `b64'${value.B}'`
  if ('BOOL' in value) return String(value.BOOL)
  if ('NULL' in value) return 'null'
  if ('SS' in value) return setText(value.SS.toSorted(compareStrings).map(textLiteral))
  if ('NS' in value) return setText(value.NS.toSorted(compareNumbers))
  if ('BS' in value) return setText(value.BS.toSorted(compareBinary).map((member) => `b64'${member}'`))
  if ('L' in value) return `[${value.L.map(valueText).join(', ')}]`
  if ('M' in value) {
    const members = Object.entries(value.M).sort(([left], [right]) => compareStrings(left, right))
    return `{${members.map(([name, member]) => `${nameText(name)}: ${valueText(member)}`).join(', ')}}`
  }
  return unreachable(value)
}

const setText = (members: readonly string[]): string => `<<${members.join(', ')}>>`

export const textLiteral = (text: string): string => `'${text.replaceAll("'", "''")}'`

const nameText = (name: string): string => (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : textLiteral(name))
