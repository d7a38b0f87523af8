import type { Alarm } from '../../src/operation/alarm.ts'
import type { CallFlow, HeatFlow, KeyFlow, LedgerRow } from '../../src/operation/ledger.ts'
import type { Monitor, PartitionState } from '../../src/operation/monitor.ts'

/** Ledgers as they might have been written. */

export const ledgerRow = (row: Partial<LedgerRow>): LedgerRow => ({
  region: 'us-east-1',
  table: 'orders',
  index: '',
  fromMs: 0,
  spanMs: 60_000,
  flows: [],
  keys: [],
  items: [],
  calls: [],
  throttles: {},
  expired: 0,
  ...row,
})

/** Half units by second; throttles where they are given. */
export function heatFlow(
  kind: HeatFlow['kind'],
  fromHash: number,
  seconds: readonly (readonly [second: number, halfUnits: number, throttled?: number])[],
): HeatFlow {
  const amounts = seconds.map(([, halfUnits]) => halfUnits)
  return {
    kind,
    fromHash,
    halfUnits: amounts.reduce((sum, amount) => sum + amount, 0),
    charges: seconds.length,
    least: Math.min(...amounts),
    most: Math.max(...amounts),
    throttled: seconds.reduce((sum, [, , throttled = 0]) => sum + throttled, 0),
    seconds: seconds.flatMap(([second, halfUnits, throttled = 0]) => [second, halfUnits, throttled]),
  }
}

export const keyFlow = (
  kind: KeyFlow['kind'],
  key: string,
  halfUnits: number,
  more: Partial<KeyFlow> = {},
): KeyFlow => ({
  kind,
  hash: 0,
  key: JSON.stringify([{ S: key }]),
  halfUnits,
  charges: 1,
  throttled: 0,
  ...more,
})

export const callFlow = (operation: CallFlow['operation'], more: Partial<CallFlow> = {}): CallFlow => ({
  operation,
  requests: 1,
  errors: {},
  throttledRequests: 0,
  readHalfUnits: 0,
  writeHalfUnits: 0,
  returnedItems: 0,
  latency: { count: 0, sum: 0, least: 0, most: 0 },
  ...more,
})

export const quarters: readonly PartitionState[] = [0, 1, 2, 3].map((at) => ({
  fromHash: at * 2 ** 46,
  toHash: (at + 1) * 2 ** 46,
  bytes: 0,
  readUnits: 0,
  writeUnits: 0,
}))

/** What a monitor says whose ledger holds these rows. */
export function recordedMonitor(rows: readonly LedgerRow[], partitions: readonly PartitionState[] = quarters): Monitor {
  let alarms: readonly Alarm[] = []
  return {
    ledger: async ({ fromMs, toMs, of }) =>
      rows.filter(
        (row) =>
          row.fromMs < toMs &&
          row.fromMs + row.spanMs > fromMs &&
          (of === undefined || (of.region === row.region && of.table === row.table)),
      ),
    forgetLedger: async () => {},
    partitions: async () => ({ partitions, splits: [] }),
    settings: async () => ({ throttling: 'observe', ledger: true }),
    change: async () => {},
    scaling: async () => [],
    setScaling: async () => {},
    statistics: async () => [],
    saveStatistics: async () => {},
    alarms: async () => alarms,
    saveAlarms: async (saved) => {
      alarms = saved
    },
  }
}
