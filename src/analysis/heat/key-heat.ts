import type { KeyFlow, LedgerRow } from '../../operation/ledger.ts'
import { fillEvenly, type Window } from './fill-lane.ts'
import { emptyLane, type HeatMap, type HeatRow } from './heat-map.ts'

/**
 * A row for each partition key that the ledger knows by name, the one with most traffic first, then one for everything else:
 * scans, and keys too quiet to be known. Keys are counted by the minute.
 */
export function keyHeat(rows: readonly LedgerRow[], window: Window): HeatMap {
  const { startMs, bucketMs, buckets } = window
  const lanes = new Map<string, { read: HeatRow['read']; write: HeatRow['write']; weight: number }>()
  const others = { read: emptyLane(buckets), write: emptyLane(buckets) }
  let averageMs = 60_000
  for (const row of rows) {
    if (row.fromMs >= window.toMs || row.fromMs + row.spanMs <= window.fromMs) continue
    averageMs = Math.max(averageMs, row.spanMs)
    for (const flow of row.keys) {
      const lane = lanes.get(flow.key) ?? { read: emptyLane(buckets), write: emptyLane(buckets), weight: 0 }
      fillEvenly(lane[flow.kind], flow, row, window)
      lanes.set(flow.key, { ...lane, weight: lane.weight + (flow.kind === 'write' ? 3 : 1) * flow.halfUnits })
    }
    for (const kind of ['read', 'write'] as const) fillEvenly(others[kind], restOf(row, kind), row, window)
  }
  const keys = [...lanes]
    .sort(([a, one], [b, other]) => other.weight - one.weight || (a < b ? -1 : 1))
    .map(([key, { read, write }]): HeatRow => ({ subject: { kind: 'key', key }, read, write }))
  const rest: HeatRow = { subject: { kind: 'others' }, ...others }
  const all = hasTraffic(rest) ? [...keys, rest] : keys
  return { startMs, bucketMs, buckets, rows: all, averageMs }
}

function restOf({ flows, keys }: LedgerRow, kind: KeyFlow['kind']): Pick<KeyFlow, 'halfUnits' | 'throttled'> {
  const sum = (list: readonly Pick<KeyFlow, 'kind' | 'halfUnits' | 'throttled'>[], what: 'halfUnits' | 'throttled') =>
    list.reduce((all, flow) => (flow.kind === kind ? all + flow[what] : all), 0)
  return {
    halfUnits: sum(flows, 'halfUnits') - sum(keys, 'halfUnits'),
    throttled: Math.max(0, sum(flows, 'throttled') - sum(keys, 'throttled')),
  }
}

const hasTraffic = ({ read, write }: HeatRow): boolean =>
  [read, write].some(({ halfUnits, throttled }) => halfUnits.some((it) => it > 0) || throttled.some((it) => it > 0))
