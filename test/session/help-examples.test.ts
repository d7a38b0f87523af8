import { join } from 'node:path'
import { expect, test } from 'vitest'
import { languageHelp } from '../../src/syntax/language-help.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { statementHelp } from '../../src/syntax/statement-help.ts'
import { folderOfExamples } from './example-folder.ts'
import { Shell, shortText } from './shell.ts'

const tables = `
CREATE TABLE orders (pk STRING, sk STRING, status STRING) PRIMARY KEY (pk HASH, sk RANGE) GSI (byStatus ON (status HASH, sk RANGE));
CREATE TABLE customers (pk STRING HASH);
CREATE TABLE accounts (pk STRING HASH);
PUT orders {pk: 'c#1', sk: 'o#1', status: 'DRAFT', n: 1};
PUT customers {pk: 'c#1', active: true};
PUT accounts {pk: 'a', balance: 10};
PUT accounts {pk: 'b', balance: 0};
`

/** What an example needs before it can succeed. */
const before: { readonly [name: string]: string } = {
  INSERT: "DELETE orders {pk: 'c#1', sk: 'o#1'}",
  PUT: "DELETE orders {pk: 'c#1', sk: 'o#1'}",
  'CREATE TABLE': 'DROP TABLE orders',
  'RESTORE TABLE': 'ALTER TABLE orders SET PITR ENABLED',
  EXPECT: "SELECT * FROM orders.byStatus WHERE status = 'OPEN'",
}

test.each([...statementHelp, ...languageHelp])('the example of $name runs', async ({ name, example }) => {
  const shell = new Shell()
  await shell.run(`${tables}${before[name] ?? ''}`)
  const file = join(folderOfExamples(), 'example.ddbq')
  const text = name === 'EXPECT' ? `${before[name]}; ${example}` : example
  const outcomes = await shell.run(text, { file })
  expect(outcomes).toHaveLength(parseScript(example).statements.length + (name === 'EXPECT' ? 1 : 0))
  for (const outcome of outcomes) expect(shortText(outcome)).not.toMatch(/^[\w.-]+: |^not ok/)
})
