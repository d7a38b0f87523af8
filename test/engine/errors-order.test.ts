import { describe, expect, it } from 'vitest'
import type { OperationName } from '../../src/operation/operation.ts'
import { envelope, Fixture, invalid, itemOfBytes, N, notFound, refused, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/**
 * Which of several mistakes is reported. Each list holds one mistake more than is left after its step, in the order of
 * the service. Source: reference, errors 2, README conflict 18; ORD-1 to ORD-11, TN-6 to TN-8.
 */

const Key = { pk: S('k') }
const mixing = (legacy: string, expression: string): string =>
  `Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {${legacy}} Expression parameters: {${expression}}`
const noType = 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'
const valueMissing = `${invalid}Value must be provided when Exists is null for Attribute: a`
const syntax = (kind: string): string => `Invalid ${kind}Expression: Syntax error; token: "!", near: "!"`
const duplicateName = `${invalid}Duplicate value in attribute name: a`
const arguments_ = `${invalid}Invalid number of argument(s) for the EQ ComparisonOperator`

/** Steps: what replaces members of the request so far, and what is then refused. */
function expectSteps(operation: OperationName, request: Plain, steps: readonly (readonly [Plain, unknown])[]): void {
  const db = new Fixture()
  let current = request
  for (const [change, outcome] of steps) {
    current = { ...current, ...change }
    expect(db.call(operation, current), JSON.stringify(outcome)).toEqual(outcome)
  }
}

it('README 18 PutItem: mixing, item values, ReturnValues, size, Expected, expressions, table', () => {
  const request = {
    Item: { ...itemOfBytes(409_601), bad: {} },
    ReturnValues: 'ALL_NEW',
    Expected: { a: {} },
    ConditionExpression: '!',
  }
  expectSteps('PutItem', request, [
    [{}, refused(envelope + mixing('Expected', 'ConditionExpression'))],
    [{ ConditionExpression: undefined }, refused(noType)],
    [{ Item: itemOfBytes(409_601) }, refused(`${envelope}ReturnValues can only be ALL_OLD or NONE`)],
    [{ ReturnValues: 'ALL_OLD' }, refused('Item size has exceeded the maximum allowed size')],
    [{ Item: {} }, refused(valueMissing)],
    [{ Expected: undefined, ConditionExpression: '!' }, refused(envelope + syntax('Condition'))],
    [{ ConditionExpression: 'attribute_exists(a)' }, notFound],
  ])
})

it('ORD-5 UpdateItem: mixing, key values, AttributeUpdates, Expected, expressions, table', () => {
  const request = {
    Key: { pk: {} },
    AttributeUpdates: { a: {} },
    Expected: { a: {} },
    ConditionExpression: '!',
  }
  expectSteps('UpdateItem', request, [
    [{}, refused(envelope + mixing('AttributeUpdates, Expected', 'ConditionExpression'))],
    [{ ConditionExpression: undefined }, refused(noType)],
    [{ Key }, refused(`${invalid}Only DELETE action is allowed when no attribute value is specified`)],
    [{ AttributeUpdates: undefined }, refused(valueMissing)],
    [{ Expected: undefined, UpdateExpression: '!', ConditionExpression: '!' }, refused(envelope + syntax('Update'))],
    [{ UpdateExpression: 'REMOVE a' }, refused(envelope + syntax('Condition'))],
    [{ ConditionExpression: undefined, Key: {} }, notFound],
  ])
})

it('ORD-5 DeleteItem: mixing, key values, Expected, expressions, table', () => {
  expectSteps('DeleteItem', { Key: { pk: {} }, Expected: { a: {} }, ConditionExpression: '!' }, [
    [{}, refused(mixing('Expected', 'ConditionExpression'))],
    [{ ConditionExpression: undefined }, refused(noType)],
    [{ Key: {} }, refused(valueMissing)],
    [{ Expected: undefined, ConditionExpression: '!' }, refused(syntax('Condition'))],
    [{ ConditionExpression: undefined }, notFound],
  ])
})

it('ORD-6 GetItem: mixing, key values, duplicate AttributesToGet, expressions, table', () => {
  expectSteps('GetItem', { Key: { pk: {} }, AttributesToGet: ['a', 'a'], ProjectionExpression: '!' }, [
    [{}, refused(mixing('AttributesToGet', 'ProjectionExpression'))],
    [{ ProjectionExpression: undefined }, refused(noType)],
    [{ Key: {} }, refused(duplicateName)],
    [{ AttributesToGet: undefined, ProjectionExpression: '!' }, refused(syntax('Projection'))],
    [{ ProjectionExpression: 'a' }, notFound],
  ])
})

it('ORD-7 Query: mixing, QueryFilter, AttributesToGet, start key, a key condition, expressions, KeyConditions, their count', () => {
  const EQ = { ComparisonOperator: 'EQ', AttributeValueList: [] }
  const request = {
    QueryFilter: { a: EQ },
    AttributesToGet: ['a', 'a'],
    ExclusiveStartKey: { pk: {} },
    FilterExpression: '!',
  }
  expectSteps('Query', request, [
    [{}, refused(mixing('AttributesToGet, QueryFilter', 'FilterExpression'))],
    [{ FilterExpression: undefined }, refused(arguments_)],
    [{ QueryFilter: undefined }, refused(duplicateName)],
    [{ AttributesToGet: undefined, FilterExpression: '!' }, refused(`The provided starting key is invalid: ${noType}`)],
    [
      { ExclusiveStartKey: undefined },
      refused('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.'),
    ],
    [{ KeyConditions: { pk: EQ } }, refused(syntax('Filter'))],
    [{ FilterExpression: undefined }, refused(arguments_)],
    [{ KeyConditions: {} }, refused('Conditions can be of length 1 or 2 only')],
    [{ KeyConditions: { a: { ComparisonOperator: 'EQ', AttributeValueList: [N(1)] } } }, notFound],
  ])
})

it('errors 2 BatchGetItem: AttributesToGet, expressions, key values, duplicates, their number, table, keys', () => {
  const keys = (count: number): Plain[] => Array.from({ length: count }, (_, at) => ({ no: N(at) }))
  const of = (first: Plain, second: Plain = { Keys: keys(1) }): Plain => ({ RequestItems: { tab: first, two: second } })
  const message = 'Provided list of item keys contains duplicates'
  expectSteps('BatchGetItem', {}, [
    [of({ Keys: [{ pk: {} }, Key, Key], AttributesToGet: ['a', 'a'] }), refused(duplicateName)],
    [of({ Keys: [{ pk: {} }, Key, Key], ProjectionExpression: '!' }), refused(syntax('Projection'))],
    [of({ Keys: [{ pk: {} }, Key, Key] }), refused(noType)],
    [of({ Keys: [Key, Key] }, { Keys: keys(99) }), refused(message)],
    [of({ Keys: keys(2) }, { Keys: keys(99) }), refused('Too many items requested for the BatchGetItem call')],
    [of({ Keys: keys(1) }, { Keys: keys(99) }), notFound],
  ])
})

it.each(['first', 'last'])('errors 2 batches: every table before any key, with the missing one %s', (place) => {
  const db = tableFixture({ keys: 'pk:S' })
  const batch = (request: (key: Plain) => Plain | readonly Plain[]): Plain => {
    const entries = [
      ['tab', request({ other: S('k') })],
      ['nowhere', request(Key)],
    ] as const
    return { RequestItems: Object.fromEntries(place === 'first' ? entries.toReversed() : entries) }
  }
  expect(
    db.call(
      'BatchGetItem',
      batch((key) => ({ Keys: [key] })),
    ),
  ).toEqual(notFound)
  expect(
    db.call(
      'BatchWriteItem',
      batch((key) => [{ DeleteRequest: { Key: key } }]),
    ),
  ).toEqual(notFound)
})

describe('errors 43 and 44: what the request model finds', () => {
  it('TN-6 a bad table name is reported alone by the three writes', () => {
    const message = `${envelope}Value '' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 1`
    const bad = { TableName: '', ReturnValues: 'x', ReturnConsumedCapacity: 'y' }
    const db = new Fixture()
    for (const operation of ['PutItem', 'UpdateItem', 'DeleteItem'] as const) {
      expect(db.call(operation, bad)).toEqual(refused(message))
    }
  })

  it('TN-8 GetItem lists the key first', () => {
    const { error } = new Fixture().call('GetItem', { TableName: undefined }) as { error: { message: string } }
    expect(error.message).toBe(
      "2 validation errors detected: Value null at 'key' failed to satisfy constraint: Member must not be null; Value null at 'tableName' failed to satisfy constraint: Member must not be null",
    )
  })

  it('TN-7 PutItem lists every bad enum, UpdateItem the first', () => {
    const bad = { ReturnValues: 'x', ReturnConsumedCapacity: 'y', ReturnItemCollectionMetrics: 'z' }
    const put = new Fixture().call('PutItem', bad) as { error: { message: string } }
    expect(put.error.message).toMatch(/^4 validation errors detected: Value null at 'item'/)
    expect(new Fixture().call('UpdateItem', { Key, ...bad })).toEqual(
      refused(
        `${envelope}Value 'x' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]`,
      ),
    )
  })

  it('ORD-1 they come before what an operation checks itself', () => {
    const request = { Key: { pk: {} }, ReturnConsumedCapacity: 'y' }
    expect(new Fixture().call('GetItem', request)).toEqual(
      refused(
        `${envelope}Value 'y' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]`,
      ),
    )
  })
})

describe('ORD-11 tables on the way', () => {
  it('one that is being created or deleted is not there for items', () => {
    const db = tableFixture({}, { settings: { ddlDelayMs: 1000 } })
    expect(db.call('PutItem', { Item: Key })).toEqual(notFound)
    expect(
      db.call('Query', { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': S('k') } }),
    ).toEqual(notFound)
    db.clock.advance(1000)
    expect(db.call('PutItem', { Item: Key })).toEqual({})
    db.ok('DeleteTable', {})
    expect(db.call('GetItem', { Key })).toEqual(notFound)
    expect(db.call('TransactGetItems', { TransactItems: [{ Get: { TableName: 'tab', Key } }] })).toEqual(notFound)
  })

  it('one that is being updated is', () => {
    const db = tableFixture({ units: [5, 5] }, { settings: { ddlDelayMs: 1000 } })
    db.clock.advance(1000)
    db.ok('UpdateTable', { ProvisionedThroughput: { ReadCapacityUnits: 6, WriteCapacityUnits: 6 } })
    expect(db.call('PutItem', { Item: Key })).toEqual({})
  })

  it('README 30 an index that is filling can be written through but not read', () => {
    const db = tableFixture({}, { settings: { ddlDelayMs: 1000 } })
    db.clock.advance(1000)
    db.ok('UpdateTable', {
      AttributeDefinitions: [{ AttributeName: 'g', AttributeType: 'S' }],
      GlobalSecondaryIndexUpdates: [
        {
          Create: {
            IndexName: 'gsi',
            KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'ALL' },
          },
        },
      ],
    })
    db.put({ ...Key, g: S('g') })
    expect(db.call('PutItem', { Item: { ...Key, g: N(1) } })).toEqual(
      refused(`${invalid}Type mismatch for Index Key g Expected: S Actual: N IndexName: gsi`),
    )
    const query = { IndexName: 'gsi', KeyConditionExpression: 'g = :g', ExpressionAttributeValues: { ':g': S('g') } }
    expect(db.call('Query', query)).toEqual(
      refused('Cannot read from backfilling global secondary index: gsi', 'ResourceNotFoundException'),
    )
    // First the table leaves UPDATING, then the index CREATING.
    db.clock.advance(2000)
    expect(db.call('Query', query)).toMatchObject({ Count: 1 })
  })
})
