import { unreachable } from '../../base/unreachable.ts'
import type { Random } from './random.ts'

/** Which key each request is about. Keys are numbered from 0, the most popular one first. */
export type KeyLaw =
  | { readonly kind: 'uniform'; readonly keys: number }
  /** The key of rank n is asked for n ** -exponent as often as the first. */
  | { readonly kind: 'zipf'; readonly exponent: number; readonly keys: number }
  /** The first key takes `share`, from 0 to 1, of all requests; the others the rest, evenly. */
  | { readonly kind: 'hot'; readonly share: number; readonly keys: number }
  /** Each request the next key; from the last one back to the first. */
  | { readonly kind: 'sequential'; readonly keys: number }
  /** The key is the time: the same one for every request of a stretch of `everyMs`. */
  | { readonly kind: 'time'; readonly everyMs: number }

/** A law under which each request chooses by itself. */
export type RandomLaw = Extract<KeyLaw, { readonly kind: 'uniform' | 'zipf' | 'hot' }>

export const isRandom = (law: KeyLaw): law is RandomLaw => law.kind !== 'sequential' && law.kind !== 'time'

/** Probabilities of ranks, and draws of them. */
export interface RankLaw {
  readonly keys: number
  probability(rank: number): number
  draw(random: Random): number
}

export function rankLaw(law: RandomLaw): RankLaw {
  switch (law.kind) {
    case 'uniform':
      return { keys: law.keys, probability: () => 1 / law.keys, draw: (random) => random.below(law.keys) }
    case 'hot':
      return hotLaw(law)
    case 'zipf':
      return new ZipfLaw(law.exponent, law.keys)
    default:
      return unreachable(law)
  }
}

function hotLaw({ share, keys }: Extract<KeyLaw, { readonly kind: 'hot' }>): RankLaw {
  const first = keys === 1 ? 1 : share
  return {
    keys,
    probability: (rank) => (rank === 0 ? first : (1 - first) / (keys - 1)),
    draw: (random) => (keys === 1 || random.uniform() < share ? 0 : 1 + random.below(keys - 1)),
  }
}

/** Ranks whose weights are summed one by one; beyond them the sum is an integral, wrong by less than 1e-9 of it. */
const summedRanks = 65_536

/** Any number of keys in the same memory, and no table longer than the popular ones. */
class ZipfLaw implements RankLaw {
  readonly keys: number
  private readonly exponent: number
  private readonly head: Float64Array
  private readonly total: number

  constructor(exponent: number, keys: number) {
    this.exponent = exponent
    this.keys = keys
    this.head = new Float64Array(Math.min(keys, summedRanks))
    let sum = 0
    for (let rank = 0; rank < this.head.length; rank++) {
      sum += (rank + 1) ** -exponent
      this.head[rank] = sum
    }
    this.total = sum + this.integral(keys) - this.integral(this.head.length)
  }

  probability(rank: number): number {
    return (rank + 1) ** -this.exponent / this.total
  }

  draw(random: Random): number {
    const target = random.uniform() * this.total
    const headSum = this.head[this.head.length - 1] ?? 0
    if (target < headSum) return firstAbove(this.head, target)
    const at = this.inverse(target - headSum + this.integral(this.head.length))
    return Math.min(this.keys - 1, Math.max(this.head.length, Math.floor(at - 0.5)))
  }

  /** Of x ** -exponent up to the border between rank `ranks` and the next. */
  private integral(ranks: number): number {
    const power = 1 - this.exponent
    const border = ranks + 0.5
    return Math.abs(power) < 1e-12 ? Math.log(border) : border ** power / power
  }

  private inverse(value: number): number {
    const power = 1 - this.exponent
    return Math.abs(power) < 1e-12 ? Math.exp(value) : (value * power) ** (1 / power)
  }
}

/** The first place whose sum is above the target. */
function firstAbove(sums: Float64Array, target: number): number {
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sums[middle] ?? 0) > target) high = middle
    else low = middle + 1
  }
  return low
}
