import { expect, test } from 'vitest'
import { Random } from '../../../src/analysis/simulation/random.ts'
import { fc } from '../../property.ts'

test('one seed, one series', () => {
  const draws = (seed: number) => {
    const random = new Random(seed)
    return Array.from({ length: 5 }, () => [random.uniform(), random.below(10), random.binomial(1_000, 0.3)])
  }
  expect(draws(7)).toEqual(draws(7))
  expect(draws(7)).not.toEqual(draws(8))
})

test('so many successes as there can be', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(), (trials, probability, seed) => {
      const successes = new Random(seed).binomial(trials, probability)
      expect(Number.isInteger(successes) && successes >= 0 && successes <= trials).toBe(true)
    }),
  )
})

test.each([
  [10, 0],
  [10, 1],
  [0, 0.5],
])('%d trials with probability %d leave nothing to chance', (trials, probability) => {
  expect(new Random(1).binomial(trials, probability)).toBe(trials * probability)
})

// Each way to draw: by inversion, by rejection, and the mirrored ones.
test.each([
  [20, 0.1],
  [20, 0.9],
  [1_000, 0.3],
  [1_000_000, 0.000_005],
  [1_000_000, 0.7],
])('mean and variance of %d trials with probability %d are those of the law', (trials, probability) => {
  const random = new Random(3)
  const draws = Array.from({ length: 20_000 }, () => random.binomial(trials, probability))
  const mean = draws.reduce((sum, each) => sum + each, 0) / draws.length
  const variance = draws.reduce((sum, each) => sum + (each - mean) ** 2, 0) / draws.length
  const wanted = trials * probability * (1 - probability)
  expect(Math.abs(mean - trials * probability)).toBeLessThan(5 * Math.sqrt(wanted / draws.length))
  expect(Math.abs(variance / wanted - 1)).toBeLessThan(0.06)
})

test('the shares of single outcomes are those of the law', () => {
  const random = new Random(5)
  const draws = 100_000
  const counts = new Map<number, number>()
  for (let draw = 0; draw < draws; draw++) {
    const successes = random.binomial(40, 0.4)
    counts.set(successes, (counts.get(successes) ?? 0) + 1)
  }
  let chance = 0.6 ** 40
  let misfit = 0
  let outcomes = 0
  for (let successes = 0; successes <= 40; successes++) {
    const wanted = chance * draws
    if (wanted > 20) {
      misfit += ((counts.get(successes) ?? 0) - wanted) ** 2 / wanted
      outcomes++
    }
    chance *= ((40 - successes) / (successes + 1)) * (0.4 / 0.6)
  }
  // Chi-square with that many degrees of freedom: mean `outcomes`, deviation sqrt(2 * outcomes).
  expect(misfit).toBeLessThan(outcomes + 5 * Math.sqrt(2 * outcomes))
})
