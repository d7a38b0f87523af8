import { type ReadConsistency, readHalfUnits } from '../../model/capacity.ts'
import type { Charge } from '../../model/charge.ts'
import { partitionStart } from '../../model/hash-space.ts'
import { readBlockBytes } from '../../model/limits.ts'
import type { ProductionStatistics } from '../../model/production-statistics.ts'
import { statisticsOf } from '../../planner/explain/estimate.ts'
import { explain } from '../../planner/explain/explain.ts'
import { partitionsOf } from '../../planner/explain/partitions-of.ts'
import type { Estimate, ExplainedCall } from '../../planner/explanation.ts'
import { tableKeys } from '../../planner/table-keys.ts'
import type { CallRecord } from '../outcome.ts'
import { sizedTable, sizedTables } from '../production-sizes.ts'
import type { Run } from '../run.ts'

/**
 * What a read of many items costs at the size that SET STATISTICS says, by the estimate of EXPLAIN; undefined where that
 * follows from nothing that was said: of a Query how many items share its key, and not how many of them its sort condition
 * takes; a read that a limit ends costs there what it costs here.
 */
export function statedRead(
  run: Run,
  calls: readonly CallRecord[],
  statistics: readonly ProductionStatistics[],
): readonly CallRecord[] | undefined {
  if (statistics.length === 0) return undefined
  const tables = sizedTables(run.context.tables, statistics)
  const [node, ...others] = explain(run.statement, { ...run.context, tables }).nodes
  const described = node?.table === undefined ? undefined : run.context.tables.describe(node.table)
  const template = onlyResource(calls)
  if (node?.estimate === undefined || others.length > 0 || described === undefined || template === undefined) {
    return undefined
  }
  const read = { node, estimate: node.estimate, table: sizedTable(described, statistics), ...template }
  const charges = node.access === 'Scan' ? scanned(read) : node.access === 'Query' ? queried(read) : undefined
  return charges === undefined ? undefined : [{ ...template.call, charges }]
}

type StatedRead = {
  readonly node: ExplainedCall
  readonly estimate: Estimate
  readonly table: ReturnType<typeof sizedTable>
  readonly call: CallRecord
  readonly charge: Charge
}

/** The one call of a trial and a charge of it, where all are about the same table or index. */
function onlyResource(calls: readonly CallRecord[]): Pick<StatedRead, 'call' | 'charge'> | undefined {
  const [call, ...others] = calls
  const [charge, ...more] = call?.charges ?? []
  if (call === undefined || charge === undefined || others.length > 0) return undefined
  return more.every((each) => each.index?.name === charge.index?.name) ? { call, charge } : undefined
}

/** The whole table or index, divided among its partitions. */
function scanned({ node, estimate, table, call, charge }: StatedRead): readonly Charge[] | undefined {
  const stated = statisticsOf(table, node.index)
  if (stated?.set === undefined) return undefined
  const consistency: ReadConsistency = call.consistency ?? 'eventual'
  const { low } = estimate.readHalfUnits
  if (low < readHalfUnits(stated.bytes, consistency)) return undefined
  const { key: _key, sort: _sort, evaluated: _evaluated, ...common } = charge
  const partitions = partitionsOf(table, node.index)
  const block = readHalfUnits(0, consistency)
  const blocks = Math.round(low / block)
  return Array.from({ length: partitions }, (_, at) => ({
    ...common,
    halfUnits: (Math.floor((blocks * (at + 1)) / partitions) - Math.floor((blocks * at) / partitions)) * block,
    bytes: Math.round(stated.bytes / partitions),
    hash: partitionStart(at, partitions),
  }))
}

/** All items of a key, of which there are as many as on average. */
function queried({ node, estimate, table, call, charge }: StatedRead): readonly Charge[] | undefined {
  const stated = statisticsOf(table, node.index)
  const keys = new Set(call.charges.map(({ key }) => JSON.stringify(key)))
  const isWhole = node.keyAttributes === tableKeys(table).hash.length && node.limit === undefined
  if (stated?.itemsPerKey === undefined || !isWhole || keys.size !== 1) return undefined
  const { high } = estimate.readHalfUnits
  const { evaluated: _evaluated, ...common } = charge
  const block = readHalfUnits(0, call.consistency ?? 'eventual')
  return [{ ...common, halfUnits: high, bytes: (high / block) * readBlockBytes }]
}
