import { expect, test } from 'vitest'
import { RequestRecorder } from '../../../src/layers/recording/request-recorder.ts'
import { modelFrom } from '../../../src/modelling/model/model.ts'
import { RecordingAnalysis } from '../../../src/modelling/recorder/recording-analysis.ts'
import type { RecordedValues } from '../../../src/operation/recording/recording-line.ts'
import { parseScript } from '../../../src/syntax/parse-script.ts'
import { fc } from '../../property.ts'
import { shopModel } from './recorded-shop.ts'

const { model } = await shopModel("ACCESS PATTERN any(:p = 'x') AS GET shop {pk: :p, sk: 'x'}")
const [table] = model.tables
const S = (text: string) => ({ S: text })
const TableName = 'shop'

/** What a recording of these requests says that a model without patterns lacks; and what it says once that is declared. */
function declared(requests: readonly (readonly [string, object])[], values: RecordedValues = 'keys') {
  const lines: string[] = []
  const options = { writer: 'w', by: '', region: 'us-east-1', values, nowMs: 0, describe: () => table }
  const recorder = new RequestRecorder(options, (line) => lines.push(line))
  for (const [operation, request] of requests) {
    const facts = { atMs: 0, region: 'us-east-1', tables: [TableName], charges: [], elapsedMs: 1, error: undefined }
    recorder.add({ record: { ...facts, operation }, request, response: {}, body: '{}' })
  }
  const undeclaredBy = (members: Parameters<typeof modelFrom>[1]) => {
    const analysis = new RecordingAnalysis(modelFrom(model.tables, members))
    for (const line of lines) analysis.line(line)
    return analysis.result().undeclared
  }
  const proposals = undeclaredBy([]).map(({ proposal }) => proposal)
  expect(parseScript(proposals.join('\n')).diagnostics).toEqual([])
  const members = proposals.map((text) => ({ kind: 'access-pattern' as const, name: '', text: text.replace(/;$/, '') }))
  return { proposals, left: undeclaredBy(members).map(({ title }) => title) }
}

test('a transaction and a batch', () => {
  const Key = { pk: S('CUST#7'), sk: S('PROFILE') }
  const { proposals, left } = declared([
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName, Item: { pk: S('ORDER#1'), sk: S('LINE#1'), total: { N: '7' } } } },
          { Delete: { TableName, Key: { pk: S('CUST#7'), sk: S('CART#9') } } },
          { ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } },
        ],
      },
    ],
    ['BatchGetItem', { RequestItems: { shop: { Keys: [Key, { pk: S('PROD#1'), sk: S('INFO') }] } } }],
    ['BatchWriteItem', { RequestItems: { shop: [{ DeleteRequest: { Key } }] } }],
  ])
  expect(
    proposals.join('\n'),
  ).toBe(`ACCESS PATTERN transactShopLine(:pk = 'ORDER#1', :sk = 'LINE#1', :pk2 = 'CUST#7', :sk2 = 'CART#9')
  AS BEGIN;
    PUT shop {pk: :pk, sk: :sk};
    DELETE shop {pk: :pk2, sk: :sk2};
    CHECK shop {pk: :pk2, sk: 'PROFILE'} IF attribute_exists(pk);
  COMMIT;
ACCESS PATTERN batchShopProfile(:pk = 'CUST#7', :pk2 = 'PROD#1')
  AS BATCH {
    GET shop {pk: :pk, sk: 'PROFILE'};
    GET shop {pk: :pk2, sk: 'INFO'}
  };
ACCESS PATTERN deleteShopProfile(:pk = 'CUST#7')
  AS BATCH {
    DELETE shop {pk: :pk, sk: 'PROFILE'}
  };`)
  expect(left).toEqual([])
})

const key = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom('PROFILE', 'CUST#7', "it's#1", 'a b', '#', '', ':x', '<:x>', '{n}').filter((text) => text !== ''),
)
const name = fc.constantFrom('status', 'size', 'a b', 'total', 'if', '?', '"')

const requests: fc.Arbitrary<readonly [string, object]> = fc.oneof(
  fc
    .tuple(key, key, fc.boolean())
    .map(
      ([pk, sk, ConsistentRead]) => ['GetItem', { TableName, Key: { pk: S(pk), sk: S(sk) }, ConsistentRead }] as const,
    ),
  fc
    .tuple(
      key,
      key,
      fc.constantFrom('begins_with(sk, :s)', 'sk = :s', ':s <= sk', 'sk BETWEEN :s AND :s', ':f = :f'),
      name,
    )
    .map(([pk, sk, range, attribute]) => {
      const sorted = range === ':f = :f' ? '' : ` AND ${range}`
      return [
        'Query',
        {
          TableName,
          KeyConditionExpression: `pk = :p${sorted}`,
          FilterExpression: 'contains(#f, :f) OR NOT #f > :f',
          ExpressionAttributeNames: { '#f': attribute },
          ExpressionAttributeValues: { ':p': S(pk), ':s': S(sk), ':f': S('x') },
        },
      ] as const
    }),
  fc.tuple(key, key, name).map(
    ([pk, sk, attribute]) =>
      [
        'UpdateItem',
        {
          TableName,
          Key: { pk: S(pk), sk: S(sk) },
          UpdateExpression: 'SET #a = if_not_exists(#a, :z) + :n, b = list_append(b, :n) REMOVE c[1].#a ADD d :n',
          ExpressionAttributeNames: { '#a': attribute },
          ExpressionAttributeValues: { ':z': { N: '0' }, ':n': { N: '1' } },
        },
      ] as const,
  ),
  fc.tuple(key, key).map(([pk, sk]) => ['PutItem', { TableName, Item: { pk: S(pk), sk: S(sk) } }] as const),
  key.map(
    (text) =>
      [
        'ExecuteStatement',
        { Statement: 'SELECT * FROM shop WHERE pk = ? AND sk > ?', Parameters: [S(text), S('a')] },
      ] as const,
  ),
)

test('law: what is proposed for requests can be declared, and is what they ask for', () => {
  fc.assert(
    fc.property(
      fc.array(requests, { minLength: 1, maxLength: 5 }),
      fc.constantFrom<RecordedValues>('keys', 'all', 'none'),
      (given, values) => {
        expect(declared(given, values).left).toEqual([])
      },
    ),
    { numRuns: 200 },
  )
})
