import { expect, test } from 'vitest'
import { peakPerSecond, type RateProfile, requestsUntil } from '../../../src/analysis/simulation/rate-profile.ts'
import { fc } from '../../property.ts'

const rate = fc.nat(10_000)
const time = fc.integer({ min: 1, max: 3_600_000 })
const profiles: fc.Arbitrary<RateProfile> = fc.oneof(
  fc.record({ kind: fc.constant('constant' as const), perSecond: rate }),
  fc.record({ kind: fc.constant('ramp' as const), from: rate, to: rate, overMs: time }),
  fc.record({ kind: fc.constant('spike' as const), base: rate, to: rate, atMs: time, forMs: time }),
  fc.record({ kind: fc.constant('diurnal' as const), low: rate, high: rate }),
  fc.record({
    kind: fc.constant('schedule' as const),
    stages: fc.array(fc.record({ perSecond: rate, forMs: time }), { minLength: 1, maxLength: 4 }),
  }),
)

test('requests only become more, and never faster than the peak', () => {
  fc.assert(
    fc.property(profiles, time, time, (profile, fromMs, lengthMs) => {
      const more = requestsUntil(profile, fromMs + lengthMs) - requestsUntil(profile, fromMs)
      expect(more).toBeGreaterThanOrEqual(-1e-6)
      expect(more).toBeLessThanOrEqual((peakPerSecond(profile) * lengthMs) / 1_000 + 1e-6)
    }),
  )
})

test.each<[string, RateProfile, number, number]>([
  ['constant', { kind: 'constant', perSecond: 500 }, 10_000, 5_000],
  ['half way up', { kind: 'ramp', from: 0, to: 100, overMs: 10_000 }, 10_000, 500],
  ['up, then level', { kind: 'ramp', from: 0, to: 100, overMs: 10_000 }, 20_000, 1_500],
  ['before the spike', { kind: 'spike', base: 10, to: 1_000, atMs: 5_000, forMs: 1_000 }, 5_000, 50],
  ['in the spike', { kind: 'spike', base: 10, to: 1_000, atMs: 5_000, forMs: 1_000 }, 5_500, 550],
  ['after the spike', { kind: 'spike', base: 10, to: 1_000, atMs: 5_000, forMs: 1_000 }, 10_000, 1_090],
  ['a whole day', { kind: 'diurnal', low: 0, high: 200 }, 86_400_000, 8_640_000],
  ['half a day', { kind: 'diurnal', low: 0, high: 200 }, 43_200_000, 4_320_000],
  ['a quarter of a day is the quiet one', { kind: 'diurnal', low: 0, high: 200 }, 21_600_000, 784_901.3],
  [
    'the last stage goes on',
    {
      kind: 'schedule',
      stages: [
        { perSecond: 100, forMs: 1_000 },
        { perSecond: 7, forMs: 1_000 },
      ],
    },
    11_000,
    170,
  ],
])('%s', (_, profile, ms, requests) => {
  expect(requestsUntil(profile, ms)).toBeCloseTo(requests, 1)
})
