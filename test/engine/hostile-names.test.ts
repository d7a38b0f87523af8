import { describe, expect, it } from 'vitest'
import { type Fixture, N, S, tableFixture } from './support.ts'
import { createIndexRequest, type Plain } from './table-shape.ts'

/**
 * Names that mean something to JavaScript are attribute names like any other, in items, keys, maps, paths and indexes.
 * Compared as JSON text: an object literal cannot have a member `__proto__`.
 */
const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '0',
  ' ',
  'a.b',
  '[0]',
  '#a',
]

/** An object whose members are given as pairs, whatever their names. */
const object = (...members: (readonly [string, unknown])[]): Plain => Object.fromEntries(members)
const json = (value: unknown): string | undefined => JSON.stringify(value)

/** Members in the order of the first: maps have none, but texts do. */
const sorted = (value: unknown): unknown =>
  typeof value !== 'object' || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, part]) => [name, sorted(part)]),
      )
const text = (value: unknown): string | undefined => json(sorted(JSON.parse(json(value) ?? 'null')))

describe.each(names)('an attribute named %j', (name) => {
  const Key = { pk: S('k') }
  const placeholder = { ExpressionAttributeNames: { '#n': name } }
  const item = object(['pk', S('k')], [name, N(1)], ['m', { M: object([name, S('inner')]) }])

  function stored(...items: Plain[]): Fixture {
    const db = tableFixture()
    db.put(...items)
    return db
  }

  it('is stored, read, projected and filtered', () => {
    const db = stored(item)
    expect(text(db.ok('GetItem', { Key }).Item)).toBe(text(item))
    const projection = { ProjectionExpression: '#n, m.#n', ...placeholder }
    const projected = object([name, N(1)], ['m', { M: object([name, S('inner')]) }])
    expect(text(db.ok('GetItem', { Key, ...projection }).Item)).toBe(text(projected))
    expect(text(db.ok('Scan', { AttributesToGet: [name] }).Items?.[0])).toBe(text(object([name, N(1)])))
    const filter = { FilterExpression: '#n = :v AND m.#n = :i', ...placeholder }
    expect(db.ok('Scan', { ...filter, ExpressionAttributeValues: { ':v': N(1), ':i': S('inner') } }).Count).toBe(1)
    expect(db.ok('Scan', { ScanFilter: object([name, { ComparisonOperator: 'NOT_NULL' }]) }).Count).toBe(1)
  })

  it('is absent where it is absent', () => {
    const db = stored(Key)
    const condition = {
      ConditionExpression: 'attribute_not_exists(#n) AND attribute_not_exists(#n.#n)',
      ...placeholder,
    }
    expect(db.call('PutItem', { Item: { ...Key, m: { M: {} } }, ...condition })).toEqual({})
    expect(json(db.ok('GetItem', { Key, ProjectionExpression: '#n, m.#n', ...placeholder }).Item)).toBe('{}')
    expect(json(db.ok('GetItem', { Key, AttributesToGet: [name] }).Item)).toBe('{}')
    expect(db.ok('Scan', { FilterExpression: 'attribute_exists(m.#n)', ...placeholder }).Count).toBe(0)
    const Expected = object([name, { Exists: false }])
    expect(db.call('DeleteItem', { Key, Expected })).toEqual({})
  })

  it('is set, added to, removed and returned', () => {
    const db = stored({ ...Key, m: { M: {} } })
    const update = (UpdateExpression: string, values?: Plain): Plain => ({
      Key,
      UpdateExpression,
      ...placeholder,
      ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
      ReturnValues: 'UPDATED_NEW',
    })
    const set = db.ok('UpdateItem', update('SET #n = :v, m.#n = :v', { ':v': N(1) }))
    expect(text(set.Attributes)).toBe(text(object([name, N(1)], ['m', { M: object([name, N(1)]) }])))
    const added = db.ok('UpdateItem', update('ADD #n :v', { ':v': N(2) }))
    expect(text(added.Attributes)).toBe(text(object([name, N(3)])))
    expect(db.ok('UpdateItem', update('REMOVE #n, m.#n'))).toEqual({})
    expect(text(db.ok('GetItem', { Key }).Item)).toBe(text({ ...Key, m: { M: {} } }))
    db.ok('UpdateItem', { Key, AttributeUpdates: object([name, { Action: 'ADD', Value: N(5) }]) })
    expect(text(db.ok('GetItem', { Key }).Item)).toBe(text({ ...Key, m: { M: {} }, ...object([name, N(5)]) }))
  })

  it('passes through batches and transactions', () => {
    const db = tableFixture()
    db.ok('BatchWriteItem', { RequestItems: { tab: [{ PutRequest: { Item: item } }] } })
    const batch = db.ok('BatchGetItem', { RequestItems: { tab: { Keys: [Key] } } })
    expect(text(batch.Responses?.['tab']?.[0])).toBe(text(item))
    const more = object(['pk', S('two')], [name, S('x')])
    db.ok('TransactWriteItems', {
      TransactItems: [{ Put: { TableName: 'tab', Item: more } }],
      ClientRequestToken: 'token',
    })
    const read = db.ok('TransactGetItems', { TransactItems: [{ Get: { TableName: 'tab', Key: { pk: S('two') } } }] })
    expect(text(read.Responses?.[0]?.Item)).toBe(text(more))
  })

  it.skipIf(name === ' ')('keys a table and an index', () => {
    const db = tableFixture({
      keys: `${name}:S sk:S`,
      global: { gsi: { keys: `sk:S ${name}:S`, project: 'KEYS_ONLY' } },
    })
    const key = object([name, S('k')], ['sk', S('s')])
    db.put({ ...key, ...object(['rest', N(1)]) })
    expect(text(db.get(key))).toBe(text({ ...key, rest: N(1) }))
    const query = { KeyConditionExpression: '#n = :k', ...placeholder, ExpressionAttributeValues: { ':k': S('k') } }
    const page = db.ok('Query', { ...query, Limit: 1 })
    expect(text(page.LastEvaluatedKey)).toBe(text(key))
    expect(db.ok('Query', { ...query, ExclusiveStartKey: page.LastEvaluatedKey }).Count).toBe(0)
    expect(text(db.ok('Scan', { IndexName: 'gsi' }).Items?.[0])).toBe(text(key))
    db.ok('DeleteItem', { Key: key })
    expect(db.ok('Scan', { IndexName: 'gsi' }).Count).toBe(0)
  })

  it.skipIf(name === ' ')('keys an index that is added, in which an item without it is not', () => {
    const db = stored(item, { pk: S('without') }, object(['pk', S('with')], [name, S('x')]))
    db.ok('UpdateTable', createIndexRequest('tab', 'gsi', `${name}:S`))
    expect(text(db.ok('Scan', { IndexName: 'gsi' }).Items)).toBe(text([object(['pk', S('with')], [name, S('x')])]))
    db.put({ pk: S('still without') })
    expect(db.ok('Scan', { IndexName: 'gsi' }).Count).toBe(1)
  })
})

describe('tables and indexes', () => {
  it.each(['__proto__', 'constructor', 'toString'])('may be named %s', (name) => {
    const db = tableFixture({ name, global: object([name, 'g:S']) as { [index: string]: string } })
    const item = { pk: S('k'), g: S('g') }
    db.ok('BatchWriteItem', { RequestItems: object([name, [{ PutRequest: { Item: item } }]]) })
    expect(db.charged()).toEqual(object([`write ${name}`, 1], [`write ${name}/${name}`, 1]))
    const batch = db.ok('BatchGetItem', { RequestItems: object([name, { Keys: [{ pk: S('k') }] }]) })
    expect(json(batch.Responses)).toBe(json(object([name, [item]])))
    const scan = db.ok('Scan', { TableName: name, IndexName: name, ReturnConsumedCapacity: 'INDEXES' })
    expect(json(scan.ConsumedCapacity?.GlobalSecondaryIndexes)).toBe(json(object([name, { CapacityUnits: 2 }])))
  })
})
