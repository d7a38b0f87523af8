import { expect, test } from 'vitest'
import { lastToken } from '../../src/syntax/last-token.ts'

test.each([
  ['SELECT * FROM orders;', 'orders'],
  ["GET orders {pk: 'c#1', sk: 'o 2'};", "'o 2'"],
  ['PUT t {k: "odd name"};', '"odd name"'],
  ['QUERY t WHERE k = :customer LIMIT 10', '10'],
  ['SCAN t FILTER a > :b;', ':b'],
  ["PUT t {b: b64'AQID'};", "b64'AQID'"],
  ['SCAN t LIMIT', 'LIMIT'],
  ['SCAN größe', 'größe'],
  ['.mode json;', 'json'],
  ['.tables', '.tables'],
  [".read 'my file.ddbq'", "'my file.ddbq'"],
  ['aws dynamodb list-tables --limit 5', '5'],
  ['SCAN orders\\G', 'orders'],
  ['-- nothing', undefined],
  ['', undefined],
  ['{};', undefined],
])('of %j it is %j', (text, token) => {
  expect(lastToken(text)).toBe(token)
})
