import type Database from 'better-sqlite3'
import type { Stream, StreamDefinition } from '../model/stream.ts'
import type { Connection } from './connection.ts'
import { parseText } from './parse-text.ts'

/** One change of one item. Images are the texts of the items as they were written; what is not to be seen is null. */
export type StreamChange = {
  readonly event: 'INSERT' | 'MODIFY' | 'REMOVE' | 'EXPIRE'
  /** The text of the key, where no image holds it. */
  readonly keys: string | null
  readonly newImage: string | null
  readonly oldImage: string | null
  readonly sizeBytes: number
}

export type LoggedChange = StreamChange & { readonly sequence: number }

export type ShardOfStream = { readonly stream: number; readonly shard: number }

/**
 * Streams and their records. Sequence numbers rise over the whole file and come from the file, so that processes agree; the
 * caller says below which none may be, and gives them their meaning.
 */
export class StreamLog {
  private readonly connection: Connection
  private prepared: ReturnType<typeof prepareAll> | undefined

  constructor(connection: Connection) {
    this.connection = connection
  }

  create(stream: StreamDefinition): void {
    this.write(({ insert }) => insert.run(stream.region, stream.table, stream.label, JSON.stringify(stream)))
  }

  save({ id, ...stream }: Stream): void {
    this.write(({ update }) => update.run(stream.end?.ms ?? null, JSON.stringify(stream), id))
  }

  find(region: string, table: string, label: string): Stream | undefined {
    const row = this.run(({ select }) => select.get(region, table, label))
    return row === undefined ? undefined : streamOf(row)
  }

  /** By table, then label; ended ones too, until they are trimmed. */
  list(region: string): readonly Stream[] {
    return this.run(({ list }) => list.all(region)).map(streamOf)
  }

  /** The greatest that a stream of a table with this name has had. */
  lastLabel(region: string, table: string): string | undefined {
    return this.run(({ lastLabel }) => lastLabel.get(region, table)) ?? undefined
  }

  /** Gives the change the least number that is free and not below `least`. */
  append({ stream, shard }: ShardOfStream, change: StreamChange, least: number): void {
    const { event, sizeBytes, keys, newImage, oldImage } = change
    this.write(({ append }) => append.run(least, stream, shard, event, sizeBytes, keys, newImage, oldImage))
  }

  /** The changes of a shard in [from, to), in their order. Within `Store.read` or a transaction, which they are read in. */
  *read({ stream, shard }: ShardOfStream, from: number, to: number): Generator<LoggedChange, void> {
    try {
      yield* this.statements.read.iterate(stream, shard, from, to)
    } catch (error) {
      throw this.connection.failure(error)
    }
  }

  /** The number of the oldest change that is kept, of whichever stream. */
  first(): number | undefined {
    return this.run(({ first }) => first.get()) ?? undefined
  }

  last(): number | undefined {
    return this.run(({ last }) => last.get()) ?? undefined
  }

  /** When the first of the streams ended that are still kept. */
  firstEndMs(): number | undefined {
    return this.run(({ firstEnd }) => firstEnd.get()) ?? undefined
  }

  /** Forgets changes with numbers below `before`, and streams that ended by `endedMs`. */
  trim({ before, endedMs }: { readonly before: number; readonly endedMs: number }): void {
    this.write(({ trimRecords, trimStreams }) => {
      trimRecords.run(before)
      trimStreams.run(endedMs)
    })
  }

  /** Prepared when they are first needed: most processes do without. */
  private get statements(): ReturnType<typeof prepareAll> {
    this.prepared ??= prepareAll(this.connection.database)
    return this.prepared
  }

  private write(work: (statements: ReturnType<typeof prepareAll>) => void): void {
    this.connection.assertWriting()
    this.run(work)
  }

  private run<Result>(work: (statements: ReturnType<typeof prepareAll>) => Result): Result {
    try {
      return work(this.statements)
    } catch (error) {
      throw this.connection.failure(error)
    }
  }
}

type StreamRow = { readonly id: number; readonly definition: string }

const streamOf = ({ id, definition }: StreamRow): Stream => ({
  ...parseText<StreamDefinition>(definition, 'the description of a stream', ['label', 'keys', 'epochs']),
  id,
})

function prepareAll(database: Database.Database) {
  const value = <Parameters extends unknown[], Result>(sql: string): Database.Statement<Parameters, Result> =>
    database.prepare<Parameters, Result>(sql).pluck()
  return {
    insert: database.prepare<[string, string, string, string]>(
      'INSERT INTO stream (region, name, label, definition) VALUES (?, ?, ?, ?)',
    ),
    update: database.prepare<[number | null, string, number]>(
      'UPDATE stream SET ended_ms = ?, definition = ? WHERE id = ?',
    ),
    select: database.prepare<[string, string, string], StreamRow>(
      'SELECT id, definition FROM stream WHERE region = ? AND name = ? AND label = ?',
    ),
    list: database.prepare<[string], StreamRow>(
      'SELECT id, definition FROM stream WHERE region = ? ORDER BY name, label',
    ),
    lastLabel: value<[string, string], string | null>('SELECT max(label) FROM stream WHERE region = ? AND name = ?'),
    append: database.prepare<[number, number, number, string, number, string | null, string | null, string | null]>(
      `INSERT INTO stream_record VALUES (
         max(?, (SELECT ifnull(max(sequence), -1) + 1 FROM stream_record)), ?, ?, ?, ?, ?, ?, ?)`,
    ),
    read: database.prepare<[number, number, number, number], LoggedChange>(
      `SELECT sequence, event, bytes AS sizeBytes, keys, new_image AS newImage, old_image AS oldImage
       FROM stream_record WHERE stream = +? AND shard = +? AND sequence >= +? AND sequence < +? ORDER BY sequence`,
    ),
    first: value<[], number | null>('SELECT min(sequence) FROM stream_record'),
    last: value<[], number | null>('SELECT max(sequence) FROM stream_record'),
    firstEnd: value<[], number | null>('SELECT min(ended_ms) FROM stream'),
    trimRecords: database.prepare<[number]>('DELETE FROM stream_record WHERE sequence < ?'),
    trimStreams: database.prepare<[number]>('DELETE FROM stream WHERE ended_ms <= ?'),
  }
}
