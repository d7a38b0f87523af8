import { must } from '../../base/must.ts'
import type { Value } from '../../model/value.ts'
import type { Resource } from '../partitions/resource.ts'
import type { Use } from '../partitions/use.ts'
import { KeySeries } from './key-series.ts'
import { Random } from './random.ts'
import { peakPerSecond, requestsUntil } from './rate-profile.ts'
import { Strata } from './strata.ts'
import type { Arm, KeyHash, Pattern, RequestCost } from './workload.ts'

/** Equal requests of one step. */
export type RequestGroup = {
  readonly uses: readonly Use[]
  readonly count: number
  /** Of the key that decides the partition; -1: one without a name; undefined: the statement has one key only. */
  readonly rank: number | undefined
  /** All of them are for that key; otherwise it stands for many. */
  readonly own: boolean
}

export type TrafficParts = {
  readonly keyHash: KeyHash
  readonly resourceOf: (arm: Arm) => Resource
  readonly seed: number
  readonly stepMs: number
  /** Hashes by series of values, for patterns that have one in common. */
  readonly shared: Map<string, Float64Array>
}

/** Up to so many requests of a step each choose their keys by themselves. */
const oneByOneMax = 32
/** Groups that a step of keys in their order falls into. */
const stretchGroups = 64
/** Groups that requests for one key fall into when something else about them differs. */
const partsPerGroup = 4

/** One pattern's requests, step by step. */
export class PatternTraffic {
  readonly pattern: Pattern
  private readonly parts: TrafficParts
  private readonly random: Random
  private readonly series: readonly KeySeries[]
  /** The variable that decides the partition. */
  private readonly primary: number | undefined
  private readonly strata: Strata | undefined
  private readonly costOf = new Map<number, RequestCost>()
  private readonly usesOf = new Map<number, readonly Use[]>()
  private readonly ranks: number[]
  private readonly hashes: number[]

  constructor(pattern: Pattern, parts: TrafficParts) {
    this.pattern = pattern
    this.parts = parts
    this.random = new Random(parts.seed)
    this.series = pattern.variables.map((variable) => new KeySeries(variable, parts.keyHash))
    this.ranks = pattern.variables.map(() => 0)
    this.hashes = pattern.variables.map(() => 0)
    this.primary = primaryOf(pattern)
    for (const cost of pattern.costs) if (cost.rank !== undefined) this.costOf.set(cost.rank, cost)
    const series = this.primary === undefined ? undefined : this.series[this.primary]
    const requestsPerStep = (peakPerSecond(pattern.rate) * parts.stepMs) / 1_000
    if (series?.ranks !== undefined) {
      this.strata = new Strata({ law: series.ranks, hashes: series.hashes(parts.shared), requestsPerStep })
    }
  }

  /** Of the variable that decides the partition; undefined: the statement has one key only. */
  keyOf(rank: number): Value | undefined {
    return this.primary === undefined || rank < 0 ? undefined : this.series[this.primary]?.value(rank)
  }

  /** The table's partitions have come to begin at these hashes. */
  divide(borders: readonly number[]): void {
    this.strata?.divide(borders)
  }

  /** The resource whose partitions matter. */
  get resource(): Resource {
    const arm = must(this.pattern.costs[0]?.arms[0], 'a request costs something')
    const deciding = this.pattern.costs[0]?.arms.find(({ key }) => key.some((variable) => variable !== undefined))
    return this.parts.resourceOf(deciding ?? arm)
  }

  requestsIn(fromMs: number, toMs: number): number {
    const { rate } = this.pattern
    return Math.floor(requestsUntil(rate, toMs) + rounding) - Math.floor(requestsUntil(rate, fromMs) + rounding)
  }

  /** The groups of one step, in no order that means anything. */
  step(atMs: number, count: number, take: (group: RequestGroup) => void): void {
    const { primary, strata, random } = this
    const series = primary === undefined ? undefined : must(this.series[primary], 'one of them')
    if (primary === undefined || series === undefined) return this.divided(atMs, count, undefined, true, take)
    const set = (rank: number, hash: number, requests: number, own: boolean): void => {
      this.ranks[primary] = rank
      this.hashes[primary] = hash
      this.divided(atMs, requests, rank, own, take)
    }
    if (series.law.kind === 'time') {
      const rank = series.next(atMs, random)
      return set(rank, series.hash(rank), count, true)
    }
    const oneByOne = count <= Math.max(oneByOneMax, strata === undefined ? stretchGroups : strata.groups)
    if (!oneByOne && strata !== undefined) return strata.share(count, random, set)
    if (!oneByOne) {
      return series.stretch(count, stretchGroups, (rank, requests) =>
        set(rank, series.hash(rank), requests, requests === 1),
      )
    }
    for (let request = 0; request < count; request++) {
      const rank = series.next(atMs, random)
      set(rank, series.hash(rank), 1, true)
    }
  }

  /** Requests for one key, by what else differs. */
  private divided(
    atMs: number,
    count: number,
    rank: number | undefined,
    own: boolean,
    take: (group: RequestGroup) => void,
  ): void {
    const others = this.series.length - (this.primary === undefined ? 0 : 1)
    const shares = others === 0 && this.pattern.costs.length === 1 ? 1 : Math.min(count, partsPerGroup)
    for (let share = 0; share < shares; share++) {
      const requests = Math.floor((count * (share + 1)) / shares) - Math.floor((count * share) / shares)
      for (const [at, series] of this.series.entries()) {
        if (at === this.primary) continue
        const other = series.next(atMs, this.random, requests)
        this.ranks[at] = other
        this.hashes[at] = series.hash(other)
      }
      take({ uses: this.uses(rank, own, others === 0), count: requests, rank, own })
    }
  }

  private uses(rank: number | undefined, own: boolean, keyIsAll: boolean): readonly Use[] {
    const { costs } = this.pattern
    const one = rank === undefined ? undefined : this.costOf.get(rank)
    const cost = one ?? must(costs[costs.length === 1 ? 0 : this.random.below(costs.length)], 'one of them')
    const same = own && keyIsAll && (one !== undefined || costs.length === 1)
    const known = same ? this.usesOf.get(rank ?? 0) : undefined
    if (known !== undefined) return known
    const uses = cost.arms.map((arm) => this.use(arm, own))
    if (same && this.usesOf.size < usesKept) this.usesOf.set(rank ?? 0, uses)
    return uses
  }

  private use(arm: Arm, own: boolean): Use {
    const { charge, key } = arm
    const only = key.length === 1 ? key[0] : undefined
    const named = key.every((variable) => variable === undefined || (this.ranks[variable] ?? 0) >= 0)
    const varies = key.some((variable) => variable !== undefined)
    const values = named && (own || key.length > 1) ? this.filled(charge.key, key) : undefined
    const use: Use = {
      resource: this.parts.resourceOf(arm),
      kind: charge.kind,
      milliUnits: charge.halfUnits * 500,
      hash:
        only !== undefined
          ? must(this.hashes[only], 'one of them')
          : varies && values !== undefined
            ? this.parts.keyHash(values)
            : varies
              ? must(this.hashes[key.find((variable) => variable !== undefined) ?? 0], 'one of them')
              : charge.hash,
    }
    if (arm.eventual === true) return this.named({ ...use, eventual: true }, arm, own ? values : undefined)
    return this.named(use, arm, own ? values : undefined)
  }

  private named(use: Use, { charge, sort }: Arm, values: readonly Value[] | undefined): Use {
    if (values === undefined) return use
    return charge.sort === undefined
      ? { ...use, key: values }
      : { ...use, key: values, sort: this.filled(charge.sort, sort) ?? [] }
  }

  private filled(
    values: readonly Value[] | undefined,
    variables: readonly (number | undefined)[],
  ): readonly Value[] | undefined {
    if (values === undefined) return undefined
    return values.map((value, at) => {
      const variable = variables[at]
      return variable === undefined
        ? value
        : must(this.series[variable], 'one of them').value(this.ranks[variable] ?? 0)
    })
  }
}

/** Sums of products of decimals fall short of whole numbers by less than this. */
const rounding = 1e-6
const usesKept = 4_096

function primaryOf({ costs }: Pattern): number | undefined {
  for (const { arms } of costs) {
    for (const { key } of arms) {
      const found = key.find((variable) => variable !== undefined)
      if (found !== undefined) return found
    }
  }
  return undefined
}
