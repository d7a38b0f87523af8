import { builtInPrices } from '../../../src/analysis/pricing/price-list.ts'
import type { KeyLaw } from '../../../src/analysis/simulation/key-law.ts'
import type { RateProfile } from '../../../src/analysis/simulation/rate-profile.ts'
import type { SimulatedResource, SimulationInput } from '../../../src/analysis/simulation/run-simulation.ts'
import type { Arm, Pattern, Variable } from '../../../src/analysis/simulation/workload.ts'
import { keyHash } from '../../../src/storage/key-hash.ts'

/** Tables, patterns and inputs of simulations, with what most tests leave as it is. */

export const table = (more: Partial<SimulatedResource> = {}): SimulatedResource => ({
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
  ...more,
})

export const provisioned = (writeUnits: number, more: Partial<SimulatedResource> = {}): SimulatedResource =>
  table({
    billing: 'PROVISIONED',
    throughput: { readUnits: writeUnits, writeUnits },
    warm: { readUnits: writeUnits, writeUnits },
    ...more,
  })

export const variable = (law: KeyLaw, name = 'k'): Variable => ({
  name,
  law,
  value: (rank) => ({ S: `${name}#${String(rank).padStart(9, '0')}` }),
  series: name,
})

export const perSecond = (rate: number): RateProfile => ({ kind: 'constant', perSecond: rate })

/** An arm on the table: by variables, or by one fixed key and sort key. */
export function arm({
  kind = 'write',
  units = 1,
  key,
  sort,
  index,
  eventual,
}: {
  readonly kind?: 'read' | 'write'
  readonly units?: number
  readonly key?: number
  readonly sort?: number
  readonly index?: string
  readonly eventual?: boolean
} = {}): Arm {
  const fixed = { S: 'fixed' }
  return {
    charge: {
      table: 'orders',
      ...(index === undefined ? {} : { index: { name: index, kind: 'global' as const } }),
      kind,
      halfUnits: units * 2,
      bytes: units * 1_024,
      hash: keyHash([fixed]),
      key: [fixed],
      sort: [fixed],
    },
    key: [key],
    sort: [sort],
    ...(eventual === true ? { eventual } : {}),
  }
}

export const pattern = (
  rate: RateProfile | number,
  arms: readonly Arm[] = [arm()],
  variables: readonly Variable[] = [],
): Pattern => ({
  name: 'PUT orders',
  rate: typeof rate === 'number' ? perSecond(rate) : rate,
  variables,
  costs: [{ arms }],
})

export function input(
  patterns: readonly Pattern[],
  {
    spanMs = 60_000,
    stepMs = 1_000,
    seed = 1,
    resources = [table()],
    assumptions,
    region = 'us-east-1',
  }: Partial<SimulationInput['workload']> & Partial<Omit<SimulationInput, 'workload' | 'keyHash' | 'prices'>> = {},
): SimulationInput {
  return {
    workload: { patterns, spanMs, stepMs, seed },
    resources,
    assumptions,
    keyHash,
    region,
    prices: builtInPrices,
  }
}

/** All of a simulation as text. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}n` : part))
