import { createHash } from 'node:crypto'
import type { Charge } from '../../model/charge.ts'
import type { Value } from '../../model/value.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { isObject } from '../../operation/recording/members.ts'
import type { ObservedCall } from '../../operation/recording/observed-call.ts'
import {
  type RecordedArm,
  type RecordedValues,
  type RecordingLine,
  type RequestLine,
  recordingVersion,
} from '../../operation/recording/recording-line.ts'
import { type ElementShape, elementsOf, type RequestElement } from '../../operation/recording/request-elements.ts'
import { type ItemTexts, itemTexts } from '../../operation/response-text.ts'
import { keyValuesIn } from './key-values.ts'
import { RecentReads } from './recent-reads.ts'
import { RecordedTables } from './recorded-tables.ts'

export type RecorderOptions = {
  readonly writer: string
  /** `ddb-shell 1.2.3`. */
  readonly by: string
  readonly region: string
  readonly values: RecordedValues
  readonly nowMs: number
  /** Undefined: there is no such table. */
  readonly describe: (region: string, table: string) => TableDescription | undefined
}

/** Shapes of one writer: code that makes its expressions anew for each request would fill the file with them. */
const shapesMax = 5_000
/** The service takes expressions of 4 KB, and statements of 8. */
const shapeLengthMax = 32 * 1024
/** Bytes of one value, as JSON. */
const valueLengthMax = 2_100

/** Turns requests into the lines of a recording. `write` takes whole lines. */
export class RequestRecorder {
  private readonly options: RecorderOptions
  private readonly write: (line: string) => void
  private readonly tables: RecordedTables
  private readonly reads = new RecentReads()
  private readonly shapes = new Map<string, { readonly id: string; readonly known: readonly boolean[] }>()
  private count = 0

  constructor(options: RecorderOptions, write: (line: string) => void) {
    this.options = options
    this.write = write
    const { writer: w, by, region, values, nowMs } = options
    this.line({ ddbrec: recordingVersion, w, at: new Date(nowMs).toISOString(), by, region, values })
    this.tables = new RecordedTables(options.describe, (of, tables) => this.line({ w, region: of, tables }))
  }

  /** Those that are there before the first request: what is never asked for is told of as well. */
  know(region: string, tables: readonly string[]): void {
    for (const table of tables) this.tables.keyNames(region, table)
  }

  add({ record, request, response, body, connection, pattern }: ObservedCall): void {
    const { region = this.options.region, operation, charges, atMs, elapsedMs, error } = record
    if (error === undefined && changesTables.has(operation)) this.tables.forget()
    const keyNames = (table: string) => this.tables.keyNames(region, table)
    const elements = elementsOf(operation, request, keyNames)
    const known = elements.map((element) => this.shapeOf(element, keyNames))
    const i = ++this.count
    const values = this.options.values === 'none' ? undefined : recordedValues(elements, known)
    const returned = response === undefined ? undefined : countsOf(response, body, charges)
    const of = this.reads.sourceOf(elements, atMs)
    if (returned !== undefined && returned[0] > 1) this.reads.add({ i, atMs, body })
    // Members that are undefined are not written; this is made for every request, and copies of objects would cost the most.
    const line: RequestLine = {
      t: Math.round(atMs),
      w: this.options.writer,
      i,
      op: operation,
      r: region === this.options.region ? undefined : region,
      s: known.map(({ id }) => id),
      v: values,
      u: charges.length === 0 ? undefined : armsOf(charges),
      n: returned,
      ms: Math.round(elapsedMs * 1000) / 1000,
      e: error,
      c: connection,
      p: pattern,
      scan: charges.some(({ kind, key }) => kind === 'read' && key === undefined) ? 1 : undefined,
      next: continues(request) ? 1 : undefined,
      of,
    }
    this.line(line)
  }

  private line(line: RecordingLine): void {
    this.write(`${JSON.stringify(line)}\n`)
  }

  private shapeOf({ shape, values }: RequestElement, keyNames: (table: string) => readonly string[] | undefined) {
    const text = JSON.stringify(shape)
    const found = this.shapes.get(text)
    if (found !== undefined) return found
    const full = this.shapes.size >= shapesMax || text.length > shapeLengthMax
    const { of, id } = full ? rest(shape, this.shapes.size < 2 * shapesMax) : { of: shape, id: shapeId(text) }
    const isKey = full ? () => false : keyValuesIn(shape, keyNames)
    const known = full ? [] : values.map((_, at) => this.options.values === 'all' || isKey(at))
    if (!full || !this.shapes.has(id)) this.line({ shape: id, of })
    this.shapes.set(full ? id : text, { id, known })
    return { id, known }
  }
}

const shapeId = (text: string): string => createHash('sha1').update(text).digest('base64url').slice(0, 12)

/** What is too much is only known by what it does to which table; where even those are too many, by what it does. */
function rest({ op, table }: ElementShape, named: boolean): { readonly of: ElementShape; readonly id: string } {
  const of: ElementShape = { op, table: named ? table?.slice(0, tableNameLengthMax) : undefined }
  return { of, id: shapeId(JSON.stringify(of)) }
}

const tableNameLengthMax = 255

const changesTables: ReadonlySet<string> = new Set([
  'CreateTable',
  'UpdateTable',
  'DeleteTable',
  'RestoreTableFromBackup',
  'RestoreTableToPointInTime',
  'ImportTable',
])

function recordedValues(
  elements: readonly RequestElement[],
  shapes: readonly { readonly known: readonly boolean[] }[],
): RequestLine['v'] {
  const recorded = elements.map(({ values }, part) => {
    const known = shapes[part]?.known ?? []
    let end = values.length
    while (end > 0 && known[end - 1] !== true) end--
    return values.slice(0, end).map((value, at) => (known[at] === true ? small(value) : null))
  })
  return recorded.some(({ length }) => length > 0) ? recorded : undefined
}

/** What is larger than any key is not kept. */
function small(value: Value): Value | null {
  if (!isObject(value)) return null
  const { S: text, N: number } = value as { readonly S?: unknown; readonly N?: unknown }
  if (typeof text === 'string') return text.length <= valueLengthMax ? value : null
  if (typeof number === 'string' && number.length <= 100) return value
  return JSON.stringify(value).length <= valueLengthMax ? value : null
}

function armsOf(charges: readonly Charge[]): readonly RecordedArm[] {
  const [only] = charges
  if (charges.length === 1 && only !== undefined) return [armOf(only, only.halfUnits)]
  const sums = new Map<string, RecordedArm>()
  for (const charge of charges) {
    const key = `${charge.kind} ${charge.table} ${charge.index?.name ?? ''}`
    sums.set(key, armOf(charge, (sums.get(key)?.[3] ?? 0) + charge.halfUnits))
  }
  return [...sums.values()]
}

const armOf = ({ table, index, kind }: Charge, halfUnits: number): RecordedArm => [
  table,
  index?.name ?? '',
  kind === 'read' ? 'r' : 'w',
  halfUnits,
]

/** Of reads. What need not be parsed is not. */
function countsOf(response: object, body: string, charges: readonly Charge[]): RequestLine['n'] {
  const { Count, ScannedCount } = response as { readonly Count?: unknown; readonly ScannedCount?: unknown }
  if (typeof Count === 'number') return [Count, typeof ScannedCount === 'number' ? ScannedCount : Count]
  const [first] = charges
  if (first?.kind !== 'read') return undefined
  if (body.startsWith('{"Item":')) return [1, 1]
  if (body.startsWith('{"Items":') && 'Items' in response) {
    const texts = (response as { readonly [itemTexts]?: ItemTexts })[itemTexts]?.['Items']
    const returned = (Array.isArray(texts) ? texts : (response.Items as readonly unknown[])).length
    return [returned, Math.max(returned, first.evaluated ?? returned)]
  }
  return undefined
}

const continues = (request: unknown): boolean =>
  isObject(request) && (request['ExclusiveStartKey'] !== undefined || request['NextToken'] !== undefined)
