import { describe, expect, it } from 'vitest'
import { type Fixture, N, plain, refused, S, tableFixture, valuesOf } from './support.ts'
import type { Plain } from './table-shape.ts'

/** ExclusiveStartKey and LastEvaluatedKey. Source: reference, errors 164-170, 174; QRY-11 to 19, QRY-25, SCAN-6, SCAN-7. */

const shape = { keys: 'pk:S sk:S', global: { gsi: 'g:S h:N' }, local: { lsi: 'pk:S l:S' } }
const db = (): Fixture => tableFixture(shape)

const invalidKey = 'The provided starting key is invalid'
const schema = 'The provided key element does not match the schema'
const outside = 'The provided starting key is outside query boundaries based on provided conditions'
const range = 'The provided starting key does not match the range key predicate'
const oneRow = 'The query can return at most one row and cannot be restarted'

const where = (text: string, values: Plain): Plain => ({
  KeyConditionExpression: text,
  ExpressionAttributeValues: values,
})
const ofPartition = where('pk = :p', { ':p': S('k') })
const above = where('pk = :p AND sk > :s', { ':p': S('k'), ':s': S('m') })
const ofIndex = { IndexName: 'gsi', ...where('g = :g', { ':g': S('g') }) }
const aboveIndex = { IndexName: 'gsi', ...where('g = :g AND h > :h', { ':g': S('g'), ':h': N(5) }) }

describe('Query', () => {
  it.each([
    ['164 QRY-12 a member too few', ofPartition, { pk: S('k') }, invalidKey],
    ['164 QRY-12 a member too many', ofPartition, { pk: S('k'), sk: S('s'), a: S('a') }, invalidKey],
    ['164 QRY-12 another member', ofPartition, { pk: S('k'), a: S('a') }, invalidKey],
    ['164 QRY-12 an index key without the table’s', ofIndex, { g: S('g'), h: N(1) }, invalidKey],
    ['166 another type', ofPartition, { pk: S('k'), sk: N(1) }, schema],
    ['166 QRY-13 an index key of another type', ofIndex, { pk: S('k'), sk: S('s'), g: N(1), h: N(1) }, schema],
    [
      '165 QRY-13 a table key of another type in an index',
      ofIndex,
      { pk: N(1), sk: S('s'), g: S('g'), h: N(1) },
      `${invalidKey}: ${schema}`,
    ],
    ['167 QRY-14 another partition', ofPartition, { pk: S('other'), sk: S('s') }, outside],
    ['167 QRY-14 of an index', ofIndex, { pk: S('k'), sk: S('s'), g: S('other'), h: N(1) }, outside],
    ['168 QRY-15 where the condition does not hold', above, { pk: S('k'), sk: S('a') }, range],
    ['168 QRY-15 of an index', aboveIndex, { pk: S('k'), sk: S('s'), g: S('g'), h: N(5) }, range],
    ['168 before 169', above, { pk: S('other'), sk: S('a') }, range],
    ['169 QRY-16 where it holds in another partition', above, { pk: S('other'), sk: S('z') }, oneRow],
  ])('%s', (_, request, ExclusiveStartKey, message) => {
    expect(db().call('Query', { ...request, ExclusiveStartKey })).toEqual(refused(message))
  })

  it('170 a table without a range attribute', () => {
    const request = { ...ofPartition, ExclusiveStartKey: { pk: S('x') } }
    expect(tableFixture().call('Query', request)).toEqual(
      refused('The provided exclusive start key is invalid: ExclusiveStartKey: {pk=AttributeValue: {S:x}}'),
    )
  })

  it('170 so a Limit of 1 gives no key there', () => {
    const on = tableFixture()
    on.put({ pk: S('k') })
    expect(on.ok('Query', { ...ofPartition, Limit: 1 })).not.toHaveProperty('LastEvaluatedKey')
    expect(on.ok('Scan', { Limit: 1 })).toHaveProperty('LastEvaluatedKey')
  })

  it('QRY-11 the order of several mistakes', () => {
    const request = {
      IndexName: 'gsi',
      ...where('g = :g', { ':g': N(1) }),
      ExclusiveStartKey: { pk: S('k') },
      ProjectionExpression: 'pk.a',
      FilterExpression: 'attribute_exists(g)',
    }
    const steps: (readonly [Plain, string])[] = [
      [{ IndexName: 'nope', ConsistentRead: true }, 'The table does not have the specified index: nope'],
      [{ ConsistentRead: true }, 'Consistent reads are not supported on global secondary indexes'],
      [{}, invalidKey],
      [
        { ExclusiveStartKey: { pk: S('k'), sk: S('s'), g: S('g'), h: N(1) } },
        'One or more parameter values were invalid: Condition parameter type does not match schema type',
      ],
      [
        {
          ExclusiveStartKey: { pk: N(1), sk: S('s'), g: S('x'), h: N(1) },
          ExpressionAttributeValues: { ':g': S('g') },
        },
        `${invalidKey}: ${schema}`,
      ],
      [
        {
          ExclusiveStartKey: { pk: S('k'), sk: S('s'), g: S('x'), h: N(1) },
          ExpressionAttributeValues: { ':g': S('g') },
        },
        outside,
      ],
      [
        { ExclusiveStartKey: undefined, ExpressionAttributeValues: { ':g': S('g') } },
        "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: pk",
      ],
      [
        { ExclusiveStartKey: undefined, ExpressionAttributeValues: { ':g': S('g') }, ProjectionExpression: undefined },
        'Filter Expression can only contain non-primary key attributes: Primary key attribute: g',
      ],
    ]
    for (const [change, message] of steps) {
      expect(db().call('Query', { ...request, ...change }), message).toEqual(refused(message))
    }
  })
})

describe('Scan', () => {
  it.each([
    ['165 SCAN-6 a member too few', {}, { pk: S('k') }, `${invalidKey}: ${schema}`],
    ['165 SCAN-6 another type', {}, { pk: S('k'), sk: N(1) }, `${invalidKey}: ${schema}`],
    ['164 SCAN-6 on an index', { IndexName: 'gsi' }, { pk: S('k'), sk: S('s') }, invalidKey],
    ['166 an index key of another type', { IndexName: 'gsi' }, { pk: S('k'), sk: S('s'), g: N(1), h: N(1) }, schema],
    [
      '165 a table key of another type in an index',
      { IndexName: 'gsi' },
      { pk: S('k'), sk: N(1), g: S('g'), h: N(1) },
      `${invalidKey}: ${schema}`,
    ],
  ])('%s', (_, request, ExclusiveStartKey, message) => {
    expect(db().call('Scan', { ...request, ExclusiveStartKey })).toEqual(refused(message))
  })

  it('174 SCAN-7 a start key of another segment', () => {
    // The hash of '3635' begins with 000, so it is in the first half; that of '2388' is beyond.
    const table = tableFixture({ keys: 'pk:S' })
    const scan = (Segment: number): unknown =>
      table.call('Scan', { Segment, TotalSegments: 2, ExclusiveStartKey: { pk: S('3635') } })
    expect(scan(0)).toMatchObject({ Count: 0 })
    expect(scan(1)).toEqual(
      refused(
        `${invalidKey}: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: 2 Segment: 1`,
      ),
    )
  })

  it('SCAN-9 the order of several mistakes', () => {
    const table = tableFixture({ keys: 'pk:S sk:S', global: { gsi: { keys: 'g:S', project: 'KEYS_ONLY' } } })
    const partial =
      'One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index gsi because its projection type is not ALL'
    const scalar = (tail: string): string =>
      `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ${tail}`
    const request = { IndexName: 'gsi', Select: 'ALL_ATTRIBUTES', FilterExpression: 'attribute_exists(g.a)' }
    const steps: (readonly [Plain, string])[] = [
      [{ IndexName: 'nope', ConsistentRead: true }, 'The table does not have the specified index: nope'],
      [
        { ConsistentRead: true, ExclusiveStartKey: {} },
        'Consistent reads are not supported on global secondary indexes',
      ],
      [{ ExclusiveStartKey: { pk: S('k') } }, invalidKey],
      [{ ExclusiveStartKey: { pk: N(1), sk: S('s'), g: N(1) } }, schema],
      [{ ExclusiveStartKey: { pk: N(1), sk: S('s'), g: S('g') } }, partial],
      [{ Select: undefined, ExclusiveStartKey: { pk: N(1), sk: S('s'), g: S('g') } }, `${invalidKey}: ${schema}`],
      [{ Select: undefined, ProjectionExpression: 'pk.a' }, scalar('Key: pk')],
      [{ Select: undefined }, scalar('IndexKey: g')],
    ]
    for (const [change, message] of steps) {
      expect(table.call('Scan', { ...request, ...change }), message).toEqual(refused(message))
    }
  })
})

/** Every item of a chain of pages, with each page's number of items. */
function chain(on: Fixture, operation: 'Query' | 'Scan', request: Plain): { found: unknown[]; pages: number[] } {
  const found: unknown[] = []
  const pages: number[] = []
  let start: unknown
  do {
    const page = on.ok(operation, { ...request, ...(start === undefined ? {} : { ExclusiveStartKey: start }) })
    found.push(...(plain(page.Items) as unknown[]))
    pages.push(page.Count ?? 0)
    start = page.LastEvaluatedKey
  } while (start !== undefined)
  return { found, pages }
}

describe('pages', () => {
  /** Three table partitions; every item in both indexes, many under equal index keys. */
  function filled(): Fixture {
    const on = db()
    for (const pk of ['a', 'b', 'k']) {
      for (let at = 0; at < 7; at++) {
        on.put({ pk: S(pk), sk: S(String(at)), l: S(String(at % 2)), g: S('g'), h: N(at % 3) })
      }
    }
    return on
  }

  const reads: readonly (readonly [string, 'Query' | 'Scan', Plain])[] = [
    ['a partition', 'Query', ofPartition],
    ['QRY-25 backwards', 'Query', { ...ofPartition, ScanIndexForward: false }],
    [
      'a stretch of a partition',
      'Query',
      where('pk = :p AND sk BETWEEN :a AND :b', { ':p': S('k'), ':a': S('1'), ':b': S('5') }),
    ],
    ['QRY-19 equal keys of a global index', 'Query', ofIndex],
    ['QRY-19 backwards', 'Query', { ...ofIndex, ScanIndexForward: false }],
    [
      'QRY-19 one key of a global index',
      'Query',
      { IndexName: 'gsi', ...where('g = :g AND h = :h', { ':g': S('g'), ':h': N(1) }) },
    ],
    ['QRY-19 equal keys of a local index', 'Query', { IndexName: 'lsi', ...ofPartition }],
    ['QRY-19 backwards', 'Query', { IndexName: 'lsi', ...ofPartition, ScanIndexForward: false }],
    ['a table', 'Scan', {}],
    ['a global index', 'Scan', { IndexName: 'gsi' }],
    ['a local index', 'Scan', { IndexName: 'lsi' }],
  ]

  it.each(reads)('%s, page by page of every size', (_, operation, request) => {
    const on = filled()
    const whole = chain(on, operation, request)
    expect(whole.pages).toHaveLength(1)
    expect(new Set(whole.found.map((item) => JSON.stringify(item))).size).toBe(whole.found.length)
    for (const Limit of [1, 2, 3, 5, 20]) {
      expect(chain(on, operation, { ...request, Limit }).found).toEqual(whole.found)
    }
  })

  it('backwards is forwards turned round', () => {
    const on = filled()
    for (const request of [ofPartition, ofIndex, { IndexName: 'lsi', ...ofPartition }]) {
      const forwards = chain(on, 'Query', request).found
      expect(chain(on, 'Query', { ...request, ScanIndexForward: false }).found).toEqual(forwards.toReversed())
    }
  })

  it('QRY-18 the key of a page of an index holds index keys and table keys, and no more', () => {
    const on = filled()
    const page = on.ok('Query', { ...ofIndex, Limit: 1 })
    expect(Object.keys(page.LastEvaluatedKey ?? {}).sort()).toEqual(['g', 'h', 'pk', 'sk'])
    const local = on.ok('Query', { IndexName: 'lsi', ...ofPartition, Limit: 1 })
    expect(Object.keys(local.LastEvaluatedKey ?? {}).sort()).toEqual(['l', 'pk', 'sk'])
  })

  it('operations 5 a start key need not be an item', () => {
    const on = filled()
    const from = (sk: string, more: Plain = {}): unknown[] =>
      valuesOf(on.ok('Query', { ...ofPartition, ExclusiveStartKey: { pk: S('k'), sk: S(sk) }, ...more }), 'sk')
    expect(from('45')).toEqual(['5', '6'])
    expect(from('15', { ScanIndexForward: false })).toEqual(['1', '0'])
    expect(from('9')).toEqual([])
    expect(valuesOf(on.ok('Scan', { ExclusiveStartKey: { pk: S('no such'), sk: S('item') } }), 'sk').length % 7).toBe(0)
  })

  it('a page begins after an item that has been deleted since', () => {
    const on = filled()
    const { LastEvaluatedKey } = on.ok('Query', { ...ofIndex, Limit: 4 })
    const rest = plain(on.ok('Query', { ...ofIndex, ExclusiveStartKey: LastEvaluatedKey }).Items)
    const { pk, sk } = LastEvaluatedKey ?? {}
    on.ok('DeleteItem', { Key: { pk, sk } })
    expect(plain(on.ok('Query', { ...ofIndex, ExclusiveStartKey: LastEvaluatedKey }).Items)).toEqual(rest)
  })
})
