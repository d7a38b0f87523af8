import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { kebabCase } from '../../src/operation/kebab-case.ts'
import { isComplete } from '../../src/syntax/is-complete.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { mistakesOf, statementOf } from './shell-support.ts'

test('a command goes on after a backslash at the end of a line, and ends with its line or at a semicolon', () => {
  const text = `aws dynamodb get-item \\
  --table-name orders \\
  --key '{
    "pk": {"S": "a;b"}
  }'
GET t {a: 1};
aws dynamodb list-tables; SHOW LIMITS`
  const { statements, diagnostics } = parseScript(text)
  expect(diagnostics).toEqual([])
  expect(statements.map(({ ast }) => ast.kind)).toEqual(['api', 'get', 'api', 'show-limits'])
  expect(statements[0]?.ast).toMatchObject({
    operation: 'GetItem',
    request: { TableName: 'orders', Key: { pk: { S: 'a;b' } } },
    source: 'cli',
  })
})

test('quotes join as in a POSIX shell', () => {
  expect(statementOf(`aws dynamodb describe-table --table-name or"de"'r's\\ 1`)).toMatchObject({
    request: { TableName: 'orders 1' },
  })
  expect(statementOf('aws dynamodb execute-statement --statement "SELECT \\"a\\" FROM t\\n"')).toMatchObject({
    request: { Statement: 'SELECT "a" FROM t\\n' },
  })
})

test.each([
  ["$'it\\'s \\x41\\u00e9\\n\\xc3\\xa9\\101\\q'", "it's Aé\né" + 'A\\q'],
  ["$'a\\0b'c", 'ac'],
  ['$"a"', 'a'],
  ["a#b 'c'", 'a#b'],
  ['"a$ \\$b"', 'a$ $b'],
  ["'$b'", '$b'],
  ['a$', 'a$'],
])('%s is what bash makes of it', (word, text) => {
  const command = word.startsWith('a#') ? word.split(' ')[0] : word
  expect(statementOf(`aws dynamodb describe-table --table-name ${command}`)).toMatchObject({
    request: { TableName: text },
  })
  // What bash makes of \u depends on where it believes to be.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  expect(execFileSync('bash', ['-c', `printf %s ${command}`], { encoding: 'utf8', env })).toBe(text)
})

test('comments of a shell script go along with its commands', () => {
  const text = `# all tables
  # of this account
$ aws dynamodb list-tables # five of them
# nothing else
USE t;`
  expect(parseScript(text)).toMatchObject({
    diagnostics: [],
    statements: [{ ast: { kind: 'api' } }, { ast: { kind: 'use' } }],
  })
})

test.each([
  ['aws dynamodb get-item \\', 'command'],
  ['aws dynamodb get-item \\\n', 'command'],
  ["aws dynamodb get-item --key '{", 'string'],
  ["aws dynamodb get-item --key $'it\\'s", 'string'],
  ["aws dynamodb list-tables # it's", undefined],
  ['aws dynamodb list-tables', undefined],
])('after %s the command goes on: %s', (text, open) => {
  expect(isComplete(text).open).toBe(open)
  expect(isComplete(text).ends).toBe(open === undefined)
})

test('a whole request as JSON, wherever it stands', () => {
  const request = { TableName: 't', Limit: 3 }
  const readFile = () => Buffer.from('{"TableName": "x", "Limit": 3}')
  for (const input of [`'{"TableName": "x", "Limit": 3}'`, 'file://request.json'])
    for (const options of [`--cli-input-json ${input} --table-name t`, `--table-name t --cli-input-json ${input}`])
      expect(parseScript(`aws dynamodb scan ${options}`, { readFile }).statements[0]?.ast).toMatchObject({ request })
  expect(mistakesOf("aws dynamodb scan --cli-input-json '[1]'")).toEqual([
    "E0121 ['[1]'] --cli-input-json takes a JSON object",
  ])
})

test('options of the AWS CLI itself may stand before the service', () => {
  expect(statementOf('aws --region eu-west-1 --no-cli-pager dynamodb list-tables --output json')).toMatchObject({
    operation: 'ListTables',
    ignored: ['--region', '--no-cli-pager', '--output'],
  })
})

test('a token of an answer says where to go on', () => {
  const token = Buffer.from('{"ExclusiveStartKey": {"pk": {"S": "a"}}}').toString('base64')
  expect(statementOf(`aws dynamodb scan --table-name t --starting-token ${token} --max-items 5`)).toMatchObject({
    request: { TableName: 't', ExclusiveStartKey: { pk: { S: 'a' } } },
    pages: { items: 5 },
  })
})

test('what says where to send the request or how to show it is set aside by name', () => {
  const statement = statementOf(
    'aws dynamodb list-tables --region eu-west-1 --endpoint-url http://localhost:8000 --limit 5 --no-cli-pager',
  )
  expect(statement).toMatchObject({ request: { Limit: 5 }, ignored: ['--region', '--endpoint-url', '--no-cli-pager'] })
})

test('options follow the naming of the AWS CLI', () => {
  expect(
    [
      'SSESpecification',
      'TableName',
      'GlobalSecondaryIndexes',
      'S3BucketSource',
      'ReturnValuesOnConditionCheckFailure',
    ].map(kebabCase),
  ).toEqual([
    'sse-specification',
    'table-name',
    'global-secondary-indexes',
    's3-bucket-source',
    'return-values-on-condition-check-failure',
  ])
})

test('shorthand and JSON give the same request', () => {
  const shorthand =
    "aws dynamodb update-table --table-name t --global-secondary-index-updates 'Update={IndexName=g,ProvisionedThroughput={ReadCapacityUnits=1,WriteCapacityUnits=2}}'"
  const json = `aws dynamodb update-table --table-name t --global-secondary-index-updates '[{"Update":{"IndexName":"g","ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":2}}}]'`
  expect(statementOf(shorthand)).toEqual(statementOf(json))
  expect(statementOf('aws dynamodb get-item --table-name t --key pk={S=a},n={N=1}')).toMatchObject({
    request: { Key: { pk: { S: 'a' }, n: { N: '1' } } },
  })
  expect(
    statementOf('aws dynamodb scan --table-name t --cli-input-json \'{"Limit": 3, "TableName": "x"}\''),
  ).toMatchObject({
    request: { TableName: 't', Limit: 3 },
  })
  expect(
    statementOf('aws dynamodb query --table-name t --expression-attribute-names \'#a=first,#b="with , comma"\''),
  ).toMatchObject({
    request: { ExpressionAttributeNames: { '#a': 'first', '#b': 'with , comma' } },
  })
})

test.each([
  ['aws dynamodb', 'E0106'],
  ['aws dynamodb list-tables --limit', 'E0106'],
  ['aws dynamodb scan --table-name t --max-items', 'E0106'],
  ['aws dynamodb scan --table-name t --starting-token', 'E0106'],
  ['aws dynamodb scan --table-name t --limit 1 --page-size 1', 'E0113'],
  ['aws --region', 'E0104'],
  ['aws dynamodb list-tables --limit 1 2', 'E0104'],
  ['aws dynamodb list-tables --limit 1 --limit 2', 'E0113'],
  ['aws dynamodb get-item --consistent-read true', 'E0104'],
  ['aws dynamodb put-item --item file://item.json', 'E0123'],
  ["aws dynamodb put-item --item '{", 'E0102'],
  ['aws dynamodb create-table --provisioned-throughput ReadCapacityUnits', 'E0123'],
  ['aws dynamodb create-table --key-schema [{AttributeName=a', 'E0121'],
  ['aws dynamodb update-table --global-secondary-index-updates Update={IndexName=g', 'E0123'],
])('%s is refused with %s', (text, code) => {
  expect(mistakesOf(text)).toEqual([expect.stringMatching(`^${code} `)])
})

test('values in files: as the AWS CLI reads them, with mistakes shown where the file is named', () => {
  const files: Readonly<Record<string, string>> = {
    'key.json': '{"pk": {"S": "ü"}}',
    'bad.json': '{"pk"',
    'name.txt': 't',
  }
  const readFile = (path: string): Uint8Array => {
    if (files[path] === undefined) throw Object.assign(new Error('gone'), { code: 'ENOENT' })
    return Buffer.from(files[path])
  }
  const read = (options: string) => parseScript(`aws dynamodb get-item ${options}`, { readFile })
  expect(read('--table-name file://name.txt --key file://key.json').statements[0]?.ast).toMatchObject({
    request: { TableName: 't', Key: { pk: { S: 'ü' } } },
  })
  const messages = ['bad.json', 'none.json'].map((name) => {
    const [found] = read(`--key file://${name}`).diagnostics
    return [found?.code, found?.message, found?.span.start]
  })
  expect(messages).toEqual([
    ['E0121', 'in bad.json: this is not JSON', 28],
    ['E0123', 'cannot read none.json: there is no such file', 28],
  ])
})

test.each([
  ['scan --table-name t', { pages: {} }],
  ['scan --table-name t --page-size 2', { request: { TableName: 't', Limit: 2 }, pages: {} }],
  ['scan --table-name t --page-size 0', { request: { TableName: 't', Limit: 0 }, pages: {} }],
  ['scan --table-name t --max-items 3', { request: { TableName: 't' }, pages: { items: 3 } }],
  ['scan --table-name t --limit 2', { request: { TableName: 't', Limit: 2 }, pages: undefined }],
  ['scan --table-name t --no-paginate', { request: { TableName: 't' }, pages: undefined }],
])('%s pages as the AWS CLI does', (command, expected) => {
  const statement = statementOf(`aws dynamodb ${command}`)
  expect({ pages: undefined, ...statement }).toMatchObject(expected)
})

test('what surrounds a command in a tutorial is told apart from it', () => {
  expect(mistakesOf('aws dynamodb describe-table --table-name t | grep Status')).toEqual([
    'E0123 [|] a pasted command ends before what a shell does with it',
  ])
  expect(mistakesOf('aws dynamodb wait table-exists --table-name t')).toEqual([
    'E0122 [wait] nothing has to be waited for',
  ])
})

test('aws is a name like any other elsewhere', () => {
  expect(mistakesOf('SELECT aws FROM aws; SCAN aws FILTER aws = 1')).toEqual([])
})
