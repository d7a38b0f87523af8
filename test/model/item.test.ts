import { describe, expect, it } from 'vitest'
import { itemSizeBytes } from '../../src/model/item-size.ts'
import { normaliseItem, normaliseValue } from '../../src/model/normalise-item.ts'
import { sortSets } from '../../src/model/sort-sets.ts'
import { compareStrings } from '../../src/model/text-order.ts'
import type { Item, Value } from '../../src/model/value.ts'
import { fc } from '../property.ts'

const raw = (json: unknown): Item => json as Item
const refusal = (value: unknown): string => {
  try {
    normaliseValue(value as Value)
  } catch (error) {
    return (error as Error).message
  }
  return 'accepted'
}
const nested = (levels: number, inside: unknown): unknown =>
  levels === 0 ? inside : { M: { a: nested(levels - 1, inside) } }
const P = 'One or more parameter values were invalid: '

describe('item size (data-model 9, SIZE-1 to SIZE-5)', () => {
  it.each([
    [{ pk: { S: 'a' } }, 3],
    [{ 'shirt-color': { S: 'R' }, 'shirt-size': { S: 'M' } }, 23],
    [{ id: { N: '42' }, ok: { BOOL: true }, x: { NULL: true } }, 9],
    [{ t: { SS: ['ab', 'é'] } }, 5],
    [{ l: { L: [] } }, 4],
    [{ l: { L: [{ S: 'ab' }, { N: '7' }] } }, 10],
    [{ m: { M: { k: { S: 'v' }, n: { M: {} } } } }, 12],
    [
      {
        a: { S: 'x'.repeat(1000) },
        b: { S: '123456789' },
        c: { N: '12.3456' },
        d: { B: 'AQI=' },
        e: { BS: ['AQI=', 'AQ==', 'Ag=='] },
      },
      1024,
    ],
  ])('%#', (json, bytes) => expect(itemSizeBytes(normaliseItem(raw(json)))).toBe(bytes))
})

describe('attribute values (AV-1 to AV-14, errors 62-75)', () => {
  it.each([
    [{}, 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'],
    [
      { S: 'a', N: '1' },
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    ],
    [{ S: 'a', N: 'b' }, 'The parameter cannot be converted to a numeric value: b'],
    [{ NULL: false }, `${P}Null attribute value types must have the value of true`],
    [{ SS: [] }, `${P}An string set  may not be empty`],
    [{ NS: [] }, `${P}An number set  may not be empty`],
    [{ BS: [] }, `${P}Binary sets should not be empty`],
    [{ SS: ['a', 'a'] }, `${P}Input collection [a, a] contains duplicates.`],
    [{ BS: ['Yg==', 'Yg=='] }, `${P}Input collection [Yg==, Yg==]of type BS contains duplicates.`],
    [{ NS: ['1', '1.0'] }, 'Input collection contains duplicates'],
    [{ L: [{ M: { a: { SS: [] } } }] }, `${P}An string set  may not be empty`],
  ])('%j', (value, message) => expect(refusal(value)).toBe(message))

  it('SIZE-30: a scalar inside 31 containers passes, inside 32 it does not', () => {
    expect(refusal(nested(31, { S: 'x' }))).toBe('accepted')
    expect(refusal(nested(32, { S: 'x' }))).toBe(
      'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
    )
  })
  it('AV-11, AV-14: empty strings, binaries, lists and maps are legal, in sets too', () => {
    for (const value of [{ S: '' }, { B: '' }, { SS: [''] }, { BS: [''] }, { L: [] }, { M: {} }])
      expect(refusal(value)).toBe('accepted')
  })
  it('README conflict 14: sets are sorted by bytes or by value', () => {
    const sets = normaliseItem(
      raw({
        s: { SS: ['😀', '\uffff', 'b', 'a'] },
        deep: { L: [{ BOOL: true }, { M: { n: { NS: ['10', '9.0', '-1'] }, b: { BS: ['gA==', 'fw=='] } } }] },
        other: { L: [{ S: 'b' }, { S: 'a' }] },
      }),
    )
    const sorted = sortSets(sets)
    expect(sorted).toEqual({
      s: { SS: ['a', 'b', '\uffff', '😀'] },
      deep: { L: [{ BOOL: true }, { M: { n: { NS: ['-1', '9', '10'] }, b: { BS: ['fw==', 'gA=='] } } }] },
      other: { L: [{ S: 'b' }, { S: 'a' }] },
    })
    expect(sorted['other']).toBe(sets['other'])
    expect(sortSets(sorted)).toBe(sorted)
    expect(sets['s']).toEqual({ SS: ['😀', '\uffff', 'b', 'a'] })
  })
  it('__proto__ is a name like any other', () => {
    const item = normaliseItem(JSON.parse('{"__proto__":{"S":"x"},"m":{"M":{"__proto__":{"N":"01"}}}}') as Item)
    expect(JSON.stringify(item)).toBe('{"__proto__":{"S":"x"},"m":{"M":{"__proto__":{"N":"1"}}}}')
    expect(itemSizeBytes(item)).toBe(9 + 1 + 1 + 3 + 1 + 9 + 2)
  })
  it('an empty name is refused (errors 78)', () =>
    expect(() => normaliseItem(raw({ '': { S: 'x' } }))).toThrow('Empty attribute name'))
  it('a name of 65,536 bytes is refused (errors 79)', () => {
    expect(() => normaliseItem(raw({ ['a'.repeat(65_536)]: { S: 'x' } }))).toThrow('65535')
    expect(Object.keys(normaliseItem(raw({ ['a'.repeat(65_535)]: { S: 'x' } })))).toHaveLength(1)
  })
})

it('strings order as their UTF-8 bytes (data-model 3)', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(compareStrings(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
    }),
  )
})
