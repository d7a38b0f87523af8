import { expect, test } from 'vitest'
import {
  decimalText,
  moneyText,
  picoOf,
  plus,
  quantityOf,
  rounded,
  times,
  whole,
} from '../../src/analysis/pricing/money.ts'
import { fc } from '../property.ts'

test.each([
  ['0.00017493', '0.00017493'],
  ['1e-7', '0.0000001'],
  ['2.5E3', '2500'],
  ['-0.50', '-0.5'],
  ['12', '12'],
])('%s is %s exactly', (text, exact) => {
  expect(decimalText(quantityOf(text))).toBe(exact)
})

test('numbers as JSON writes them are read exactly', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), (number) => {
      expect(Number(decimalText(quantityOf(String(number)), 340))).toBe(number === 0 ? 0 : number)
    }),
  )
})

test('an amount is rounded once, half away from zero', () => {
  expect(rounded({ n: 5n, d: 2n })).toBe(3n)
  expect(rounded({ n: -5n, d: 2n })).toBe(-3n)
  expect(rounded({ n: 4n, d: 3n })).toBe(1n)
  expect(picoOf({ n: 1n, d: 3n }, '1')).toBe(333_333_333_333n)
})

test('fractions add and multiply without drift', () => {
  const fraction = fc.tuple(fc.bigInt(-1_000n, 1_000n), fc.bigInt(1n, 1_000n)).map(([n, d]) => ({ n, d }))
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      const { n, d } = plus(a, b)
      expect(n * a.d * b.d).toBe((a.n * b.d + b.n * a.d) * d)
      expect(times(a, whole(a.d)).n * 1n).toBe(a.n * a.d)
    }),
  )
})

test.each([
  [-3_000_000_000_000n, '-$3.00'],
  [-62_500n, '-$0.000000063'],
])('%d pico reads %s', (pico, text) => {
  expect(moneyText(pico, 'USD')).toBe(text)
})
