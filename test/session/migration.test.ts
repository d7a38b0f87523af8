import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { must } from '../../src/base/must.ts'
import type { DiffReport } from '../../src/modelling/diff/diff-report.ts'
import { reportMarkdown } from '../../src/modelling/diff/report-markdown.ts'
import { copyItems } from '../../src/session/workshop/copy-tables.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { folderOfExamples } from './example-folder.ts'
import { Shell, shortText } from './shell.ts'

type Rehearsed = {
  readonly diff: DiffReport['diff']
  readonly plan: NonNullable<DiffReport['plan']>
  readonly rehearsal: NonNullable<DiffReport['rehearsal']>
}

/** What a plan from one model to another says, and what it came to on a copy. */
async function rehearsed(now: string, next: string): Promise<Rehearsed> {
  const folder = folderOfExamples()
  writeFileSync(join(folder, 'next.ddbq'), next)
  const file = join(folder, 'now.ddbq')
  const outcomes = await new Shell().run(`${now} DIFF MODEL CURRENT 'next.ddbq' REHEARSE`, { file })
  const last = must(outcomes.at(-1), 'it ran')
  const report = last.result.kind === 'model-diff' ? last.result.report : undefined
  const { diff, plan, rehearsal } = must(report, shortText(last))
  return { diff, plan: must(plan, 'a plan'), rehearsal: must(rehearsal, 'a rehearsal') }
}

const titles = ({ plan }: Rehearsed) => plan.steps.map(({ title }) => title)
const statements = ({ plan }: Rehearsed) => plan.steps.flatMap((step) => step.statements)
const problems = ({ rehearsal }: Rehearsed) => [
  ...rehearsal.steps.flatMap(({ problem }) => problem ?? []),
  ...rehearsal.patterns.flatMap(({ broken }) => broken),
]

const orders = `
CREATE TABLE shop (pk STRING, sk STRING) PRIMARY KEY (pk HASH, sk RANGE);
ENTITY Order IN shop KEY (pk = 'CUST#{customer}', sk = 'ORDER#{order}') ATTRIBUTES (customer STRING, order STRING, state STRING, year NUMBER);
PUT shop {pk: 'CUST#1', sk: 'ORDER#1', state: 'OPEN', year: 2026};
PUT shop {pk: 'CUST#2', sk: 'ORDER#2', state: 'SENT', year: 2025};
PUT shop {pk: 'CUST#2', sk: 'PROFILE'};
`
const withIndex = (template: string, asked: string) => `
CREATE TABLE shop (pk STRING, sk STRING, gsi STRING) PRIMARY KEY (pk HASH, sk RANGE) GSI (byState ON (gsi HASH, sk RANGE) PROJECTING KEYS ONLY);
ENTITY Order IN shop KEY (pk = 'CUST#{customer}', sk = 'ORDER#{order}') INDEX byState (gsi = '${template}')
  ATTRIBUTES (customer STRING, order STRING, state STRING, year NUMBER);
ACCESS PATTERN inState(:state = '${asked}') RETURNS 1 TO 1 ITEMS AS QUERY shop.byState WHERE gsi = :state EXPECT ROWS = 1;
`

test('an attribute that is another one is set by a statement, before its index is made', async () => {
  const report = await rehearsed(orders, withIndex('{state}', 'OPEN'))
  expect(problems(report)).toEqual([])
  expect(titles(report)).toEqual([
    'let the application write both forms',
    'give the items of Order the attribute gsi',
    'add index byState to shop',
    'let the application ask in the new way',
    'write down the model as it is now',
  ])
  expect(statements(report)[0]).toBe(
    "BULK UPDATE shop SET gsi = state WHERE begins_with(pk, 'CUST#') AND begins_with(sk, 'ORDER#') AND attribute_exists(state);",
  )
  // Two of three items have the attribute: an index holds what has its key (reference, data-model 11).
  expect(report.rehearsal.steps[2]).toMatchObject({ entries: 2, writeHalfUnits: 4 })
  expect(report.rehearsal.patterns).toMatchObject([{ name: 'inState', returned: 1, broken: [] }])
})

test('an attribute that is joined of several is made item by item', async () => {
  const report = await rehearsed(orders, withIndex('STATE#{state}#{year}', 'STATE#OPEN#2026'))
  expect(problems(report)).toEqual([])
  const step = must(report.plan.steps[1], 'the items')
  expect(step).toMatchObject({ statements: [], rewrite: { from: 'shop', attributes: ['gsi'] } })
  expect(step.notes[0]).toContain("gsi = 'STATE#{state}#{year}': no statement joins")
  expect(report.rehearsal.steps[1]).toMatchObject({ rewritten: 2 })
})

test('a plan without its items does not serve: the rehearsal finds it out', async () => {
  const report = await rehearsed(orders, withIndex('{colour}', 'OPEN').replace('year NUMBER', 'colour STRING'))
  expect(problems(report)).toEqual([expect.stringMatching(/ROWS = 1, found .*0/)])
})

test('another key needs another table, and a copy', async () => {
  const next = orders
    .replace('pk STRING, sk STRING', 'state STRING, sk STRING')
    .replace('pk HASH', 'state HASH')
    .replace("KEY (pk = 'CUST#{customer}'", "KEY (state = '{state}'")
    .replace(/PUT[^;]*;/g, '')
  const now = orders.replace(/PUT[^;]*PROFILE[^;]*;/, '')
  const report = await rehearsed(now, `${next} ACCESS PATTERN open AS QUERY shop WHERE state = 'OPEN' EXPECT ROWS = 1;`)
  expect(problems(report)).toEqual([])
  expect(titles(report)).toEqual([
    'create table shop_new beside shop',
    'let the application write both forms',
    'copy the items of shop to shop_new',
    'let the application ask in the new way',
    'see that nothing asks for what goes',
    'drop table shop',
    'give shop_new the name shop',
    'write down the model as it is now',
  ])
  expect(report.plan.steps[2]?.statements).toEqual(['COPY shop TO shop_new;'])
  expect(report.plan.steps[5]?.undo).toMatch(/^This cannot be undone/)
})

test('a key that is joined anew is made by a program; what is of no entity has none', async () => {
  const next = orders
    .replace('pk STRING, sk STRING', 'hk STRING, sk STRING')
    .replace('pk HASH', 'hk HASH')
    .replace("KEY (pk = 'CUST#{customer}'", "KEY (hk = 'C-{customer}'")
    .replace(/PUT[^;]*;/g, '')
  const report = await rehearsed(orders, next)
  expect(problems(report)).toEqual(['1 of 3 items are of no entity, and nobody knows their new key'])
  const without = await rehearsed(
    orders.replace(/PUT[^;]*PROFILE[^;]*;/, ''),
    `${next} ACCESS PATTERN of AS QUERY shop WHERE hk = 'C-2' EXPECT ROWS = 1;`,
  )
  expect(problems(without)).toEqual([])
})

test('a key template that changes in a table that stays moves its items', async () => {
  const next = orders.replace('CUST#{customer}', 'C#{customer}').replace(/PUT[^;]*;/g, '')
  const report = await rehearsed(
    orders,
    `${next} ACCESS PATTERN of AS QUERY shop WHERE pk = 'C#2' EXPECT ROWS = 1; ACCESS PATTERN old AS QUERY shop WHERE pk = 'CUST#1' EXPECT ROWS = 0;`,
  )
  expect(problems(report)).toEqual([])
  // A put and a delete of two items: two units each (reference, capacity 3.3).
  expect(report.rehearsal.steps[1]).toMatchObject({ rewritten: 2, writeHalfUnits: 8 })
})

test('what cannot change while it is on is turned off between; billing says the units of each index', async () => {
  const now = `CREATE TABLE logs (pk STRING, day STRING) PRIMARY KEY (pk HASH) GSI (byDay ON (day HASH)) TTL (a) STREAM (NEW IMAGE);`
  const next = `CREATE TABLE logs (pk STRING, day STRING) PRIMARY KEY (pk HASH) TTL (b) STREAM (KEYS ONLY)
    BILLING MODE PROVISIONED (5 RCU, 6 WCU) GSI (byDay ON (day HASH) BILLING MODE PROVISIONED (1 RCU, 2 WCU)) PITR ENABLED DELETION PROTECTION ENABLED;`
  const report = await rehearsed(now, next)
  expect(problems(report)).toEqual([])
  expect(statements(report).map((text) => text.replace(/\s+/g, ' '))).toEqual([
    'ALTER TABLE logs SET BILLING MODE PROVISIONED (5 RCU, 6 WCU) UPDATE GSI (byDay SET BILLING MODE PROVISIONED (1 RCU, 2 WCU));',
    'ALTER TABLE logs SET STREAM DISABLED;',
    'ALTER TABLE logs SET STREAM (KEYS ONLY);',
    'ALTER TABLE logs SET TTL DISABLED;',
    'ALTER TABLE logs SET TTL (b);',
    'ALTER TABLE logs SET PITR ENABLED (35 DAYS);',
    'ALTER TABLE logs SET DELETION PROTECTION ENABLED;',
  ])
  const back = await rehearsed(next, now)
  expect(problems(back)).toEqual([])
})

test('an index with another key is made anew, one call after the other', async () => {
  const table = (key: string) =>
    `CREATE TABLE logs (pk STRING, day STRING, hour STRING) PRIMARY KEY (pk HASH) GSI (byTime ON (${key}), other ON (hour HASH));`
  const report = await rehearsed(table('day HASH'), table('day HASH, hour RANGE'))
  expect(problems(report)).toEqual([])
  expect(titles(report)).toEqual(['make index byTime of logs anew'])
  expect(report.plan.steps[0]?.statements).toHaveLength(2)
})

test('costs grow with what SET STATISTICS says, and tell what they rest on', async () => {
  const statistics = 'SET STATISTICS FOR shop ITEMS 40000000 BYTES 20000000000;'
  const { plan } = await rehearsed(`${orders} ${statistics}`, withIndex('{state}', 'OPEN'))
  const index = must(plan.steps[2]?.cost, 'the backfill')
  // 40 M entries of a unit each at 0.625 $ a million, 4,000 a second (reference, pricing 2; partitions 3).
  expect(index).toMatchObject({ write: 80_000_000, pico: 25_000_000_000_000n, seconds: 10_000 })
  expect(index.basis.join(' ')).toContain('by SET STATISTICS')
})

test('every statement of a plan is one of this shell, and its Markdown has them', async () => {
  const report = await rehearsed(
    `${orders} CREATE TABLE old (id STRING HASH KEY) DELETION PROTECTION ENABLED;`,
    withIndex('{state}', 'OPEN'),
  )
  expect(problems(report)).toEqual([])
  for (const text of statements(report)) expect(parseScript(text).diagnostics, text).toEqual([])
  expect(reportMarkdown(report)).toContain('   BULK UPDATE shop SET gsi = state WHERE')
})

test('from a model to itself there is nothing to do', async () => {
  const report = await rehearsed(orders, orders)
  expect(report.plan).toMatchObject({ steps: [], pico: 0n })
})

const scaled = (units: string, more: string, index: string) => `
CREATE TABLE shop (pk STRING, state STRING) PRIMARY KEY (pk HASH) BILLING MODE ${units} ${more}
  GSI (byState ON (state HASH) ${units === 'ON DEMAND' ? '' : `BILLING MODE ${units}`} ${index});
`
const readEight = scaled(
  'PROVISIONED (5 RCU, 5 WCU)',
  "SCALING READ 80% FROM 5 TO 50 TAGS (env: 'dev', owner: 'me')",
  'SCALING READ 70% FROM 5 TO 50',
)
const writeSix = scaled(
  'PROVISIONED (5 RCU, 5 WCU)',
  "SCALING READ 80% FROM 5 TO 90 SCALING WRITE 60% FROM 5 TO 50 TAGS (env: 'prod', team: 'a')",
  'SCALING WRITE 70% FROM 5 TO 50',
)

test('auto scaling and tags come over as well', async () => {
  const report = await rehearsed(readEight, writeSix)
  expect(problems(report)).toEqual([])
  expect(statements(report).map((text) => text.replace(/\s+/g, ' '))).toEqual([
    'ALTER TABLE shop SET SCALING READ 80% FROM 5 TO 90 SCALING WRITE 60% FROM 5 TO 50;',
    'ALTER TABLE shop UPDATE GSI (byState SET SCALING READ OFF SCALING WRITE 70% FROM 5 TO 50);',
    'API UntagResource {"ResourceArn":"arn:aws:dynamodb:us-east-1:000000000000:table/shop","TagKeys":["owner"]};',
    'API TagResource {"ResourceArn":"arn:aws:dynamodb:us-east-1:000000000000:table/shop","Tags":[{"Key":"env","Value":"prod"},{"Key":"team","Value":"a"}]};',
  ])
})

test.each([
  [readEight, scaled('ON DEMAND', '', '')],
  [scaled('ON DEMAND', '', ''), writeSix],
])('what a plan does makes the table that the model says: nothing is different then', async (now, next) => {
  const report = await rehearsed(now, next)
  expect(problems(report)).toEqual([])
  const shell = new Shell()
  await shell.run(`${now} ${statements(report).join('\n')}`)
  const other = new Shell()
  await other.run(next)
  const made = 'SHOW CREATE TABLE shop'
  expect(await shell.last(made)).toBe(await other.last(made))
})

test('an undo leaves the items of other entities alone, and what was there before', async () => {
  const joined = await rehearsed(orders, withIndex('{state}#{year}', 'OPEN#2026'))
  const undo = ({ plan }: Rehearsed) => plan.steps.flatMap(({ undo: text = '' }) => (/gsi/.test(text) ? [text] : []))
  expect(undo(joined)).toEqual([
    "BULK UPDATE shop REMOVE gsi WHERE begins_with(pk, 'CUST#') AND begins_with(sk, 'ORDER#');",
  ])
  const changed = await rehearsed(
    `${withIndex('{state}', 'OPEN')} ${orders.slice(orders.indexOf('PUT'))}`,
    withIndex('{state}#{year}', 'OPEN#2026'),
  )
  expect(undo(changed)).toContain("The same again with the old templates: gsi = '{state}'.")
})

test('a copy that does not hold everything says so', async () => {
  const [from, to] = [new Shell(), new Shell()]
  await from.run('CREATE TABLE shop (pk STRING HASH); BATCH { PUT shop {pk: 1}; }'.replace('pk: 1', "pk: '1'"))
  await from.run("PUT shop {pk: '2'}; PUT shop {pk: '3'}")
  await to.run('CREATE TABLE shop (pk STRING HASH)')
  const [source, target] = [from, to].map(({ session }) => session.connection.backend)
  const copy = (most: number) => copyItems(must(source, 'one'), must(target, 'two'), { TableName: 'shop' }, most)
  expect(await copy(2)).toEqual({ copied: 2, more: true })
  expect(await copy(3)).toEqual({ copied: 3, more: false })
  const { diff, plan, rehearsal } = await rehearsed(orders, orders)
  const cut = ['Of shop only the first 2 items were copied: units are those of as many.']
  expect(reportMarkdown({ diff, plan, rehearsal: { ...rehearsal, cut } })).toContain(`\n${cut[0]}\n`)
})

test('Markdown is what a model says, not what Markdown makes of it', async () => {
  const next = `${orders} ACCESS PATTERN "__all__" '[x](http://y) &lt;b&gt; ~~z~~ *w* \`v\`
   ~~~
# heading' AS SCAN shop;`
  const report = await rehearsed(orders, next)
  const text = reportMarkdown(report)
  expect(text).toContain('**added access pattern \\_\\_all\\_\\_**')
  expect(text).toContain('\\[x\\](http://y) \\&lt;b\\&gt; \\~\\~z\\~\\~ \\*w\\* \\`v\\`')
  expect(text).toMatch(/\n {3}~~~~sql\n[\s\S]*\n {3} {3}~~~\n[\s\S]*\n {3}~~~~\n/)
})
