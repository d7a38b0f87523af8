import { expect, test } from 'vitest'
import type { Result } from '../../src/session/outcome.ts'
import { Shell } from './shell.ts'

const model = `
CREATE TABLE shop (pk STRING, sk STRING, status STRING) PRIMARY KEY (pk HASH, sk RANGE) GSI (byStatus ON (status HASH, sk RANGE));
PUT shop {pk: 'c#1', sk: 'o#1', status: 'OPEN', total: 5};
PUT shop {pk: 'c#1', sk: 'o#2', status: 'OPEN', total: 7};
PUT shop {pk: 'stock', sk: 'a', n: 3};
ACCESS PATTERN open RATE 10/s AS STEPS {
  LET all = QUERY shop.byStatus WHERE status = 'OPEN';
  FOR EACH o IN :all { GET shop {pk: :o.pk, sk: :o.sk}; }
};
ACCESS PATTERN add(:c = '1', :n = 'o#9') RATE 5/s KEYS :c UNIFORM OVER 1000 KEYS :n SEQUENTIAL
  AS PUT shop {pk: 'c#' + :c, sk: :n, status: 'NEW'};
ACCESS PATTERN buy(:c = 'c#1', :n = 'o#8') RATE 1/s KEYS :c UNIFORM OVER 1000 AS BEGIN;
  UPDATE shop {pk: 'stock', sk: 'a'} SET n = n - 1 IF n > 0;
  PUT shop {pk: :c, sk: :n} IF attribute_not_exists(pk);
COMMIT;
`

async function shop(): Promise<Shell> {
  const shell = new Shell()
  await shell.run(model)
  return shell
}

const last = async (shell: Shell, text: string): Promise<Result | undefined> => (await shell.run(text)).at(-1)?.result

test.each([
  ['RATE 5/s KEYS :c UNIFORM OVER 2000000000', 'simulate.bad-keys', 'add: 2,000,000,000 keys cannot be simulated'],
  ['RATE 5/s KEYS :c HOT 50% OVER 2000000000', 'simulate.bad-keys', 'add: 2,000,000,000 keys cannot be simulated'],
])('what is wrong with a pattern is told by its name: %s', async (clause, code, message) => {
  const shell = await shop()
  await shell.run(`-- A long way from the start of the text that runs it.
    ACCESS PATTERN OR REPLACE add(:c = '1') ${clause} AS PUT shop {pk: 'c#' + :c, sk: 'o'}`)
  const text = 'SIMULATE PATTERNS FOR 1 MINUTES'
  expect(await last(shell, text)).toMatchObject({
    kind: 'failed',
    error: { code, message, span: { start: 0, end: text.length } },
  })
})

test('a run with the samples is what every run costs: read where the items are, written nowhere', async () => {
  const shell = await shop()
  const bill = await last(shell, 'BILL PATTERNS')
  if (bill?.kind !== 'bill-patterns') throw new Error(bill?.kind)
  expect(
    bill.bill.lines.map(({ name, readHalfUnits, writeHalfUnits, source }) => [
      name,
      readHalfUnits,
      writeHalfUnits,
      source,
    ]),
  ).toEqual([
    ['open', 3, 0, 'measured'],
    ['add', 0, 4, 'rehearsed'],
    ['buy', 0, 8, 'rehearsed'],
  ])
  expect(await last(shell, 'SCAN shop SELECT COUNT')).toMatchObject({ count: 3 })
})

test('a month of the simulation costs what the bill says', async () => {
  const shell = await shop()
  const bill = await last(shell, 'BILL PATTERNS')
  const played = await last(shell, 'SIMULATE PATTERNS FOR 10 MINUTES')
  if (bill?.kind !== 'bill-patterns' || played?.kind !== 'simulation') throw new Error(played?.kind)
  const minutes = BigInt(bill.bill.hoursPerMonth * 6)
  const read = played.simulation.patterns.reduce((sum, { readHalfUnits }) => sum + readHalfUnits, 0)
  const requests = played.simulation.patterns.map(({ requests: { passed } }) => passed)
  expect(played.simulation.patterns.map(({ name }) => name)).toEqual(['open', 'add', 'buy'])
  expect(requests).toEqual([6_000, 3_000, 600])
  expect(read).toBe(3 * 6_000)
  expect(bill.bill.lines.map(({ requestsPerMonth }) => BigInt(requestsPerMonth) / minutes)).toEqual([
    6_000n,
    3_000n,
    600n,
  ])
})

test('a key that is put together follows the law of its parameter', async () => {
  const shell = await shop()
  const played = await last(shell, 'SIMULATE PATTERNS add, buy FOR 10 MINUTES')
  if (played?.kind !== 'simulation') throw new Error(played?.kind)
  const [add, buy] = played.simulation.patterns
  expect(add?.hottest[0]?.passed).toBeLessThan(50)
  expect(buy?.hottest[0]?.passed).toBeLessThan(50)
  const table = played.simulation.resources.find(({ index }) => index === undefined)
  expect(table?.table).toBe('shop')
})

test('a read that finds nothing ends a trial, and is told', async () => {
  const shell = new Shell()
  await shell.run(`CREATE TABLE shop (pk STRING HASH);
    ACCESS PATTERN change(:k = 'x') RATE 1/s AS STEPS {
      LET o = GET shop {pk: :k};
      PUT shop {pk: :k, version: :o.version + 1};
    }`)
  expect(await last(shell, 'BILL PATTERNS')).toMatchObject({
    bill: { lines: [{ readHalfUnits: 1, writeHalfUnits: 0, source: 'least', refusal: 'plan.no-member' }] },
  })
})

test('what cannot be tried is left out of the bill, and said', async () => {
  const shell = await shop()
  await shell.run(
    "ACCESS PATTERN gone RATE 1/s AS QUERY shop.byName WHERE name = 'x'; ACCESS PATTERN later AS SCAN shop",
  )
  const bill = await last(shell, 'BILL PATTERNS')
  expect(bill).toMatchObject({
    bill: {
      notes: [
        expect.stringMatching(/^gone is not in the bill: The table does not have the specified index: byName/),
        'later has no RATE, and is not in the bill.',
      ],
    },
  })
})

test('a pattern that waits for its time, at RATE 0/s, keeps no other from being simulated', async () => {
  const shell = new Shell()
  await shell.run(`CREATE TABLE shop (pk STRING HASH);
    ACCESS PATTERN later(:pk = 'a') RATE 0/s AS GET shop {pk: :pk};
    ACCESS PATTERN today(:pk = 'a') RATE 2/s AS GET shop {pk: :pk};`)
  const [outcome] = await shell.run('SIMULATE PATTERNS FOR 1 MINUTE')
  expect(outcome?.result.kind).toBe('simulation')
  expect(await shell.last('SIMULATE PATTERNS later FOR 1 MINUTE')).toBe(
    'simulate.bad-rate: no access pattern has a rate',
  )
})
