import { describe, expect, it } from 'vitest'
import {
  envelope,
  type Fixture,
  invalid,
  itemOfBytes,
  N,
  plain,
  refused,
  S,
  tableFixture,
  valuesOf,
} from './support.ts'
import type { Plain } from './table-shape.ts'

/** Query. Source: reference, errors 156-163; QRY-1 to QRY-22 but start keys, KCE-17, KCE-18. */

const composite = (): Fixture =>
  tableFixture({ keys: 'pk:S sk:N', global: { gsi: { keys: 'g:S', project: 'KEYS_ONLY' } } })
const where = (KeyConditionExpression: string, values: Plain = {}): Plain => ({
  KeyConditionExpression,
  ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
})
const k = { ':p': S('k') }

describe('filters', () => {
  it.each([
    ['156 KCE-17 the hash attribute', 'pk = :f', {}, 'pk'],
    ['156 KCE-17 the range attribute', 'a = :f OR sk = :f', {}, 'sk'],
    ['156 KCE-18 below a key', 'a = :f AND attribute_exists(sk.b)', {}, 'sk'],
    ['156 a key of the index', 'g = :f', { IndexName: 'gsi' }, 'g'],
  ])('%s', (_, FilterExpression, more, name) => {
    const key = 'IndexName' in more ? 'g' : 'pk'
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
