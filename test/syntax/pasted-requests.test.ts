import { expect, test } from 'vitest'
import { printStatement } from '../../src/ast/print-statement.ts'
import { isComplete } from '../../src/syntax/is-complete.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { mistakesOf, statementOf } from './shell-support.ts'

const getItem = 'API GetItem {"TableName":"t","Key":{"pk":{"S":"a;}"}}}'
const json = '{"TableName": "t", "Key": {"pk": {"S": "a;}"}}}'

test.each([
  ['after its operation', `GetItem ${json}`],
  ['after its target', `DynamoDB_20120810.GetItem\n${json}`],
  ['below its header', `X-Amz-Target: DynamoDB_20120810.GetItem\n${json}`],
  [
    'below its headers',
    `POST / HTTP/1.1\r\nHost: localhost:8000\r\nx-amz-target: DynamoDB_20120810.GetItem\r\n\r\n${json}`,
  ],
  [
    'in a command of curl',
    `curl -s http://localhost:8000 -H 'X-Amz-Target: DynamoDB_20120810.GetItem' \\\n  -d '${json}'`,
  ],
  ['in a file of curl', `$ curl --header "X-Amz-Target: DynamoDB_20120810.GetItem" --data-binary @get.json localhost`],
])('a request %s', (_where, text) => {
  const { statements, diagnostics } = parseScript(text, { readFile: () => Buffer.from(json) })
  expect(diagnostics).toEqual([])
  expect(statements.map(({ ast }) => printStatement(ast))).toEqual([getItem])
  if (!text.includes('@')) expect(isComplete(text)).toEqual({ ends: true, whole: true })
})

test('JSON alone is the request of the only operation that it fits', () => {
  expect(statementOf('{"TableName": "t", "Item": {}}')).toMatchObject({ operation: 'PutItem' })
  expect(statementOf('{\n  "TableName": "t", "KeyConditionExpression": "a = :a"}')).toMatchObject({
    operation: 'Query',
  })
})

test.each([
  ['{"TableName": "t", "Key": {}}', 'E0133 [{] which operation is this request for?'],
  ['{"Bogus": 1}', 'E0133 [{] which operation is this request for?'],
  [`X-Amz-Target: DynamoDB_20120810.GetItm\n${json}`, "E0122 [DynamoDB_20120810.GetItm] no operation 'GetItm'"],
  [
    "curl -d '{}' localhost:8000",
    "E0115 [] this request has no header 'X-Amz-Target: DynamoDB_20120810.GetItem' or the like",
  ],
  ["curl -H 'X-Amz-Target: DynamoDB_20120810.GetItem' -d '{\"a\": }'", 'E0121 [}] this is not JSON'],
  [
    "curl -H 'X-Amz-Target: DynamoDB_20120810.GetItem' -d @x.json",
    "E0123 [@x.json] no files can be read here: 'x.json'",
  ],
])('%s is refused', (text, expected) => {
  expect(mistakesOf(text)).toEqual([expected])
})

test('what fits a request is listed, the usual operations first', () => {
  expect(parseScript('{"TableName": "t", "Key": {}}').diagnostics[0]?.hint).toBe(
    'Put its name before it: GetItem {...}, UpdateItem {...} or DeleteItem {...}.',
  )
})

test('a request goes on until its last bracket', () => {
  expect(isComplete('GetItem {"TableName": "t",').open).toBe('bracket')
  const { statements } = parseScript(
    `GetItem ${json}\nSHOW LIMITS; EXPLAIN AS JS PutItem {"TableName": "t"}; GET t {"a": 1}`,
  )
  expect(statements.map(({ ast }) => ast.kind)).toEqual(['api', 'show-limits', 'explain', 'get'])
})

test('the braces of this shell are no requests', () => {
  for (const text of ["BATCH { GET t {a: 1}; GET t {'a': 2} }", 'Get {a: 1}', 'Put {"a": 1}', 'API GetItem {"a": 1}'])
    expect(mistakesOf(text), text).toEqual([])
  expect(statementOf('EXPLAIN API GetItem {"a": 1}')).toMatchObject({ form: 'plan', statement: { source: 'api' } })
})

test('.translate takes a command of several lines', () => {
  const text = `.translate aws dynamodb scan \\\n  --table-name t\n.translate json GetItem {\n"a": 1}\nSHOW TABLES`
  expect(parseScript(text).statements.map((statement) => statement.text)).toEqual([
    '.translate aws dynamodb scan \\\n  --table-name t',
    '.translate json GetItem {\n"a": 1}',
    'SHOW TABLES',
  ])
})
