import { expect, test } from 'vitest'
import type { NumberText } from '../../src/model/value.ts'
import { numberKeyBytes } from '../../src/storage/number-key-bytes.ts'
import { fc } from '../property.ts'

const hexOf = (text: string): string => Buffer.from(numberKeyBytes(text as NumberText)).toString('hex')

test.each([
  ['0', '80'],
  ['1', 'c102'],
  ['100', 'c202'],
  ['0.01', 'c002'],
  ['12.5', 'c10d33'],
  ['-1', '3e6466'],
  ['-12.5', '3e593366'],
  ['251', 'c20334'],
])('data-model 2, examples: %s is %s', (text, hex) => {
  expect(hexOf(text)).toBe(hex)
})

test.each([
  [`1${'0'.repeat(125)}`, 'ff0b'],
  [`-1${'0'.repeat(125)}`, '005b66'],
  [`0.${'0'.repeat(129)}1`, '8002'],
  [`-0.${'0'.repeat(129)}1`, '7f6466'],
])('data-model 2, ends of the range: %s', (text, hex) => {
  expect(hexOf(text)).toBe(hex)
})

test('SCAN-11: a negative number of 20 base-100 digits has no terminator, one of 19 has', () => {
  expect(numberKeyBytes(`-${'1'.repeat(37)}` as NumberText)).toHaveLength(1 + 19 + 1)
  expect(numberKeyBytes(`-1.${'1'.repeat(37)}` as NumberText)).toHaveLength(1 + 20)
})

/** Canonical text of at most 38 digits anywhere in the range, and the same number as an integer times 1e-130. */
const number = fc
  .record({
    negative: fc.boolean(),
    digits: fc.stringMatching(/^[1-9][0-9]{0,37}$/),
    exponent: fc.oneof(fc.integer({ min: -130, max: 88 }), fc.integer({ min: -40, max: 5 })),
  })
  .map(({ negative, digits, exponent }) => {
    const scaled = BigInt(digits) * 10n ** BigInt(exponent + 130)
    return { text: (negative ? '-' : '') + plain(scaled), scaled: negative ? -scaled : scaled }
  })

function plain(scaled: bigint): string {
  const padded = scaled.toString().padStart(131, '0')
  const fraction = padded.slice(-130).replace(/0+$/, '')
  return padded.slice(0, -130) + (fraction === '' ? '' : `.${fraction}`)
}

test('bytes of numbers sort as the numbers do', () => {
  const zero = { text: '0', scaled: 0n }
  const any = fc.oneof({ weight: 20, arbitrary: number }, { weight: 1, arbitrary: fc.constant(zero) })
  fc.assert(
    fc.property(any, any, (a, b) => {
      const order = a.scaled < b.scaled ? -1 : a.scaled > b.scaled ? 1 : 0
      expect(Buffer.compare(numberKeyBytes(a.text as NumberText), numberKeyBytes(b.text as NumberText))).toBe(order)
    }),
    { numRuns: 2000 },
  )
})

test('numbers that differ in one late digit sort apart', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[1-9][0-9]{30,36}$/),
      fc.integer({ min: 1, max: 36 }),
      fc.boolean(),
      (digits, point, negative) => {
        const text = (last: string): NumberText => {
          const all = digits + last
          const split = Math.min(point, all.length - 1)
          return `${negative ? '-' : ''}${all.slice(0, split)}.${all.slice(split)}` as NumberText
        }
        const order = Buffer.compare(numberKeyBytes(text('1')), numberKeyBytes(text('2')))
        expect(order).toBe(negative ? 1 : -1)
      },
    ),
  )
})
