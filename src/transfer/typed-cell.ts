import type { CellType } from '../model/cell-type.ts'
import type { Base64, NumberText, Value } from '../model/value.ts'
import { itemOfJson, valueOfJson } from './infer-value.ts'
import { isJsonObject, parseJsonText } from './parse-json.ts'

/** The text as a value of the type; undefined: it is none. Whether a number or binary is one is for the service to say. */
export function valueOfTyped(cell: string, type: CellType): Value | undefined {
  switch (type) {
    case 'STRING':
      return { S: cell }
    case 'NUMBER':
      return { N: cell.trim() as NumberText }
    case 'BINARY':
      return { B: cell as Base64 }
    case 'BOOL':
      return /^(?:true|false)$/i.test(cell) ? { BOOL: cell.toLowerCase() === 'true' } : undefined
    default:
      return valueOfNested(cell, type)
  }
}

function valueOfNested(
  cell: string,
  type: Exclude<CellType, 'STRING' | 'NUMBER' | 'BINARY' | 'BOOL'>,
): Value | undefined {
  const json = jsonOf(cell)
  if (type === 'MAP') return isJsonObject(json) ? { M: itemOfJson(json) } : undefined
  if (!Array.isArray(json)) return undefined
  if (type === 'LIST') return valueOfJson(json)
  const members = json.map(valueOfJson)
  if (type === 'NS') {
    const numbers = members.flatMap((member) => ('N' in member ? [member.N] : []))
    return numbers.length === members.length ? { NS: numbers } : undefined
  }
  const texts = members.flatMap((member) => ('S' in member ? [member.S] : []))
  if (texts.length < members.length) return undefined
  return type === 'SS' ? { SS: texts } : { BS: texts as Base64[] }
}

function jsonOf(cell: string): unknown {
  try {
    return parseJsonText(cell)
  } catch {
    return undefined
  }
}
