import { describe, expect, it } from 'vitest'
import {
  addNumbers,
  compareNumbers,
  numberSizeBytes,
  parseNumber,
  subtractNumbers,
} from '../../src/model/number-text.ts'
import type { NumberText } from '../../src/model/value.ts'
import { fc } from '../property.ts'

const overflow = 'Number overflow. Attempting to store a number with magnitude larger than supported range'
const underflow = 'Number underflow. Attempting to store a number with magnitude smaller than supported range'
const nines = '9'.repeat(38)

describe('canonical text (NUM-5 to NUM-8, data-model 2)', () => {
  it.each([
    ['+5', '5'],
    ['-0', '0'],
    ['+0.0', '0'],
    ['0e5', '0'],
    ['0.0e126', '0'],
    ['1e+2', '100'],
    ['1.5E+3', '1500'],
    ['.5', '0.5'],
    ['-.5', '-0.5'],
    ['5.', '5'],
    ['00042', '42'],
    ['1.23E10', '12300000000'],
    ['+1e-2', '0.01'],
    ['1.200', '1.2'],
    ['007', '7'],
    ['-3e2', '-300'],
    ['123e-2', '1.23'],
    ['1.0e-1', '0.1'],
    ['1e-20', '0.00000000000000000001'],
    ['1e125', `1${'0'.repeat(125)}`],
    ['0.1e126', `1${'0'.repeat(125)}`],
    ['-0015.789e6', '-15789000'],
    [`0000012345678901234567890123456789012345678`, '12345678901234567890123456789012345678'],
    [`${nines}e88`, nines + '0'.repeat(88)],
    ['-1e-130', `-0.${'0'.repeat(129)}1`],
    [`123${'0'.repeat(123)}`, `123${'0'.repeat(123)}`],
  ])('%s is kept as %s', (text, canonical) => expect(parseNumber(text)).toBe(canonical))
})

describe('refusals (NUM-3, NUM-4, NUM-10 to NUM-14; errors 70-74)', () => {
  it('an empty text has no text to show', () =>
    expect(() => parseNumber('')).toThrow('The parameter cannot be converted to a numeric value'))
  it.each([
    'e2',
    '+e2',
    '1e',
    '1e+',
    '+',
    '-',
    '.',
    '++5',
    '+-5',
    '-+5',
    '1+2',
    '1.2.3',
    '1.2e3.4',
    '0x5',
    'NaN',
    'Infinity',
    '1_000',
    ' 5',
    '5 ',
    '1 5',
    '5\n',
    '٣',
  ])('%j is not a number', (text) =>
    expect(() => parseNumber(text)).toThrow(`The parameter cannot be converted to a numeric value: ${text}`),
  )
  it.each(['1e126', '-1e126', '1e99999999999999999999', `1${'0'.repeat(126)}`])('%s overflows', (text) =>
    expect(() => parseNumber(text)).toThrow(overflow),
  )
  it.each(['1e-131', '-1e-131', '0.1e-130'])('%s underflows', (text) =>
    expect(() => parseNumber(text)).toThrow(underflow),
  )
  it('39 digits are too many, zeros at the ends do not count', () => {
    expect(() => parseNumber(`${nines}1`)).toThrow('Attempting to store more than 38 significant digits in a Number')
    expect(parseNumber(`00${nines}00`)).toBe(`${nines}00`)
  })
})

describe('size in bytes (NUM-21 to NUM-29)', () => {
  it.each([
    ['0', 1],
    ['-0', 1],
    ['1', 2],
    ['12', 2],
    ['123', 3],
    ['1234', 3],
    ['12345', 4],
    ['123456', 4],
    ['1234567', 5],
    ['12345678', 5],
    ['123456789', 6],
    ['1234567891', 6],
    ['12345678912', 7],
    ['123456789123', 7],
    ['1234567890123456789', 11],
    [nines, 20],
    ['0042', 2],
    ['100', 2],
    ['1010', 3],
    ['0.0000001', 2],
    ['1E125', 2],
    ['1E-100', 2],
    ['1.5', 3],
    ['1.2', 3],
    ['1.200', 3],
    ['1.234', 4],
    ['3.14159', 5],
    ['100.5', 4],
    ['0.15', 2],
    ['15', 2],
    ['-42', 3],
    ['-12345', 5],
    ['-1E125', 3],
    ['-0.15', 3],
    ['12.3456', 4],
    [`1111111${'0'.repeat(119)}`, 5],
    ['-56.789', 5],
  ])('%s counts for %i', (text, bytes) => expect(numberSizeBytes(parseNumber(text))).toBe(bytes))
  it('values that no capture separates follow base 100 (README conflict 1)', () => {
    expect(
      ['120', '0.015', `-1${'2'.repeat(37)}`, `-12${'3'.repeat(36)}.`].map((text) =>
        numberSizeBytes(parseNumber(text)),
      ),
    ).toEqual([3, 3, 21, 21])
  })
})

/** An exact rational as numerator over a power of ten. */
const exact = (text: string): bigint => {
  const [integer = '', fraction = ''] = text.split('.')
  return BigInt(integer + fraction.padEnd(140, '0'))
}
const decimal = fc
  .tuple(fc.boolean(), fc.bigInt(0n, 10n ** 38n - 1n), fc.integer({ min: -60, max: 60 }))
  .map(([negative, digits, exponent]) => parseNumber(`${negative ? '-' : ''}${digits}e${exponent}`))

describe('laws', () => {
  it('canonical text is a fixed point and its order is the order of rationals', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(parseNumber(a)).toBe(a)
        expect(Math.sign(compareNumbers(a, b))).toBe(exact(a) < exact(b) ? -1 : exact(a) > exact(b) ? 1 : 0)
      }),
    )
  })
  it('sums and differences are exact, or refused for more than 38 digits', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        for (const [operation, expected] of [
          [addNumbers, exact(a) + exact(b)],
          [subtractNumbers, exact(a) - exact(b)],
        ] as const) {
          let result: NumberText | undefined
          try {
            result = operation(a, b)
          } catch (error) {
            expect((error as Error).message).toBe(overflow)
            expect(expected.toString().replace(/^-/, '').replace(/0+$/, '').length).toBeGreaterThan(38)
          }
          if (result !== undefined) expect(exact(result)).toBe(expected)
        }
      }),
    )
  })
  it('1e50 + 1 needs 51 digits and is worded as an overflow (data-model 2)', () => {
    expect(() => addNumbers(parseNumber('1e50'), parseNumber('1'))).toThrow(overflow)
  })
})
