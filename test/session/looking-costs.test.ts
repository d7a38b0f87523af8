import { expect, test } from 'vitest'
import { must } from '../../src/base/must.ts'
import type { LedgerRow } from '../../src/operation/ledger.ts'
import { Shell, shortText } from './shell.ts'

/** What the shell looks at by itself is no request of the user: neither in the ledger nor against any limit. */

const everything = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }

const ledgerOf = (shell: Shell): Promise<readonly LedgerRow[]> =>
  must(shell.session.connection.monitor, 'a shell in memory is metered').ledger(everything)

const requestsIn = (rows: readonly LedgerRow[]): readonly string[] =>
  rows.flatMap(({ calls }) =>
    calls.map(({ operation, requests, errors }) => `${operation} ${requests} ${Object.keys(errors).join(' ')}`.trim()),
  )

const orders = `CREATE TABLE orders (pk STRING HASH, sk STRING RANGE) BILLING MODE PROVISIONED (5 RCU, 5 WCU);
  PUT orders {pk: 'a', sk: '1', note: 'x'}; PUT orders {pk: 'a', sk: '2', note: 'y'};
  PUT orders {pk: 'b', sk: '1'};`

test.each([
  'ADVISE',
  'ADVISE orders',
  'BILL',
  'BILL PER MONTH FOR orders',
  "SIMULATE FOR 10 SECONDS GET orders {pk: 'a', sk: '1'} AT 5/s",
  "SIMULATE FOR 10 SECONDS PUT orders {pk: 'a', sk: '1'} AT 5/s",
  `COMPARE SIMULATE FOR 10 SECONDS QUERY orders WHERE pk = 'a' AT 5/s
     AGAINST SIMULATE FOR 10 SECONDS SCAN orders AT 1/s`,
  'EXPLAIN SCAN orders',
  'SET STATISTICS FOR orders ITEMS 1000',
  'SHOW STATISTICS',
  'HEATMAP orders',
  'TOP KEYS OF orders',
  'METRICS FOR orders',
  'USE orders',
])('%s leaves no trace in the ledger, and costs nothing', async (statement) => {
  const shell = new Shell()
  for (const outcome of await shell.run(orders)) expect(outcome.result.kind, shortText(outcome)).not.toBe('failed')
  const before = await ledgerOf(shell)
  const [outcome] = await shell.run(statement)
  expect(outcome?.result.kind, shortText(outcome)).not.toBe('failed')
  expect(outcome?.calls).toEqual([])
  expect(await ledgerOf(shell)).toEqual(before)
})

test('the ledger has the calls of statements, not the descriptions that planning them takes', async () => {
  const shell = new Shell()
  await shell.run(`${orders} QUERY orders WHERE pk = 'a'; DESCRIBE orders;`)
  await shell.run("GET ordres {pk: 'a', sk: '1'}")
  expect(requestsIn(await ledgerOf(shell)).toSorted()).toEqual([
    'CreateTable 1',
    'DescribeContinuousBackups 1',
    'DescribeTable 1',
    'DescribeTimeToLive 1',
    'GetItem 1 ResourceNotFoundException',
    'PutItem 3',
    'Query 1',
  ])
})

test('where limits are enforced and used up, ADVISE and SIMULATE look all the same', async () => {
  const shell = new Shell()
  await shell.run(`${orders} SET THROTTLING ENFORCE;`)
  let [last] = await shell.run('SCAN orders CONSISTENT')
  for (let reads = 0; reads < 5_000 && last?.result.kind !== 'failed'; reads++) {
    ;[last] = await shell.run('SCAN orders CONSISTENT')
  }
  expect(shortText(last)).toMatch(/^ProvisionedThroughputExceededException/)
  const before = await ledgerOf(shell)
  const [advice] = await shell.run('ADVISE orders')
  expect(advice?.result).toMatchObject({ tables: [{ looked: { items: 3, complete: true } }] })
  const [simulation] = await shell.run("SIMULATE FOR 10 SECONDS QUERY orders WHERE pk = 'a' AT 5/s")
  expect(simulation?.result).toMatchObject({ found: [{ tries: { measured: 1 } }] })
  expect(await ledgerOf(shell)).toEqual(before)
})

test('where nothing is metered here, what ADVISE reads is its cost', async () => {
  const here = new Shell()
  await here.run(orders)
  const { monitor: _monitor, ...elsewhere } = here.session.connection
  const shell = new Shell({ connection: elsewhere })
  const [outcome] = await shell.run('ADVISE orders')
  const scans = outcome?.calls.filter(({ operation }) => operation === 'Scan') ?? []
  expect(scans.flatMap(({ charges }) => charges.map(({ halfUnits }) => halfUnits))).toEqual([1])
})
