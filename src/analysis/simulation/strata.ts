import { must } from '../../base/must.ts'
import { hashEnd } from '../../model/hash-space.ts'
import { firstAbove, type RankLaw } from './key-law.ts'
import type { Random } from './random.ts'

/**
 * Told of a group of requests. Rank -1: a key beyond those that have one. `own`: all of them are for this key; otherwise it
 * stands for many.
 */
export type TakeGroup = (rank: number, hash: number, count: number, own: boolean) => void

/** A key that gets so many requests in one step is followed by itself. */
const requestsOfOwn = 8
const ownKeysMax = 256
/** Into so many pieces the less popular keys of one partition are divided. */
const piecesPerPartition = 4

/**
 * Divides the requests of one step among keys without drawing each of them: popular keys get their binomial share one by
 * one, all others by pieces of the range of hashes that no partition's border cuts. In the sum this is the law itself; that
 * the requests of a piece go to one key of it, another one each time, is what is given up.
 */
export class Strata {
  private readonly law: RankLaw
  /** Of the keys by rank: of as many as are looked at one by one. */
  private readonly hashes: Float64Array
  readonly ownKeys: number
  /** The others by hash, and the sum of their probabilities up to each. */
  private readonly byHash: Uint32Array
  private readonly sortedHashes: Float64Array
  private readonly sums: Float64Array
  /** Of keys without a hash: spread evenly. */
  private readonly restMass: number
  private pieces: readonly Piece[] = []

  constructor({
    law,
    hashes,
    requestsPerStep,
  }: {
    readonly law: RankLaw
    readonly hashes: Float64Array
    readonly requestsPerStep: number
  }) {
    this.law = law
    this.hashes = hashes
    let own = 0
    const ownMax = Math.min(hashes.length, ownKeysMax)
    while (own < ownMax && law.probability(own) * requestsPerStep >= requestsOfOwn) own++
    this.ownKeys = own
    const others = Uint32Array.from({ length: hashes.length - own }, (_, at) => own + at)
    this.byHash = others.sort((a, b) => (hashes[a] ?? 0) - (hashes[b] ?? 0))
    this.sortedHashes = Float64Array.from(this.byHash, (rank) => hashes[rank] ?? 0)
    this.sums = new Float64Array(this.byHash.length)
    let sum = 0
    for (let at = 0; at < this.byHash.length; at++) {
      sum += law.probability(this.byHash[at] ?? 0)
      this.sums[at] = sum
    }
    let known = sum
    for (let rank = 0; rank < own; rank++) known += law.probability(rank)
    this.restMass = law.keys > hashes.length ? Math.max(0, 1 - known) : 0
    this.divide([0])
  }

  /** `borders`: where each partition begins, ascending, the first at 0. */
  divide(borders: readonly number[]): void {
    const pieces: Piece[] = []
    for (const [at, from] of borders.entries()) {
      const width = ((borders[at + 1] ?? hashEnd) - from) / piecesPerPartition
      if (width <= 0) continue
      for (let piece = 0; piece < piecesPerPartition; piece++) {
        const made = this.piece(from + piece * width, from + (piece + 1) * width)
        if (made.mass > 0) pieces.push(made)
      }
    }
    this.pieces = pieces
  }

  /** Groups that `share` may make of a step. */
  get groups(): number {
    return this.ownKeys + this.pieces.length
  }

  share(requests: number, random: Random, take: TakeGroup): void {
    let left = requests
    let mass = 1
    for (let rank = 0; rank < this.ownKeys && left > 0; rank++) {
      const probability = this.law.probability(rank)
      const count = random.binomial(left, probability / mass)
      mass -= probability
      left -= count
      if (count > 0) take(rank, this.hashes[rank] ?? 0, count, true)
    }
    for (const [at, piece] of this.pieces.entries()) {
      if (left === 0) return
      const count = at === this.pieces.length - 1 ? left : random.binomial(left, piece.mass / mass)
      mass -= piece.mass
      left -= count
      if (count > 0) this.takeOneOf(piece, count, random, take)
    }
    // Every key is popular: the sum of their probabilities may fall short of one by a rounding.
    if (left > 0) take(0, this.hashes[0] ?? 0, left, true)
  }

  private takeOneOf(piece: Piece, count: number, random: Random, take: TakeGroup): void {
    const { from, to, fromSum, knownMass, mass } = piece
    const target = random.uniform() * mass
    if (target >= knownMass) return take(-1, Math.floor(from + random.uniform() * (to - from)), count, false)
    const at = firstAbove(this.sums, fromSum + target)
    take(this.byHash[at] ?? 0, this.sortedHashes[at] ?? 0, count, false)
  }

  private piece(from: number, to: number): Piece {
    const fromSum = this.sumBelow(from)
    const knownMass = this.sumBelow(to) - fromSum
    return { from, to, fromSum, knownMass, mass: knownMass + (this.restMass * (to - from)) / hashEnd }
  }

  /** Of the probabilities of the keys whose hash is below. */
  private sumBelow(hash: number): number {
    let low = 0
    let high = this.sortedHashes.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (must(this.sortedHashes[middle], 'within the hashes') < hash) low = middle + 1
      else high = middle
    }
    return low === 0 ? 0 : (this.sums[low - 1] ?? 0)
  }
}

type Piece = {
  readonly from: number
  readonly to: number
  readonly fromSum: number
  readonly knownMass: number
  readonly mass: number
}
