import { describe, expect, test } from 'vitest'
import { type RandomLaw, rankLaw } from '../../../src/analysis/simulation/key-law.ts'
import { Random } from '../../../src/analysis/simulation/random.ts'
import { Strata } from '../../../src/analysis/simulation/strata.ts'
import { hashEnd } from '../../../src/model/hash-space.ts'
import { keyHash } from '../../../src/storage/key-hash.ts'
import { partitionHash } from '../../../src/storage/partition-hash.ts'
import { fc } from '../../property.ts'

const laws = fc.oneof<fc.Arbitrary<RandomLaw>[]>(
  fc.record({ kind: fc.constant('uniform' as const), keys: fc.integer({ min: 1, max: 2_000 }) }),
  fc.record({
    kind: fc.constant('zipf' as const),
    exponent: fc.double({ min: 0, max: 3, noNaN: true }),
    keys: fc.integer({ min: 1, max: 200_000 }),
  }),
  fc.record({
    kind: fc.constant('hot' as const),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    keys: fc.integer({ min: 1, max: 2_000 }),
  }),
)

test('the probabilities of all keys come to one', () => {
  fc.assert(
    fc.property(laws, (given) => {
      const law = rankLaw(given)
      let sum = 0
      for (let rank = 0; rank < law.keys; rank++) sum += law.probability(rank)
      expect(sum).toBeCloseTo(1, 6)
    }),
    { numRuns: 30 },
  )
})

test('a draw is a key there is', () => {
  fc.assert(
    fc.property(laws, fc.nat(), (given, seed) => {
      const law = rankLaw(given)
      const random = new Random(seed)
      for (let draw = 0; draw < 50; draw++) {
        const rank = law.draw(random)
        expect(Number.isInteger(rank) && rank >= 0 && rank < law.keys).toBe(true)
      }
    }),
  )
})

test.each<RandomLaw>([
  { kind: 'zipf', exponent: 1.1, keys: 1_000_000 },
  { kind: 'zipf', exponent: 1, keys: 1_000_000 },
  { kind: 'zipf', exponent: 0.5, keys: 1_000_000_000 },
  { kind: 'hot', share: 0.4, keys: 100 },
  { kind: 'uniform', keys: 50 },
])('draws are as frequent as the law says: %o', (given) => {
  const law = rankLaw(given)
  const random = new Random(11)
  const draws = 200_000
  // Ranges of ranks, the last of them beyond those that are summed one by one.
  const borders = [1, 2, 10, 100, 1_000, 60_000, 70_000, 500_000].filter((border) => border < law.keys)
  const counts = new Map<number, number>()
  for (let draw = 0; draw < draws; draw++) {
    const rank = law.draw(random)
    const range = borders.findLastIndex((border) => rank >= border)
    counts.set(range, (counts.get(range) ?? 0) + 1)
  }
  for (const [at, from] of [0, ...borders].entries()) {
    const to = Math.min(borders[at] ?? law.keys, 2_000_000)
    if (to !== (borders[at] ?? law.keys)) continue
    let probability = 0
    for (let rank = from; rank < to; rank++) probability += law.probability(rank)
    const deviation = Math.sqrt(draws * probability * (1 - probability)) + 1
    expect(Math.abs((counts.get(at - 1) ?? 0) - draws * probability)).toBeLessThan(5 * deviation)
  }
})

describe('the requests of a step in strata', () => {
  const hashOf = (rank: number): number => keyHash([{ S: `k${rank}` }])
  const strataOf = (law: RandomLaw, requestsPerStep: number, known = 3_000): Strata => {
    const ranks = rankLaw(law)
    const hashes = Float64Array.from({ length: Math.min(known, ranks.keys) }, (_, rank) => hashOf(rank))
    return new Strata({ law: ranks, hashes, hashOf, requestsPerStep, random: new Random(0) })
  }

  test('none is lost, and each lies where its key does', () => {
    fc.assert(
      fc.property(laws, fc.nat(100_000), fc.nat(), fc.array(fc.nat(hashEnd - 1)), (law, requests, seed, inner) => {
        const strata = strataOf(law, requests)
        strata.divide([...new Set([0, ...inner])].sort((a, b) => a - b))
        let sum = 0
        strata.share(requests, new Random(seed), ({ rank, hash }, count) => {
          sum += count
          expect(count).toBeGreaterThan(0)
          if (rank >= 0) expect(hash).toBe(hashOf(rank))
        })
        expect(sum).toBe(requests)
      }),
      { numRuns: 40 },
    )
  })

  test('every partition gets its share, also of keys beyond those that are known one by one', () => {
    const law: RandomLaw = { kind: 'zipf', exponent: 0.8, keys: 50_000 }
    const ranks = rankLaw(law)
    const borders = [0, hashEnd / 8, hashEnd / 4, (hashEnd / 4) * 3]
    const partitionOf = (hash: number): number => borders.findLastIndex((border) => hash >= border)
    const wanted = borders.map(() => 0)
    for (let rank = 0; rank < ranks.keys; rank++) {
      const at = partitionOf(hashOf(rank))
      wanted[at] = (wanted[at] ?? 0) + ranks.probability(rank)
    }
    const strata = strataOf(law, 1_000)
    strata.divide(borders)
    const random = new Random(2)
    const counts = borders.map(() => 0)
    for (let step = 0; step < 500; step++) {
      strata.share(1_000, random, ({ hash }, count) => {
        counts[partitionOf(hash)] = (counts[partitionOf(hash)] ?? 0) + count
      })
    }
    for (const [at, count] of counts.entries()) expect(Math.abs(count / 500_000 - (wanted[at] ?? 0))).toBeLessThan(0.01)
  })

  test('a popular key is followed by itself', () => {
    const strata = strataOf({ kind: 'hot', share: 0.3, keys: 1_000 }, 10_000)
    const random = new Random(2)
    let hot = 0
    for (let step = 0; step < 100; step++) {
      strata.share(10_000, random, ({ rank, own }, count) => {
        if (rank === 0 && own) hot += count
      })
    }
    expect(Math.abs(hot / 1_000_000 - 0.3)).toBeLessThan(0.003)
  })
})

test('a key lies where the engine puts its item', () => {
  expect(keyHash([{ S: 'c#1' }])).toBe(partitionHash('c#1'))
})
