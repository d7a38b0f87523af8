import { isLosslessNumber, parse } from 'lossless-json'
import { emptyItem, type Item, type Value, valueTypes } from '../model/value.ts'
import { valueOfJson } from './infer-value.ts'
import { jsonValues } from './json-values.ts'
import { TransferError } from './transfer-error.ts'

/** An item and where it stands in its file, for messages. */
export type SourceItem = { readonly item: Item; readonly line: number }

/** `typed` undefined: the first value decides for all whether they are DynamoDB JSON. */
export async function* readJson(chunks: AsyncIterable<string>, typed: boolean | undefined): AsyncGenerator<SourceItem> {
  let decided = typed
  for await (const { text, line } of jsonValues(chunks)) {
    for (const value of unwrapped(parsed(text, line))) {
      const found = exportedItem(value)
      decided ??= found !== value || isTypedItem(found)
      yield { item: decided ? typedItem(found, line) : plainItem(found, line), line }
    }
  }
}

function parsed(text: string, line: number): unknown {
  try {
    return parse(text)
  } catch (error) {
    throw new TransferError(
      'transfer.bad-json',
      `line ${line}: ${error instanceof Error ? error.message : 'not JSON'}`,
      {
        hint: 'Every value must be JSON: names and strings in double quotes.',
        cause: error,
      },
    )
  }
}

/** What `aws dynamodb scan` prints holds its items in a member. */
function unwrapped(value: unknown): readonly unknown[] {
  const items = (value as { readonly Items?: unknown } | null)?.Items
  return Array.isArray(items) && items.every(isTypedItem) ? items : [value]
}

/** An export to S3 and BatchWriteItem's files put each item into a member of its own. */
function exportedItem(value: unknown): unknown {
  const { Item: item, PutRequest } = (value ?? {}) as {
    readonly Item?: unknown
    readonly PutRequest?: { readonly Item?: unknown }
  }
  if (isTypedItem(item) && Object.keys(value as object).length === 1) return item
  return isTypedItem(PutRequest?.Item) ? PutRequest.Item : value
}

function isTypedItem(value: unknown): value is object {
  return isMap(value) && Object.values(value).every((member) => isMap(member) && typeNameOf(member) !== undefined)
}

const isMap = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isLosslessNumber(value)

function typeNameOf(member: object): (typeof valueTypes)[number] | undefined {
  const [name, second] = Object.keys(member)
  return second === undefined ? valueTypes.find((type) => type === name) : undefined
}

function plainItem(value: unknown, line: number): Item {
  const item = isMap(value) ? valueOfJson(value) : undefined
  if (item !== undefined && 'M' in item) return item.M
  throw notAnItem(line, 'an item is a JSON object')
}

function typedItem(value: unknown, line: number): Item {
  if (!isMap(value)) throw notAnItem(line, 'an item is a JSON object')
  const item = emptyItem()
  for (const [name, member] of Object.entries(value)) item[name] = typedValue(member, line)
  return item
}

/** Whether the content fits its type is for the service to say. Bare numbers under N are tolerated. */
function typedValue(value: unknown, line: number): Value {
  const type = isMap(value) ? typeNameOf(value) : undefined
  if (type === undefined)
    throw notAnItem(line, 'a value is an object with one member: S, N, B, BOOL, NULL, SS, NS, BS, L or M')
  const content = (value as { readonly [type: string]: unknown })[type]
  switch (type) {
    case 'M':
      return { M: typedItem(content, line) }
    case 'L':
      return { L: listOf(content, line).map((element) => typedValue(element, line)) }
    case 'SS':
    case 'NS':
    case 'BS':
      return { [type]: listOf(content, line).map(textOf) } as unknown as Value
    case 'S':
    case 'N':
    case 'B':
      return { [type]: textOf(content) } as unknown as Value
    default:
      return { [type]: content } as unknown as Value
  }
}

function listOf(content: unknown, line: number): readonly unknown[] {
  if (Array.isArray(content)) return content
  throw notAnItem(line, 'lists and sets are JSON arrays')
}

const textOf = (content: unknown): unknown => (isLosslessNumber(content) ? content.value : content)

const notAnItem = (line: number, rule: string): TransferError =>
  new TransferError('transfer.not-an-item', `line ${line} is no item: ${rule}`, {
    hint: 'Try --format=jsonl for plain JSON, or --format=ddb-json for typed values.',
  })
