import { plural } from '../base/count-text.ts'
import { ApiError } from '../model/api-error.ts'
import type { Charge } from '../model/charge.ts'
import { type Throttle, throttlingCodes } from '../model/throttle.ts'
import type { Item } from '../model/value.ts'
import type { Backend, CallCost } from '../operation/operation.ts'
import type { WriteRequest } from '../operation/operation-types.ts'
import type { SourceItem } from './read-json.ts'
import { TransferError } from './transfer-error.ts'

/** Members of one BatchWriteItem. Source: reference, README 4. */
const batchMax = 25
const triesMax = 8
const firstPauseMs = 50

export type LoadOptions = {
  readonly table: string
  /** Partition key first: two items of one key cannot travel in one batch. */
  readonly keyAttributes: readonly string[]
  /** Items at the start to leave out: an earlier load wrote them. */
  readonly skip?: number | undefined
  readonly signal?: AbortSignal | undefined
  readonly onCost?: ((cost: CallCost) => void) | undefined
  readonly onProgress?: ((written: number) => void | Promise<void>) | undefined
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}

export type Loaded = {
  readonly written: number
  /** The signal ended it between two batches; what is written stays written. */
  readonly stopped: boolean
}

/** Puts items into a table, 25 a call. A refused item ends it and is named by its line; those before it are written. */
export async function loadItems(
  backend: Backend,
  source: AsyncIterable<SourceItem>,
  options: LoadOptions,
): Promise<Loaded> {
  const loader = new Loader(backend, options)
  let skip = options.skip ?? 0
  const entries = source[Symbol.asyncIterator]()
  for (;;) {
    const { done, value: entry } = await loader.nextOf(entries)
    if (done === true) break
    if (skip-- > 0) continue
    if (options.signal?.aborted === true) return { written: loader.written, stopped: true }
    await loader.add(entry)
  }
  await loader.flush()
  return { written: loader.written, stopped: false }
}

class Loader {
  written = 0
  private batch: SourceItem[] = []
  private keys = new Set<string>()
  private readonly backend: Backend
  private readonly options: LoadOptions

  constructor(backend: Backend, options: LoadOptions) {
    this.backend = backend
    this.options = options
  }

  async add(entry: SourceItem): Promise<void> {
    const key = keyText(entry.item, this.options.keyAttributes)
    if (this.batch.length === batchMax || this.keys.has(key)) await this.flush()
    this.batch.push(entry)
    this.keys.add(key)
  }

  /** What is wrong with the file says how far the table has it. */
  async nextOf(entries: AsyncIterator<SourceItem>): Promise<IteratorResult<SourceItem>> {
    try {
      return await entries.next()
    } catch (error) {
      if (!(error instanceof TransferError)) throw error
      await this.flush()
      if (this.written === 0) throw error
      const { code, message, hint, cause } = error
      throw new TransferError(code, message, { hint: [hint, this.progress('it')].filter(Boolean).join(' '), cause })
    }
  }

  private progress(wrong: string): string {
    const are = `${plural(this.written, 'item')} before it ${this.written === 1 ? 'is' : 'are'} written`
    return `${are}; correct ${wrong} and go on with --skip=${this.position()}.`
  }

  async flush(): Promise<void> {
    const { batch } = this
    if (batch.length === 0) return
    this.batch = []
    this.keys = new Set()
    try {
      await this.writeBatch(batch.map(({ item }) => ({ PutRequest: { Item: item } })))
      this.written += batch.length
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'ValidationException') throw error
      await this.writeSingly(batch)
    }
    await this.options.onProgress?.(this.written)
  }

  /** Items of the file that are dealt with. */
  private position(): number {
    return (this.options.skip ?? 0) + this.written
  }

  private async writeBatch(requests: readonly WriteRequest[]): Promise<void> {
    const { table, sleep, signal } = this.options
    let open: { readonly [table: string]: readonly WriteRequest[] } = { [table]: requests }
    for (let tries = 0; Object.keys(open).length > 0; tries++) {
      if (tries === triesMax) {
        throw new TransferError(
          'transfer.unprocessed',
          `the table is throttled: items are left unprocessed after ${triesMax} tries`,
          {
            hint: `${plural(this.written, 'item')} ${this.written === 1 ? 'is' : 'are'} written; go on with --skip=${this.position()}.`,
          },
        )
      }
      if (tries > 0) await sleep(firstPauseMs * 2 ** (tries - 1), signal)
      const cost: MutableCost = { charges: [], throttles: [] }
      try {
        open = (await this.backend.run('BatchWriteItem', { RequestItems: open }, cost)).UnprocessedItems ?? {}
      } catch (error) {
        // When all of it is throttled, nothing is left unprocessed: it is refused.
        if (!(error instanceof ApiError && throttlingCodes.has(error.code))) throw error
      } finally {
        this.options.onCost?.(cost)
      }
    }
  }

  /** The service refuses a batch for one bad member without naming it. */
  private async writeSingly(batch: readonly SourceItem[]): Promise<void> {
    for (const { item, line } of batch) {
      const cost: MutableCost = { charges: [], throttles: [] }
      try {
        await this.backend.run('PutItem', { TableName: this.options.table, Item: item }, cost)
        this.written++
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        throw new TransferError('transfer.refused-item', `line ${line}: ${error.code}: ${error.message}`, {
          hint: this.progress('the line'),
          cause: error,
        })
      } finally {
        this.options.onCost?.(cost)
      }
    }
  }
}

type MutableCost = { readonly charges: Charge[]; readonly throttles: Throttle[] }

const keyText = (item: Item, keyAttributes: readonly string[]): string =>
  JSON.stringify(keyAttributes.map((name) => item[name]))
