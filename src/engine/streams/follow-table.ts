import { partitionCount } from '../../model/partition-count.ts'
import type { Stream } from '../../model/stream.ts'
import type { Table } from '../../model/table.ts'
import type { EngineContext } from '../context.ts'
import { freeMsOf } from './moment.ts'

/**
 * What a change of a table does to its streams, in the transaction of the change: one is begun, ended, or divided into more
 * shards. Undefined: the table is not there, before or after.
 */
export function followTable(context: EngineContext, before: Table | undefined, after: Table | undefined): void {
  const stream = before === undefined ? undefined : streamOf(context, before)
  if (stream !== undefined && stream.label === after?.stream?.label) {
    divide(context, stream, after)
    return
  }
  if (stream !== undefined) end(context, stream)
  if (after?.stream !== undefined) begin(context, after, after.stream)
}

const streamOf = ({ store }: EngineContext, { region, name, stream }: Table): Stream | undefined =>
  stream === undefined ? undefined : store.streams.find(region, name, stream.label)

function begin(context: EngineContext, table: Table, { label, viewType }: NonNullable<Table['stream']>): void {
  const { region, account, name, keys } = table
  const createdMs = context.clock.now()
  context.store.streams.create({
    region,
    account,
    table: name,
    label,
    viewType,
    keys,
    createdMs,
    enabledMs: createdMs + context.settings.ddlDelayMs,
    epochs: [{ fromMs: createdMs, shards: shardCount(context, table) }],
  })
}

/** Its shards are closed. Source: reference, operations 12. */
function end(context: EngineContext, stream: Stream): void {
  const disabledMs = context.clock.now() + context.settings.ddlDelayMs
  context.store.streams.save({ ...stream, end: { ms: freeMsOf(context, stream), disabledMs } })
}

/**
 * More throughput may take more partitions; fewer there never are. Each shard is divided into equally many, so that whoever has
 * read a parent to its end has seen what came before in its children.
 */
function divide(context: EngineContext, stream: Stream, table: Table): void {
  const current = stream.epochs.at(-1)?.shards ?? 1
  const wanted = shardCount(context, table)
  if (wanted <= current) return
  const epoch = { fromMs: freeMsOf(context, stream), shards: current * Math.ceil(wanted / current) }
  context.store.streams.save({ ...stream, epochs: [...stream.epochs, epoch] })
}

/** Source: reference, README row 24. */
function shardCount({ settings, store }: EngineContext, { id, throughput, warm }: Table): number {
  if (settings.streamShards === 'single') return 1
  return partitionCount({ throughput, warm, bytes: store.statistics(id).bytes })
}
