import type { BulkWrite } from '../operation/bulk.ts'
import { itemOfJson, TooDeep } from './infer-value.ts'
import { endsInside, tooDeep } from './json-mistakes.ts'
import { jsonValues } from './json-values.ts'
import { isJsonObject, parseJsonText } from './parse-json.ts'
import type { SourceRecord } from './source-record.ts'
import { type TextLine, textLines } from './text-lines.ts'
import { TransferError } from './transfer-error.ts'
import { isTypedItem, NotTyped, typedItem } from './typed-item.ts'

export type JsonReading = {
  /** Undefined: the first value decides for all whether they are DynamoDB JSON. */
  readonly typed: boolean | undefined
  /** Each line is a value; else the first line decides. */
  readonly lines: boolean
}

/** The values of a text, on lines or not, as records. */
export async function* readJson(
  chunks: AsyncIterable<string>,
  { typed, lines }: JsonReading,
): AsyncGenerator<readonly SourceRecord[]> {
  const reader = new ValueReader(typed)
  for await (const texts of lines ? textLines(chunks) : textsOf(chunks))
    yield texts.flatMap((text) => reader.read(text))
}

/** A first line that is a whole object says that each line is one: then a bad one spoils no other, and it is quicker. */
async function* textsOf(chunks: AsyncIterable<string>): AsyncGenerator<readonly TextLine[]> {
  const all = chunks[Symbol.asyncIterator]()
  let head = ''
  let first: string | undefined
  for (;;) {
    const { done, value } = await all.next()
    if (done === true) break
    head += value
    first = firstLineOf(head)
    if (first !== undefined || head.length > headMax) break
  }
  const whole = (async function* () {
    yield head
    yield* { [Symbol.asyncIterator]: () => all }
  })()
  yield* (first !== undefined && isWholeObject(first)) || (first === undefined && isWholeObject(head))
    ? textLines(whole)
    : jsonValues(whole)
}

/** The first line that is not empty, once its end is there. */
function firstLineOf(head: string): string | undefined {
  const start = head.search(/[^\s\ufeff]/)
  const end = start < 0 ? -1 : head.indexOf('\n', start)
  return end < 0 ? undefined : head.slice(start, end)
}

/** Characters to look for the end of the first line. */
const headMax = 1 << 20

function isWholeObject(text: string): boolean {
  try {
    return text.length <= headMax && isJsonObject(JSON.parse(text.replace(/^\ufeff/, '')))
  } catch {
    return false
  }
}

/** From texts of values to records. */
class ValueReader {
  private typed: boolean | undefined

  constructor(typed: boolean | undefined) {
    this.typed = typed
  }

  read({ text, line, open }: TextLine): readonly SourceRecord[] {
    try {
      const values = unwrapped(parsed(text, line, open === true))
      return values.map((value) => ({ line, write: this.writeOf(value), size: text.length / values.length }))
    } catch (error) {
      return [{ line, error: mistakeAt(line, error), text }]
    }
  }

  private writeOf(value: unknown): BulkWrite {
    const change = changeOf(value)
    if (change !== undefined) return change
    const found = exportedItem(value)
    this.typed ??= found !== value || isTypedItem(found)
    if (this.typed) return { put: typedItem(found) }
    if (!isJsonObject(found)) throw new NotTyped('an item is a JSON object')
    return { put: itemOfJson(found) }
  }
}

function parsed(text: string, line: number, open: boolean): unknown {
  try {
    return parseJsonText(text)
  } catch (error) {
    if (open && endsEarly(error, text)) throw endsInside(line)
    throw new TransferError(
      'transfer.bad-json',
      `line ${line}: ${error instanceof Error ? withColumn(error.message) : 'not JSON'}`,
      {
        hint: 'Every value must be JSON: names and strings in double quotes.',
        cause: error,
      },
    )
  }
}

/** Where in the value it is: its first line is not that of the file. */
const withColumn = (message: string): string =>
  message.replace(/ in JSON at position \d+ \(line 1 column (\d+)\)$/, ', at column $1')

/** Both parsers say where they were, or that it was the end. */
function endsEarly(error: unknown, text: string): boolean {
  if (!(error instanceof SyntaxError)) return false
  const position = /at position (\d+)/.exec(error.message)?.[1]
  return position === undefined ? /end of/i.test(error.message) : Number(position) >= text.trimEnd().length
}

function mistakeAt(line: number, error: unknown): TransferError {
  if (error instanceof TransferError) return error
  if (error instanceof TooDeep) return tooDeep(line)
  if (!(error instanceof NotTyped)) throw error
  return new TransferError('transfer.not-an-item', `line ${line} is no item: ${error.message}`, {
    hint: 'Try FORMAT jsonl for plain JSON, or FORMAT ddb-json for typed values.',
  })
}

/** What `aws dynamodb scan` prints holds its items in a member. */
function unwrapped(value: unknown): readonly unknown[] {
  const items = (value as { readonly Items?: unknown } | null)?.Items
  return Array.isArray(items) && items.every(isTypedItem) ? items : [value]
}

/** A line of an incremental export: without a new image the item is gone. Source: reference, streams-ttl-backup 8. */
function changeOf(value: unknown): BulkWrite | undefined {
  if (!isJsonObject(value) || !('Metadata' in value && 'Keys' in value)) return undefined
  const { Metadata: metadata, Keys: keys, NewImage: image } = value
  if (!isJsonObject(metadata) || !('WriteTimestampMicros' in metadata) || !isTypedItem(keys)) return undefined
  return image === undefined ? { remove: typedItem(keys) } : { put: typedItem(image) }
}

/** An export to S3 and BatchWriteItem's files put each item into a member of its own. */
function exportedItem(value: unknown): unknown {
  if (!isJsonObject(value)) return value
  const { Item: item, PutRequest: put } = value as { readonly Item?: unknown; readonly PutRequest?: unknown }
  if (item !== undefined && isTypedItem(item) && Object.keys(value).length === 1) return item
  const inside = isJsonObject(put) ? put['Item'] : undefined
  return inside !== undefined && isTypedItem(inside) ? inside : value
}
