import { expect, test } from 'vitest'
import type { Backend } from '../../../src/operation/operation.ts'
import { SchemaWatch } from '../../../src/session/completion/schema-watch.ts'
import { samplesBy } from '../../../src/session/samples-by.ts'
import type { Connection } from '../../../src/session/session-state.ts'
import { Shell } from '../shell.ts'

const table = 'CREATE TABLE orders (pk STRING HASH);'

type Seen = { readonly operation: string; readonly limit: unknown; readonly unmetered: unknown }

/** A session whose database tells what it is asked beside statements. */
function watched({ random = () => 0 }: { readonly random?: () => number } = {}) {
  const shell = new Shell()
  const samples = samplesBy(shell.session.settings)
  const { connection } = shell.session
  const seen: Seen[] = []
  const backend: Backend = {
    run: (name, request, call) => {
      seen.push({ operation: name, limit: (request as { Limit?: number }).Limit, unmetered: call?.unmetered })
      return connection.backend.run(name, request, call)
    },
    close: () => connection.backend.close(),
  }
  const watch = new SchemaWatch({ random, samples })
  const run = async (text: string): Promise<void> => {
    watch.pause()
    for (const outcome of await shell.run(text)) watch.after(outcome, shell.session.previous?.items)
    watch.resume()
  }
  return { shell, watch, run, seen, connection: { ...connection, backend } satisfies Connection }
}

const names = (watch: SchemaWatch, of: string): readonly string[] =>
  watch.table(of)?.sample?.attributes.map(({ name }) => name) ?? []

test('tables are known once they are there, and what was written after it was', async () => {
  const { watch, run, connection } = watched()
  watch.follow(connection)
  await watch.settled()
  expect(watch.tables).toEqual([])
  expect(watch.isListed).toBe(true)
  await run(table)
  await watch.settled()
  expect(watch.tables.map(({ name }) => name)).toEqual(['orders'])
  await run("PUT orders {pk: 'a', total: 1}")
  await watch.settled()
  expect(names(watch, 'orders')).toEqual(['pk', 'total'])
  await run("INSERT INTO orders VALUE {'pk': 'b', 'note': 'x'}")
  await watch.settled()
  expect(names(watch, 'orders').toSorted()).toEqual(['note', 'pk', 'total'])
  await run('DROP TABLE orders')
  await watch.settled()
  expect(watch.tables).toEqual([])
})

test('a statement that only reads changes nothing: nobody looks', async () => {
  const { watch, run, seen, connection } = watched()
  watch.follow(connection)
  await run(`${table} PUT orders {pk: 'a'}`)
  await watch.settled()
  seen.length = 0
  await run("GET orders {pk: 'a'}; SCAN orders; SELECT * FROM orders WHERE pk = 'a'; EXPECT ROWS = 1")
  await watch.settled()
  expect(seen).toEqual([])
})

test('nothing is asked while a statement runs', async () => {
  const { watch, run, seen, connection } = watched()
  await run(table)
  watch.pause()
  watch.follow(connection)
  await watch.settled()
  expect(seen).toEqual([])
  watch.resume()
  await watch.settled()
  expect(watch.table('orders')).toBeDefined()
})

test('what is looked at is metered nowhere, and leaves the totals as they are', async () => {
  const { shell, watch, run, seen, connection } = watched()
  watch.follow(connection)
  await run(`${table} PUT orders {pk: 'a'}`)
  const { monitor } = shell.session.connection
  const rows = () => monitor?.ledger({ fromMs: 0, toMs: Number.MAX_SAFE_INTEGER })
  const before = await rows()
  await watch.settled()
  expect(seen.map(({ operation }) => operation)).toContain('Scan')
  expect(seen.every(({ unmetered }) => unmetered === true)).toBe(true)
  expect(await rows()).toEqual(before)
})

test('of a large table 200 items from its beginning and 200 from other places are read', async () => {
  let at = 0
  const { watch, run, seen, connection } = watched({ random: () => (at++ % 10) / 10 })
  const puts = Array.from({ length: 900 }, (_, nth) => `PUT orders {pk: 'k${nth}', a${nth % 3}: 1};`)
  await run(table + puts.join('\n'))
  watch.follow(connection)
  await watch.settled()
  const scans = seen.filter(({ operation }) => operation === 'Scan')
  expect(scans[0]?.limit).toBe(200)
  expect(scans.slice(1).map(({ limit }) => limit)).toEqual(Array.from({ length: 8 }, () => 25))
  const sample = watch.table('orders')?.sample
  expect(sample?.complete).toBe(false)
  expect(sample?.keys.length).toBeGreaterThanOrEqual(200)
  const share = sample?.attributes.find(({ name }) => name === 'a1')?.share ?? 0
  expect(Math.abs(share - 1 / 3)).toBeLessThan(0.15)
})

test('of a service elsewhere no item is read: known is what statements fetched', async () => {
  const { watch, run, seen, connection } = watched()
  const { monitor: _, ...rest } = connection
  const remote = { ...rest, remote: {} }
  await run(`${table} PUT orders {pk: 'a', total: 1}; PUT orders {pk: 'b', note: 'x'};`)
  watch.follow(remote)
  await watch.settled()
  expect([...new Set(seen.map(({ operation }) => operation))]).toEqual(['ListTables', 'DescribeTable'])
  expect(watch.table('orders')?.sample).toBeUndefined()
  await run("GET orders {pk: 'a'}")
  expect(names(watch, 'orders')).toEqual(['pk', 'total'])
  await run("GET orders {pk: 'b'}")
  expect(names(watch, 'orders').toSorted()).toEqual(['note', 'pk', 'total'])
  expect(watch.table('orders')?.sample?.attributes.every(({ share }) => share === undefined)).toBe(true)
  await watch.settled()
  expect(seen.map(({ operation }) => operation)).not.toContain('Scan')
})

test('another connection is another world, and a closed one is left alone', async () => {
  const one = watched()
  await one.run(table)
  one.watch.follow(one.connection)
  await one.watch.settled()
  const other = watched()
  one.watch.follow(other.connection)
  expect(one.watch.tables).toEqual([])
  expect(one.watch.isListed).toBe(false)
  await one.watch.close()
  await one.watch.settled()
  expect(other.seen).toEqual([])
})

test('.sample off: no item is looked at, tables and their keys are; on, what was missed is looked at', async () => {
  const { watch, run, seen, connection } = watched()
  watch.follow(connection)
  await run('.sample off')
  await run(`${table} PUT orders {pk: 'a', total: 1}`)
  await watch.settled()
  expect(seen.map(({ operation }) => operation)).not.toContain('Scan')
  expect(watch.table('orders')?.keys.map(({ name }) => name)).toEqual(['pk'])
  await run('.sample on')
  await watch.settled()
  expect(names(watch, 'orders')).toContain('total')
})
