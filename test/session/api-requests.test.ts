import { expect, test } from 'vitest'
import { Shell } from './shell.ts'

/** A request in the API's own words is sent as it is: only the backend says what is wrong with it. */
test.each([
  ['BatchGetItem', '{}'],
  ['BatchGetItem', '{"RequestItems": {}}'],
  ['BatchWriteItem', '{}'],
  ['BatchWriteItem', '{"RequestItems": {}}'],
  ['TransactGetItems', '{}'],
  ['TransactGetItems', '{"TransactItems": [{}]}'],
  ['TransactWriteItems', '{"TransactItems": null}'],
  ['TransactWriteItems', '{"TransactItems": [{"Put": null}]}'],
  ['BatchExecuteStatement', '{}'],
  ['ExecuteTransaction', '{"TransactStatements": []}'],
  ['Query', '{"TableName": "tab", "Limit": -1}'],
])('API %s %s is refused', async (operation, request) => {
  expect(await new Shell().last(`API ${operation} ${request}`)).toMatch(/^ValidationException: /)
})

test.each([
  ['TransactWriteItems', '{"TransactItems": {"a": 1}}'],
  ['TransactGetItems', '{"TransactItems": [0]}'],
  ['BatchWriteItem', '{"RequestItems": "a"}'],
])('API %s %s is not even a request', async (operation, request) => {
  expect(await new Shell().last(`API ${operation} ${request}`)).toMatch(/^SerializationException: /)
})

test.each([
  [
    'a member that is none',
    '"constructor": ["a"]',
    `--cli-input-json '{"TableName":"tab","Key":{},"constructor":["a"]}'`,
  ],
  ['a list of something else', '"AttributesToGet": ["a", {"S": "b"}]', `--attributes-to-get '["a",{"S":"b"}]'`],
  ['a list as it should be', '"AttributesToGet": ["a", "b c"]', `--attributes-to-get a 'b c'`],
])('%s is shown as code', async (_, member, option) => {
  const text = await new Shell().last(`EXPLAIN AS CLI API GetItem {"TableName": "tab", "Key": {}, ${member}}`)
  expect(text).toContain(option)
})
