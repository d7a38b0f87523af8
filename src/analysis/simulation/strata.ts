import { must } from '../../base/must.ts'
import { hashEnd } from '../../model/hash-space.ts'
import type { RankLaw } from './key-law.ts'
import type { Random } from './random.ts'

/** A key that requests of a step are given to. */
export type DrawnKey = {
  readonly rank: number
  readonly hash: number
  /** All of them are for this key; otherwise it stands for many. */
  readonly own: boolean
  /** The same object comes again. */
  readonly kept?: true | undefined
}

/** A key that gets so many requests in one step is followed by itself. */
const requestsOfOwn = 8
const ownKeysMax = 256
/** Of the other keys so many stand for all of them, drawn by their law. */
const othersDrawn = 4_096
/** Into so many pieces at least the other keys are divided, whatever the partitions. */
const piecesMin = 8

/**
 * Divides the requests of one step among keys without drawing each of them: popular keys get their binomial share one by
 * one, all others by pieces of the range of hashes that no partition's border cuts. In the sum this is the law itself; what
 * is given up is that the requests of a piece go to one key of it, another one each time.
 */
export class Strata {
  readonly own: readonly DrawnKey[]
  private readonly law: RankLaw
  /** Hashes of the other keys in order, and the sum of their probabilities up to each. */
  private readonly sortedHashes: Float64Array
  private readonly sums: Float64Array
  /** Of keys whose hash is not known: spread evenly. */
  private readonly restMass: number
  /** Some of the other keys, by hash. */
  private readonly others: readonly DrawnKey[]
  private pieces: readonly Piece[] = []

  /** `hashes` are those of the most popular keys, by rank; `hashOf` knows every other one as well. */
  constructor({ law, hashes, hashOf, requestsPerStep, random }: StrataParts) {
    this.law = law
    this.own = ownKeys(law, hashes, requestsPerStep)
    const first = this.own.length
    const ranks = Uint32Array.from({ length: hashes.length - first }, (_, at) => first + at)
    ranks.sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0))
    this.sortedHashes = Float64Array.from(ranks, (rank) => hashes[rank] ?? 0)
    this.sums = new Float64Array(ranks.length)
    let sum = 0
    for (const [at, rank] of ranks.entries()) {
      sum += law.probability(rank)
      this.sums[at] = sum
    }
    const known = this.own.reduce((total, { rank }) => total + law.probability(rank), sum)
    this.restMass = law.keys > hashes.length ? Math.max(0, 1 - known) : 0
    this.others = this.sample(hashOf, random)
    this.divide([0])
  }

  /** `borders`: where each partition begins, ascending, the first at 0. */
  divide(borders: readonly number[]): void {
    const perPartition = Math.ceil(piecesMin / borders.length)
    this.pieces = borders.flatMap((from, at) => {
      const width = ((borders[at + 1] ?? hashEnd) - from) / perPartition
      return Array.from({ length: perPartition }, (_, piece) =>
        this.piece(from + piece * width, from + (piece + 1) * width),
      ).filter(({ mass }) => mass > 0)
    })
  }

  /** Groups that `share` may make of a step. */
  get groups(): number {
    return this.own.length + this.pieces.length
  }

  share(requests: number, random: Random, take: (key: DrawnKey, count: number) => void): void {
    let left = requests
    let mass = 1
    for (const key of this.own) {
      if (left === 0) return
      const probability = this.law.probability(key.rank)
      const count = random.binomial(left, probability / mass)
      mass -= probability
      left -= count
      if (count > 0) take(key, count)
    }
    for (let at = 0; at < this.pieces.length && left > 0; at++) {
      const piece = must(this.pieces[at], 'within the pieces')
      const count = at === this.pieces.length - 1 ? left : random.binomial(left, piece.mass / mass)
      mass -= piece.mass
      left -= count
      if (count > 0) take(this.oneOf(piece, random), count)
    }
    // Every key is popular: the sum of their probabilities may fall short of one by a rounding.
    const [first] = this.own
    if (left > 0 && first !== undefined) take(first, left)
  }

  private oneOf({ from, to, first, end }: Piece, random: Random): DrawnKey {
    if (first < end) return must(this.others[first + random.below(end - first)], 'within the others')
    return { rank: -1, hash: Math.floor(from + random.uniform() * (to - from)), own: false }
  }

  private sample(hashOf: (rank: number) => number, random: Random): readonly DrawnKey[] {
    if (this.sums.length === 0 && this.restMass === 0) return []
    const drawn: DrawnKey[] = []
    // Popular keys are drawn in vain; when they are nearly all there is, the others hardly matter.
    for (let draw = 0; draw < 16 * othersDrawn && drawn.length < othersDrawn; draw++) {
      const rank = this.law.draw(random)
      if (rank >= this.own.length) drawn.push({ rank, hash: hashOf(rank), own: false, kept: true })
    }
    return drawn.sort((a, b) => a.hash - b.hash)
  }

  private piece(from: number, to: number): Piece {
    const known = this.sumBelow(to) - this.sumBelow(from)
    return {
      from,
      to,
      mass: known + (this.restMass * (to - from)) / hashEnd,
      first: firstNotBelow(this.others.length, (at) => this.others[at]?.hash ?? 0, from),
      end: firstNotBelow(this.others.length, (at) => this.others[at]?.hash ?? 0, to),
    }
  }

  /** Of the probabilities of the keys whose hash is below. */
  private sumBelow(hash: number): number {
    const at = firstNotBelow(this.sortedHashes.length, (each) => this.sortedHashes[each] ?? 0, hash)
    return at === 0 ? 0 : (this.sums[at - 1] ?? 0)
  }
}

export type StrataParts = {
  readonly law: RankLaw
  readonly hashes: Float64Array
  readonly hashOf: (rank: number) => number
  readonly requestsPerStep: number
  readonly random: Random
}

/** Part of the range of hashes, and which of the drawn keys are in it. */
type Piece = {
  readonly from: number
  readonly to: number
  readonly mass: number
  readonly first: number
  readonly end: number
}

function ownKeys(law: RankLaw, hashes: Float64Array, requestsPerStep: number): readonly DrawnKey[] {
  const own: DrawnKey[] = []
  const most = Math.min(hashes.length, ownKeysMax)
  while (own.length < most && law.probability(own.length) * requestsPerStep >= requestsOfOwn) {
    own.push({ rank: own.length, hash: hashes[own.length] ?? 0, own: true, kept: true })
  }
  return own
}

function firstNotBelow(length: number, valueAt: (at: number) => number, value: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (valueAt(middle) < value) low = middle + 1
    else high = middle
  }
  return low
}
