import type { Value } from '../../model/value.ts'
import { isRandom, type KeyLaw, type RankLaw, rankLaw } from './key-law.ts'
import type { Random } from './random.ts'
import type { KeyHash, Variable } from './workload.ts'

/** Keys of so many ranks are looked at one by one; beyond them nothing is left but their number. */
const namedKeysMax = 65_536

/** The values of one variable in the course of a run. */
export class KeySeries {
  readonly law: KeyLaw
  readonly ranks: RankLaw | undefined
  private readonly variable: Variable
  private readonly keyHash: KeyHash
  private readonly values = new Map<number, Value>()
  private known: Float64Array | undefined
  private used = 0

  constructor(variable: Variable, keyHash: KeyHash) {
    this.variable = variable
    this.law = variable.law
    this.ranks = isRandom(variable.law) ? rankLaw(variable.law) : undefined
    this.keyHash = keyHash
  }

  /** Of the keys that are looked at one by one, by rank. `shared` holds those of other patterns. */
  hashes(shared: Map<string, Float64Array>): Float64Array {
    if (this.known !== undefined) return this.known
    const count = Math.min(this.ranks?.keys ?? 0, namedKeysMax)
    const name = `${count} ${this.variable.series}`
    const known = shared.get(name) ?? Float64Array.from({ length: count }, (_, rank) => this.keyHash([this.make(rank)]))
    shared.set(name, known)
    this.known = known
    return known
  }

  hash(rank: number): number {
    return this.known?.[rank] ?? this.keyHash([this.value(rank)])
  }

  value(rank: number): Value {
    const found = this.values.get(rank)
    if (found !== undefined) return found
    if (this.values.size >= valuesKept) this.values.clear()
    const made = this.make(rank)
    this.values.set(rank, made)
    return made
  }

  /** The rank of the next request, or of one that stands for the next `count`. */
  next(atMs: number, random: Random, count = 1): number {
    const { law } = this
    if (law.kind === 'time') return Math.floor(atMs / law.everyMs)
    if (law.kind !== 'sequential') return this.ranks?.draw(random) ?? 0
    const rank = this.used % law.keys
    this.used += count
    return rank
  }

  /** For a law that goes through the keys in order: ranks that stand for `count` requests, and how many each stands for. */
  stretch(count: number, groups: number, take: (rank: number, count: number) => void): void {
    const { law } = this
    if (law.kind !== 'sequential') return
    const shares = Math.min(groups, count)
    for (let share = 0; share < shares; share++) {
      const from = Math.floor((count * share) / shares)
      const to = Math.floor((count * (share + 1)) / shares)
      take((this.used + Math.floor((from + to) / 2)) % law.keys, to - from)
    }
    this.used += count
  }

  private make(rank: number): Value {
    return this.variable.value(rank)
  }
}

/** Values of popular keys come again and again. */
const valuesKept = 4_096
