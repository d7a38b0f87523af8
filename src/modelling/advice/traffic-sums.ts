import type { Value } from '../../model/value.ts'
import type { HeatFlow, KeyFlow, LedgerRow } from '../../operation/ledger.ts'
import type { Traffic } from './advice-input.ts'

/** Sums over what the ledger recorded of one table. */

export type Direction = HeatFlow['kind']

/** Rows of the table itself, whose name is empty, or of one global index. */
export const rowsOf = ({ rows }: Traffic, index = ''): readonly LedgerRow[] => rows.filter((row) => row.index === index)

export const halfUnitsIn = (rows: readonly LedgerRow[], kind: Direction): number => sumOfFlows(rows, kind, 'halfUnits')
export const chargesIn = (rows: readonly LedgerRow[], kind: Direction): number => sumOfFlows(rows, kind, 'charges')

const sumOfFlows = (rows: readonly LedgerRow[], kind: Direction, member: 'halfUnits' | 'charges'): number =>
  rows.flatMap(({ flows }) => flows).reduce((sum, flow) => (flow.kind === kind ? sum + flow[member] : sum), 0)

/** Half units that a local index had of those of its table. */
export const localHalfUnitsIn = (rows: readonly LedgerRow[], index: string, kind: Direction): number =>
  rows
    .flatMap(({ flows }) => flows)
    .filter((flow) => flow.kind === kind)
    .reduce((sum, { local = {} }) => sum + (Object.hasOwn(local, index) ? (local[index] ?? 0) : 0), 0)

/** Half units of the busiest minute, per second; undefined: all minutes have become hours. */
export function busiestMinute(rows: readonly LedgerRow[], kind: Direction): number | undefined {
  const minutes = Map.groupBy(
    rows.filter(({ spanMs }) => spanMs === 60_000),
    ({ fromMs }) => fromMs,
  )
  const sums = [...minutes.values()].map((minute) => halfUnitsIn(minute, kind))
  return sums.length === 0 ? undefined : Math.max(...sums) / 60
}

/** One entry per partition key, most units first. */
export function keysIn(rows: readonly LedgerRow[], kind: Direction): readonly KeyFlow[] {
  const sums = new Map<string, KeyFlow>()
  for (const flow of rows.flatMap(({ keys }) => keys)) {
    if (flow.kind !== kind) continue
    const sum = sums.get(flow.key)
    sums.set(flow.key, sum === undefined ? flow : added(sum, flow))
  }
  return [...sums.values()].toSorted((a, b) => b.halfUnits - a.halfUnits)
}

const added = (a: KeyFlow, b: KeyFlow): KeyFlow => ({
  ...a,
  halfUnits: a.halfUnits + b.halfUnits,
  charges: a.charges + b.charges,
  throttled: a.throttled + b.throttled,
})

/** Refusals whose reason begins and ends so. */
export const throttlesIn = (rows: readonly LedgerRow[], begin: string): number =>
  rows
    .flatMap(({ throttles }) => Object.entries(throttles))
    .reduce((sum, [reason, count]) => (reason.startsWith(begin) ? sum + count : sum), 0)

/** Milliseconds between the first recorded traffic and now; a quiet time in between counts. */
export function recordedMs({ rows, toMs }: Traffic): number {
  const first = Math.min(...rows.map(({ fromMs }) => fromMs))
  return Number.isFinite(first) ? Math.max(0, toMs - first) : 0
}

/** `3 h 20 min`. */
export function durationText(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  if (minutes < 60) return `${minutes} min`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`
  return `${Math.round(minutes / 1440)} days`
}

/** The values of the partition key. */
export function keyValuesOf(flow: Pick<KeyFlow, 'key'>): readonly Value[] {
  return JSON.parse(flow.key) as readonly Value[]
}
