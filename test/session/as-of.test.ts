import { expect, test } from 'vitest'
import { Shell } from './shell.ts'

test.each([
  "GET orders {pk: 'a'} AS OF 9999999999999 HOURS AGO",
  'SCAN orders AS OF 99999999999 MINUTES AGO',
  'SELECT * FROM orders AS OF 999999999999999 DAYS AGO',
])('%s asks for a moment that no table has known', async (statement) => {
  const shell = new Shell()
  await shell.run('CREATE TABLE orders (pk STRING HASH) PITR ENABLED')
  expect(await shell.last(statement)).toMatch(/^session\.bad-argument: \d+ \w+ AGO is before 1970$/)
  expect(shell.notices()).toEqual([])
})
