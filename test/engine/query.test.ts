import { describe, expect, it } from 'vitest'
import {
  B,
  envelope,
  type Fixture,
  invalid,
  itemOfBytes,
  N,
  notFound,
  plain,
  refused,
  S,
  tableFixture,
  valuesOf,
} from './support.ts'
import type { Plain } from './table-shape.ts'

/** Query. Source: reference, errors 143-163; QRY-1 to QRY-25 but start keys, KCE-1 to KCE-18, expressions 5. */

const composite = (): Fixture =>
  tableFixture({ keys: 'pk:S sk:N', global: { gsi: { keys: 'g:S', project: 'KEYS_ONLY' } } })
const where = (KeyConditionExpression: string, values: Plain = {}): Plain => ({
  KeyConditionExpression,
  ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
})
const k = { ':p': S('k') }
const prefixed = (text: string): unknown => refused(`Invalid KeyConditionExpression: ${text}`)

describe('key conditions known to be wrong from the request', () => {
  it.each([
    ['149 KCE-5 OR', 'pk = :p OR sk = :p', k, 'Invalid operator used in KeyConditionExpression: OR'],
    ['149 KCE-5 NOT', 'NOT pk = :p', k, 'Invalid operator used in KeyConditionExpression: NOT'],
    ['149 KCE-5 IN', 'pk IN (:p)', k, 'Invalid operator used in KeyConditionExpression: IN'],
    ['149 KCE-5 <>', 'pk <> :p', k, 'Invalid operator used in KeyConditionExpression: <>'],
    ['149 KCE-5', 'attribute_exists(pk)', {}, 'Invalid operator used in KeyConditionExpression: attribute_exists'],
    [
      '149 KCE-5',
      'attribute_not_exists(pk)',
      {},
      'Invalid operator used in KeyConditionExpression: attribute_not_exists',
    ],
    [
      '149 KCE-5',
      'attribute_type(pk, :t)',
      { ':t': S('S') },
      'Invalid operator used in KeyConditionExpression: attribute_type',
    ],
    ['149 KCE-5', 'contains(pk, :p)', k, 'Invalid operator used in KeyConditionExpression: contains'],
    ['150 KCE-6', 'size(pk) = :p', { ':p': N(1) }, 'KeyConditionExpressions cannot contain nested operations'],
    [
      '151 KCE-7',
      ':p BETWEEN pk AND :p',
      k,
      'Invalid condition in KeyConditionExpression: BETWEEN operator must have the key attribute as its first operand',
    ],
    [
      '151 KCE-7',
      'begins_with(:p, pk)',
      k,
      'Invalid condition in KeyConditionExpression: begins_with operator must have the key attribute as its first operand',
    ],
    [
      '152 KCE-8',
      'pk = sk',
      {},
      'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition',
    ],
    ['153 KCE-4', 'pk.a = :p', k, 'KeyConditionExpressions cannot have conditions on nested attributes'],
    ['153 KCE-4', 'pk[0] = :p', k, 'KeyConditionExpressions cannot have conditions on nested attributes'],
    ['154 KCE-9', ':p = :p', k, 'Invalid condition in KeyConditionExpression: No key attribute specified'],
    ['155 KCE-10', 'pk = :p AND pk = :p', k, 'KeyConditionExpressions must only contain one condition per key'],
  ])('%s: %s', (_, text, values, message) => {
    expect(composite().call('Query', where(text, values))).toEqual(prefixed(message))
    expect(tableFixture({ name: 'other' }).call('Query', where(text, values))).toEqual(prefixed(message))
  })

  it('143 KCE-1 none at all', () => {
    const message = 'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.'
    expect(composite().call('Query', {})).toEqual(refused(message))
    expect(tableFixture({ name: 'other' }).call('Query', {})).toEqual(refused(message))
  })

  it('144 KCE-11 three, and none in KeyConditions', () => {
    const three = where('pk = :p AND sk = :p AND a = :p', k)
    const message = 'Conditions can be of length 1 or 2 only'
    expect(tableFixture({ name: 'other' }).call('Query', three)).toEqual(refused(message))
    expect(tableFixture({ name: 'other' }).call('Query', { KeyConditions: {} })).toEqual(refused(message))
  })
})

describe('key conditions against the schema', () => {
  const missed = (name: string): string => `Query condition missed key schema element: ${name}`
  const unsupported = 'Query key condition not supported'
  const wrongType = `${invalid}Condition parameter type does not match schema type`
  const empty =
    'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk'

  it.each([
    ['145 KCE-12 another attribute', 'a = :p', k, missed('pk')],
    ['145 KCE-12 the range attribute alone', 'sk = :n', { ':n': N(1) }, missed('pk')],
    ['145 KCE-12 a second one that is no key', 'pk = :p AND a = :p', k, missed('sk')],
    ['145 KCE-12 two that are no keys', 'a = :p AND b = :p', k, missed('pk')],
    ['146 KCE-13 no equality', 'pk > :p', k, unsupported],
    ['146 KCE-13 begins_with', 'begins_with(pk, :p)', k, unsupported],
    ['148 KCE-15 the hash value', 'pk = :n', { ':n': N(1) }, wrongType],
    ['148 KCE-15 the range value', 'pk = :p AND sk = :p', k, wrongType],
    ['KCE-16 type before the equality of the hash', 'pk > :n', { ':n': N(1) }, wrongType],
    ['KCE-16 the hash before the range', 'pk > :p AND sk = :p', k, unsupported],
    ['148 begins_with on a number', 'pk = :p AND begins_with(sk, :p)', k, wrongType],
    ['expressions 5 an empty value', 'pk = :e', { ':e': S('') }, empty],
  ])('%s', (_, text, values, message) => {
    expect(composite().call('Query', where(text, values))).toEqual(refused(message))
    expect(tableFixture({ name: 'other' }).call('Query', where(text, values))).toEqual(notFound)
  })

  it('146 KCE-13 two conditions on a table without a range attribute', () => {
    const request = where('pk = :p AND sk = :p', k)
    expect(tableFixture().call('Query', request)).toEqual(refused(unsupported))
  })

  it('147 KCE-14 KeyConditions that no index can serve', () => {
    const of = (ComparisonOperator: string, ...AttributeValueList: Plain[]): Plain => ({
      KeyConditions: {
        pk: { ComparisonOperator: 'EQ', AttributeValueList: [S('k')] },
        sk: { ComparisonOperator, AttributeValueList },
      },
    })
    const message = 'Attempted conditional constraint is not an indexable operation'
    for (const [operator, ...values] of [
      ['NULL'],
      ['NOT_NULL'],
      ['NE', N(1)],
      ['CONTAINS', N(1)],
      ['NOT_CONTAINS', N(1)],
      ['IN', N(1)],
    ] as [string, ...Plain[]][]) {
      expect(composite().call('Query', of(operator, ...values)), operator).toEqual(refused(message))
    }
  })
})

describe('what key conditions select', () => {
  const all = ['-5', '-0.5', '0', '0.25', '1', '2', '10']
  function numbers(): Fixture {
    const db = composite()
    db.put(...all.map((n) => ({ pk: S('k'), sk: N(n) })), { pk: S('other'), sk: N(0) })
    return db
  }

  it.each([
    ['pk = :p', all],
    ['KCE-3 (pk = :p)', all],
    ['KCE-3 (pk = :p) AND (sk > :a)', ['2', '10']],
    ['sk = :a AND pk = :p', ['1']],
    ['KCE-2 :p = pk', all],
    ['pk = :p AND sk < :a', ['-5', '-0.5', '0', '0.25']],
    ['pk = :p AND sk <= :a', ['-5', '-0.5', '0', '0.25', '1']],
    ['pk = :p AND sk >= :a', ['1', '2', '10']],
    ['KCE-2 pk = :p AND :a < sk', ['2', '10']],
    ['KCE-2 pk = :p AND :a >= sk', ['-5', '-0.5', '0', '0.25', '1']],
    ['pk = :p AND sk BETWEEN :m AND :a', ['-0.5', '0', '0.25', '1']],
    ['pk = :p AND sk > :c', []],
  ])('%s', (text, expected) => {
    const values = { ':p': S('k'), ':a': N('1.0'), ':m': N('-0.5'), ':c': N('10') }
    const used = Object.fromEntries(Object.entries(values).filter(([name]) => text.includes(name)))
    const request = where(text.replace(/^KCE-\d+ /, ''), used)
    const db = numbers()
    expect(valuesOf(db.ok('Query', request), 'sk')).toEqual(expected)
    expect(valuesOf(db.ok('Query', { ...request, ScanIndexForward: false }), 'sk')).toEqual(expected.toReversed())
  })

  const endOfUnicode = String.fromCodePoint(0x10ffff)

  it.each([
    ['a', ['a', 'a\u0000', 'ab', `a${endOfUnicode}`, `a${endOfUnicode}z`]],
    [`a${endOfUnicode}`, [`a${endOfUnicode}`, `a${endOfUnicode}z`]],
    [endOfUnicode, [endOfUnicode, endOfUnicode + endOfUnicode]],
    ['\ud7ff', ['\ud7ff', '\ud7ffz']],
    ['', 'every'],
  ] as const)('begins_with %j reaches the end of the Unicode range', (prefix, expected) => {
    const sorts = [
      'a',
      'a\u0000',
      'ab',
      `a${endOfUnicode}`,
      `a${endOfUnicode}z`,
      'b',
      '\ud7ff',
      '\ud7ffz',
      '\ue000',
      '\uffff',
      '😀',
      endOfUnicode,
      endOfUnicode + endOfUnicode,
    ]
    const db = tableFixture({ keys: 'pk:S sk:S' })
    db.put(...sorts.map((sk) => ({ pk: S('k'), sk: S(sk) })))
    const request = where('pk = :p AND begins_with(sk, :s)', { ...k, ':s': S(prefix) })
    if (prefix === '') {
      expect(db.call('Query', request)).toEqual(
        refused(
          'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: sk',
        ),
      )
    } else expect(valuesOf(db.ok('Query', request), 'sk')).toEqual(expected)
  })

  it('begins_with on binary, up to bytes of ff', () => {
    const sorts = [[0], [0xfe], [0xfe, 0xff], [0xff], [0xff, 0], [0xff, 0xff], [0xff, 0xff, 1]]
    const db = tableFixture({ keys: 'pk:B sk:B' })
    db.put(...sorts.map((bytes) => ({ pk: B('k'), sk: B(bytes) })))
    const found = (prefix: number[]): unknown[] =>
      valuesOf(db.ok('Query', where('pk = :p AND begins_with(sk, :s)', { ':p': B('k'), ':s': B(prefix) })), 'sk')
    const base64 = (from: number, to?: number): unknown[] => sorts.slice(from, to).map((bytes) => B(bytes).B)
    expect(found([0xff])).toEqual(base64(3))
    expect(found([0xff, 0xff])).toEqual(base64(5))
    expect(found([0xfe])).toEqual(base64(1, 3))
    expect(valuesOf(db.ok('Query', where('pk = :p', { ':p': B('k') })), 'sk')).toEqual(base64(0))
  })

  it('strings sort by their UTF-8 bytes, not by UTF-16', () => {
    const sorted = ['A', 'Z', 'a', 'é', '\uffff', '😀']
    const db = tableFixture({ keys: 'pk:S sk:S' })
    db.put(...sorted.toReversed().map((sk) => ({ pk: S('k'), sk: S(sk) })))
    expect(valuesOf(db.ok('Query', where('pk = :p', k)), 'sk')).toEqual(sorted)
  })

  it('NUM-32 numbers of 38 digits are told apart and sorted', () => {
    const digits = '1234567890123456789012345678901234567'
    const sorted = [
      `-${digits}9`,
      `-${digits}8`,
      `-0.${digits}8`,
      `0.${digits}8`,
      `${digits}8`,
      `${digits}9`,
      `1${'0'.repeat(125)}`,
    ]
    const db = composite()
    db.put(...sorted.toReversed().map((n) => ({ pk: S('k'), sk: N(n) })))
    expect(valuesOf(db.ok('Query', where('pk = :p', k)), 'sk')).toEqual(sorted)
    expect(valuesOf(db.ok('Query', where('pk = :p AND sk = :n', { ...k, ':n': N(`${digits}8`) })), 'sk')).toEqual([
      `${digits}8`,
    ])
  })

  it('data-model 2 other spellings of a number name the same key', () => {
    const db = tableFixture({ keys: 'pk:N sk:N' })
    db.put({ pk: N('1e3'), sk: N('+0.50') })
    for (const pk of ['1000', '1E+3', '1000.0', '001000', '+1000']) {
      expect(db.get({ pk: N(pk), sk: N('5e-1') })).toEqual({ pk: N('1000'), sk: N('0.5') })
    }
    expect(db.ok('Query', where('pk = :p', { ':p': N('1000.000') })).Count).toBe(1)
  })
})

describe('filters', () => {
  it.each([
    ['156 KCE-17 the hash attribute', 'pk = :f', {}, 'pk'],
    ['156 KCE-17 the range attribute', 'a = :f OR sk = :f', {}, 'sk'],
    ['156 KCE-18 below a key', 'a = :f AND attribute_exists(sk.b)', {}, 'sk'],
    ['156 a key of the index', 'g = :f', { IndexName: 'gsi' }, 'g'],
  ])('%s', (_, FilterExpression, more, name) => {
    const key = more.IndexName === undefined ? 'pk' : 'g'
    const request = { ...where(`${key} = :p`, { ...k, ':f': S('f') }), FilterExpression, ...more }
    expect(composite().call('Query', request)).toEqual(
      refused(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${name}`),
    )
  })

  it('156 KCE-17 QueryFilter has its own words', () => {
    const condition = { ComparisonOperator: 'NOT_NULL' }
    const KeyConditions = { pk: { ComparisonOperator: 'EQ', AttributeValueList: [S('k')] } }
    expect(composite().call('Query', { KeyConditions, QueryFilter: { sk: condition } })).toEqual(
      refused('QueryFilter can only contain non-primary key attributes: Primary key attribute: sk'),
    )
  })

  it('expressions 6 on an index the table key may be filtered', () => {
    const db = composite()
    db.put({ pk: S('a'), sk: N(1), g: S('k') }, { pk: S('b'), sk: N(1), g: S('k') })
    const request = { IndexName: 'gsi', ...where('g = :p', { ...k, ':f': S('b') }), FilterExpression: 'pk = :f' }
    expect(valuesOf(db.ok('Query', request), 'pk')).toEqual(['b'])
  })

  it('QRY-21 Limit bounds what is evaluated, Count is what passes', () => {
    const db = composite()
    db.put(...[1, 2, 3, 4].map((n) => ({ pk: S('k'), sk: N(n), even: { BOOL: n % 2 === 0 } })))
    const request = { ...where('pk = :p', { ...k, ':t': { BOOL: true } }), FilterExpression: 'even = :t' }
    expect(db.ok('Query', request)).toMatchObject({ Count: 2, ScannedCount: 4 })
    const page = db.ok('Query', { ...request, Limit: 3 })
    expect(plain(page)).toEqual({
      Count: 1,
      ScannedCount: 3,
      Items: [{ pk: S('k'), sk: N(2), even: { BOOL: true } }],
      LastEvaluatedKey: { pk: S('k'), sk: N(3) },
    })
    expect(plain(db.ok('Query', { ...request, Limit: 1 }))).toEqual({
      Count: 0,
      ScannedCount: 1,
      Items: [],
      LastEvaluatedKey: { pk: S('k'), sk: N(1) },
    })
  })
})

describe('what is read', () => {
  const query = where('pk = :p', k)
  const index = { IndexName: 'gsi', ...where('g = :p', k) }

  it('QRY-1 47 Limit 0', () => {
    expect(composite().call('Query', { ...query, Limit: 0 })).toEqual(
      refused(
        `${envelope}Value at 'Limit' failed to satisfy constraint: Member must have value greater than or equal to 1`,
      ),
    )
  })

  it('157 QRY-4 an unknown index', () => {
    const message = 'The table does not have the specified index: nope'
    expect(composite().call('Query', { ...query, IndexName: 'nope' })).toEqual(refused(message))
    expect(composite().call('Scan', { IndexName: 'nope' })).toEqual(refused(message))
  })

  it('QRY-3 an index name that is too short', () => {
    expect(composite().call('Query', { ...query, IndexName: 'no' })).toEqual(
      refused(
        `${envelope}Value 'no' at 'indexName' failed to satisfy constraint: Member must have length greater than or equal to 3`,
      ),
    )
  })

  it('158 QRY-5 a consistent read of a global index', () => {
    const message = 'Consistent reads are not supported on global secondary indexes'
    expect(composite().call('Query', { ...index, ConsistentRead: true })).toEqual(refused(message))
    expect(composite().call('Scan', { IndexName: 'gsi', ConsistentRead: true })).toEqual(refused(message))
    const local = tableFixture({ keys: 'pk:S sk:S', local: { lsi: 'pk:S l:S' } })
    expect(local.call('Query', { ...query, IndexName: 'lsi', ConsistentRead: true })).toMatchObject({ Count: 0 })
  })

  it('159 QRY-6 ALL_ATTRIBUTES of a partial global index', () => {
    const message = `${invalid}Select type ALL_ATTRIBUTES is not supported for global secondary index gsi because its projection type is not ALL`
    expect(composite().call('Query', { ...index, Select: 'ALL_ATTRIBUTES' })).toEqual(refused(message))
    expect(composite().call('Scan', { IndexName: 'gsi', Select: 'ALL_ATTRIBUTES' })).toEqual(refused(message))
  })

  it('operations 5 a projection that names what a global index lacks', () => {
    const message = `${invalid}Global secondary index gsi does not project [a, b]`
    const request = { ...index, ProjectionExpression: 'pk, a, b' }
    expect(composite().call('Query', request)).toEqual(refused(message))
  })

  it.each([
    [
      '160 QRY-10',
      { Select: 'ALL_PROJECTED_ATTRIBUTES' },
      'ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName',
    ],
    [
      '161 ENV-11',
      { Select: 'SPECIFIC_ATTRIBUTES' },
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    ],
    [
      '162 QRY-9',
      { Select: 'ALL_ATTRIBUTES', ProjectionExpression: 'a' },
      'Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES',
    ],
    [
      '162 QRY-9 before 160',
      { Select: 'ALL_PROJECTED_ATTRIBUTES', ProjectionExpression: 'a' },
      'Cannot specify the ProjectionExpression when choosing to get ALL_PROJECTED_ATTRIBUTES',
    ],
    [
      '162 QRY-9',
      { Select: 'COUNT', ProjectionExpression: 'a' },
      'Cannot specify the ProjectionExpression when choosing to get only the Count',
    ],
  ])('%s: Query has the envelope, Scan not, neither needs the table', (_, more, message) => {
    const db = tableFixture({ name: 'other' })
    expect(db.call('Query', { ...query, ...more })).toEqual(refused(envelope + message))
    expect(db.call('Scan', more)).toEqual(refused(message))
  })

  it('163 AttributesToGet with COUNT', () => {
    const message = 'Cannot specify the AttributesToGet when choosing to get only the Count'
    const legacy = { Select: 'COUNT', AttributesToGet: ['a'] }
    const KeyConditions = { pk: { ComparisonOperator: 'EQ', AttributeValueList: [S('k')] } }
    expect(composite().call('Query', { KeyConditions, ...legacy })).toEqual(refused(envelope + message))
    expect(composite().call('Scan', legacy)).toEqual(refused(message))
  })

  it('QRY-8 an index gives what it projects; ALL_PROJECTED_ATTRIBUTES says the same', () => {
    const db = composite()
    db.put({ pk: S('a'), sk: N(1), g: S('k'), rest: S('x') })
    const entry = { pk: S('a'), sk: N(1), g: S('k') }
    expect(plain(db.ok('Query', index).Items)).toEqual([entry])
    expect(plain(db.ok('Query', { ...index, Select: 'ALL_PROJECTED_ATTRIBUTES' }).Items)).toEqual([entry])
    expect(plain(db.ok('Query', { ...index, ProjectionExpression: 'g' }).Items)).toEqual([{ g: S('k') }])
  })

  it('COUNT has no Items', () => {
    const db = composite()
    db.put({ pk: S('k'), sk: N(1) })
    expect(db.call('Query', { ...query, Select: 'COUNT' })).toEqual({ Count: 1, ScannedCount: 1 })
    expect(db.call('Scan', { Select: 'COUNT' })).toEqual({ Count: 1, ScannedCount: 1 })
  })
})

describe('QRY-22 README 13 a page of 1 MB', () => {
  const sized = (...sizes: number[]): Fixture => {
    const db = tableFixture({ keys: 'pk:S sk:S' })
    db.put(...sizes.map((bytes, at) => itemOfBytes(bytes, { pk: S('k'), sk: S(String(at)) })))
    return db
  }
  const query = where('pk = :p', k)

  it('includes the item that crosses the line', () => {
    const db = sized(400_000, 400_000, 400_000, 400_000)
    const page = db.ok('Query', query)
    expect(page).toMatchObject({ Count: 3, ScannedCount: 3 })
    expect(plain(page.LastEvaluatedKey)).toEqual({ pk: S('k'), sk: S('2') })
    expect(db.ok('Query', { ...query, ExclusiveStartKey: page.LastEvaluatedKey })).toEqual(
      expect.objectContaining({ Count: 1, ScannedCount: 1 }),
    )
  })

  it('ends where the sum is 1,048,576 exactly, and not a byte before', () => {
    expect(sized(400_000, 400_000, 248_576, 50).ok('Query', query).Count).toBe(3)
    expect(sized(400_000, 400_000, 248_575, 50).ok('Query', query).Count).toBe(4)
  })

  it('counts what the filter drops', () => {
    const page = sized(400_000, 400_000, 400_000, 400_000).ok('Query', {
      ...query,
      FilterExpression: 'attribute_exists(a)',
    })
    expect(page).toMatchObject({ Count: 0, ScannedCount: 3, LastEvaluatedKey: { sk: S('2') } })
  })

  it('QRY-20 README 12 a Limit met exactly at the end gives a key, unless exactLimitKey is off', () => {
    expect(sized(20, 20).ok('Query', { ...query, Limit: 2 })).toHaveProperty('LastEvaluatedKey')
    expect(sized(20, 20).ok('Query', { ...query, Limit: 3 })).not.toHaveProperty('LastEvaluatedKey')
    const db = tableFixture({ keys: 'pk:S sk:S' }, { settings: { exactLimitKey: false } })
    db.put({ pk: S('k'), sk: S('0') }, { pk: S('k'), sk: S('1') })
    expect(db.ok('Query', { ...query, Limit: 2 })).not.toHaveProperty('LastEvaluatedKey')
    expect(db.ok('Query', { ...query, Limit: 1 })).toHaveProperty('LastEvaluatedKey')
    expect(db.ok('Scan', { Limit: 2 })).not.toHaveProperty('LastEvaluatedKey')
    expect(db.ok('Scan', { Limit: 1 })).toHaveProperty('LastEvaluatedKey')
  })
})
