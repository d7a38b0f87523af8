import { expect, test } from 'vitest'
import { parseHcl } from '../../src/modelling/files/terraform/parse-hcl.ts'
import { readLiteral } from '../../src/modelling/files/text/read-literal.ts'
import { statementSkeleton } from '../../src/operation/recording/statement-skeleton.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'

// A pattern that repeats alternatives keeps each turn, and runs out of memory after some millions of them.
const length = 12_000_000
const long = 'x'.repeat(length)

test.each<[string, string]>([
  ['the JSON of a request', `API PutItem {"TableName": "t", "Item": {"pk": {"S": "${long}"}}}`],
  ['a JSON text of escapes', `API PutItem {"TableName": "t", "Item": {"pk": {"S": "${'\\n'.repeat(length / 2)}"}}}`],
  ['blanks in a pasted command', `aws dynamodb list-tables ${' '.repeat(length)} --max-items 1`],
  ['comments around a pasted command', `${'#\n'.repeat(length / 2)}aws dynamodb list-tables`],
])('%s may be long', (_, text) => {
  expect(parseScript(text).diagnostics).toEqual([])
})

test('a statement that is longer than any is recorded by name only', () => {
  const { statement, values } = statementSkeleton(`SELECT * FROM t WHERE pk = '${long}'`, [])
  expect([statement.length < 100, values]).toEqual([true, []])
})

test('files of models with long comments and texts are read, or refused with a place', () => {
  expect(parseHcl(`/*${long}*/`)).toEqual({ attributes: [], blocks: [] })
  expect(parseHcl(`a = "${long}"`).attributes).toHaveLength(1)
  expect(readLiteral(`/*${long}*/ {}`, { script: true })).toEqual({})
  expect(() => readLiteral(`/*${long}`, { script: true })).toThrow(/^1:1: /)
  expect(() => readLiteral(`/${long}/`, { script: true })).toThrow(/^1:1: /)
})
