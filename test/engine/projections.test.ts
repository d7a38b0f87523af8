import { describe, expect, it } from 'vitest'
import { type Fixture, N, plain, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** ProjectionExpression and AttributesToGet. Source: reference, PROJ-1 to PROJ-12, README conflict 37, expressions 7. */

const Key = { pk: S('k') }
const item = {
  ...Key,
  l: { L: [S('x'), S('y'), S('z')] },
  m: { M: { a: N(1), b: { L: [{ M: { c: N(2), d: N(3) } }, N(4)] } } },
  n: N(5),
}

function stored(): Fixture {
  const db = tableFixture()
  db.put(item)
  return db
}

/** The same projection by every read that takes one. */
function everyRead(db: Fixture, projection: Plain): unknown[] {
  const query = { KeyConditions: { pk: { ComparisonOperator: 'EQ', AttributeValueList: [S('k')] } } }
  const expression = { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': S('k') } }
  const ofQuery = projection['AttributesToGet'] === undefined ? expression : query
  return [
    db.ok('GetItem', { Key, ...projection }).Item,
    db.ok('BatchGetItem', { RequestItems: { tab: { Keys: [Key], ...projection } } }).Responses?.['tab']?.[0],
    db.ok('Query', { ...ofQuery, ...projection }).Items?.[0],
    db.ok('Scan', projection).Items?.[0],
  ].map(plain)
}

describe('what comes back', () => {
  it.each([
    ['PROJ-1 nothing but what is named', 'n', { n: N(5) }],
    ['several', 'n, pk', { ...Key, n: N(5) }],
    ['a path keeps its nesting', 'm.a', { m: { M: { a: N(1) } } }],
    ['PROJ-5 positions close up in ascending order', 'l[2], l[0]', { l: { L: [S('x'), S('z')] } }],
    [
      'PROJ-6 parts of one element meet',
      'm.b[0].d, m.b[0].c',
      { m: { M: { b: { L: [{ M: { c: N(2), d: N(3) } }] } } } },
    ],
    ['what is missing is left out', 'n, m.nope, l[9], nope', { n: N(5) }],
    ['a path into a scalar finds nothing', 'n.x, l.x, m[0]', {}],
    ['PROJ-9 nothing matches', 'nope', {}],
  ])('%s: %s', (_, ProjectionExpression, expected) => {
    for (const found of everyRead(stored(), { ProjectionExpression })) expect(found).toEqual(expected)
  })

  it.each([
    [['n', 'pk'], { ...Key, n: N(5) }],
    [['m.a'], {}],
    [['nope'], {}],
  ])('AttributesToGet %j', (AttributesToGet, expected) => {
    for (const found of everyRead(stored(), { AttributesToGet })) expect(found).toEqual(expected)
  })

  it('PROJ-10 README 37 TransactGetItems omits an empty Item', () => {
    const get = (ProjectionExpression: string): Plain => ({ Get: { TableName: 'tab', Key, ProjectionExpression } })
    const { Responses } = stored().ok('TransactGetItems', { TransactItems: [get('n')] })
    expect(plain(Responses)).toEqual([{ Item: { n: N(5) } }])
    expect(stored().ok('TransactGetItems', { TransactItems: [get('nope')] }).Responses).toEqual([{}])
  })

  it('a missing item has no Item', () => {
    expect(tableFixture().call('GetItem', { Key, ProjectionExpression: 'a' })).toEqual({})
    expect(tableFixture().call('GetItem', { Key })).toEqual({})
  })

  it('expressions 6 what only the filter uses does not come back', () => {
    const request = { ProjectionExpression: 'n', FilterExpression: 'attribute_exists(m)' }
    expect(plain(stored().ok('Scan', request).Items)).toEqual([{ n: N(5) }])
  })

  it('PROJ-12 a path below an attribute that another table’s index keys', () => {
    const db = tableFixture()
    db.table({ name: 'other', global: { gsi: 'm:S' } })
    db.put(item)
    expect(plain(db.ok('GetItem', { Key, ProjectionExpression: 'm.a' }).Item)).toEqual({ m: { M: { a: N(1) } } })
  })
})
