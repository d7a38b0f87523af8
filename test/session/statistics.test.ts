import { expect, test } from 'vitest'
import type { Backend } from '../../src/operation/operation.ts'
import { Shell, shortText } from './shell.ts'

const orders = "CREATE TABLE orders (id STRING HASH); PUT orders {id: '1', total: 10};"

test('says what was understood, and replaces what was said before', async () => {
  const shell = new Shell()
  await shell.run(orders)
  expect(await shell.last('SET STATISTICS FOR orders ITEMS 5000 BYTES 400000 KEYS 1 RETENTION 1')).toBe(
    'statistics of orders: 5,000 items, 400,000 bytes, 1 partition key, kept 1 day',
  )
  expect(await shell.last('SET STATISTICS FOR orders ITEMS 1')).toBe('statistics of orders: 1 item')
  expect(await shell.last('SHOW STATISTICS; EXPECT ROWS = 1')).toBe('ok ROWS = 1 / ROWS = 1')
  expect(await shell.last('DROP STATISTICS FOR orders')).toBe('dropped the statistics of orders')
  expect(await shell.last('DROP STATISTICS FOR orders')).toBe('orders has no statistics')
})

test('an empty table has items of no known size', async () => {
  const shell = new Shell()
  await shell.run('CREATE TABLE empty (id STRING HASH); SET STATISTICS FOR empty ITEMS 5')
  expect(shell.notices()).toEqual(['empty is empty here: without BYTES nobody knows how large its items are'])
  await shell.run('SET STATISTICS FOR empty ITEMS 5 BYTES 900')
  expect(shell.notices()).toEqual([])
})

test('a session that reads only changes no statistics', async () => {
  const shell = new Shell({ readOnly: true })
  expect(await shell.last('SET STATISTICS FOR orders ITEMS 5')).toBe('session.read-only: this session reads only')
  expect(await shell.last('DROP STATISTICS FOR orders')).toBe('session.read-only: this session reads only')
  expect(await shell.last('SHOW STATISTICS')).toBe('statistics')
})

test('a database that keeps none', async () => {
  const { connection } = new Shell().session
  const elsewhere = new Shell({ connection: { ...connection, monitor: undefined, name: 'aws' } })
  expect(await elsewhere.last('SHOW STATISTICS')).toBe('session.no-statistics: aws keeps no statistics of ours')
  await elsewhere.run(orders)
  expect(shortText((await elsewhere.run('EXPLAIN SCAN orders')).at(-1))).toBe('explanation')
})

test('a table of the same name in another Region has statistics of its own', async () => {
  const shell = new Shell()
  const { backend, ...connection } = shell.session.connection
  const east: Backend = {
    run: (name, request, call) => backend.run(name, request, { ...call, region: 'us-east-2' }),
    close: async () => {},
  }
  const other = new Shell({ connection: { ...connection, backend: east } })
  await shell.run(`${orders} SET STATISTICS FOR orders ITEMS 700`)
  await other.run(`${orders} SET STATISTICS FOR orders ITEMS 900`)
  await shell.run('DROP STATISTICS FOR orders')
  const [outcome] = await other.run('SHOW STATISTICS')
  expect(outcome?.result).toMatchObject({ statistics: [{ region: 'us-east-2', items: 900 }] })
})
