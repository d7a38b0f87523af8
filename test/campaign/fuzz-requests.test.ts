import { expect, onTestFinished, test } from 'vitest'
import { openEngine } from '../../src/engine/engine.ts'
import type { Request } from '../../src/operation/operation.ts'
import { Store } from '../../src/storage/store.ts'
import { run } from './fuzz-requests.ts'
import { createKnownTables } from './known-tables.ts'
import { databaseOf, stateComplaints } from './store-invariants.ts'

test('no request breaks the engine, and no refusal changes anything', async () => {
  const { cases, findings } = await run({ seed: 1, seconds: Infinity, cases: 8 })
  expect(findings).toEqual([])
  expect(cases).toBe(8)
}, 300_000)

test('what is wrong in a file is found', () => {
  const store = Store.open(':memory:')
  const engine = openEngine({ store })
  onTestFinished(() => engine.close())
  for (const request of createKnownTables) engine.runSync('CreateTable', request as Request<'CreateTable'>)
  const [table] = store.tables('us-east-1').filter(({ name }) => name === 'orders')
  const index = table?.indexes.find(({ name }) => name === 'byStatus')
  const item = { pk: { S: 'a' }, sk: { N: '1' }, status: { S: 'x' }, b: { S: 'long'.repeat(1000) } }
  engine.runSync('PutItem', { TableName: 'orders', Item: item } as unknown as Request<'PutItem'>)
  expect(stateComplaints(store)).toEqual([])
  const complaintsAfter = (sql: string): string => {
    const database = databaseOf(store)
    database.exec(`SAVEPOINT damage; ${sql}`)
    const complaints = stateComplaints(store)
    database.exec('ROLLBACK TO damage; RELEASE damage')
    return complaints.join('\n')
  }
  expect(complaintsAfter(`DELETE FROM r${index?.id}`)).toMatch(/orders.byStatus: lacks .*"long/)
  expect(complaintsAfter(`DELETE FROM r${table?.id}`)).toMatch(/orders: statistics say .* has too much /s)
  expect(complaintsAfter(`UPDATE r${table?.id} SET size = size + 1`)).toMatch(/an item of 4015 bytes is kept with 4016/)
  expect(complaintsAfter(`INSERT INTO b${table?.id} (item) VALUES ('x')`)).toMatch(/1 long texts without a row/)
  expect(complaintsAfter('INSERT INTO resource VALUES (77, 0, 0)')).toMatch(/keeps resources .*77/)
})
