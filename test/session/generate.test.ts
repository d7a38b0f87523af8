import { expect, test } from 'vitest'
import { Shell } from './shell.ts'

test('GENERATE holds no more large items at once than fit into a transaction of some megabytes', async () => {
  const shell = new Shell()
  await shell.run(`
    CREATE TABLE notes (pk STRING HASH);
    ENTITY Note IN notes KEY (pk = '{id}') ATTRIBUTES (id STRING REQUIRED, body STRING REQUIRED SIZE 200000);`)
  const [outcome] = await shell.run('GENERATE 100 Note')
  expect(outcome?.result).toMatchObject({ kind: 'written', count: 100 })
  expect(outcome?.calls.reduce((sum, { pages }) => sum + pages, 0)).toBeGreaterThan(2)
})
