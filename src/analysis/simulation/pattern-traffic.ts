import { must } from '../../base/must.ts'
import type { Value } from '../../model/value.ts'
import type { Resource } from '../partitions/resource.ts'
import type { Use } from '../partitions/use.ts'
import { KeySeries } from './key-series.ts'
import { Random } from './random.ts'
import { peakPerSecond, requestsUntil } from './rate-profile.ts'
import { type DrawnKey, Strata } from './strata.ts'
import type { Arm, KeyHash, Pattern, RequestCost } from './workload.ts'

/** Told of equal requests of one step; `key` is the one that decides the partition, or the only one there is. */
export type TakeRequests = (uses: readonly Use[], count: number, key: DrawnKey) => void

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
/** Groups that all requests of a step fall into at least where more than one key matters, in proportion to their number. */
const partsOfStep = 128
/** Units per second of one key from which its partition may come to be divided by sort keys: a quarter of what one takes. */
const heavyUnits = { read: 750, write: 250 } as const

/** Of a statement that has one key only. */
const onlyKey: DrawnKey = { rank: 0, hash: 0, own: true, kept: true }

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
  /** Of keys without a cost of their own. */
  private readonly otherCosts: readonly RequestCost[]
  /** Of keys that come again, and whose requests are always the same. */
  private readonly usesOf = new Map<DrawnKey, readonly Use[]>()
  /** Requests of the step at hand. */
  private stepCount = 1
  /** Variables that are part of a partition key. */
  private readonly inKeys: ReadonlySet<number | undefined>
  /** Requests per second of one key that weigh as `heavyUnits`. */
  private readonly heavyCount: number
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
    const arms = pattern.costs.flatMap((cost) => cost.arms)
    this.inKeys = new Set(arms.flatMap(({ key }) => key).filter((at) => at !== undefined))
    this.heavyCount = Math.min(
      ...arms.map(({ charge: { kind, halfUnits } }) => heavyUnits[kind] / Math.max(0.5, halfUnits / 2)),
    )
    for (const cost of pattern.costs) if (cost.rank !== undefined) this.costOf.set(cost.rank, cost)
    const others = pattern.costs.filter(({ rank }) => rank === undefined)
    this.otherCosts = others.length === 0 ? pattern.costs : others
    this.strata = this.strataOf(this.primary === undefined ? undefined : this.series[this.primary])
  }

  /** Undefined: nobody knows which key this is, or the statement has none, as a scan. */
  valueOf({ rank }: Pick<DrawnKey, 'rank'>): Value | undefined {
    if (this.primary === undefined) return this.pattern.costs[0]?.arms[0]?.charge.key?.[0]
    return rank < 0 ? undefined : this.series[this.primary]?.value(rank)
  }

  /** The partitions of its resource have come to begin at these hashes. */
  divide(borders: readonly number[]): void {
    this.strata?.divide(borders)
  }

  /** The table or index whose partitions its key decides. */
  get resource(): Resource {
    const arms = must(this.pattern.costs[0], 'a request costs something').arms
    const deciding = arms.find(({ key }) => key.some((variable) => variable !== undefined))
    return this.parts.resourceOf(deciding ?? must(arms[0], 'a request costs something'))
  }

  requestsIn(fromMs: number, toMs: number): number {
    const { rate } = this.pattern
    return Math.floor(requestsUntil(rate, toMs) + rounding) - Math.floor(requestsUntil(rate, fromMs) + rounding)
  }

  /** The requests of one step, in no order that means anything. */
  step(atMs: number, count: number, take: TakeRequests): void {
    this.stepCount = count
    const { primary, strata } = this
    const series = primary === undefined ? undefined : this.series[primary]
    if (series === undefined) this.divided(atMs, count, onlyKey, take)
    else if (series.law.kind === 'time') this.divided(atMs, count, this.next(series, atMs), take)
    else if (count <= Math.max(oneByOneMax, strata?.groups ?? stretchGroups)) {
      for (let request = 0; request < count; request++) this.divided(atMs, 1, this.next(series, atMs), take)
    } else if (strata !== undefined) {
      strata.share(count, this.random, (key, requests) => this.divided(atMs, requests, key, take))
    } else {
      series.stretch(count, stretchGroups, (rank, requests) =>
        this.divided(atMs, requests, { rank, hash: series.hash(rank), own: requests === 1 }, take),
      )
    }
  }

  private next(series: KeySeries, atMs: number): DrawnKey {
    const rank = series.next(atMs, this.random)
    return { rank, hash: series.hash(rank), own: true }
  }

  private strataOf(series: KeySeries | undefined): Strata | undefined {
    if (series?.ranks === undefined) return undefined
    return new Strata({
      law: series.ranks,
      hashes: series.hashes(this.parts.shared),
      hashOf: (rank) => series.hash(rank),
      requestsPerStep: (peakPerSecond(this.pattern.rate) * this.parts.stepMs) / 1_000,
      random: this.random,
    })
  }

  /** Requests for one key, by what else differs. */
  private divided(atMs: number, count: number, key: DrawnKey, take: TakeRequests): void {
    const { primary } = this
    if (primary !== undefined) {
      this.ranks[primary] = key.rank
      this.hashes[primary] = key.hash
    }
    const others = this.series.length - (primary === undefined ? 0 : 1)
    if (others === 0 && (this.otherCosts.length === 1 || this.costOf.has(key.rank))) {
      take(this.sameUses(key), count, key)
      return
    }
    const shares = this.sharesOf(count)
    for (let share = 0; share < shares; share++) {
      const requests = Math.floor((count * (share + 1)) / shares) - Math.floor((count * share) / shares)
      for (const [at, series] of this.series.entries()) {
        if (at === primary) continue
        const other = series.next(atMs, this.random, requests)
        this.ranks[at] = other
        if (this.inKeys.has(at)) this.hashes[at] = series.hash(other)
      }
      take(this.makeUses(key), requests, key)
    }
  }

  /** Requests of another key of an index go elsewhere, and so do those of other sort keys where there are many. */
  private sharesOf(count: number): number {
    const { primary } = this
    const keys = this.inKeys.size - (primary !== undefined && this.inKeys.has(primary) ? 1 : 0)
    const isHeavy = (count * 1_000) / this.parts.stepMs >= this.heavyCount
    return keys > 0 || isHeavy ? Math.min(count, Math.ceil((partsOfStep * count) / this.stepCount)) : 1
  }

  /** Nothing but the key matters. */
  private sameUses(key: DrawnKey): readonly Use[] {
    const known = this.usesOf.get(key)
    if (known !== undefined) return known
    const made = this.makeUses(key)
    if (key.kept === true) this.usesOf.set(key, made)
    return made
  }

  private makeUses(key: DrawnKey): readonly Use[] {
    const { otherCosts } = this
    const any = otherCosts.length === 1 ? 0 : this.random.below(otherCosts.length)
    const { arms } = this.costOf.get(key.rank) ?? must(otherCosts[any], 'one of them')
    return arms.map((arm) => this.use(arm))
  }

  private use(arm: Arm): Use {
    const { charge, key, sort, eventual } = arm
    const variable = key.find((each) => each !== undefined)
    const values = charge.key === undefined ? undefined : this.filled(charge.key, key)
    return {
      resource: this.parts.resourceOf(arm),
      kind: charge.kind,
      milliUnits: charge.halfUnits * 500,
      hash: variable === undefined ? charge.hash : this.hashOf(key, variable, values),
      ...(values === undefined ? {} : { key: values }),
      ...(charge.sort === undefined ? {} : { sort: this.filled(charge.sort, sort) }),
      ...(eventual === true ? { eventual } : {}),
    }
  }

  private hashOf(key: Arm['key'], variable: number, values: readonly Value[] | undefined): number {
    if (key.length > 1 && values !== undefined) return this.parts.keyHash(values)
    return must(this.hashes[variable], 'every variable has its hash')
  }

  private filled(values: readonly Value[], variables: Arm['key']): readonly Value[] {
    return values.map((value, at) => {
      const variable = variables[at]
      if (variable === undefined) return value
      return must(this.series[variable], 'one of them').value(Math.max(0, this.ranks[variable] ?? 0))
    })
  }
}

/** Sums of products of decimals fall short of whole numbers by less than this. */
const rounding = 1e-6

function primaryOf({ costs }: Pattern): number | undefined {
  for (const { arms } of costs) {
    for (const { key } of arms) {
      const found = key.find((variable) => variable !== undefined)
      if (found !== undefined) return found
    }
  }
  return undefined
}
