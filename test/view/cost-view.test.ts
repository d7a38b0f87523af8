import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { must } from '../../src/base/must.ts'
import type { Charge } from '../../src/model/charge.ts'
import { costLines } from '../../src/render/plain/cost-lines.ts'
import { costDetail, costLine } from '../../src/render/plain/cost-text.ts'
import { glyphsOf } from '../../src/render/plain/glyphs.ts'
import { plainStyle } from '../../src/render/plain/style.ts'
import { styleFor } from '../../src/render/plain/style-for.ts'
import type { CallRecord, Outcome } from '../../src/session/outcome.ts'
import { noTotals } from '../../src/session/totals.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { costJson } from '../../src/view/cost-json.ts'
import { totalParts, totalsView } from '../../src/view/cost-total.ts'
import { type CostView, costView } from '../../src/view/cost-view.ts'

const look = { style: plainStyle, glyphs: glyphsOf('unicode') }
const options = { region: 'us-east-1', withTime: true }
const key = [{ S: 'a' }]
const read = (halfUnits: number, bytes: number, more: Partial<Charge> = {}): Charge => ({
  table: 'orders',
  kind: 'read',
  halfUnits,
  bytes,
  hash: 0,
  key,
  ...more,
})
const write = (halfUnits: number, bytes: number, more: Partial<Charge> = {}): Charge => ({
  ...read(halfUnits, bytes),
  kind: 'write',
  ...more,
})
const global = (name: string) => ({ index: { name, kind: 'global' as const } })
const call = (facts: Partial<CallRecord>): CallRecord => ({
  operation: 'Query',
  table: 'orders',
  pages: 1,
  returned: 0,
  evaluated: 0,
  charges: [],
  throttles: [],
  ...facts,
})

function outcome(calls: readonly CallRecord[], more: Partial<Outcome> = {}): Outcome {
  const span = { start: 0, end: 0 }
  return {
    statement: { kind: 'meta', command: 'test', words: [], options: [], span },
    text: 'QUERY orders',
    result: { kind: 'none' },
    calls,
    trace: { calls: [], count: 0 },
    elapsedMs: 3,
    ...more,
  }
}

const viewOf = (one: Outcome): CostView => costView(one, options) ?? { parts: [], arms: [] }
const line = (...calls: readonly CallRecord[]): string => costLine(viewOf(outcome(calls)), look)

const indexQuery = call({
  index: 'gsi1',
  returned: 12,
  evaluated: 40,
  charges: [read(3, 10_035, global('gsi1'))],
  consistency: 'eventual',
})

test('a query of an index', () => {
  expect(line(indexQuery)).toBe(
    'Query gsi1 · 1.5 RCU · 12 of 40 items kept · 9.8 KB · 1 page · ~$0.19 per 1M runs · 3 ms',
  )
})

test.each([
  [
    'a point read',
    call({ operation: 'GetItem', returned: 1, evaluated: 1, charges: [read(1, 120)] }),
    'GetItem orders · 0.5 RCU · 1 item · 120 B · ~$0.063 per 1M runs · 3 ms',
  ],
  [
    'a strong one',
    call({ operation: 'GetItem', returned: 1, evaluated: 1, consistency: 'strong', charges: [read(2, 120)] }),
    'GetItem orders · 1 RCU strong · 1 item · 120 B · ~$0.13 per 1M runs · 3 ms',
  ],
  [
    'a miss',
    call({ operation: 'GetItem', returned: 0, evaluated: 0, charges: [read(1, 0)] }),
    'GetItem orders · 0.5 RCU · 0 items · ~$0.063 per 1M runs · 3 ms',
  ],
  [
    'a SELECT by a whole key',
    call({ operation: 'ExecuteStatement', access: 'GetItem', returned: 1, evaluated: 1, charges: [read(1, 120)] }),
    'GetItem orders · 0.5 RCU · 1 item · 120 B · ~$0.063 per 1M runs · 3 ms',
  ],
  [
    'one for each key of KEYS IN',
    call({
      operation: 'ExecuteStatement',
      access: 'GetItem',
      pages: 2,
      returned: 1,
      evaluated: 1,
      charges: [read(1, 120), read(1, 0)],
    }),
    '2 x GetItem orders · 1 RCU · 1 item · 120 B · ~$0.13 per 1M runs · 3 ms',
  ],
  [
    'a SELECT by many whole keys',
    call({
      operation: 'ExecuteStatement',
      access: 'GetItem',
      pages: 2,
      returned: 12,
      evaluated: 12,
      charges: [read(10, 1_200), read(2, 240)],
    }),
    'GetItem orders · 6 RCU · 12 items · 1.4 KB · 2 pages · ~$0.75 per 1M runs · 3 ms',
  ],
  [
    'write amplification',
    call({
      operation: 'PutItem',
      charges: [write(2, 300), write(4, 300, global('gsi1')), write(2, 300, global('gsi2'))],
    }),
    'PutItem orders · table 1 + gsi1 2 + gsi2 1 = 4 WCU · 900 B · ~$2.50 per 1M runs · 3 ms',
  ],
  [
    'a transaction',
    call({
      operation: 'TransactWriteItems',
      consistency: 'transactional',
      charges: [write(4, 300, { transactional: true })],
    }),
    'TransactWriteItems orders · 2 WCU transactional · 300 B · ~$1.25 per 1M runs · 3 ms',
  ],
  [
    'a filter that drops most',
    call({
      operation: 'Scan',
      returned: 5,
      evaluated: 400,
      pages: 3,
      charges: [read(512, 2_000_000, { key: undefined })],
    }),
    'Scan orders · 256 RCU · 5 of 400 items kept: the filter drops 98 % · 1.9 MB · 3 pages · ~$32.00 per 1M runs · 3 ms',
  ],
  [
    'a large item',
    call({ operation: 'GetItem', returned: 1, evaluated: 1, charges: [read(30, 120_000)] }),
    'GetItem orders · 15 RCU · 1 item · 117 KB, a large item · ~$1.88 per 1M runs · 3 ms',
  ],
  ['nothing charged', call({ operation: 'ListTables', table: undefined }), 'ListTables · 3 ms'],
])('%s', (_, one, expected) => {
  expect(line(one)).toBe(expected)
})

test('read many, then write each', () => {
  const deletes = call({ operation: 'DeleteItem', pages: 12, charges: [write(24, 1_200)] })
  expect(line({ ...indexQuery, pages: 1 }, deletes)).toMatch(
    /^Query gsi1 \+ 12 x DeleteItem orders · 1\.5 RCU · 12 WCU · /,
  )
})

test('PartiQL is called what it did', () => {
  const span = { start: 0, end: 0 }
  const select = { kind: 'select', projection: '*', from: { parts: ['orders'], span }, orderBy: [], span } as const
  const statement: Outcome['statement'] = {
    kind: 'partiql',
    statement: select,
    modifiers: { count: false, consistent: false, keys: [] },
    span,
  }
  const query = call({ operation: 'ExecuteStatement', charges: [read(1, 10)] })
  const scan = call({ operation: 'ExecuteStatement', charges: [read(4, 10, { key: undefined })] })
  expect(costLine(viewOf(outcome([query], { statement })), look)).toMatch(/^Query orders · /)
  expect(viewOf(outcome([scan], { statement })).parts[0]).toEqual({ text: 'Scan orders', tone: 'warning' })
})

test('a filter on what is a key elsewhere', () => {
  const span = { start: 0, end: 0 }
  const path = { kind: 'path', elements: [{ kind: 'name', name: 'status', span }], span } as const
  const value = { kind: 'value', value: { S: 'OPEN' }, span } as const
  const filter = { kind: 'compare', operator: '=', left: path, right: value, span } as const
  const scan = outcome([call({ operation: 'Scan', returned: 3, evaluated: 3, charges: [read(1, 10)] })], {
    statement: { kind: 'scan', consistent: false, filter, span },
    result: { kind: 'items', meta: { table: 'orders', keys: ['pk'], otherKeys: ['status'] }, count: 3, more: false },
  })
  expect(costLine(viewOf(scan), look)).toContain(' · filter on status, which an index has as its key · ')
})

test('no durations where two runs must not differ', () => {
  expect(costView(outcome([indexQuery]), { ...options, withTime: false })?.parts.at(-1)?.text).toBe(
    '~$0.19 per 1M runs',
  )
})

test('a statement that called nothing has no cost', () => {
  expect(costView(outcome([]), options)).toBeUndefined()
})

test('detail says where the price comes from', () => {
  expect(
    costDetail(viewOf(outcome([indexQuery])), look)
      .split('\n')
      .slice(1),
  ).toEqual([
    '  orders.gsi1  read     1.5 RCU  9.8 KB, rounded up to 12 KB',
    expect.stringMatching(
      /^ {2}price 0\.125 USD per 1M RRU, us-east-1, on demand \(verified: AWS Price List .+, 2026-08-15\)$/,
    ),
  ])
})

test('json for programs', () => {
  const one = outcome([indexQuery])
  expect(JSON.parse(costJson(one, viewOf(one), false))).toMatchObject({
    statement: 'QUERY orders',
    readUnits: 1.5,
    writeUnits: 0,
    arms: [{ table: 'orders', index: 'gsi1', kind: 'read', units: 1.5, bytes: 10_035 }],
    calls: [{ operation: 'Query', index: 'gsi1', pages: 1, returned: 12, evaluated: 40 }],
    price: { region: 'us-east-1', perMillionRuns: '0.1875', confidence: 'verified' },
  })
})

test('the total of a session', () => {
  const here = { region: 'us-east-1' }
  const nothing = { ...noTotals, statements: 1, calls: 1 }
  expect(totalParts(nothing, here)).toBeUndefined()
  expect(totalParts({ ...nothing, statements: 2, readHalfUnits: 3, writeHalfUnits: 2 }, here)?.join(' · ')).toBe(
    'total of 2 statements · 1.5 RCU · 1 WCU · ~$0.00000081 on demand in us-east-1',
  )
  // `.cost` says as much and the calls, also of nothing.
  expect(totalsView(nothing, here).sections).toEqual([
    { kind: 'parts', parts: ['total of 1 statement', '1 call', 'nothing consumed'] },
  ])
  const much = { ...noTotals, statements: 1_200, calls: 12_345, readHalfUnits: 3, writeHalfUnits: 2_469_135 }
  expect(totalsView(much, here)).toEqual({
    sections: [
      {
        kind: 'parts',
        parts: [
          'total of 1,200 statements',
          '12,345 calls',
          '1.5 RCU',
          '1,234,567.5 WCU',
          '~$0.77 on demand in us-east-1',
        ],
      },
    ],
    json: ['{"statements":1200,"calls":12345,"readUnits":1.5,"writeUnits":1234567.5,"byTable":[],"byStatement":[]}'],
  })
})

test('warnings are yellow, and the words are there without colour', async () => {
  const scan = viewOf(outcome([call({ operation: 'Scan', charges: [read(4, 10, { key: undefined })] })]))
  const colored = costLine(scan, { ...look, style: await styleFor(3) })
  expect(colored).toContain('\u001b[33mScan orders\u001b[39m')
  expect(stripVTControlCharacters(colored)).toBe(costLine(scan, look))
})

const parsed = (text: string): Outcome['statement'] => {
  const { statements } = parseScript(text)
  return must(statements[0], 'one statement').ast
}
const key12 = call({ operation: 'ExecuteStatement', table: undefined, returned: 2, charges: [read(1, 20)] })

test.each<[string, string, readonly CallRecord[], string]>([
  [
    'an update by PartiQL has no pages, and what it returns was not read',
    "UPDATE orders SET n = 1 WHERE pk = 'a' RETURNING ALL NEW *",
    [call({ operation: 'ExecuteStatement', returned: 1, charges: [write(2, 20)] })],
    'Update orders · 1 WCU · 20 B · ~$0.63 per 1M runs · 3 ms',
  ],
  [
    'a call whose statement names the table',
    `aws dynamodb execute-statement --statement "SELECT * FROM orders WHERE pk = 'a'"`,
    [key12],
    'ExecuteStatement orders · 0.5 RCU · 2 items · 20 B · 1 page · ~$0.063 per 1M runs · 3 ms',
  ],
  [
    'a bulk statement queries, then writes; it is priced once',
    "BULK DELETE FROM orders WHERE pk = 'a'",
    [key12, call({ operation: 'DeleteItem', pages: 2, charges: [write(2, 20), write(2, 20)] })],
    'Query orders + 2 x DeleteItem orders · 0.5 RCU · 2 WCU · 2 items · 60 B · 1 page · ~$0.0000013 this run · 3 ms',
  ],
  [
    'so is an import',
    '.import orders.csv orders',
    [call({ operation: 'BatchWriteItem', pages: 40, charges: [write(2_000, 900_000)] })],
    '40 x BatchWriteItem orders · 1,000 WCU · 879 KB · ~$0.00063 this run · 3 ms',
  ],
])('%s', (_what, text, calls, expected) => {
  expect(costLine(viewOf(outcome(calls, { statement: parsed(text), text })), look)).toBe(expected)
})

test('on a narrow screen the line goes on below, broken between two parts', () => {
  const view = viewOf(outcome([indexQuery]))
  const whole = costLine(view, look)
  expect(costLines(view, look, 200)).toBe(whole)
  for (let columns = 20; columns < 120; columns += 1) {
    const lines = costLines(view, look, columns).split('\n')
    expect(lines.map((text) => text.trimStart()).join(' · ')).toBe(whole)
    const tooWide = lines.filter((text) => text.length > columns)
    expect(tooWide.filter((text) => text.includes(' · '))).toEqual([])
  }
})
