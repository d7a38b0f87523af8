import type { EntityAttributeType } from '../../ast/model-statement.ts'
import { parseNumber } from '../../model/number-text.ts'
import { type Base64, emptyItem, type Value } from '../../model/value.ts'

/** What was made up as a value of that type; undefined: it is none. Dates are ISO 8601 texts, or seconds since 1970. */
export function toValue(made: unknown, type: EntityAttributeType): Value | undefined {
  switch (type) {
    case 'STRING':
      return typeof made === 'object' && !(made instanceof Date) ? undefined : { S: textOf(made) }
    case 'NUMBER':
      return numberOf(made)
    case 'BINARY':
      return typeof made === 'string' ? { B: Buffer.from(made).toString('base64') as Base64 } : undefined
    case 'BOOLEAN':
      return typeof made === 'boolean' ? { BOOL: made } : undefined
    case 'LIST':
      return { L: listOf(made).map(anyValue) }
    case 'MAP':
      return typeof made === 'object' && made !== null && !Array.isArray(made) ? anyValue(made) : undefined
    case 'STRING SET':
      return { SS: [...new Set(listOf(made).map(textOf))] }
    case 'NUMBER SET':
      return numberSet(made)
    case 'BINARY SET':
      return { BS: [...new Set(listOf(made).map((each) => Buffer.from(textOf(each)).toString('base64') as Base64))] }
    case 'ANY':
      return anyValue(made)
  }
}

const textOf = (made: unknown): string => (made instanceof Date ? made.toISOString() : String(made))
const listOf = (made: unknown): readonly unknown[] => (Array.isArray(made) ? made : [made])

function numberOf(made: unknown): Value | undefined {
  const number = made instanceof Date ? Math.floor(made.getTime() / 1000) : Number(made)
  if (typeof made === 'boolean' || !Number.isFinite(number)) return undefined
  return { N: parseNumber(String(number)) }
}

function numberSet(made: unknown): Value | undefined {
  const numbers = listOf(made).map(numberOf)
  const texts = numbers.flatMap((number) => (number !== undefined && 'N' in number ? number.N : []))
  return texts.length === numbers.length ? { NS: [...new Set(texts)] } : undefined
}

function anyValue(made: unknown): Value {
  if (made === null || made === undefined) return { NULL: true }
  if (typeof made === 'boolean') return { BOOL: made }
  if (typeof made === 'number' || typeof made === 'bigint') return numberOf(made) ?? { S: String(made) }
  if (Array.isArray(made)) return { L: made.map(anyValue) }
  if (typeof made !== 'object' || made instanceof Date) return { S: textOf(made) }
  const map = emptyItem()
  for (const [name, value] of Object.entries(made)) map[name] = anyValue(value)
  return { M: map }
}
