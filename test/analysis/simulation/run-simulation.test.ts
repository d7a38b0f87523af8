import { describe, expect, test } from 'vitest'
import { TrafficModel } from '../../../src/analysis/partitions/traffic-model.ts'
import type { KeyLaw } from '../../../src/analysis/simulation/key-law.ts'
import type { RateProfile } from '../../../src/analysis/simulation/rate-profile.ts'
import { runSimulation, simulate } from '../../../src/analysis/simulation/run-simulation.ts'
import type { Simulation } from '../../../src/analysis/simulation/simulation.ts'
import type { Pattern } from '../../../src/analysis/simulation/workload.ts'
import { keyHash } from '../../../src/storage/key-hash.ts'
import { fc } from '../../property.ts'
import { arm, input, pattern, perSecond, provisioned, table, textOf, variable } from './workloads.ts'

const laws = fc.oneof<fc.Arbitrary<KeyLaw>[]>(
  fc.record({ kind: fc.constant('uniform' as const), keys: fc.integer({ min: 1, max: 1_000 }) }),
  fc.record({
    kind: fc.constant('zipf' as const),
    exponent: fc.double({ min: 0.2, max: 2, noNaN: true }),
    keys: fc.integer({ min: 1, max: 1_000 }),
  }),
  fc.record({
    kind: fc.constant('hot' as const),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    keys: fc.integer({ min: 1, max: 1_000 }),
  }),
  fc.record({ kind: fc.constant('sequential' as const), keys: fc.integer({ min: 1, max: 1_000 }) }),
  fc.record({ kind: fc.constant('time' as const), everyMs: fc.integer({ min: 500, max: 60_000 }) }),
)

const rates = fc.oneof<fc.Arbitrary<RateProfile>[]>(
  fc.integer({ min: 1, max: 3_000 }).map(perSecond),
  fc.record({
    kind: fc.constant('ramp' as const),
    from: fc.nat(2_000),
    to: fc.integer({ min: 1, max: 2_000 }),
    overMs: fc.constant(60_000),
  }),
)

/** Writes on the table and its index, and reads. */
const patterns: fc.Arbitrary<Pattern> = fc
  .tuple(rates, laws, laws, fc.integer({ min: 1, max: 5 }), fc.boolean(), fc.boolean())
  .map(([rate, law, other, units, writes, varies]) => {
    const variables = [variable(law), ...(varies ? [variable(other, 's')] : [])]
    const sort = varies ? 1 : undefined
    if (!writes) return pattern(rate, [arm({ kind: 'read', units, key: 0, ...(varies && { sort: 1 }) })], variables)
    const arms = [
      arm({ units, key: 0, ...(sort !== undefined && { sort }) }),
      arm({ units, index: 'byStatus', ...(sort !== undefined && { key: sort }) }),
    ]
    return pattern(rate, arms, variables)
  })

const indexed = [provisioned(800), provisioned(500, { index: 'byStatus' })]

const workloads = fc
  .tuple(fc.array(patterns, { minLength: 1, maxLength: 3 }), fc.nat(1_000), fc.integer({ min: 1, max: 90_000 }))
  .map(([list, seed, spanMs]) => input(list, { seed, spanMs, resources: indexed }))

test('the columns of an odd step are odd, and there are some', () => {
  const columns = (spanMs: number, stepMs: number): readonly number[] => {
    const { columnMs, columns: all } = simulate({
      ...input([pattern(perSecond(10), [arm({})], [])], { spanMs, stepMs }),
    })
    return [columnMs, all.length]
  }
  expect(columns(10_000, 1_000)).toEqual([1_000, 10])
  expect(columns(10_000, 7)).toEqual([252, 40])
  expect(columns(600_000, 1_000)).toEqual([15_000, 40])
  expect(columns(600_000, 1_100)).toEqual([15_400, 39])
  expect(columns(3_600_000, 60_000)).toEqual([120_000, 30])
})

test('a step with thousands of groups is a turn of its own', () => {
  const turns = (partitions: number): number => {
    const warm = { readUnits: 12_000, writeUnits: partitions * 1_000 }
    const law = { kind: 'uniform', keys: 100_000 } as const
    const load = pattern(perSecond(20_000), [arm({ key: 0 })], [variable(law)])
    const run = runSimulation(input([load], { spanMs: 60_000, resources: [table({ warm })] }))
    return [...run].length
  }
  expect(turns(4_096)).toBe(60)
  expect(turns(4)).toBeLessThan(60)
})

test('one seed, the same bytes; another one, others', () => {
  fc.assert(
    fc.property(workloads, (given) => {
      expect(textOf(simulate(given))).toBe(textOf(simulate(given)))
    }),
    { numRuns: 25 },
  )
  const zipf = pattern(300, [arm({ key: 0 })], [variable({ kind: 'zipf', exponent: 1, keys: 1_000 })])
  const of = (seed: number): string => textOf({ ...simulate(input([zipf], { seed })), seed: 0 })
  expect(of(1)).not.toBe(of(2))
})

const sum = (figures: readonly number[]): number => figures.reduce((total, each) => total + each, 0)

test('what is counted in time, by partition, by pattern, by reason and in the bill is the same', () => {
  fc.assert(
    fc.property(workloads, (given) => {
      const simulation = simulate(given)
      const { requests, columns, patterns: outcomes, resources, reasons, cost } = simulation
      for (const what of ['passed', 'throttled'] as const) {
        expect(sum(columns.map((column) => column[what]))).toBe(requests[what])
        expect(sum(outcomes.map((outcome) => outcome.requests[what]))).toBe(requests[what])
      }
      expect(sum(Object.values(reasons))).toBe(requests.throttled)
      for (const kind of ['read', 'write'] as const) {
        for (const { [kind]: flow } of resources) {
          expect(sum(flow.columns)).toBe(flow.halfUnits)
          expect(sum(flow.heat.map(({ halfUnits }) => halfUnits))).toBe(flow.halfUnits)
          expect(sum(flow.heat.flatMap(({ refused }) => refused))).toBe(flow.refusedHalfUnits)
        }
        expect(sum(outcomes.map((outcome) => outcome[`${kind}HalfUnits`]))).toBe(
          sum(resources.map((resource) => resource[kind].halfUnits)),
        )
      }
      expect(cost.lines.reduce((total, { pico }) => total + (pico ?? 0n), 0n)).toBe(cost.pico)
      expect(simulation.firstThrottle === undefined).toBe(requests.throttled === 0)
    }),
    { numRuns: 40 },
  )
})

test('on demand the bill is of what was consumed', () => {
  const write = pattern(1_500, [arm({ key: 0 })], [variable({ kind: 'uniform', keys: 100 })])
  const read = pattern(10, [arm({ kind: 'read', units: 0.5 })])
  const { cost, resources } = simulate(input([write, read]))
  expect(resources[0]?.write.halfUnits).toBe(180_000)
  expect(resources[0]?.read.halfUnits).toBe(600)
  // Source: reference, pricing: 0.625 a million writes and 0.125 a million reads in us-east-1.
  expect(cost.pico).toBe(90_000n * 625_000n + 300n * 125_000n)
})

test('provisioned it is of what was provided, used or not', () => {
  const { cost } = simulate(input([pattern(1)], { spanMs: 3_600_000, resources: [provisioned(100)] }))
  expect(cost.lines).toMatchObject([{ basis: 'provisioned', read: 360_000_000, write: 360_000_000 }])
  // An hour of 100 RCU at 0.00013 and of 100 WCU at 0.00065.
  expect(cost.pico).toBe(100n * 130_000_000n + 100n * 650_000_000n)
})

test('a Region without prices has no bill, but all the rest', () => {
  const simulation = simulate(input([pattern(1)], { region: 'mars-north-1' }))
  expect(simulation.cost).toMatchObject({ pico: undefined, currency: undefined })
  expect(simulation.requests.passed).toBe(60)
})

/** The same requests one after the other, as live traffic comes. */
function live(
  given: ReturnType<typeof input>,
  uses: (second: number) => { readonly hash: number; readonly key: string },
) {
  const model = new TrafficModel({ assumptions: given.assumptions })
  const resources = given.resources.map((definition) => model.define(0, definition))
  const [resource, index] = resources
  if (resource === undefined || index === undefined) throw new Error('two resources')
  let passed = 0
  const units = given.workload.patterns[0]?.costs[0]?.arms[0]?.charge.halfUnits ?? 0
  const fixed = { S: 'fixed' }
  for (let atMs = 0; atMs < given.workload.spanMs; atMs += 1_000) {
    model.advance(atMs)
    const { hash, key } = uses(atMs / 1_000)
    const throttles = model.admit(atMs, [
      { resource, kind: 'write', milliUnits: units * 500, hash, key: [{ S: key }], sort: [fixed] },
      {
        resource: index,
        kind: 'write',
        milliUnits: units * 500,
        hash: keyHash([fixed]),
        key: [fixed],
        sort: [fixed],
      },
    ])
    if (throttles.length === 0) passed++
  }
  model.advance(given.workload.spanMs)
  return { passed, splits: resources.map((each) => model.report(each).splits) }
}

test('one request in each step comes to what it comes to live', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 1_500 }),
      (units, tableUnits, indexUnits, keys, seconds) => {
        const law: KeyLaw = { kind: 'sequential', keys }
        const arms = [arm({ units, key: 0 }), arm({ units, index: 'byStatus' })]
        const given = input([pattern(1, arms, [variable(law)])], {
          spanMs: seconds * 1_000,
          resources: [provisioned(tableUnits), provisioned(indexUnits, { index: 'byStatus' })],
        })
        const simulation = simulate(given)
        const expected = live(given, (second) => {
          const key = `k#${String(second % keys).padStart(9, '0')}`
          return { hash: keyHash([{ S: key }]), key }
        })
        expect(simulation.requests).toEqual({ passed: expected.passed, throttled: seconds - expected.passed })
        expect(simulation.resources.map(({ splits }) => splits)).toEqual(expected.splits)
      },
    ),
    { numRuns: 60 },
  )
})

test('requests of a pattern are the same whatever runs beside it', () => {
  const zipf = pattern(20, [arm({ key: 0 })], [variable({ kind: 'zipf', exponent: 1, keys: 50 })])
  const alone = simulate(input([zipf]))
  const beside = simulate(input([zipf, pattern(100, [arm({ kind: 'read' })])]))
  expect(beside.patterns[0]).toEqual(alone.patterns[0])
})

const share = ({ requests: { passed, throttled } }: Simulation): number => throttled / (passed + throttled)
const minutes = (count: number): number => count * 60_000

describe('check scenarios of the model, with generated traffic. Source: reference, partitions 10.11', () => {
  test('S1: 300 seconds of burst, then what is provisioned', () => {
    const simulation = simulate(
      input([pattern({ kind: 'spike', base: 0, to: 200, atMs: 300_000, forMs: 400_000 })], {
        spanMs: 700_000,
        resources: [provisioned(100)],
      }),
    )
    expect(simulation.firstThrottle?.atMs).toBeGreaterThanOrEqual(599_000)
    expect(simulation.firstThrottle?.atMs).toBeLessThanOrEqual(603_000)
    expect(Object.keys(simulation.reasons)).toEqual(['TableWriteProvisionedThroughputExceeded'])
    expect(share(simulation)).toBeCloseTo(10_000 / 80_000, 2)
  })

  test('S3: one item on demand takes 1,000 writes a second, and cannot be split', () => {
    const simulation = simulate(input([pattern(1_500)], { spanMs: minutes(15) }))
    expect(share(simulation)).toBeCloseTo(1 / 3, 2)
    expect(simulation.reasons).toEqual({ TableWriteKeyRangeThroughputExceeded: simulation.requests.throttled })
    expect(simulation.firstThrottle?.key).toEqual({ S: 'fixed' })
    expect(simulation.resources[0]?.splits.at(-1)?.reason).toBe('SINGLE_ITEM')
  })

  const collection = (law: KeyLaw) => pattern(1_500, [arm({ sort: 0 })], [variable(law)])

  test('S4: many sort keys of one partition key are split after some ten minutes', () => {
    const simulation = simulate(input([collection({ kind: 'uniform', keys: 100_000 })], { spanMs: minutes(40) }))
    const half = simulation.columns.length / 2
    const throttledIn = (columns: Simulation['columns']): number => sum(columns.map(({ throttled }) => throttled))
    expect(throttledIn(simulation.columns.slice(0, 8)) / (8 * 90_000)).toBeCloseTo(1 / 3, 1)
    // Groups of requests weigh more than single ones: now and then too many meet in one of the halves.
    expect(throttledIn(simulation.columns.slice(half)) / (1_500 * 1_200)).toBeLessThan(0.001)
  })

  test('S5: a local index keeps them together', () => {
    const simulation = simulate(
      input([collection({ kind: 'uniform', keys: 100_000 })], {
        spanMs: minutes(40),
        resources: [table({ hasLocalIndexes: true })],
      }),
    )
    expect(share(simulation)).toBeCloseTo(1 / 3, 2)
    expect(simulation.resources[0]?.splits.at(-1)?.reason).toBe('LSI_COLLECTION')
  })

  test('S6: heat that moves along the sort key is never split', () => {
    const simulation = simulate(input([collection({ kind: 'sequential', keys: 2 ** 53 })], { spanMs: minutes(40) }))
    expect(share(simulation)).toBeCloseTo(1 / 3, 2)
    expect(simulation.resources[0]?.splits.at(-1)?.reason).toBe('MONOTONIC')
  })

  test('S7: a new table on demand takes 4,000 writes a second at first, later more', () => {
    const uniform = pattern(6_000, [arm({ key: 0 })], [variable({ kind: 'uniform', keys: 100_000 })])
    const simulation = simulate(input([uniform], { spanMs: minutes(90) }))
    const early = simulation.columns[1]
    const late = simulation.columns.at(-1)
    expect((early?.passed ?? 0) / (simulation.columnMs / 1_000)).toBeCloseTo(4_000, -2)
    expect(late?.throttled).toBe(0)
    expect(simulation.resources[0]?.partitions.last).toBeGreaterThan(4)
  })

  test('S9 and S10: 600 strong reads a second of a 20 KB item, and more eventual ones', () => {
    const reads = (eventual: boolean) =>
      simulate(input([pattern(700, [arm({ kind: 'read', units: eventual ? 2.5 : 5, eventual })])]))
    expect(reads(false).requests.passed / 60).toBeCloseTo(600, -1)
    expect(reads(true).requests.throttled).toBe(0)
  })

  test('S11: an index that takes less than its table holds the table back', () => {
    const simulation = simulate(
      input([pattern(500, [arm({ key: 0 }), arm({ index: 'byStatus' })], [variable({ kind: 'uniform', keys: 900 })])], {
        spanMs: minutes(20),
        resources: [provisioned(1_000), provisioned(100, { index: 'byStatus' })],
      }),
    )
    expect(simulation.requests.passed / 1_200).toBeCloseTo(100, -1)
    expect(Object.keys(simulation.reasons)).toEqual(['IndexWriteProvisionedThroughputExceeded'])
    expect(simulation.firstThrottle?.throttle.index).toBe('byStatus')
  })

  test('S12: a maximum on demand', () => {
    const simulation = simulate(
      input([pattern(80, [arm({ key: 0 })], [variable({ kind: 'uniform', keys: 900 })])], {
        resources: [table({ onDemandLimits: { writeUnits: 50 } })],
      }),
    )
    expect(simulation.requests.passed / 60).toBeCloseTo(50, -1)
    expect(Object.keys(simulation.reasons)).toEqual(['TableWriteMaxOnDemandThroughputExceeded'])
  })
})

test('a better key cools what a bad one heats, for the same money per request', () => {
  const bad = simulate(input([pattern(1_500)], { spanMs: minutes(10) }))
  const good = simulate(
    input([pattern(1_500, [arm({ key: 0 })], [variable({ kind: 'uniform', keys: 10_000 })])], { spanMs: minutes(10) }),
  )
  expect(share(bad)).toBeGreaterThan(0.3)
  expect(share(good)).toBe(0)
  expect(good.cost.pico).toBe(((bad.cost.pico ?? 0n) * BigInt(good.requests.passed)) / BigInt(bad.requests.passed))
})

test('the last stretch of a span that does not divide is shorter', () => {
  const { columns, columnMs, requests } = simulate(input([pattern(10)], { spanMs: 90_500 }))
  expect(columnMs).toBe(5_000)
  expect(columns).toHaveLength(19)
  expect(requests.passed).toBe(905)
})
