import { builtInPrices } from '../src/analysis/pricing/price-list.ts'
import { simulate } from '../src/analysis/simulation/run-simulation.ts'
import type { Pattern } from '../src/analysis/simulation/workload.ts'
import type { NumberText } from '../src/model/value.ts'
import { keyHash } from '../src/storage/key-hash.ts'

/** Simulated requests per second of real time: ten patterns that choose among a million keys by Zipf's law. */

const patterns = 10
const keys = 1_000_000
const requestsPerSecond = 10_000
export const simulatedTarget = 5e6

export type SimulationSpeed = {
  readonly name: string
  readonly requests: number
  readonly seconds: number
  readonly perSecond: number
  readonly target: number
}

export function simulationSpeeds(): readonly SimulationSpeed[] {
  simulateFor(60_000)
  return [
    speed('10 minutes at 10,000/s, ten patterns, Zipf', 600_000),
    speed('1 hour at 10,000/s, ten patterns, Zipf', 3_600_000),
    speed('1 day at 10,000/s, ten patterns, Zipf', 86_400_000),
  ]
}

function speed(name: string, spanMs: number): SimulationSpeed {
  const start = process.hrtime.bigint()
  const requests = simulateFor(spanMs)
  const seconds = Number(process.hrtime.bigint() - start) / 1e9
  return { name, requests, seconds, perSecond: requests / seconds, target: simulatedTarget }
}

function simulateFor(spanMs: number): number {
  const { requests } = simulate({
    workload: { patterns: Array.from({ length: patterns }, (_, at) => pattern(at)), spanMs, stepMs: 1_000, seed: 1 },
    resources: [
      {
        region: 'us-east-1',
        table: 'orders',
        createdMs: 0,
        billing: 'PAY_PER_REQUEST',
        throughput: { readUnits: 0, writeUnits: 0 },
        warm: { readUnits: 12_000, writeUnits: 4_000 },
        bytes: 0,
        hasSortKey: true,
        hasLocalIndexes: false,
        tableClass: 'standard',
      },
    ],
    keyHash,
    region: 'us-east-1',
    prices: builtInPrices,
  })
  return requests.passed + requests.throttled
}

/** Every third one writes. */
function pattern(at: number): Pattern {
  const kind = at % 3 === 0 ? 'write' : 'read'
  const charge = {
    table: 'orders',
    kind,
    halfUnits: kind === 'read' ? 1 : 2,
    bytes: 400,
    hash: 0,
    key: [{ S: '' }],
    sort: [{ N: '1' as NumberText }],
  } as const
  return {
    name: `pattern ${at}`,
    rate: { kind: 'constant', perSecond: requestsPerSecond / patterns },
    variables: [
      {
        name: 'k',
        law: { kind: 'zipf', exponent: 1.1, keys },
        value: (rank) => ({ S: `customer#${rank + 1}` }),
        series: 'customer',
      },
    ],
    costs: [{ arms: [{ charge, key: [0], sort: [undefined], ...(kind === 'read' ? { eventual: true } : {}) }] }],
  }
}
