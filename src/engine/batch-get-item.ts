import type { BoundProjection } from '../expression/bound.ts'
import { bindAttributesToGet } from '../expression/legacy.ts'
import { projectItem } from '../expression/project.ts'
import { validationError } from '../model/api-error.ts'
import type { ReadConsistency } from '../model/capacity.ts'
import { batchGetBytesMax } from '../model/limits.ts'
import { keyMessages } from '../model/messages/key.ts'
import { readMessages } from '../model/messages/read.ts'
import type { Item } from '../model/value.ts'
import type { Request, Response } from '../operation/operation.ts'
import type { KeysAndAttributes } from '../operation/operation-types.ts'
import type { StoredItem } from '../storage/types.ts'
import { capacityListOf } from './capacity-report.ts'
import type { CompiledTable } from './compiled-table.ts'
import type { EngineContext } from './context.ts'
import { readItem } from './get-item.ts'
import { checkScalarPaths } from './key-paths.ts'
import { checkLookupKey } from './key-rules.ts'
import { type FoundItem, withLazyResponses } from './lazy-items.ts'
import { PartitionBytes } from './partition-bytes.ts'
import { checkBatchMixing, RequestParts } from './request-parts.ts'
import { Throttled } from './throttled.ts'
import { StoredWhole } from './whole-item.ts'

type TableRead = {
  readonly name: string
  readonly request: KeysAndAttributes
  readonly keys: readonly Item[]
  readonly projection: BoundProjection | undefined
}

/** Up to 100 keys over all tables, each rounded on its own. Source: reference, operations 7; BGET-1 to BGET-12. */
export function batchGetItem(context: EngineContext, request: Request<'BatchGetItem'>): Response<'BatchGetItem'> {
  const entries = Object.entries(request.RequestItems)
  checkBatchMixing(entries.map(([, entry]) => entry))
  const reads = entries.map(([name, entry]) => tableRead(context, name, entry))
  if (reads.reduce((count, { keys }) => count + keys.length, 0) > keysMax)
    throw validationError(readMessages.tooManyKeys)
  const tables = reads.map((read) => ({ read, table: context.table(read.name) }))
  for (const { read, table } of tables) checkRead(table, read)

  const answer = new BatchAnswer(context)
  for (const { read, table } of tables) answer.read(read, table)
  return answer.response(request)
}

const keysMax = 100

function tableRead(context: EngineContext, name: string, request: KeysAndAttributes): TableRead {
  const parts = new RequestParts(context, 'BatchGetItem', request)
  const attributes = request.AttributesToGet === undefined ? undefined : bindAttributesToGet(request.AttributesToGet)
  const { projection = attributes } = parts.bind()
  const keys = request.Keys.map((key) => parts.key(key))
  if (hasDuplicates(request.Keys)) throw validationError(keyMessages.duplicates)
  return { name, request, keys, projection }
}

/** Compared as sent: the service does not see two spellings of one number as one key here. Source: operations 7. */
function hasDuplicates(keys: readonly Item[]): boolean {
  const texts = keys.map((key) => JSON.stringify(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1))))
  return new Set(texts).size < texts.length
}

function checkRead(table: CompiledTable, { keys, projection }: TableRead): void {
  for (const key of keys) checkLookupKey(table.table.keys, key)
  if (projection !== undefined) checkScalarPaths(table, projection)
}

class BatchAnswer {
  private readonly context: EngineContext
  private readonly found = new Map<string, FoundItem[]>()
  private readonly unprocessed: { [table: string]: KeysAndAttributes } = Object.create(null) as {
    [table: string]: KeysAndAttributes
  }
  private bytes = 0
  private processed = false
  private throttle: Throttled | undefined

  constructor(context: EngineContext) {
    this.context = context
  }

  read({ name, request, keys, projection }: TableRead, table: CompiledTable): void {
    const items: FoundItem[] = []
    const left: Item[] = []
    const given = this.context.settings.batchGetPartitionCut ? new PartitionBytes(table) : undefined
    const consistency = request.ConsistentRead === true ? 'strong' : 'eventual'
    keys.forEach((key, at) => {
      if (this.bytes >= batchGetBytesMax || given?.isFull(key) === true) {
        left.push(request.Keys[at] ?? key)
        return
      }
      const read = this.readOrLeave(table, key, consistency)
      if (read === 'throttled') left.push(request.Keys[at] ?? key)
      if (read === 'throttled' || read === undefined) return
      const found = read
      this.bytes += found.sizeBytes
      given?.add(key, found.sizeBytes)
      items.push(foundItem(found, projection))
    })
    this.found.set(name, items)
    if (left.length > 0) this.unprocessed[name] = { ...request, Keys: left }
  }

  private readOrLeave(
    table: CompiledTable,
    key: Item,
    consistency: ReadConsistency,
  ): StoredItem | 'throttled' | undefined {
    try {
      const found = readItem(this.context, table, key, consistency)
      this.processed = true
      return found
    } catch (error) {
      if (!(error instanceof Throttled)) throw error
      this.throttle = error
      return 'throttled'
    }
  }

  /** When every key was throttled, the call is. Source: reference, partitions 8. */
  response(request: Request<'BatchGetItem'>): Response<'BatchGetItem'> {
    if (this.throttle !== undefined && !this.processed) throw this.throttle
    const rest = {
      UnprocessedKeys: this.unprocessed,
      ...capacityListOf(this.context.charges, request, Object.keys(request.RequestItems)),
    }
    return withLazyResponses(rest, this.found)
  }
}

function foundItem(stored: StoredItem, projection: BoundProjection | undefined): FoundItem {
  const whole = new StoredWhole(stored)
  if (projection === undefined) return { item: () => whole.item, text: () => stored.text }
  const item = projectItem(projection, whole.item)
  return { item: () => item, text: () => JSON.stringify(item) }
}
