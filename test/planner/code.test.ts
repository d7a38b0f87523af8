import { compileFunction } from 'node:vm'
import { expect, test } from 'vitest'
import { codeFor } from '../../src/planner/code/code-for.ts'
import { jsText } from '../../src/planner/code/js-text.ts'
import { pythonText } from '../../src/planner/code/python-text.ts'
import { fc } from '../property.ts'
import { planOf, statementOf, stepsOf } from './plan.ts'

const codeOf = (text: string, form: 'api' | 'cli' | 'js' | 'python'): string =>
  codeFor(planOf(text), form, { start: 0, end: 0 })

const query = "QUERY orders.byStatus WHERE status = 'it''s' FILTER price > 1 PROJECT price DESC LIMIT 5"

test('EXPLAIN API is text that the shell takes back', () => {
  const text = codeOf(query, 'api')
  expect(text).toMatch(/^API Query \{\n {2}"TableName": "orders"/)
  expect(stepsOf(text)).toEqual(stepsOf(query))
})

test('EXPLAIN AS CLI', () => {
  expect(codeOf(query, 'cli')).toBe(`aws dynamodb query \\
    --table-name orders \\
    --index-name byStatus \\
    --key-condition-expression '#status = :v0' \\
    --filter-expression 'price > :v1' \\
    --projection-expression price \\
    --expression-attribute-names '{"#status":"status"}' \\
    --expression-attribute-values '{":v0":{"S":"it'\\''s"},":v1":{"N":"1"}}' \\
    --no-scan-index-forward \\
    --max-items 5`)
})

test.each([
  query,
  "GET orders {pk: 'a', sk: 'b'} CONSISTENT",
  "PUT orders {pk: 'a b', sk: '$HOME \"x\" \\\\ \n', n: -1} IF attribute_not_exists(pk)",
  'CREATE TABLE t (pk STRING, g NUMBER) PRIMARY KEY (pk HASH) GSI (g ON (g HASH) PROJECTING ALL) STREAM (NEW IMAGE) TAGS (a:b)',
  'DROP TABLE t',
  "SELECT * FROM orders WHERE pk = 'a'",
  "BATCH { PUT orders {pk: 'a', sk: 'b'}; PUT orders {pk: 'a', sk: 'c'} }",
  'SHOW LIMITS',
  'SCAN orders SEGMENT 1 OF 2',
])('the command line of %s parses to the same request', (text) => {
  const [step] = stepsOf(text)
  const statement = statementOf(codeOf(text, 'cli').split('\n\n')[0] ?? '')
  if (statement.kind !== 'api') throw new Error('an aws command is an API statement')
  expect([statement.operation, statement.request]).toEqual(step)
})

test('EXPLAIN AS JS', () => {
  expect(codeOf("PUT orders {pk: 'it''s', sk: 'b', l: [1, null]}", 'js')).toMatchInlineSnapshot(`
    "import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'

    const client = new DynamoDBClient({})
    const response = await client.send(new PutItemCommand({
      TableName: 'orders',
      Item: {
        pk: { S: 'it\\'s' },
        sk: { S: 'b' },
        l: { L: [{ N: '1' }, { NULL: true }] },
      },
    }))"
  `)
})

test('JavaScript is valid and gives the request back', () => {
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.record({ S: fc.string({ unit: 'binary' }) }),
      fc.record({ N: fc.constant('1') }),
      fc.record({ BOOL: fc.boolean() }),
      fc.record({ L: fc.array(tie('value'), { maxLength: 3 }) }),
      fc.record({ M: fc.dictionary(fc.string(), tie('value'), { maxKeys: 3 }) }),
    ),
  })).value
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json, { maxKeys: 4 }), (item) => {
      const text = jsText([{ operation: 'PutItem', request: { TableName: 'orders', Item: item as never } }])
      const request = /new PutItemCommand\(([\s\S]*)\)\)$/.exec(text)?.[1] ?? ''
      expect(JSON.stringify(compileFunction(`return ${request}`)())).toBe(
        JSON.stringify({ TableName: 'orders', Item: item }),
      )
    }),
  )
})

test('EXPLAIN AS PYTHON', () => {
  expect(codeOf("UPDATE orders {pk: 'a', sk: 'b'} SET ok = true, n = null", 'python')).toMatchInlineSnapshot(`
    "import boto3

    client = boto3.client("dynamodb")
    response = client.update_item(
        TableName="orders",
        Key={"pk": {"S": "a"}, "sk": {"S": "b"}},
        UpdateExpression="SET ok = :v0, n = :v1",
        ExpressionAttributeValues={":v0": {"BOOL": True}, ":v1": {"NULL": True}},
    )"
  `)
})

test('binary values become what each language has for bytes', () => {
  const step = { operation: 'GetItem', request: { TableName: 't', Key: { pk: { B: 'AQID' } } } } as never
  expect(jsText([step])).toContain("{ B: Buffer.from('AQID', 'base64') }")
  expect(pythonText([step])).toContain('{"B": base64.b64decode("AQID")}')
  expect(pythonText([step])).toMatch(/^import base64\n\nimport boto3\n/)
})

test('several calls get a name each; a bulk statement shows its read and one of its writes', () => {
  const text = codeOf("BULK DELETE FROM orders WHERE pk = 'a'", 'js')
  expect(text).toContain('const response1 = await client.send(new ExecuteStatementCommand(')
  expect(text).toContain('const response2 = await client.send(new DeleteItemCommand(')
  expect(text).toMatch(/^import \{ DynamoDBClient, DeleteItemCommand, ExecuteStatementCommand \}/)
})

test('what sends no request has no code', () => {
  expect(() => codeOf('USE orders', 'cli')).toThrow(expect.objectContaining({ code: 'plan.nothing-to-explain' }))
})
