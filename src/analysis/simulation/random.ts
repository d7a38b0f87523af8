import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Chance that says the same on every machine for one seed. */
export class Random {
  private readonly generator: ReturnType<typeof xoroshiro128plus>

  constructor(seed: number) {
    this.generator = xoroshiro128plus(seed)
  }

  /** From 0 to below 1. */
  uniform(): number {
    return uniformFloat64(this.generator)
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.uniform() * end)
  }

  /** How many of `trials` succeed when each does so with `probability`: exactly that law, however many there are. */
  binomial(trials: number, probability: number): number {
    if (trials <= 0 || probability <= 0) return 0
    if (probability >= 1) return trials
    if (probability > 0.5) return trials - this.binomial(trials, 1 - probability)
    return trials * probability < 10 ? this.fewSuccesses(trials, probability) : this.manySuccesses(trials, probability)
  }

  /** By inversion: walks up from no success at all. */
  private fewSuccesses(trials: number, probability: number): number {
    const odds = probability / (1 - probability)
    const none = (1 - probability) ** trials
    for (;;) {
      let left = this.uniform()
      let chance = none
      for (let successes = 0; successes <= trials; successes++) {
        if (left < chance) return successes
        left -= chance
        chance *= ((trials - successes) / (successes + 1)) * odds
      }
    }
  }

  /** By rejection from a transformed uniform. Source: W. Hörmann, "The generation of binomial random variates", 1993, BTRS. */
  private manySuccesses(trials: number, probability: number): number {
    const odds = probability / (1 - probability)
    const deviation = Math.sqrt(trials * probability * (1 - probability))
    const b = 1.15 + 2.53 * deviation
    const a = -0.0873 + 0.0248 * b + 0.01 * probability
    const c = trials * probability + 0.5
    const alpha = (2.83 + 5.1 / b) * deviation
    const mode = Math.floor((trials + 1) * probability)
    for (;;) {
      const u = this.uniform() - 0.5
      const v = this.uniform()
      const us = 0.5 - Math.abs(u)
      const k = Math.floor(((2 * a) / us + b) * u + c)
      if (k < 0 || k > trials) continue
      if (us >= 0.07 && v <= 0.92 - 4.2 / b) return k
      const bound =
        (mode + 0.5) * Math.log((mode + 1) / (odds * (trials - mode + 1))) +
        (trials + 1) * Math.log((trials - mode + 1) / (trials - k + 1)) +
        (k + 0.5) * Math.log((odds * (trials - k + 1)) / (k + 1)) +
        stirlingRest(mode) +
        stirlingRest(trials - mode) -
        stirlingRest(k) -
        stirlingRest(trials - k)
      if (Math.log((v * alpha) / (a / (us * us) + b)) <= bound) return k
    }
  }
}

/** ln k! less Stirling's approximation of it. */
function stirlingRest(k: number): number {
  const known = smallRests[k]
  if (known !== undefined) return known
  const next = k + 1
  const square = next * next
  return (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / next
}

const smallRests = [
  0.0810614667953272, 0.0413406959554092, 0.0276779256849983, 0.020790672103765, 0.0166446911898211, 0.0138761288230707,
  0.0118967099458917, 0.010411265261972, 0.0092554621827127, 0.0083305634333631,
]
