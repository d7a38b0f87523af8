import type { Throttle } from '../../model/throttle.ts'
import type { Use } from '../partitions/use.ts'
import type { Random } from './random.ts'
import type { DrawnKey } from './strata.ts'

/** What became of equal requests of one step. */
export type RequestFate = {
  readonly passed: number
  readonly refused: number
  /** Of the first that was refused. */
  readonly throttles: readonly Throttle[]
}

/** The requests of one step: columns instead of objects, since there are hundreds of them in each. */
export class RequestList {
  length = 0
  readonly uses: (readonly Use[])[] = []
  readonly counts: number[] = []
  readonly keys: DrawnKey[] = []
  readonly patterns: number[] = []

  clear(): void {
    this.length = 0
  }

  add(uses: readonly Use[], count: number, key: DrawnKey, pattern: number): void {
    const at = this.length++
    this.uses[at] = uses
    this.counts[at] = count
    this.keys[at] = key
    this.patterns[at] = pattern
  }

  /** Every place once, in an order that favours nobody: whoever comes late in a second finds less left. */
  *shuffled(random: Random): Generator<number, void, void> {
    const { length } = this
    if (length === 0) return
    let stride = 1 + random.below(length)
    while (commonDivisor(stride, length) !== 1) stride = (stride % length) + 1
    let at = random.below(length)
    for (let turn = 0; turn < length; turn++) {
      yield at
      at = (at + stride) % length
    }
  }
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b))
