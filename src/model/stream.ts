import { type Keys, type StreamViewType, streamArn, type Table } from './table.ts'

/**
 * The stream of a table, as the file keeps it: it outlives being disabled and outlives its table. Its shards are not kept,
 * they follow from the clock. Times in epoch milliseconds.
 */
export type Stream = StreamDefinition & {
  /** Names the stream's records in the file. */
  readonly id: number
}

export type StreamDefinition = Pick<Table, 'region' | 'account'> & {
  readonly table: string
  /** Unique among the streams of tables with this name. */
  readonly label: string
  readonly viewType: StreamViewType
  readonly keys: Keys
  readonly createdMs: number
  /** When it was, or will be, ENABLED. */
  readonly enabledMs: number
  /** Into how many shards its records are divided, from when on; the first begins with the stream, the last holds. */
  readonly epochs: readonly ShardEpoch[]
  /** Absent while it is enabled. */
  readonly end?: StreamEnd | undefined
}

export type ShardEpoch = { readonly fromMs: number; readonly shards: number }

/** No record is of this moment or later; `disabledMs` is when it was, or will be, DISABLED. */
export type StreamEnd = { readonly ms: number; readonly disabledMs: number }

export const streamArnOf = (stream: StreamDefinition): string =>
  streamArn({ ...stream, name: stream.table }, stream.label)
