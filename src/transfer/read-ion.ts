import { IonTypes, makeReader, type Reader } from 'ion-js'
import { type Base64, emptyItem, type Item, type NumberText, type Value } from '../model/value.ts'
import type { BulkWrite } from '../operation/bulk.ts'
import type { SourceRecord } from './source-record.ts'
import { textLines } from './text-lines.ts'
import { TransferError } from './transfer-error.ts'

/** Lines of an export to S3 in Amazon Ion, full or incremental. Source: reference, streams-ttl-backup 8. */
export async function* readIon(chunks: AsyncIterable<string>): AsyncGenerator<readonly SourceRecord[]> {
  for await (const lines of textLines(chunks))
    yield lines.flatMap(({ text, line }): readonly SourceRecord[] => {
      try {
        return writesIn(text).map((write) => ({ line, write, size: text.length }))
      } catch (error) {
        return [{ line, error: mistakeOn(line, error), text }]
      }
    })
}

const mistakeOn = (line: number, error: unknown): TransferError =>
  new TransferError('transfer.bad-ion', `line ${line}: ${error instanceof Error ? error.message : 'not Ion'}`, {
    hint: 'Each line is `$ion_1_0 {Item:{...}}`, as an export to S3 writes it.',
    cause: error,
  })

/** A line may hold a version marker alone. */
function writesIn(text: string): readonly BulkWrite[] {
  const reader = makeReader(text)
  const writes: BulkWrite[] = []
  for (let type = reader.next(); type !== null; type = reader.next()) {
    const value = valueAt(reader, 0)
    if (!('M' in value)) throw new Error('a value at the top is a struct')
    writes.push(writeOf(value.M))
  }
  return writes
}

function writeOf(whole: Item): BulkWrite {
  const { Item: item, Record: record } = whole
  if (item !== undefined && 'M' in item) return { put: item.M }
  if (record === undefined || !('M' in record)) return { put: whole }
  const { Keys: keys, NewImage: image } = record.M
  if (image !== undefined && 'M' in image) return { put: image.M }
  if (keys !== undefined && 'M' in keys) return { remove: keys.M }
  throw new Error('a record has Keys')
}

const levelsMax = 100

function valueAt(reader: Reader, level: number): Value {
  if (level > levelsMax) throw new Error('nested deeper than any item')
  if (reader.isNull()) return { NULL: true }
  switch (reader.type()) {
    case IonTypes.STRING:
    case IonTypes.SYMBOL:
      return { S: reader.stringValue() ?? '' }
    case IonTypes.DECIMAL:
      return { N: (reader.decimalValue()?.toString() ?? '') as NumberText }
    case IonTypes.INT:
      return { N: String(reader.bigIntValue()) as NumberText }
    case IonTypes.FLOAT:
      return { N: String(reader.numberValue()) as NumberText }
    case IonTypes.BOOL:
      return { BOOL: reader.booleanValue() === true }
    case IonTypes.BLOB:
      return { B: base64Of(reader) }
    case IonTypes.LIST:
      return listOf(reader, level)
    case IonTypes.STRUCT:
      return { M: structOf(reader, level) }
    default:
      throw new Error(`an item holds no ${reader.type()?.name ?? 'such value'}`)
  }
}

const base64Of = (reader: Reader): Base64 =>
  Buffer.from(reader.uInt8ArrayValue() ?? new Uint8Array()).toString('base64') as Base64

function structOf(reader: Reader, level: number): Item {
  const item = emptyItem()
  reader.stepIn()
  for (let type = reader.next(); type !== null; type = reader.next())
    item[reader.fieldName() ?? ''] = valueAt(reader, level + 1)
  reader.stepOut()
  return item
}

function listOf(reader: Reader, level: number): Value {
  const [annotation] = reader.annotations()
  const members: Value[] = []
  reader.stepIn()
  for (let type = reader.next(); type !== null; type = reader.next()) members.push(valueAt(reader, level + 1))
  reader.stepOut()
  switch (annotation) {
    case '$dynamodb_SS':
      return { SS: members.map((member) => ('S' in member ? member.S : wrongMember('strings'))) }
    case '$dynamodb_NS':
      return { NS: members.map((member) => ('N' in member ? member.N : wrongMember('numbers'))) }
    case '$dynamodb_BS':
      return { BS: members.map((member) => ('B' in member ? member.B : wrongMember('blobs'))) }
    default:
      return { L: members }
  }
}

function wrongMember(kind: string): never {
  throw new Error(`a set of ${kind} holds something else`)
}
