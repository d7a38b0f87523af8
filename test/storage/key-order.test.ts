import { describe, expect, test } from 'vitest'
import type { KeyAttribute } from '../../src/model/table.ts'
import type { Base64, Item, KeyType, NumberText, Value } from '../../src/model/value.ts'
import { compareKeyBytes, keyBytes } from '../../src/storage/key-bytes.ts'
import { prefixEnd } from '../../src/storage/prefix-end.ts'
import { indexRowKey, sameRowKey, tableRowKey } from '../../src/storage/row-key.ts'
import { type SortBounds, type SortCondition, sortBounds } from '../../src/storage/sort-bounds.ts'
import type { KeyBytes } from '../../src/storage/types.ts'
import { fc } from '../property.ts'
import { all, openStore, storedItem, withRows } from './example.ts'

/** Few letters, so that keys share prefixes; among them the ends of what bytes and characters can be. */
const letters = ['\0', '\x01', 'a', 'b', '\x7f', '\xff', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}']
const text = fc.array(fc.constantFrom(...letters), { maxLength: 4 })
const bytes = fc.array(fc.constantFrom(0x00, 0x01, 0x02, 0x7f, 0xfe, 0xff), { maxLength: 4 })
const number = fc.constantFrom('-100', '-1.5', '-1', '-0.01', '0', '0.01', '1', '1.05', '1.5', '100', '101', '10000')

const S = text.map((letters): Value => ({ S: letters.join('') }))
const B = bytes.map((raw): Value => ({ B: Buffer.from(raw).toString('base64') as Base64 }))
const N = number.map((decimal): Value => ({ N: decimal as NumberText }))
const valuesOf: Readonly<Record<KeyType, fc.Arbitrary<Value>>> = { S, B, N }

function compareValues(a: Value, b: Value): number {
  if ('S' in a && 'S' in b) return Math.sign(Buffer.compare(Buffer.from(a.S), Buffer.from(b.S)))
  if ('B' in a && 'B' in b) return Math.sign(Buffer.compare(Buffer.from(a.B, 'base64'), Buffer.from(b.B, 'base64')))
  if ('N' in a && 'N' in b) return Math.sign(Number(a.N) - Number(b.N))
  throw new Error('values of one type')
}

const names = ['k0', 'k1', 'k2', 'k3']
const attributesOf = (types: readonly KeyType[]): readonly KeyAttribute[] =>
  types.map((type, index) => ({ name: names[index] ?? '', type }))
const itemOf = (values: readonly Value[]): Item =>
  Object.fromEntries(values.map((value, index) => [names[index], value]))
const bytesOf = (types: readonly KeyType[], values: readonly Value[]): KeyBytes | undefined =>
  keyBytes(attributesOf(types), itemOf(values))

const types = fc.array(fc.constantFrom<KeyType>('S', 'N', 'B'), { minLength: 1, maxLength: 4 })
const tuple = (of: readonly KeyType[]): fc.Arbitrary<readonly Value[]> => fc.tuple(...of.map((type) => valuesOf[type]))

describe('key bytes', () => {
  test('sort as the keys do, attribute by attribute, and differ when the keys differ', () => {
    fc.assert(
      fc.property(
        types.chain((of) => fc.tuple(fc.constant(of), tuple(of), tuple(of))),
        ([of, a, b]) => {
          const order = a.map((value, index) => compareValues(value, b[index] ?? value)).find((sign) => sign !== 0) ?? 0
          const [left, right] = [bytesOf(of, a), bytesOf(of, b)]
          expect(Math.sign(compareKeyBytes(left ?? '', right ?? ''))).toBe(order)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('SQLite sorts them the same way', () => {
    fc.assert(
      fc.property(
        types.chain((of) => fc.tuple(fc.constant(of), fc.array(tuple(of), { maxLength: 12 }))),
        ([of, tuples]) => {
          const store = openStore()
          const rows = withRows(store)
          const sorts = tuples.map((values) => bytesOf(of, values) ?? '')
          store.transaction(() => {
            for (const [index, sort] of sorts.entries()) {
              rows.put({ hash: 1, partition: 'p', sort, base: String(index) }, storedItem(String(index)))
            }
          })
          const read = all(rows.readPartition({ hash: 1, partition: 'p', forward: true })).map(
            (row) => sorts[Number(row.text)],
          )
          expect(read).toEqual([...sorts].sort(compareKeyBytes))
          store.close()
        },
      ),
      { numRuns: 50 },
    )
  })

  test('data-model 11: an item without all key attributes of an index has no entry there', () => {
    const table = { hash: attributesOf(['S']), range: [] }
    const index = { hash: [{ name: 'k1', type: 'N' }], range: [{ name: 'k2', type: 'B' }] } as const
    const [k0, k1, k2] = [{ S: 'a' }, { N: '1' as NumberText }, { B: 'AA==' as Base64 }]
    expect(indexRowKey(index, table, { k0, k1, k2 })).toBeDefined()
    expect(indexRowKey(index, table, { k0, k1 })).toBeUndefined()
    expect(indexRowKey(index, table, { k0, k2 })).toBeUndefined()
    expect(indexRowKey(index, table, { k0, k1: { S: '1' }, k2 })).toBeUndefined()
    expect(() => tableRowKey(table, { k1 })).toThrow()
  })

  test('SCAN-16: entries with equal index keys differ by table key, hash of the table key first', () => {
    const table = { hash: attributesOf(['S']), range: [{ name: 'k1', type: 'N' }] } as const
    const index = { hash: [{ name: 'k2', type: 'S' }], range: [] } as const
    const entry = (pk: string, sk: string) => {
      const key = indexRowKey(index, table, { k0: { S: pk }, k1: { N: sk as NumberText }, k2: { S: 'same' } })
      if (key === undefined) throw new Error('the item is in the index')
      return key
    }
    expect(sameRowKey(entry('a', '1'), entry('a', '1'))).toBe(true)
    expect(sameRowKey(entry('a', '1'), entry('a', '2'))).toBe(false)
    expect(sameRowKey(entry('a', '1'), entry('b', '1'))).toBe(false)
    // printf 'Outliersa\xc1\x02' | md5sum, and with \x03.
    const digest = (hex: string): string => Buffer.from(hex, 'hex').toString('latin1')
    expect([entry('a', '1').base, entry('a', '2').base].map((base) => String(base).slice(0, 6))).toEqual([
      digest('e9d4bdfb51ea'),
      digest('c4a2b71339e2'),
    ])
  })
})

describe('the end of a prefix', () => {
  test('is above exactly what begins with the prefix', () => {
    const keys = fc.oneof(
      fc.tuple(text, text).map(([a, b]): [KeyBytes, KeyBytes] => [a.join(''), b.join('')]),
      fc.tuple(bytes, bytes).map(([a, b]): [KeyBytes, KeyBytes] => [Buffer.from(a), Buffer.from(b)]),
    )
    fc.assert(
      fc.property(keys, fc.boolean(), ([prefix, other], append) => {
        const key = !append
          ? other
          : typeof other === 'string'
            ? `${String(prefix)}${other}`
            : Buffer.concat([prefix as Uint8Array, other])
        const end = prefixEnd(prefix)
        const begins = Buffer.from(key).subarray(0, Buffer.from(prefix).length).equals(Buffer.from(prefix))
        const within = compareKeyBytes(key, prefix) >= 0 && (end === undefined || compareKeyBytes(key, end) < 0)
        expect(within).toBe(begins)
      }),
      { numRuns: 2000 },
    )
  })

  test.each(['\ud800', 'a\udfff'])(
    'a lone surrogate is kept as U+FFFD, so its prefix ends behind that: %j',
    (prefix) => {
      expect(prefixEnd(prefix)).toBe(`${prefix.slice(0, -1)}\ufffe`)
    },
  )
})

describe('bounds from conditions', () => {
  const operators = ['=', '<', '<=', '>', '>=', 'begins_with', 'between'] as const

  const query = types.chain((of) =>
    fc.record({
      of: fc.constant(of),
      stored: fc.array(tuple(of), { minLength: 1, maxLength: 10 }),
      asked: tuple(of),
      high: tuple(of),
      count: fc.integer({ min: 1, max: of.length }),
      operator: fc.constantFrom(...operators),
      fromStored: fc.boolean(),
    }),
  )

  function holds(condition: SortCondition, value: Value): boolean {
    if (condition.operator === 'between') {
      return compareValues(value, condition.low) >= 0 && compareValues(value, condition.high) <= 0
    }
    if (condition.operator === 'begins_with') return beginsWith(value, condition.value)
    const order = compareValues(value, condition.value)
    return { '=': order === 0, '<': order < 0, '<=': order <= 0, '>': order > 0, '>=': order >= 0 }[condition.operator]
  }

  function beginsWith(value: Value, prefix: Value): boolean {
    if ('S' in value && 'S' in prefix) return value.S.startsWith(prefix.S)
    if (!('B' in value && 'B' in prefix)) throw new Error('begins_with is for S and B')
    const raw = Buffer.from(prefix.B, 'base64')
    return Buffer.from(value.B, 'base64').subarray(0, raw.length).equals(raw)
  }

  const inside = ({ from, to }: SortBounds, key: KeyBytes): boolean => {
    const low = from === undefined ? 1 : compareKeyBytes(key, from.bytes)
    const high = to === undefined ? -1 : compareKeyBytes(key, to.bytes)
    return (
      (low > 0 || (low === 0 && from?.inclusive !== false)) && (high < 0 || (high === 0 && to?.inclusive !== false))
    )
  }

  test('data-model 11.3: hold exactly the keys that meet the conditions', () => {
    fc.assert(
      fc.property(query, ({ of, stored, asked, high, count, operator, fromStored }) => {
        const wanted = (fromStored ? stored[0] : asked) ?? asked
        const last = count - 1
        fc.pre(operator !== 'begins_with' || of[last] !== 'N')
        const lastCondition: SortCondition =
          operator === 'between'
            ? { operator, low: wanted[last] ?? { S: '' }, high: high[last] ?? { S: '' } }
            : { operator, value: wanted[last] ?? { S: '' } }
        const conditions = [...wanted.slice(0, last).map((value) => ({ operator: '=', value }) as const), lastCondition]
        const bounds = sortBounds(attributesOf(of), conditions)
        for (const values of stored) {
          const expected = conditions.every((condition, index) => holds(condition, values[index] ?? { S: '' }))
          expect(inside(bounds, bytesOf(of, values) ?? '')).toBe(expected)
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('no condition is no bound', () => {
    expect(sortBounds(attributesOf(['S']), [])).toEqual({})
  })
})
