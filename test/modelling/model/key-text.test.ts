import { expect, test } from 'vitest'
import { parseNumber } from '../../../src/model/number-text.ts'
import { keyParts, keyValue } from '../../../src/modelling/model/key-text.ts'
import { fc } from '../../property.ts'

const text = (S: string) => ({ S })
const number = (N: string) => ({ N: parseNumber(N) })

test('a key is made of the attributes in its template', () => {
  const order = { customer: number('7'), placed: text('2026-11-29'), n: number('42'), shipped: { BOOL: true } }
  expect(keyValue('CUST#{customer}', order, 'S')).toEqual(text('CUST#7'))
  expect(keyValue('{placed}#{n:06}', order, 'S')).toEqual(text('2026-11-29#000042'))
  expect(keyValue('{n}', order, 'N')).toEqual(number('42'))
  expect(keyValue('{n}', order, 'S')).toEqual(text('42'))
  expect(keyValue('{shipped}', order, 'S')).toEqual(text('true'))
  expect(keyValue('PROFILE', order, 'S')).toEqual(text('PROFILE'))
})

test('there is no key where an attribute is missing, or none of that type can be made', () => {
  expect(keyValue('CUST#{customer}', {}, 'S')).toBeUndefined()
  expect(keyValue('{tags}', { tags: { SS: ['a'] } }, 'S')).toBeUndefined()
  expect(keyValue('CUST#{customer}', { customer: number('7') }, 'N')).toBeUndefined()
})

test('a key tells the attributes that it was made of', () => {
  expect(keyParts('CUST#{customer}', text('CUST#7'))).toEqual(new Map([['customer', '7']]))
  expect(keyParts('{day}#{n}#END', text('2026-11-29#a#b#END'))).toEqual(
    new Map([
      ['day', '2026-11-29'],
      ['n', 'a#b'],
    ]),
  )
  expect(keyParts('{n}', number('42'))).toEqual(new Map([['n', '42']]))
  for (const other of ['CUST#', 'ORDER#7', 'xCUST#7']) expect(keyParts('CUST#{customer}', text(other))).toBeUndefined()
  expect(keyParts('{a}#{a}', text('1#2'))).toBeUndefined()
  expect(keyParts('{a}#{a}', text('1#1'))).toEqual(new Map([['a', '1']]))
  expect(keyParts('PROFILE', text('PROFILES'))).toBeUndefined()
  expect(keyParts('PROFILE', text('PROFILE'))).toEqual(new Map())
})

test('whatever has none of the text between them is found again', () => {
  const piece = fc.string({ minLength: 1 }).filter((each) => !each.includes('#'))
  fc.assert(
    fc.property(piece, piece, piece, (a, b, c) => {
      const template = 'A#{a}#{b}#{c}'
      const made = keyValue(template, { a: text(a), b: text(b), c: text(c) }, 'S')
      expect(made).toEqual(text(`A#${a}#${b}#${c}`))
      expect(keyParts(template, text(`A#${a}#${b}#${c}`))).toEqual(new Map(Object.entries({ a, b, c })))
    }),
  )
})

test('a long text that a template nearly makes is read once', () => {
  expect(keyParts('{a}#{b}#{c}#{d}#{e}#{f}END', text('#'.repeat(100_000)))).toBeUndefined()
})
