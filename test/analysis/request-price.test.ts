import { describe, expect, test } from 'vitest'
import { moneyText } from '../../src/analysis/pricing/money.ts'
import { builtInPrices, pricedRegions, priceOf } from '../../src/analysis/pricing/price-list.ts'
import { requestPrice } from '../../src/analysis/pricing/request-price.ts'
import { fc } from '../property.ts'

const dollars = (amount: number): bigint => BigInt(Math.round(amount * 1e6)) * 1_000_000n
const million = 1_000_000

describe('reference, pricing 5', () => {
  test.each([
    ['P1: 10 M writes, 40 M eventual reads', { read: 40 * million, write: 20 * million }, 8.75],
    ['P3: 10 M writes of 3.5 KB', { read: 0, write: 80 * million }, 25],
    ['P4: 1 M transactions of three 500 B items', { read: 0, write: 12 * million }, 3.75],
    ['P16: one eventual scan of 1 GB', { read: 131_072 * 2, write: 0 }, 0.016384],
  ])('%s', (_, halfUnits, expected) => {
    expect(requestPrice(halfUnits, 'us-east-1')?.pico).toBe(dollars(expected))
  })
})

test('a price says where it comes from', () => {
  expect(priceOf(builtInPrices, 'eu-west-1', 'onDemand.standard.readPerMillion')).toMatchObject({
    amount: '0.1415',
    currency: 'USD',
    confidence: 'verified',
  })
  expect(requestPrice({ read: 1, write: 1 }, 'af-south-1')?.confidence).toBe('estimated')
  expect(requestPrice({ read: 0, write: 2 }, 'cn-north-1')).toMatchObject({ currency: 'CNY', confidence: 'stale' })
})

test('no price is no amount', () => {
  expect(requestPrice({ read: 1, write: 0 }, 'cn-north-1')).toBeUndefined()
  expect(requestPrice({ read: 1, write: 0 }, 'mars-1')).toBeUndefined()
  expect(requestPrice({ read: 1, write: 0 }, 'constructor')).toBeUndefined()
})

test('half units add up without drift, in every region', () => {
  fc.assert(
    fc.property(fc.constantFrom(...pricedRegions(builtInPrices)), fc.nat(1e9), fc.nat(1e9), (region, a, b) => {
      const price = (halfUnits: number) => requestPrice({ read: 0, write: halfUnits }, region)?.pico ?? 0n
      expect(price(a) + price(b)).toBe(price(a + b))
    }),
  )
})

test.each([
  [187_500_000_000n, '$0.19'],
  [62_500n, '$0.000000063'],
  [1n, '$0.000000000001'],
  [999_600_000_000n, '$1.00'],
  [12_400_000_000_000n, '$12.40'],
  [1_240_400_000_000_000n, '$1,240'],
  [0n, '$0'],
])('%d pico reads %s', (pico, text) => {
  expect(moneyText(pico, 'USD')).toBe(text)
})
