import { ApiError } from '../model/api-error.ts'
import type { Dimension } from '../model/scaling.ts'
import type { Throughput } from '../model/table.ts'
import type { Request } from '../operation/operation.ts'
import type { ProvisionedThroughput } from '../operation/operation-types.ts'
import type { ScalingCall } from '../operation/scaling.ts'
import type { Contexts, EngineContext } from './context.ts'
import { updateTable } from './tables/update-table.ts'

/**
 * Calls UpdateTable for what auto scaling wants, each change as if it were the moment at which it was wanted: quotas, dates and the
 * minutes after it are those of that moment, however late the turn comes. Returns what was done; what the service would refuse,
 * as when the quota of decreases is used up, is not. Source: reference, partitions 9 and 10.9.
 */
export function scaleTables({ any: { meter }, of }: Contexts): readonly ScalingCall[] {
  const done: ScalingCall[] = []
  if (meter === undefined) return done
  for (let call = meter.nextScaling(); call !== undefined; call = meter.nextScaling()) {
    const context = of(call.region).at(call.atMs)
    let isDone = false
    try {
      isDone = update(context, call)
    } finally {
      // A file that cannot be written now is no reason to forget that it was wanted.
      meter.scaled(call, context, isDone)
    }
    if (isDone) done.push(call)
  }
  return done
}

function update(context: EngineContext, call: ScalingCall): boolean {
  const request = requestFor(context, call)
  if (request === undefined) return false
  try {
    updateTable(context, request)
    return true
  } catch (error) {
    if (error instanceof ApiError) return false
    throw error
  }
}

/** Undefined: the table is not there, or the index. */
function requestFor(context: EngineContext, call: ScalingCall): Request<'UpdateTable'> | undefined {
  const { table: TableName, index: IndexName, dimension, units } = call
  const table = context.findTable(TableName)
  if (table === undefined) return undefined
  if (IndexName === undefined) return { TableName, ProvisionedThroughput: changed(table.throughput, dimension, units) }
  const index = table.indexes.find(({ name }) => name === IndexName)
  if (index === undefined) return undefined
  const ProvisionedThroughput = changed(index.throughput, dimension, units)
  return { TableName, GlobalSecondaryIndexUpdates: [{ Update: { IndexName, ProvisionedThroughput } }] }
}

const changed = (
  { readUnits, writeUnits }: Throughput,
  dimension: Dimension,
  units: number,
): ProvisionedThroughput => ({
  ReadCapacityUnits: dimension === 'read' ? units : readUnits,
  WriteCapacityUnits: dimension === 'write' ? units : writeUnits,
})
