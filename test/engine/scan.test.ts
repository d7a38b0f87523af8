import { describe, expect, it } from 'vitest'
import { spanOf } from '../../src/engine/scan.ts'
import { hashEnd } from '../../src/model/hash-space.ts'
import { fc } from '../property.ts'
import { B, envelope, type Fixture, N, plain, refused, S, tableFixture, valuesOf } from './support.ts'
import type { Plain } from './table-shape.ts'

/** Scan. Source: reference, errors 48, 171-174; SCAN-1 to SCAN-17, data-model 10. */

describe('what a request may not say', () => {
  const segments = (Segment: number | undefined, TotalSegments: number | undefined): unknown =>
    tableFixture({ name: 'other' }).call('Scan', { Segment, TotalSegments })

  it('SCAN-1 48 Limit 0', () => {
    expect(tableFixture().call('Scan', { Limit: 0 })).toEqual(
      refused(
        `${envelope}Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
      ),
    )
  })

  it('SCAN-2 171 Segment alone', () => {
    expect(segments(0, undefined)).toEqual(
      refused(
        'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
      ),
    )
  })

  it('SCAN-3 172 TotalSegments alone', () => {
    expect(segments(undefined, 1)).toEqual(
      refused(
        'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
      ),
    )
  })

  it.each([
    [1, 1],
    [5, 5],
    [7, 5],
  ])('SCAN-4 173 segment %i of %i', (segment, total) => {
    expect(segments(segment, total)).toEqual(
      refused(
        `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${segment} is not less than TotalSegments: ${total}`,
      ),
    )
  })

  it('SCAN-5 bounds', () => {
    const at = (member: string, value: number, rule: string): unknown =>
      refused(`${envelope}Value '${value}' at '${member}' failed to satisfy constraint: Member must have value ${rule}`)
    expect(segments(-1, 1)).toEqual(at('segment', -1, 'greater than or equal to 0'))
    expect(segments(0, 0)).toEqual(at('totalSegments', 0, 'greater than or equal to 1'))
    expect(segments(0, 1_000_001)).toEqual(at('totalSegments', 1_000_001, 'less than or equal to 1000000'))
  })

  it('ORD-8 the order of several mistakes, before any table is looked for', () => {
    const other = tableFixture({ name: 'other' })
    const bad = {
      AttributesToGet: ['a', 'a'],
      ScanFilter: { a: { ComparisonOperator: 'EQ', AttributeValueList: [] } },
      ExclusiveStartKey: { pk: {} },
      Segment: 1,
    }
    const steps: (readonly [Plain, string])[] = [
      [
        { FilterExpression: '!', ScanFilter: {}, AttributesToGet: undefined },
        'Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {ScanFilter} Expression parameters: {FilterExpression}',
      ],
      [{}, 'One or more parameter values were invalid: Duplicate value in attribute name: a'],
      [
        { AttributesToGet: ['a'] },
        'One or more parameter values were invalid: Invalid number of argument(s) for the EQ ComparisonOperator',
      ],
      [
        { AttributesToGet: ['a'], ScanFilter: undefined },
        'The provided starting key is invalid: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes',
      ],
      [
        { AttributesToGet: undefined, ScanFilter: undefined, ExclusiveStartKey: undefined, FilterExpression: '!' },
        'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
      ],
    ]
    for (const [change, message] of steps) {
      expect(other.call('Scan', { ...bad, ...change }), message).toEqual(refused(message))
    }
  })
})

describe('the order of a scan', () => {
  it.each([
    ['SCAN-12 strings', 'S', S, ['2', '8', '9', '1', '6', 'hello', '0', '5', '4', 'äáöü', 'aardman', '7', '3', 'zapf']],
    [
      'SCAN-13 numbers',
      'N',
      N,
      ['7', '999.9', '8', '3', '2', '-999.9', '9', '4', '-0.09', '6', '1', '0', '0.012345', '5'],
    ],
  ])('%s', (_, type, value, ordered) => {
    const db = tableFixture({ keys: `pk:${type}` })
    db.put(...ordered.toSorted().map((key) => ({ pk: value(key) })))
    expect(valuesOf(db.ok('Scan', {}), 'pk')).toEqual(ordered)
  })

  it.each([
    ['3635', 'S', 0],
    ['228', 'S', 0],
    ['1668', 'S', 1],
    ['3435', 'S', 4],
    ['251', 'N', 1],
    ['2388', 'N', 4095],
  ])('SCAN-15 %s (%s) is in segment %i of 4096', (key, type, segment) => {
    const db = tableFixture({ keys: `pk:${type}` })
    db.put({ pk: { [type]: key } })
    const count = (Segment: number): unknown => db.ok('Scan', { Segment, TotalSegments: 4096 }).Count
    expect(count(segment)).toBe(1)
    expect(count(segment === 4095 ? 4094 : segment + 1)).toBe(0)
  })

  it('within a partition by sort key', () => {
    const db = tableFixture({ keys: 'pk:S sk:N' })
    db.put(...[3, -1, 20, 0.5].map((n) => ({ pk: S('k'), sk: N(n) })))
    expect(valuesOf(db.ok('Scan', {}), 'sk')).toEqual(['-1', '0.5', '3', '20'])
  })

  it('SCAN-16 an index is in the order of its own partition keys', () => {
    const ordered = ['2', '8', '9', '1', '6', 'hello', '0']
    const db = tableFixture({ global: { gsi: 'g:S' } })
    db.put(...ordered.toSorted().map((g, at) => ({ pk: S(String(at)), g: S(g) })))
    expect(valuesOf(db.ok('Scan', { IndexName: 'gsi' }), 'g')).toEqual(ordered)
  })
})

describe('SCAN-14 parallel segments', () => {
  function filled(): { db: Fixture; all: string[] } {
    const db = tableFixture({ keys: 'pk:S sk:S', global: { gsi: 'g:S' } })
    for (let at = 0; at < 60; at++) db.put({ pk: S(`p${at % 20}`), sk: S(String(at)), g: S(`g${at % 7}`) })
    return { db, all: valuesOf(db.ok('Scan', {}), 'sk').map(String).sort() }
  }

  it.each([1, 2, 3, 7, 64])('%i segments cover every item of table and index once', (total) => {
    const { db, all } = filled()
    for (const IndexName of [undefined, 'gsi']) {
      const found = Array.from({ length: total }, (_, Segment) =>
        valuesOf(db.ok('Scan', { IndexName, Segment, TotalSegments: total }), 'sk'),
      )
      expect(found.flat().map(String).sort()).toEqual(all)
    }
  })

  it('however many there are, each begins where the one before ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(), (total, seed) => {
        const index = seed % total
        const { fromHash, toHash } = spanOf({ index, total })
        expect(fromHash).toBe(index === 0 ? 0 : spanOf({ index: index - 1, total }).toHash)
        expect(toHash).toBe(index === total - 1 ? hashEnd : spanOf({ index: index + 1, total }).fromHash)
        expect(fromHash).toBeLessThanOrEqual(toHash)
      }),
    )
  })

  it('pages of segments', () => {
    const { db, all } = filled()
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 30 }), (total, Limit) => {
        const found: unknown[] = []
        for (let Segment = 0; Segment < total; Segment++) {
          let start: unknown
          do {
            const page = db.ok('Scan', {
              Segment,
              TotalSegments: total,
              Limit,
              ...(start === undefined ? {} : { ExclusiveStartKey: start }),
            })
            found.push(...valuesOf(page, 'sk'))
            start = page.LastEvaluatedKey
          } while (start !== undefined)
        }
        expect(found.map(String).sort()).toEqual(all)
      }),
      { numRuns: 20 },
    )
  })
})

describe('filters', () => {
  it('operations 6 may use key attributes', () => {
    const db = tableFixture({ keys: 'pk:S sk:N' })
    db.put({ pk: S('a'), sk: N(1) }, { pk: S('a'), sk: N(2) }, { pk: S('b'), sk: N(2) })
    const request = {
      FilterExpression: 'pk = :a AND sk > :n',
      ExpressionAttributeValues: { ':a': S('a'), ':n': N(1) },
    }
    const page = db.ok('Scan', request)
    expect(page).toMatchObject({ Count: 1, ScannedCount: 3 })
    expect(plain(page.Items)).toEqual([{ pk: S('a'), sk: N(2) }])
  })

  it('SCAN-17 a legacy IN takes thousands of values', () => {
    const db = tableFixture()
    db.put({ pk: S('k'), a: N(27_499) })
    const AttributeValueList = Array.from({ length: 27_500 }, (_, at) => N(at))
    expect(db.ok('Scan', { ScanFilter: { a: { ComparisonOperator: 'IN', AttributeValueList } } }).Count).toBe(1)
  })

  it('binary keys, base64 of any length', () => {
    const db = tableFixture({ keys: 'pk:B' })
    const keys = [[0], [0xff], [1, 2, 3, 4, 5], [0xfb, 0xff]].map((bytes) => B(bytes))
    db.put(...keys.map((pk) => ({ pk })))
    expect(valuesOf(db.ok('Scan', {}), 'pk').toSorted()).toEqual(keys.map((key) => key.B).toSorted())
    for (const pk of keys) expect(db.get({ pk })).toEqual({ pk })
  })
})
