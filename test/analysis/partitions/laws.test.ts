import { expect, test } from 'vitest'
import type { Assumptions } from '../../../src/analysis/partitions/assumptions.ts'
import type { Admission } from '../../../src/analysis/partitions/gate.ts'
import type { Resource } from '../../../src/analysis/partitions/resource.ts'
import type { ResourceDefinition } from '../../../src/analysis/partitions/resource-definition.ts'
import { TrafficModel } from '../../../src/analysis/partitions/traffic-model.ts'
import type { TrafficSnapshot } from '../../../src/analysis/partitions/traffic-snapshot.ts'
import type { Use } from '../../../src/analysis/partitions/use.ts'
import { hashEnd } from '../../../src/model/hash-space.ts'
import type { Throttle } from '../../../src/model/throttle.ts'
import { fc } from '../../property.ts'
import { evenHash, number, onDemand, provisioned, startMs, text } from './support.ts'

/** Small limits and short delays, so that a few steps reach splits, growth and scaling. */
const small: Partial<Assumptions> = {
  partitionReadUnits: 30,
  partitionWriteUnits: 10,
  onDemandReadUnits: 120,
  onDemandWriteUnits: 40,
  tableReadUnits: 400,
  tableWriteUnits: 400,
  accountReadUnits: 500,
  accountWriteUnits: 300,
  burst: 60,
  growthDelay: 120,
  heatSustain: 20,
  heatSplitDelay: 10,
  cooldown: 30,
  sizeLimit: 1024 ** 2,
  sizeSplitDelay: 15,
  boostDelay: 20,
  maxPartitions: 200,
}

type Arm = Pick<Use, 'kind' | 'milliUnits' | 'hash' | 'key' | 'sort' | 'eventual'> & { readonly on: number }
type Step =
  | { readonly do: 'request'; readonly arms: readonly Arm[]; readonly count: number }
  /** The same every second, of other items each time. */
  | { readonly do: 'load'; readonly arms: readonly Arm[]; readonly count: number; readonly seconds: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'resize'; readonly on: number; readonly bytes: number }
  | { readonly do: 'define'; readonly definition: ResourceDefinition }

const keys = Array.from({ length: 60 }, (_, at) => ({ hash: evenHash(at), key: text(`k${at}`) }))

/** Some keys far more often than others. */
const key = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...keys.slice(0, 2)) }, fc.constantFrom(...keys))

const arm: fc.Arbitrary<Arm> = fc
  .record({
    on: fc.nat(2),
    kind: fc.constantFrom('read', 'write'),
    milliUnits: fc.oneof(fc.constantFrom(0, 500, 1_000), fc.nat(60_000)),
    key,
    sort: fc.option(fc.nat(1_000).map(number), { nil: undefined }),
    hasKey: fc.boolean(),
    eventual: fc.boolean(),
  })
  .map(({ key: { hash, key }, hasKey, ...rest }) => ({ hash, ...rest, ...(hasKey ? { key } : { sort: undefined }) }))

const units = fc.record({ readUnits: fc.integer({ min: 1, max: 90 }), writeUnits: fc.integer({ min: 1, max: 60 }) })

const scaling = fc.option(fc.constant({ write: { targetPercent: 70, min: 2, max: 80 } }), { nil: undefined })

const definition: fc.Arbitrary<ResourceDefinition> = fc
  .record({ table: fc.constantFrom(0, 1, 2), isProvisioned: fc.boolean(), units, scaling, warm: fc.nat(60) })
  .map(({ table, isProvisioned, units, scaling, warm }) => {
    const name = { table: `t${Math.floor(table / 2)}`, ...(table === 1 ? { index: 'i' } : {}) }
    const common = { ...name, scaling, warm: { readUnits: 3 * warm, writeUnits: warm } }
    return isProvisioned ? provisioned(units.readUnits, units.writeUnits, common) : onDemand(common)
  })

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('request' as const),
      arms: fc.array(arm, { minLength: 1, maxLength: 4 }),
      count: fc.oneof(fc.constant(1), fc.nat(40)),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('load' as const),
      arms: fc.array(arm, { minLength: 1, maxLength: 2 }),
      count: fc.integer({ min: 5, max: 40 }),
      seconds: fc.integer({ min: 1, max: 200 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.oneof(fc.nat(3_000), fc.nat(200_000)) }),
  },
  fc.record({ do: fc.constant('resize' as const), on: fc.nat(2), bytes: fc.nat(20 * 1024 ** 2) }),
  fc.record({ do: fc.constant('define' as const), definition }),
)

const adaptive = fc.constantFrom('instant' as const, 'delayed' as const, 'off' as const)
const program = fc.record({ adaptive, steps: fc.array(step, { maxLength: 60 }) })

type Request = { readonly arms: readonly Arm[]; readonly count: number }

type Send = (model: TrafficModel, atMs: number, uses: readonly Use[], count: number) => Admission

const inBulk: Send = (model, atMs, uses, count) => model.admitMany(atMs, uses, count)

function requestsOf({ arms, count, seconds }: Request & { readonly seconds: number }) {
  return Array.from({ length: seconds }, (_, second) => ({
    afterMs: second * 1_000,
    count,
    arms: arms.map((one) => (one.sort === undefined ? one : { ...one, sort: number(evenHash(second) % 1_000) })),
  }))
}

/** Three resources, and what happens to them. */
class Feeder {
  model: TrafficModel
  private readonly options: { readonly assumptions: Partial<Assumptions> }

  constructor(assumptions: Partial<Assumptions>, first: readonly ResourceDefinition[] = firstDefinitions) {
    this.options = { assumptions }
    this.model = new TrafficModel(this.options)
    for (const one of first) this.model.define(startMs, one)
  }

  resource(on: number): Resource {
    const found = this.model.find(firstDefinitions[on] ?? { region: '', table: '' })
    if (found === undefined) throw new Error('defined at first')
    return found
  }

  uses(arms: readonly Arm[]): readonly Use[] {
    return arms.map(({ on, ...use }) => ({ ...use, resource: this.resource(on) }))
  }

  run(step: Step, send = inBulk): unknown {
    const { model } = this
    const { nowMs } = model
    if (step.do === 'request') return this.send(nowMs, step, send)
    if (step.do === 'load') return requestsOf(step).map((request) => this.send(nowMs + request.afterMs, request, send))
    if (step.do === 'wait') return model.advance(nowMs + step.ms)
    if (step.do === 'resize') return model.resize(nowMs, this.resource(step.on), step.bytes)
    model.define(nowMs, step.definition)
    return undefined
  }

  private send(atMs: number, { arms, count }: Request, send: Send): unknown {
    this.model.advance(atMs)
    return send(this.model, atMs, this.uses(arms), count)
  }

  /** Through JSON into another model. */
  restart(): void {
    this.model = TrafficModel.restore(
      JSON.parse(JSON.stringify(this.model.snapshot())) as TrafficSnapshot,
      this.options,
    )
  }

  state(): unknown {
    return JSON.parse(JSON.stringify(this.model.snapshot()))
  }
}

const firstDefinitions: readonly ResourceDefinition[] = [
  onDemand({ table: 't0', warm: { readUnits: 0, writeUnits: 0 } }),
  onDemand({ table: 't0', index: 'i', warm: { readUnits: 0, writeUnits: 0 } }),
  provisioned(20, 20, { table: 't1', hasSortKey: false, scaling: { write: { targetPercent: 70, min: 2, max: 80 } } }),
]

test('the same calls give the same answers and the same state', () => {
  fc.assert(
    fc.property(program, ({ adaptive, steps }) => {
      const [one, other] = [new Feeder({ ...small, adaptive }), new Feeder({ ...small, adaptive })]
      for (const step of steps) expect(one.run(step)).toEqual(other.run(step))
      expect(one.state()).toEqual(other.state())
    }),
    { numRuns: 100 },
  )
})

test('many equal requests at one moment are as many single ones', () => {
  fc.assert(
    fc.property(program, ({ adaptive, steps }) => {
      const [bulk, single] = [new Feeder({ ...small, adaptive }), new Feeder({ ...small, adaptive })]
      for (const step of steps) expect(bulk.run(step)).toEqual(single.run(step, oneByOne))
      expect(bulk.state()).toEqual(single.state())
    }),
    { numRuns: 100 },
  )
})

const oneByOne: Send = (model, atMs, uses, count) => {
  const answers = Array.from({ length: count }, () => model.admit(atMs, uses))
  const passed = answers.filter((answer) => answer.length === 0).length
  return { passed, throttles: answers.find((answer) => answer.length > 0) ?? [] }
}

test('a model that was put away and restored goes on as one that was not', () => {
  fc.assert(
    fc.property(program, fc.nat(4), ({ adaptive, steps }, every) => {
      const [stopped, going] = [new Feeder({ ...small, adaptive }), new Feeder({ ...small, adaptive })]
      for (const [at, step] of steps.entries()) {
        if (at % (every + 1) === 0) stopped.restart()
        expect(stopped.run(step)).toEqual(going.run(step))
      }
      expect(stopped.state()).toEqual(going.state())
    }),
    { numRuns: 100 },
  )
})

test('it does not matter in how many steps time goes by', () => {
  fc.assert(
    fc.property(program, fc.integer({ min: 1, max: 17_000 }), ({ adaptive, steps }, strideMs) => {
      const [leaps, strides] = [new Feeder({ ...small, adaptive }), new Feeder({ ...small, adaptive })]
      for (const step of steps) {
        if (step.do === 'wait') {
          const toMs = strides.model.nowMs + step.ms
          while (strides.model.nowMs < toMs) strides.model.advance(Math.min(toMs, strides.model.nowMs + strideMs))
          leaps.run(step)
        } else {
          expect(leaps.run(step)).toEqual(strides.run(step))
        }
      }
      expect(leaps.state()).toEqual(strides.state())
    }),
    { numRuns: 100 },
  )
})

test('partitions always tile the space of hashes, and the parts of a collection its sort keys', () => {
  fc.assert(
    fc.property(program, ({ adaptive, steps }) => {
      const feeder = new Feeder({ ...small, adaptive })
      for (const step of steps) {
        feeder.run(step)
        for (const on of [0, 1, 2]) expectTiles(feeder.resource(on))
      }
    }),
    { numRuns: 100 },
  )
})

function expectTiles({ map }: Resource): void {
  const { partitions } = map
  expect(partitions[0]?.fromHash).toBe(0)
  expect(partitions.at(-1)?.toHash).toBe(hashEnd)
  for (const [at, partition] of partitions.entries()) {
    const next = partitions[at + 1]
    expect(partition.toHash).toBeGreaterThan(partition.fromHash)
    if (next === undefined) continue
    const sameKey = partition.part !== undefined && next.fromHash === partition.fromHash
    expect(next.fromHash).toBe(sameKey ? partition.fromHash : partition.toHash)
    if (partition.part === undefined) {
      expect(map.find(partition.fromHash, undefined)).toBe(partition)
      expect(map.find(partition.toHash - 1, undefined)).toBe(partition)
    }
  }
  expect(new Set(partitions.map(({ id }) => id)).size).toBe(partitions.length)
  expect(partitions.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
}

test('what passes is what the table is debited', () => {
  fc.assert(
    fc.property(fc.array(arm, { minLength: 1, maxLength: 30 }), (arms) => {
      const feeder = new Feeder(small)
      const saved = () => [0, 1, 2].map((on) => feeder.model.level(feeder.resource(on), 'write').savedUnits)
      const before = saved()
      const debited = [0, 0, 0]
      for (const one of arms) {
        const throttles = feeder.model.admit(startMs, feeder.uses([one]))
        if (throttles.length === 0 && one.kind === 'write') debited[one.on] = (debited[one.on] ?? 0) + one.milliUnits
      }
      expect(saved()).toEqual(before.map((units, on) => (units * 1000 - (debited[on] ?? 0)) / 1000))
    }),
  )
})

test('no table passes more than it has saved and gets, but for the debt of one request', () => {
  fc.assert(
    fc.property(program, ({ steps }) => {
      const feeder = new Feeder(small, [
        provisioned(20, 20, { table: 't0', warm: { readUnits: 500, writeUnits: 500 } }),
      ])
      const table = feeder.model.find({ region: 'eu-west-1', table: 't0' })
      if (table === undefined) throw new Error('defined')
      let passedMilli = 0
      for (const step of steps) {
        if (step.do === 'wait') feeder.run(step)
        if (step.do !== 'request') continue
        const uses = step.arms.map(({ on: _, ...use }): Use => ({ ...use, resource: table, kind: 'write' }))
        const { passed } = feeder.model.admitMany(feeder.model.nowMs, uses, step.count)
        passedMilli += passed * uses.reduce((sum, { milliUnits }) => sum + milliUnits, 0)
      }
      const elapsedMs = feeder.model.nowMs - startMs
      expect(passedMilli).toBeLessThanOrEqual(20_000 + 20 * elapsedMs + 4 * 60_000)
    }),
  )
})

test('with all limits and all traffic times k, the same requests are refused', () => {
  const factor = fc.integer({ min: 2, max: 50 })
  const plain = fc.array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({ do: fc.constant('request' as const), arms: fc.array(arm, { maxLength: 3 }) }),
      },
      fc.record({ do: fc.constant('wait' as const), ms: fc.nat(3_000) }),
    ),
    { maxLength: 80 },
  )
  fc.assert(
    fc.property(plain, factor, (steps, k) => {
      const one = scaledFeeder(1)
      const other = scaledFeeder(k)
      for (const step of steps) {
        if (step.do === 'wait') {
          one.run(step)
          other.run(step)
          continue
        }
        const larger = step.arms.map((use) => ({ ...use, milliUnits: use.milliUnits * k }))
        const refused = one.model.admit(one.model.nowMs, one.uses(step.arms)).map(limitOf)
        expect(other.model.admit(other.model.nowMs, other.uses(larger)).map(limitOf)).toEqual(refused)
      }
    }),
  )
})

const limitOf = ({ table, index, kind, cause, bucket }: Throttle) => ({ table, index, kind, cause, bucket })

/** Heat is left out: its sample is of whole milli-units. */
function scaledFeeder(k: number): Feeder {
  const names = ['partitionReadUnits', 'partitionWriteUnits', 'onDemandReadUnits', 'onDemandWriteUnits'] as const
  const quotas = ['tableReadUnits', 'tableWriteUnits', 'accountReadUnits', 'accountWriteUnits'] as const
  const larger = Object.fromEntries([...names, ...quotas].map((name) => [name, Number(small[name]) * k]))
  const definitions = firstDefinitions.map((of) => {
    if (of.billing === 'PAY_PER_REQUEST') return of
    const throughput = { readUnits: of.throughput.readUnits * k, writeUnits: of.throughput.writeUnits * k }
    return { ...of, throughput, warm: throughput }
  })
  return new Feeder({ ...small, ...larger, heatSustain: 86_400 }, definitions)
}
