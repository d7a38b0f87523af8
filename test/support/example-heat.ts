import type { HeatResult } from '../../src/session/looking/heat-result.ts'
import { heatFlow, keyFlow, ledgerRow, quarters } from './ledger.ts'

const startMs = Date.UTC(2026, 0, 1, 10)
const quarter = 2 ** 46

type Seconds = readonly (readonly [second: number, halfUnits: number, throttled: number])[]

/** What a partition is asked for in each second, and has; beyond 1,000 write units a second it refuses. */
function seconds(minute: number, halfUnitsAt: (second: number) => number): Seconds {
  return Array.from({ length: 60 }, (_, second) => {
    const wanted = Math.round(halfUnitsAt(minute * 60 + second))
    return [second, Math.min(wanted, 2_000), wanted > 2_000 ? 1 : 0] as const
  }).filter(([, halfUnits]) => halfUnits > 0)
}

/** Ten minutes: one partition grows hot until it is throttled, another has a batch now and then, the third is read. */
export const exampleHeat: HeatResult = {
  fromMs: startMs,
  toMs: startMs + 600_000,
  table: 'orders',
  by: 'partition',
  direction: 'both',
  sort: 'range',
  scale: 'share',
  rows: Array.from({ length: 10 }, (_, minute) =>
    ledgerRow({
      fromMs: startMs + minute * 60_000,
      flows: [
        heatFlow(
          'write',
          0,
          seconds(minute, (second) => (second % 97 < 30 ? 40 : 0)),
        ),
        heatFlow(
          'read',
          quarter,
          seconds(minute, (second) => (second % 200) * 10),
        ),
        heatFlow(
          'write',
          2 * quarter,
          seconds(minute, (second) => second * 4),
        ),
      ],
      keys: [
        keyFlow('write', 'ORDER#2026-11-20', 12_000 * (minute + 1), {
          hash: 2 * quarter + 5,
          throttled: minute > 8 ? 9 : 0,
        }),
        keyFlow('write', 'USER#17', 400, { hash: 17 }),
        keyFlow('read', 'PRODUCT#4711, the one with a long name', 9_000, { hash: quarter + 1 }),
      ],
    }),
  ),
  partitions: quarters,
}
