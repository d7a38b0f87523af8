import { must } from '../../base/must.ts'
import type { Units } from '../../model/table.ts'

import type { Assumptions } from '../partitions/assumptions.ts'
import type { Resource } from '../partitions/resource.ts'
import type { ResourceDefinition } from '../partitions/resource-definition.ts'
import { TrafficModel } from '../partitions/traffic-model.ts'
import type { PriceList } from '../pricing/price-list.ts'
import { columnLength } from './columns.ts'
import { PatternTally } from './pattern-tally.ts'
import { PatternTraffic } from './pattern-traffic.ts'
import { Random } from './random.ts'
import { RequestList } from './request-list.ts'
import type { FirstThrottle, RequestCounts, ResourceOutcome, Simulation } from './simulation.ts'
import { type Billed, simulationCost } from './simulation-cost.ts'
import { ResourceTally } from './tally.ts'
import type { Arm, KeyHash, Workload } from './workload.ts'

export type SimulationInput = {
  readonly workload: Workload
  /** Every table and global index that an arm of a pattern names. */
  readonly resources: readonly SimulatedResource[]
  readonly assumptions?: Partial<Assumptions> | undefined
  readonly keyHash: KeyHash
  /** Whose prices count. */
  readonly region: string
  readonly prices: PriceList
}

export type SimulatedResource = ResourceDefinition & { readonly tableClass: 'standard' | 'ia' }

/**
 * A turn: after so many groups of equal requests whoever runs the simulation may do something else, or end it. A step of a
 * table with thousands of partitions has thousands of them, most steps a few; a step itself is worth as much as eight.
 */
const groupsPerTurn = 512
const groupsOfStep = 8

/**
 * Runs the workload against the model of partitions in virtual time. Yields the milliseconds that are done now and then.
 * The same input gives the same answer.
 */
export function* runSimulation(input: SimulationInput): Generator<number, Simulation, void> {
  const run = new SimulationRun(input)
  const { spanMs, stepMs } = input.workload
  let groups = 0
  for (let atMs = 0; atMs < spanMs; atMs += stepMs) {
    groups += groupsOfStep + run.step(atMs, Math.min(stepMs, spanMs - atMs))
    if (groups < groupsPerTurn) continue
    groups = 0
    yield atMs
  }
  return run.end()
}

/** The whole answer at once. */
export function simulate(input: SimulationInput): Simulation {
  const run = runSimulation(input)
  for (;;) {
    const turn = run.next()
    if (turn.done === true) return turn.value
  }
}

class SimulationRun {
  private readonly input: SimulationInput
  private readonly model: TrafficModel
  private readonly columnMs: number
  private readonly columns: { passed: number; throttled: number }[]
  private readonly resources: ResourceRun[]
  private readonly resourceOf = new Map<Resource, ResourceRun>()
  private readonly patterns: { readonly traffic: PatternTraffic; readonly tally: PatternTally }[]
  private readonly random: Random
  private readonly requests = new RequestList()
  private firstThrottle: FirstThrottle | undefined

  constructor(input: SimulationInput) {
    const { workload, assumptions, keyHash } = input
    const { spanMs, stepMs, seed } = workload
    this.input = input
    this.model = new TrafficModel({ assumptions })
    this.columnMs = columnLength(spanMs, stepMs)
    const columns = Math.ceil(spanMs / this.columnMs)
    this.columns = Array.from({ length: columns }, () => ({ passed: 0, throttled: 0 }))
    this.resources = input.resources.map((definition) => new ResourceRun(this.model, definition, columns))
    for (const each of this.resources) this.resourceOf.set(each.resource, each)
    const shared = new Map<string, Float64Array>()
    this.random = new Random(seed)
    const resourceOf = (arm: Arm): Resource => this.named(arm).resource
    this.patterns = workload.patterns.map((pattern, at) => {
      // Another pattern beside it changes nothing about a pattern's own requests.
      const parts = { keyHash, resourceOf, seed: seed + 1 + at, stepMs, shared }
      const traffic = new PatternTraffic(pattern, parts)
      return { traffic, tally: new PatternTally(traffic) }
    })
    this.divide()
  }

  /** How many groups of requests it had. */
  step(atMs: number, lengthMs: number): number {
    this.model.advance(atMs)
    this.divide()
    const column = Math.floor(atMs / this.columnMs)
    const { requests } = this
    requests.clear()
    for (const [at, { traffic }] of this.patterns.entries()) {
      const count = traffic.requestsIn(atMs, atMs + lengthMs)
      if (count > 0) traffic.step(atMs, count, (uses, equal, key) => requests.add(uses, equal, key, at))
    }
    for (const at of requests.shuffled(this.random)) this.take(atMs, column, at)
    for (const resource of this.resources) resource.provide(this.model, lengthMs)
    return requests.length
  }

  end(): Simulation {
    const { workload, region, prices } = this.input
    this.model.advance(workload.spanMs)
    const patterns = this.patterns.map(({ tally }) => tally.outcome())
    const reasons = new Map<string, number>()
    for (const pattern of patterns) {
      for (const [reason, count] of Object.entries(pattern.reasons))
        reasons.set(reason, (reasons.get(reason) ?? 0) + count)
    }
    const resources = this.resources.map((each) => each.outcome(this.model))
    return {
      spanMs: workload.spanMs,
      stepMs: workload.stepMs,
      columnMs: this.columnMs,
      seed: workload.seed,
      requests: this.columns.reduce<RequestCounts>(
        (sum, { passed, throttled }) => ({ passed: sum.passed + passed, throttled: sum.throttled + throttled }),
        { passed: 0, throttled: 0 },
      ),
      columns: this.columns,
      patterns,
      resources,
      reasons: Object.fromEntries([...reasons].sort(([a], [b]) => (a < b ? -1 : 1))),
      firstThrottle: this.firstThrottle,
      cost: simulationCost(
        this.resources.map((each, at) => each.billed(must(resources[at], 'as many'))),
        prices,
        region,
      ),
      assumptions: this.model.assumptions,
    }
  }

  private take(atMs: number, column: number, at: number): void {
    const uses = must(this.requests.uses[at], 'one of them')
    const count = must(this.requests.counts[at], 'one of them')
    const key = must(this.requests.keys[at], 'one of them')
    const { tally, traffic } = must(this.patterns[this.requests.patterns[at] ?? 0], 'one of them')
    const { passed, throttles } = this.model.admitMany(atMs, uses, count)
    const refused = count - passed
    const counts = must(this.columns[column], 'within the span')
    counts.passed += passed
    counts.throttled += refused
    tally.add(uses, key, { passed, refused, throttles })
    for (const use of uses) {
      must(this.resourceOf.get(use.resource), 'defined here').tally.add(use, column, passed, refused)
    }
    const [throttle] = throttles
    if (refused === 0 || throttle === undefined || this.firstThrottle !== undefined) return
    this.firstThrottle = { atMs, pattern: traffic.pattern.name, key: traffic.valueOf(key), throttle }
  }

  /** Partitions that have split are other partitions. */
  private divide(): void {
    for (const each of this.resources) {
      if (!each.divide(this.model)) continue
      for (const { traffic } of this.patterns) if (traffic.resource === each.resource) traffic.divide(each.borders)
    }
  }

  private named({ charge }: Arm): ResourceRun {
    const index = charge.index?.kind === 'global' ? charge.index.name : undefined
    const found = this.resources.find(
      ({ resource: { definition } }) => definition.table === charge.table && definition.index === index,
    )
    return must(found, 'every table and index of the patterns is defined')
  }
}

class ResourceRun {
  readonly resource: Resource
  readonly tally: ResourceTally
  borders: readonly number[] = []
  private readonly definition: SimulatedResource
  private readonly first: { readonly provisioned: Units; readonly partitions: number }
  private partitions = 0
  private readonly provided = { read: 0, write: 0 }

  constructor(model: TrafficModel, definition: SimulatedResource, columns: number) {
    this.definition = definition
    this.resource = model.define(0, definition)
    this.tally = new ResourceTally(this.resource, columns)
    this.first = { provisioned: this.provisioned(model), partitions: model.partitionCount(this.resource) }
  }

  /** Whether its partitions have changed. */
  divide(model: TrafficModel): boolean {
    const count = model.partitionCount(this.resource)
    if (count === this.partitions) return false
    this.partitions = count
    this.borders = [...new Set(model.report(this.resource).partitions.map(({ fromHash }) => fromHash))].sort(
      (a, b) => a - b,
    )
    this.tally.divide(this.borders)
    return true
  }

  provide(model: TrafficModel, lengthMs: number): void {
    if (this.definition.billing !== 'PROVISIONED') return
    this.provided.read += model.level(this.resource, 'read').rate * lengthMs
    this.provided.write += model.level(this.resource, 'write').rate * lengthMs
  }

  outcome(model: TrafficModel): ResourceOutcome {
    const { table, index, billing } = this.definition
    return {
      table,
      index,
      billing,
      provisioned: { first: this.first.provisioned, last: this.provisioned(model) },
      partitions: { first: this.first.partitions, last: model.partitionCount(this.resource) },
      splits: model.report(this.resource).splits,
      changes: model.changes(this.resource),
      read: this.tally.outcome('read'),
      write: this.tally.outcome('write'),
    }
  }

  billed({ read, write }: ResourceOutcome): Billed {
    const { table, index, billing, tableClass } = this.definition
    const target = { table, index, tableClass }
    return billing === 'PROVISIONED'
      ? { ...target, basis: 'provisioned', ...this.provided }
      : { ...target, basis: 'consumed', read: read.halfUnits, write: write.halfUnits }
  }

  private provisioned(model: TrafficModel): Units {
    if (this.definition.billing !== 'PROVISIONED') return { readUnits: 0, writeUnits: 0 }
    return {
      readUnits: model.level(this.resource, 'read').rate,
      writeUnits: model.level(this.resource, 'write').rate,
    }
  }
}
