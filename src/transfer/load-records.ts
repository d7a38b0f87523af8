import { basename } from 'node:path'
import { plural } from '../base/count-text.ts'
import { keepHeapSmall } from '../base/keep-heap-small.ts'
import { ShellError } from '../base/shell-error.ts'
import type { BulkLane, BulkNote, BulkWritten } from '../operation/bulk.ts'
import type { Call, CallCost } from '../operation/operation.ts'
import type { SourceBatch } from './open-source.ts'
import type { BadRecord, GoodRecord } from './source-record.ts'
import { TransferError } from './transfer-error.ts'

/** Writes of one transaction: a commit costs a fraction of them, and Ctrl-C waits for no more than that. */
const writesMax = 4_000
/** Characters of their texts: items of 400 KB fill memory sooner. */
const charactersMax = 8_000_000

/** Tries in a row that write nothing, and the pause before the first of them, which doubles. */
const triesMax = 8
const firstPauseMs = 50

export type LoadOptions = {
  readonly table: string
  /** Records at the start to leave out: an earlier load dealt with them. */
  readonly skip: number
  /** Of several files: messages name them. */
  readonly namesFiles: boolean
  /** How one says that it is to go on after so many records. */
  readonly goOn: (place: number) => string
  /** Leave out what cannot be read or is refused, and go on. */
  readonly skipsErrors: boolean
  /** Writes down how far it is, with the writes themselves. */
  readonly note?: Pick<BulkNote, 'name' | 'about'> | undefined
  readonly signal?: AbortSignal | undefined
  readonly onCost: (cost: CallCost) => void
  readonly onProgress: (loaded: Loaded) => Promise<void>
  /** What is left out. */
  readonly onBad: (bad: PlacedRecord) => Promise<void>
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
}

/** A record that was not written, and its file. */
export type PlacedRecord = BadRecord & { readonly path: string }

export type Loaded = {
  readonly written: number
  /** Records that were left out, since they could not be read or were refused. */
  readonly bad: number
  /** Records from the start that are dealt with. */
  readonly place: number
  /** The signal ended it between two batches; what is written stays written. */
  readonly stopped: boolean
}

/**
 * Writes records into a table, thousands in a transaction. The first that cannot be read or is refused ends it, unless such
 * are to be skipped; those before it are written. Throws TransferError, or what the lane throws; `onProgress` said how far it was.
 */
export async function loadRecords(
  lane: Pick<BulkLane, 'write'>,
  batches: AsyncIterable<SourceBatch>,
  options: LoadOptions,
): Promise<Loaded> {
  const loader = new Loader(lane, options)
  let skip = options.skip
  const source = batches[Symbol.asyncIterator]()
  try {
    for (;;) {
      const { done, value } = await loader.nextOf(source)
      if (done === true) break
      for (const record of value.records) {
        if (skip > 0) skip -= 1
        else await loader.add({ ...record, path: value.path })
        if (options.signal?.aborted === true) return await loader.stop()
      }
    }
    await loader.flush()
    await loader.settle()
    return loader.loaded(false)
  } catch (error) {
    if (options.signal?.aborted === true && !(error instanceof ShellError)) return loader.loaded(true)
    throw error
  } finally {
    await source.return?.()
  }
}

type Entry = GoodRecord & { readonly path: string }

class Loader {
  private written = 0
  private bad = 0
  /** Of what is dealt with. */
  private place: number
  private entries: Entry[] = []
  /** Where each entry of the batch leaves off; bad records before it count. */
  private places: number[]
  private characters = 0
  /** The batch on its way: the next one is read meanwhile. */
  private onItsWay: Promise<void> = Promise.resolve()
  private readonly lane: Pick<BulkLane, 'write'>
  private readonly options: LoadOptions

  constructor(lane: Pick<BulkLane, 'write'>, options: LoadOptions) {
    this.lane = lane
    this.options = options
    this.place = options.skip
    this.places = [options.skip]
  }

  loaded(stopped: boolean): Loaded {
    const { written, bad, place } = this
    return { written, bad, place, stopped }
  }

  async add(record: (GoodRecord | BadRecord) & { readonly path: string }): Promise<void> {
    if ('error' in record) return this.leaveOut(record)
    this.entries.push(record)
    this.places.push((this.places.at(-1) ?? 0) + 1)
    this.characters += record.size
    if (this.entries.length === writesMax || this.characters > charactersMax) await this.flush()
  }

  async stop(): Promise<Loaded> {
    await this.settle()
    return this.loaded(true)
  }

  /** The last batch is written. */
  settle(): Promise<void> {
    return this.onItsWay
  }

  /** What is wrong with the file says how far the table has it. */
  async nextOf(source: AsyncIterator<SourceBatch>): Promise<IteratorResult<SourceBatch>> {
    try {
      return await source.next()
    } catch (error) {
      if (!(error instanceof TransferError)) throw error
      await this.flush()
      await this.settle()
      throw this.withProgress(error, 'it')
    }
  }

  async flush(): Promise<void> {
    await this.onItsWay
    keepHeapSmall()
    const { entries, places } = this
    if (entries.length === 0) {
      this.place = places.at(-1) ?? this.place
      return
    }
    this.entries = []
    this.places = [places.at(-1) ?? 0]
    this.characters = 0
    this.onItsWay = this.writeAll(entries, places)
    // Whoever waits for it hears of it; until then nobody need.
    this.onItsWay.catch(() => undefined)
  }

  private async leaveOut(record: PlacedRecord): Promise<void> {
    if (!this.options.skipsErrors) {
      await this.flush()
      await this.settle()
      throw this.withProgress(record.error, 'it', record.path)
    }
    this.bad += 1
    this.places.push((this.places.pop() ?? 0) + 1)
    await this.options.onBad(record)
  }

  private async writeAll(all: readonly Entry[], allPlaces: readonly number[]): Promise<void> {
    let entries = all
    let places = allPlaces
    for (let tries = 0; ; ) {
      const written = await this.write(entries, places)
      this.written += written.written
      this.place = places[written.done] ?? this.place
      for (const refusal of written.refused) await this.refuse(entries[refusal.at], refusal)
      await this.options.onProgress(this.loaded(false))
      if (!written.waits) return
      entries = entries.slice(written.done)
      places = places.slice(written.done)
      tries = written.done === 0 ? tries + 1 : 0
      if (tries === triesMax) throw this.unprocessed()
      await this.options.sleep(firstPauseMs * 2 ** tries, this.options.signal)
    }
  }

  private async write(entries: readonly Entry[], places: readonly number[]): Promise<BulkWritten> {
    const { table, note, skipsErrors, onCost, signal } = this.options
    const cost = { charges: [], throttles: [] } satisfies Call
    const writes = entries.map(({ write }) => write)
    const batch = { table, writes, skipRefused: skipsErrors, note: note && { ...note, places } }
    try {
      return await this.lane.write(batch, { ...cost, signal })
    } finally {
      onCost(cost)
    }
  }

  private async refuse(
    entry: Entry | undefined,
    refusal: { readonly code: string; readonly message: string },
  ): Promise<void> {
    if (entry === undefined) return
    const { path, line, write } = entry
    const error = new TransferError('transfer.refused-item', `line ${line}: ${refusal.code}: ${refusal.message}`)
    if (!this.options.skipsErrors) throw this.withProgress(error, 'the line', path)
    this.bad += 1
    await this.options.onBad({ path, line, error, text: JSON.stringify('put' in write ? write.put : write.remove) })
  }

  private withProgress(error: TransferError, wrong: string, path?: string): TransferError {
    const { code, hint, cause } = error
    const message =
      path !== undefined && this.options.namesFiles ? `${basename(path)}, ${error.message}` : error.message
    const are = `${plural(this.written, 'item')} before it ${this.written === 1 ? 'is' : 'are'} written`
    const next = `${are}; correct ${wrong} and go on with ${this.options.goOn(this.place)}.`
    const hints = this.written === 0 && hint !== undefined ? [hint] : [hint, next]
    return new TransferError(code, message, { hint: hints.filter(Boolean).join(' '), cause })
  }

  private unprocessed(): TransferError {
    const are = `${plural(this.written, 'item')} ${this.written === 1 ? 'is' : 'are'} written`
    return new TransferError('transfer.unprocessed', `the table is throttled: nothing was taken in ${triesMax} tries`, {
      hint: `${are}; go on with ${this.options.goOn(this.place)}.`,
    })
  }
}
