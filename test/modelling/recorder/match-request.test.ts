import { expect, test } from 'vitest'
import type { AccessPatternStatement } from '../../../src/ast/model-statement.ts'
import { printStatement } from '../../../src/ast/print-statement.ts'
import type { NumberText, Value } from '../../../src/model/value.ts'
import { RequestMatcher } from '../../../src/modelling/recorder/match-request.ts'
import { plannedPattern } from '../../../src/modelling/recorder/planned-pattern.ts'
import { planPattern } from '../../../src/planner/explain/explain-pattern.ts'
import { isReservedInExpressions, isReservedInPartiql } from '../../../src/syntax/reserved-names.ts'
import { fc } from '../../property.ts'
import { asked, shopModel, shopPatterns } from './recorded-shop.ts'

const { model, describe: describeTable } = await shopModel(shopPatterns())
const planned = model.patterns.map((pattern) => plannedPattern(pattern, describeTable))
const matcher = new RequestMatcher(planned)

const of = (operation: string, request: unknown, over: RequestMatcher = matcher) => {
  const found = over.match(asked(operation, request, describeTable))
  return found === undefined ? undefined : [found.pattern.name, found.step, ...found.variants]
}
const S = (text: string) => ({ S: text })

test('every pattern of the shop can be planned', () => {
  expect(planned.flatMap(({ problem }) => problem ?? [])).toEqual([])
  expect(planned).toHaveLength(13)
})

const newest = (more: object) => ({ TableName: 'shop', ScanIndexForward: false, Limit: 10, ...more })

test.each([
  ['as it is planned', { KeyConditionExpression: 'pk = :p AND begins_with(sk, :s)' }],
  ['the other way round', { KeyConditionExpression: 'begins_with(sk, :s) AND pk = :p' }],
  ['value first', { KeyConditionExpression: ':p = pk AND begins_with(sk, :s)' }],
  ['in parentheses', { KeyConditionExpression: '(pk = :p) AND (begins_with(sk, :s))' }],
  [
    'with names',
    {
      KeyConditionExpression: '#x = :p AND begins_with(#y, :s)',
      ExpressionAttributeNames: { '#y': 'sk', '#x': 'pk' },
    },
  ],
])('a Query is the same %s', (_how, expression) => {
  const ExpressionAttributeValues = { ':p': S('CUST#7'), ':s': S('ORDER#') }
  expect(of('Query', newest({ ...expression, ExpressionAttributeValues }))).toEqual(['newestOrders', 0])
})

test('a Query from before expressions, and PartiQL, are the same', () => {
  const KeyConditions = {
    sk: { ComparisonOperator: 'BEGINS_WITH', AttributeValueList: [S('ORDER#')] },
    pk: { ComparisonOperator: 'EQ', AttributeValueList: [S('CUST#7')] },
  }
  expect(of('Query', newest({ KeyConditions }))).toEqual(['newestOrders', 0])
  const Statement = `select * from "shop" where begins_with("sk",'ORDER#') and "pk"='CUST#7' order by sk desc`
  expect(of('ExecuteStatement', { Statement, Limit: 10 })).toEqual(['newestOrders', 0])
})

test('a key that begins otherwise is another pattern', () => {
  const query = (prefix: string) => ({
    TableName: 'shop',
    KeyConditionExpression: 'pk = :p AND begins_with(sk, :s)',
    ExpressionAttributeValues: { ':p': S('CUST#7'), ':s': S(prefix) },
  })
  expect(of('Query', query('CART#'))).toEqual(['cartWithPrices', 0])
  expect(of('Query', query('REVIEW#'))).toBeUndefined()
})

test('projection, consistency and order are told, and are no other pattern', () => {
  const Key = { pk: S('CUST#7'), sk: S('PROFILE') }
  expect(of('GetItem', { TableName: 'shop', Key })).toEqual(['profile', 0])
  expect(of('GetItem', { TableName: 'shop', Key, ProjectionExpression: 'pk' })).toEqual([
    'profile',
    0,
    'other attributes',
  ])
  // A consistent read is what the first step of another pattern is.
  expect(of('GetItem', { TableName: 'shop', Key, ConsistentRead: true })).toEqual(['earnPoints', 0])
  const batch = { RequestItems: { shop: { Keys: [Key, { ...Key, pk: S('CUST#8') }] } } }
  expect(of('BatchGetItem', batch)).toEqual(['profile', 0, 'in a batch'])
  expect(of('TransactGetItems', { TransactItems: [{ Get: { TableName: 'shop', Key } }] })).toEqual([
    'profile',
    0,
    'in a transaction',
  ])
  expect(of('GetItem', { TableName: 'shop', Key: { ...Key, pk: S('PROD#7') } })).toEqual([
    'profile',
    0,
    'keys unlike the sample',
  ])
})

test('a step of several is found, by what an earlier one finds', () => {
  const Key = { pk: S('PROD#SKU-1'), sk: S('INFO') }
  const get = {
    TableName: 'shop',
    Key,
    ProjectionExpression: 'sku, #n, price, stock',
    ExpressionAttributeNames: { '#n': 'name' },
  }
  expect(of('GetItem', get)).toEqual(['cartWithPrices', 1])
  expect(of('GetItem', { ...get, Key: { ...Key, pk: S('SKU-1') } })).toBeUndefined()
  const request = asked('GetItem', get, describeTable)
  expect(matcher.match({ ...request, after: 'cartWithPrices' })?.step).toBe(1)
  // The items of another read are another loop.
  expect(matcher.match({ ...request, after: null })).toBeUndefined()
  expect(matcher.match({ ...request, after: 'toPack' })).toBeUndefined()
})

test('a filter, another index, another attribute, another update: another pattern', () => {
  const ExpressionAttributeValues = { ':p': S('CUST#7'), ':s': S('ORDER#'), ':f': S('OPEN') }
  const query = newest({ KeyConditionExpression: 'pk = :p AND begins_with(sk, :s)', ExpressionAttributeValues })
  expect(of('Query', { ...query, FilterExpression: 'status = :f' })).toBeUndefined()
  expect(of('Query', { ...query, IndexName: 'gsi1' })).toBeUndefined()
  expect(of('Query', { ...query, KeyConditionExpression: 'pk = :p AND sk >= :s' })).toBeUndefined()
  const update = {
    TableName: 'shop',
    Key: { pk: S('CUST#7'), sk: S('CART#1') },
    ExpressionAttributeValues: { ':n': { N: '1' } },
  }
  expect(of('UpdateItem', { ...update, UpdateExpression: 'ADD quantity :n' })).toEqual(['addToCart', 0])
  expect(of('UpdateItem', { ...update, UpdateExpression: 'ADD amount :n' })).toBeUndefined()
  // Known values are compared as well: 2 is not what addToCart adds.
  const two = { ':n': { N: '2.0' } }
  expect(
    of('UpdateItem', { ...update, UpdateExpression: 'ADD quantity :n', ExpressionAttributeValues: two }),
  ).toBeUndefined()
})

test('a sum that the application has worked out is the sum that a pattern asks for', () => {
  const update = {
    TableName: 'shop',
    Key: { pk: S('CUST#7'), sk: S('PROFILE') },
    UpdateExpression: 'SET points = :new',
    ConditionExpression: 'points = :old',
    ExpressionAttributeValues: { ':new': { N: '15' }, ':old': { N: '5' } },
  }
  expect(of('UpdateItem', update)).toEqual(['earnPoints', 1])
})

test('values that were not recorded fit all', () => {
  const { group, elements } = asked(
    'GetItem',
    { TableName: 'shop', Key: { pk: S('COUNTER'), sk: S('x') } },
    describeTable,
  )
  const hidden = elements.map((each) => ({ ...each, values: [] }))
  expect(matcher.match({ group, elements: hidden })?.pattern.name).toBe('profile')
})

const context = {
  tables: { describe: describeTable, expiresBy: () => undefined, backupsNamed: () => [] },
  words: { inExpressions: isReservedInExpressions, inPartiql: isReservedInPartiql },
  currentTable: undefined,
}

function requestsOf(pattern: AccessPatternStatement, variables: ReadonlyMap<string, Value>) {
  const plan = planPattern(pattern, { ...context, text: printStatement(pattern), variables })
  const steps = plan.kind === 'calls' ? plan.steps.map(({ step }) => step) : []
  // What earlier steps find.
  const found = JSON.stringify(steps)
    .replaceAll('<PROD# + <:line.sku>>', 'PROD#SKU-9')
    .replaceAll('{"S":"<:before.points>"}', '{"N":"5"}')
  return JSON.parse(found) as typeof steps
}

const parameterOf = (pattern: AccessPatternStatement, name: string): fc.Arbitrary<Value> => {
  const parameter = pattern.parameters.find((each) => each.name === name)
  return parameter?.type === 'NUMBER'
    ? fc.integer().map((number): Value => ({ N: String(number) as NumberText }))
    : fc.string({ unit: 'binary', minLength: 1 }).map((S): Value => ({ S }))
}

const runs = fc
  .constantFrom(...model.patterns)
  .chain((pattern) =>
    fc
      .record(Object.fromEntries(pattern.parameters.map(({ name }) => [name, parameterOf(pattern, name)])))
      .map((values) => ({ pattern, requests: requestsOf(pattern, new Map(Object.entries(values))) })),
  )

test('law: what a pattern plans with any parameters is that pattern', () => {
  fc.assert(
    fc.property(runs, ({ pattern, requests }) => {
      const alone = new RequestMatcher(planned.filter((each) => each.pattern === pattern))
      for (const [step, { operation, request }] of requests.entries()) {
        const found = alone.match(asked(operation, request, describeTable))
        expect([found?.pattern.name, found?.step]).toEqual([pattern.name, step])
        expect((found?.variants ?? []).filter((variant) => variant !== 'keys unlike the sample')).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
})

/** Changes that make another question of any request. */
const mutations: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll('"shop"', '"other"'),
  (text) => text.replace(/("IndexName":"|shop"?\."?)\w+/, '$1another'),
  (text) => text.replace(/begins_with\((\w+), (:?\w+|\?)\)/, '$1 >= $2'),
  (text) => text.replaceAll(/\b(pk|gsi1pk|category|warehouse)\b(?=[" =:])/g, 'elsewhere'),
  (text) => text.replace(/"S":"(PROFILE|INFO|ORDER#|CART#|COUNTER|LINE#1)"/, '"S":"$1-not"'),
]

test('law: what asks for something else is not', () => {
  let changed = 0
  fc.assert(
    fc.property(runs, fc.constantFrom(...mutations), ({ pattern, requests }, mutate) => {
      const alone = new RequestMatcher(planned.filter((each) => each.pattern === pattern))
      for (const { operation, request } of requests) {
        const text = JSON.stringify(request)
        const other = mutate(text)
        if (other === text) continue
        changed++
        expect([other, alone.match(asked(operation, JSON.parse(other), describeTable))?.pattern.name]).toEqual([
          other,
          undefined,
        ])
      }
    }),
    { numRuns: 300 },
  )
  expect(changed).toBeGreaterThan(100)
})
