import { expect, test } from 'vitest'
import type { ModelReport } from '../../src/session/model-report/model-report.ts'
import { Shell } from './shell.ts'

const tables = `
CREATE TABLE shop (pk STRING, sk STRING, status STRING) PRIMARY KEY (pk HASH, sk RANGE) GSI (byStatus ON (status HASH, sk RANGE));
CREATE TABLE logs (day STRING HASH);
PUT shop {pk: 'c#1', sk: 'o#1', status: 'OPEN', total: 5};
PUT logs {day: '2026-11-20'};
`
const model = `
ENTITY Order IN shop KEY (pk = 'c#{customer}', sk = 'o#{number}') ATTRIBUTES (customer STRING, number STRING) COUNT 1000 SIZE 200;
ENTITY Line IN logs KEY (day = '{day}') ATTRIBUTES (day STRING);
ACCESS PATTERN orderOf(:c = 'c#1') RATE 10/s PEAK 50/s KEYS :c UNIFORM OVER 100 AS GET shop {pk: :c, sk: 'o#1'};
ACCESS PATTERN open(:status) AS QUERY shop.byStatus WHERE status = :status;
ACCESS PATTERN logOf(:day = '2026-11-20') RATE 1/s AS GET logs {day: :day};
ACCESS PATTERN old STATUS 'dropped' AS SCAN logs;
`

async function reportOf(text: string, before = tables + model): Promise<ModelReport> {
  const shell = new Shell()
  await shell.run(before)
  const [effect] = (await shell.run(text)).at(-1)?.effects ?? []
  if (effect?.kind !== 'report') throw new Error('no report was made')
  return effect.report
}

const found = <Found>(part: { readonly found: Found } | { readonly why: string }): Found => {
  if ('found' in part) return part.found
  throw new Error(part.why)
}

test('a report holds what BILL PATTERNS, SIMULATE PATTERNS, BILL PER MONTH, ADVISE and SHOW COVERAGE say', async () => {
  const report = await reportOf("REPORT TO 'x.md'")
  const shell = new Shell()
  await shell.run(tables + model)
  const last = async (text: string) => (await shell.run(text)).at(-1)?.result
  expect({ kind: 'bill-patterns', bill: found(report.patternsBill) }).toMatchObject({
    ...(await last('BILL PATTERNS orderOf, logOf')),
  })
  const { atPeak, ...simulated } = found(report.simulation)
  expect({ kind: 'simulation', ...simulated }).toEqual(await last('SIMULATE PATTERNS orderOf, logOf FOR 10 MINUTES'))
  expect(atPeak).toBe(false)
  expect({ kind: 'bill', bill: found(report.bills)[0] }).toEqual(await last('BILL PER MONTH'))
  expect(await last('SHOW COVERAGE')).toEqual({ kind: 'coverage', coverage: report.coverage })
  expect(found(report.heat).map(({ table, index }) => [table, index])).toEqual([
    ['logs', undefined],
    ['shop', undefined],
    ['shop', 'byStatus'],
  ])
  expect(report.live.map(({ pattern }) => pattern.name)).toEqual(['orderOf', 'open', 'logOf'])
})

test('FOR leaves what is about other tables out', async () => {
  const report = await reportOf("REPORT TO 'x.html' FOR logs")
  expect(report.model.tables.map(({ TableName }) => TableName)).toEqual(['logs'])
  expect(report.model.entities.map(({ name }) => name)).toEqual(['Line'])
  expect(report.served.map(({ pattern }) => pattern.name)).toEqual(['logOf', 'old'])
  expect(found(report.patternsBill).lines.map(({ name }) => name)).toEqual(['logOf'])
  expect(found(report.simulation).simulation.patterns.map(({ name }) => name)).toEqual(['logOf'])
  expect(found(report.heat).map(({ table }) => table)).toEqual(['logs'])
  expect(found(report.advice).map(({ table }) => table)).toEqual(['logs'])
  expect(found(report.bills).flatMap(({ lines }) => lines.flatMap((line) => line.table ?? []))).not.toContain('shop')
})

test('the options are those of the simulation, the prices and the heat', async () => {
  const options = "title = 'T', region = 'eu-west-1', minutes = 2, peak = on, seed = 7, hours = 1"
  const report = await reportOf(`REPORT TO 'x.md' WITH (${options})`)
  const { simulation, atPeak } = found(report.simulation)
  expect(simulation).toMatchObject({ spanMs: 120_000, seed: 7, cost: { region: 'eu-west-1' } })
  expect(simulation.patterns[0]?.requests.passed).toBe(50 * 120)
  expect(atPeak).toBe(true)
  expect(found(report.bills)[0]?.region).toBe('eu-west-1')
  expect(found(report.patternsBill).region).toBe('eu-west-1')
  expect(report.title).toBe('T')
  const without = await reportOf("REPORT TO 'x.md' WITH (simulate = off)")
  expect(without.simulation).toEqual({ why: 'simulate = off' })
})

test('what cannot be found out is told, and the rest is there', async () => {
  const report = await reportOf(
    "REPORT TO 'x.md'",
    `${tables} ACCESS PATTERN open AS QUERY shop.byStatus WHERE status = 'OPEN';`,
  )
  expect(report.simulation).toEqual({ why: 'no access pattern has a rate' })
  expect(report.patternsBill).toEqual({ why: 'no access pattern has a rate' })
  expect(found(report.bills)).toHaveLength(1)
  const elsewhere = await reportOf("REPORT TO 'x.md' WITH (region = 'mars-1')")
  expect(elsewhere.bills).toEqual({ why: expect.stringContaining('mars-1') })
  expect(elsewhere.coverage.patterns).toBe(3)
})

test('what a report writes down is not counted: no call, no traffic', async () => {
  const shell = new Shell()
  await shell.run(tables + model)
  const before = await shell.run('BILL')
  const [outcome] = await shell.run("REPORT TO 'x.md'")
  expect(outcome?.calls).toEqual([])
  expect((await shell.run('BILL')).at(-1)?.result).toEqual(before.at(-1)?.result)
})

test.each([
  ["REPORT TO 'model.pdf'", 'session.bad-argument'],
  ["REPORT TO 'model.md' FOR nowhere", 'plan.unknown-table'],
])('%s is refused', async (text, code) => {
  const shell = new Shell()
  await shell.run(tables)
  expect((await shell.run(text)).at(-1)?.result).toMatchObject({ kind: 'failed', error: { code } })
})

test('plans and sizes are those of production, where statistics say what that is', async () => {
  const report = await reportOf(
    "REPORT TO 'x.md'",
    `${tables}${model} SET STATISTICS FOR shop ITEMS 1000000 BYTES 300000000;`,
  )
  const open = report.served.find(({ pattern }) => pattern.name === 'open')
  expect(open?.calls[0]?.estimate?.basis).toContain(
    'statistics you set, in proportion to the items here: 1,000,000 items of 200 B',
  )
  expect(report.sized.map(({ TableName, ItemCount }) => [TableName, ItemCount])).toEqual([
    ['logs', 1],
    ['shop', 1_000_000],
  ])
})
