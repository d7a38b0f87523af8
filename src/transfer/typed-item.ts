import { emptyItem, type Item, type Value, valueTypes } from '../model/value.ts'
import { TooDeep } from './infer-value.ts'
import { isJsonObject, numberTextOf } from './parse-json.ts'

/** Typed values take two levels for each of an item's 32; no stack ends here. */
const levelsMax = 100

/** What makes a JSON value no item of DynamoDB JSON. */
export class NotTyped extends Error {}

/** Whether every member has a type, as an item of DynamoDB JSON has it. */
export const isTypedItem = (value: unknown): value is object =>
  isJsonObject(value) &&
  Object.values(value).every((member) => isJsonObject(member) && typeNameOf(member) !== undefined)

/** Whether the content fits its type is for the service to say. Bare numbers under N are tolerated. Throws NotTyped. */
export function typedItem(value: unknown, level = 0): Item {
  if (!isJsonObject(value)) throw new NotTyped('an item is a JSON object')
  if (level > levelsMax) throw new TooDeep()
  const item = emptyItem()
  for (const name in value) item[name] = typedValue(value[name], level)
  return item
}

function typedValue(value: unknown, level: number): Value {
  const type = isJsonObject(value) ? typeNameOf(value) : undefined
  if (type === undefined) throw new NotTyped(oneMember)
  const content = (value as { readonly [type: string]: unknown })[type]
  switch (type) {
    case 'M':
      return { M: typedItem(content, level + 1) }
    case 'L':
      if (level > levelsMax) throw new TooDeep()
      return { L: listOf(content).map((element) => typedValue(element, level + 1)) }
    case 'SS':
    case 'NS':
    case 'BS':
      return { [type]: listOf(content).map(textOf) } as unknown as Value
    case 'N':
      return { N: textOf(content) } as Value
    default:
      return value as Value
  }
}

const oneMember = 'a value is an object with one member: S, N, B, BOOL, NULL, SS, NS, BS, L or M'

function typeNameOf(member: object): (typeof valueTypes)[number] | undefined {
  let only: string | undefined
  for (const name in member) {
    if (only !== undefined) return undefined
    only = name
  }
  return valueTypes.find((type) => type === only)
}

function listOf(content: unknown): readonly unknown[] {
  if (Array.isArray(content)) return content
  throw new NotTyped('lists and sets are JSON arrays')
}

const textOf = (content: unknown): unknown =>
  typeof content === 'string' ? content : (numberTextOf(content) ?? content)
