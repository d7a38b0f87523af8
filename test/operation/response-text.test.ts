import { expect, test } from 'vitest'
import { openEngine } from '../../src/engine/engine.ts'
import { itemTexts, responseText } from '../../src/operation/response-text.ts'
import { Store } from '../../src/storage/store.ts'

const unparsed = (members: object, texts: object): object =>
  Object.defineProperties(members, {
    Items: {
      enumerable: true,
      get: () => {
        throw new Error('it was parsed')
      },
    },
    [itemTexts]: { value: texts },
  })

test.each([
  ['nothing', {}, '{}'],
  ['a member that is not there', { a: undefined, b: 1 }, '{"b":1}'],
  ['one text', unparsed({}, { Items: '{"x":1}' }), '{"Items":{"x":1}}'],
  ['several', unparsed({ Count: 2, skipped: undefined }, { Items: ['1', '2'] }), '{"Count":2,"Items":[1,2]}'],
  ['none', unparsed({ Count: 0 }, { Items: [] }), '{"Count":0,"Items":[]}'],
])('texts of items are taken as they are: %s', (_what, response, text) => {
  expect(responseText(response)).toBe(text)
})

test('an answer as text is the answer', () => {
  const engine = openEngine({ store: Store.open(':memory:') })
  engine.runSync('CreateTable', {
    TableName: 'things',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  })
  const item = { pk: { S: '"\u2028é' }, n: { N: '1.50' }, s: { SS: ['b', 'a'] }, ['__proto__']: { NULL: true } }
  engine.runSync('PutItem', { TableName: 'things', Item: item } as never)
  const answers = [
    engine.runSync('GetItem', { TableName: 'things', Key: { pk: item.pk }, ReturnConsumedCapacity: 'TOTAL' }),
    engine.runSync('GetItem', { TableName: 'things', Key: { pk: { S: 'none' } } }),
    engine.runSync('Scan', { TableName: 'things' }),
    engine.runSync('BatchGetItem', { RequestItems: { things: { Keys: [{ pk: item.pk }, { pk: { S: 'none' } }] } } }),
    engine.runSync('BatchGetItem', {
      RequestItems: { things: { Keys: [{ pk: item.pk }], ProjectionExpression: 'n' } },
      ReturnConsumedCapacity: 'TOTAL',
    }),
    engine.runSync('ExecuteStatement', { Statement: 'SELECT * FROM things' }),
  ]
  for (const answer of answers) expect(responseText(answer)).toBe(JSON.stringify(answer))
  void engine.close()
})
