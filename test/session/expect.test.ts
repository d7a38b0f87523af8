import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../src/session/outcome.ts'
import type { Previous } from '../../src/session/previous.ts'
import { Shell, shortText } from './shell.ts'

const seed = `
  CREATE TABLE orders (pk STRING, sk STRING, status STRING, placed NUMBER) PRIMARY KEY (pk HASH, sk RANGE)
    GSI (byStatus ON (status HASH, placed RANGE) PROJECTING ALL);
  PUT orders {pk: 'c1', sk: 'o1', status: 'OPEN', placed: 1, price: 10.50, tags: <<'b', 'a'>>, lines: [{sku: 'x'}]};
  PUT orders {pk: 'c1', sk: 'o2', status: 'OPEN', placed: 2, price: 20};
`
const print = (outcome: Outcome, previous: Previous): string =>
  `${shortText(outcome)}\n${JSON.stringify(previous.items.map(({ sk }) => sk))}\n`

async function verdictOf(text: string): Promise<string> {
  const shell = new Shell({ print })
  await shell.run(seed)
  return shortText((await shell.run(text, { bail: false })).at(-1))
}

describe('an expectation that holds', () => {
  test.each([
    "QUERY orders WHERE pk = 'c1'; EXPECT ROWS = 2",
    "QUERY orders WHERE pk = 'c1'; EXPECT ROWS >= 1; EXPECT ROWS <> 3",
    'SELECT COUNT(*) FROM orders; EXPECT ROWS = 2',
    "BULK UPDATE orders SET n = 1 WHERE pk = 'c1'; EXPECT ROWS = 2",
    'SHOW TABLES; EXPECT ROWS = 1',
    "GET orders {pk: 'c1', sk: 'o1'}; EXPECT ITEMS [{placed: 1.0, pk: 'c1', sk: 'o1', status: 'OPEN', price: 10.5, lines: [{sku: 'x'}], tags: <<'a', 'b'>>}]",
    "SELECT sk FROM orders WHERE pk = 'c1' ORDER BY sk DESC; EXPECT ITEMS [{sk: 'o2'}, {sk: 'o1'}]",
    // A batch has no order.
    "BATCH { GET orders {pk: 'c1', sk: 'o1'} PROJECT sk; GET orders {pk: 'c1', sk: 'o2'} PROJECT sk }; EXPECT ITEMS [{sk: 'o2'}, {sk: 'o1'}]",
    "GET orders {pk: 'c1', sk: 'o1'}; EXPECT READ UNITS = 0.5; EXPECT WRITE UNITS = 0; EXPECT PAGES = 1",
    "PUT orders {pk: 'a', sk: 'b', status: 'X', placed: 1}; EXPECT WRITE UNITS = 2; EXPECT WRITE UNITS = 1 ON byStatus; EXPECT WRITE UNITS = 1 ON orders; EXPECT WRITE UNITS <= 1 ON orders.byStatus",
    "QUERY orders.byStatus WHERE status = 'OPEN'; EXPECT PLAN QUERY ON byStatus; EXPECT PLAN QUERY ON orders.byStatus; EXPECT PLAN INDEX byStatus; EXPECT PLAN OPERATION Query; EXPECT NO SCAN",
    "SELECT * FROM orders WHERE pk = 'c1' AND sk = 'o1'; EXPECT PLAN GET ON orders; EXPECT PLAN OPERATION ExecuteStatement",
    "QUERY orders WHERE pk = 'c1' FILTER price > 15; EXPECT FILTERED = 50 %",
    "SELECT * FROM orders WHERE pk = 'c1' AND price > 15; EXPECT FILTERED = 50 %",
    "GET orders {pk: 'c1', sk: 'zz'}; EXPECT FILTERED <= 0 %",
    "GET orders {pk: 'c1', sk: 'o1'}; EXPECT VALUE OF price = 10.5; EXPECT VALUE OF price < 11; EXPECT VALUE OF lines[0].sku = 'x'; EXPECT VALUE OF tags = <<'a', 'b'>>; EXPECT VALUE OF gone <> 1",
    "UPDATE orders {pk: 'c1', sk: 'o1'} SET n = 7 RETURN VALUES ALL NEW; EXPECT VALUE OF n = 7",
    "UPDATE orders {pk: 'c1', sk: 'o1'} SET n = 7 RETURN UPDATED NEW; EXPECT ITEMS [{n: 7}]",
    "UPDATE orders SET n = 7 WHERE pk = 'c1' AND sk = 'o1' RETURNING MODIFIED NEW *; EXPECT ITEMS [{n: 7}]; EXPECT ROWS = 1",
    "DELETE FROM orders WHERE pk = 'c1' AND sk = 'o2' RETURNING ALL OLD *; EXPECT ITEMS [{pk: 'c1', sk: 'o2', status: 'OPEN', placed: 2, price: 20}]",
    "PUT orders {pk: 'new', sk: 'o1'} RETURN ALL OLD; EXPECT ITEMS []",
    "PUT orders {pk: 'c1', sk: 'o1'} IF attribute_not_exists(pk); EXPECT ERROR ConditionalCheckFailedException; EXPECT ERROR ConditionalCheckFailedException 'The conditional request failed'; EXPECT WRITE UNITS = 1",
    'USE nowhere; EXPECT ERROR "plan.unknown-table"; EXPECT ERROR plan.unknown-table',
    "SET x = 'o1'; GET orders {pk: 'c1', sk: 'o1'} PROJECT sk; EXPECT ITEMS [{sk: :x}]",
    'QUERY orders WHERE pk = \'c1\'; EXPECT OUTPUT <<END\n2 items  \n[{"S":"o1"},{"S":"o2"}]\nEND',
  ])('%s', async (text) => {
    expect(await verdictOf(text)).toMatch(/^ok /)
  })
})

describe('an expectation that does not hold says what was there', () => {
  test.each([
    ["QUERY orders WHERE pk = 'c1'; EXPECT ROWS = 3", 'ROWS = 3 / ROWS = 2'],
    ['USE orders; EXPECT ROWS = 3', 'ROWS = 3 / the statement before has no rows'],
    [
      'PUT orders {pk: 1}; EXPECT ROWS = 1',
      'ROWS = 1 / ValidationException: One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N',
    ],
    ["GET orders {pk: 'c1', sk: 'o2'} PROJECT sk; EXPECT ITEMS []", 'ITEMS [0] / ITEMS [1]'],
    ["PUT orders {pk: 'c1', sk: 'o1'} RETURN ALL OLD; EXPECT ITEMS []", 'ITEMS [0] / ITEMS [1]'],
    ["GET orders {pk: 'c1', sk: 'o1'}; EXPECT READ UNITS <= 0", 'READ UNITS <= 0 / READ UNITS = 0.5'],
    [
      "PUT orders {pk: 'a', sk: 'b'}; EXPECT WRITE UNITS = 1 ON byStatus",
      'WRITE UNITS = 1 ON byStatus / WRITE UNITS = 0 ON byStatus',
    ],
    ['SCAN orders; EXPECT THROTTLED = 0%', 'THROTTLED = 0 % / the statement before is no simulation'],
    ['SCAN orders; EXPECT REQUESTS > 0', 'REQUESTS > 0 / the statement before is no simulation'],
    ['SCAN orders; EXPECT HOT PARTITION < 50%', 'HOT PARTITION < 50 % / the statement before is no simulation'],
    [
      "SIMULATE FOR 1 MINUTE PUT orders {pk: 'a', sk: :s, status: 'OPEN'} AT 2000/s KEYS SEQUENTIAL; EXPECT THROTTLED < 50%",
      'THROTTLED < 50 % / THROTTLED = 50 %',
    ],
    [
      "SIMULATE FOR 1 MINUTE PUT orders {pk: 'a', sk: :s} AT 10/s KEYS SEQUENTIAL; EXPECT REQUESTS > 600",
      'REQUESTS > 600 / REQUESTS = 600',
    ],
    [
      "SIMULATE FOR 1 MINUTE PUT orders {pk: 'a', sk: :s} AT 10/s KEYS SEQUENTIAL; EXPECT HOT PARTITION < 50% ON byStatus",
      'HOT PARTITION < 50 % ON byStatus / no traffic ON byStatus',
    ],
    // What is refused was asked for as well.
    [
      "SIMULATE FOR 1 MINUTE PUT orders {pk: 'a', sk: :s} AT 2000/s KEYS SEQUENTIAL, PUT orders {pk: :p, sk: 'b'} AT 2000/s KEYS UNIFORM OVER 10000; EXPECT HOT PARTITION < 50%",
      'HOT PARTITION < 50 % / HOT PARTITION = 63.09 %',
    ],
    ['SCAN orders; EXPECT NO SCAN', 'NO SCAN / PLAN SCAN ON orders'],
    [
      'SELECT * FROM orders WHERE price = 1; EXPECT PLAN QUERY ON byStatus',
      'PLAN QUERY ON byStatus / PLAN SCAN ON orders',
    ],
    [
      "QUERY orders WHERE pk = 'c1'; EXPECT PLAN INDEX byStatus",
      'PLAN INDEX byStatus / PLAN of table orders, no index',
    ],
    ["QUERY orders WHERE pk = 'c1'; EXPECT PLAN OPERATION GetItem", 'PLAN OPERATION GetItem / PLAN OPERATION Query'],
    ['SET x = 1; EXPECT NO SCAN', 'NO SCAN / the statement before sends no request'],
    ["GET orders {pk: 'c1', sk: 'o1'}; EXPECT ERROR ValidationException", 'ERROR ValidationException / no error'],
    [
      "PUT orders {pk: 'c1', sk: 'o1'} IF n = 1; EXPECT ERROR ConditionalCheckFailedException 'no'",
      "ERROR ConditionalCheckFailedException 'no' / ERROR ConditionalCheckFailedException 'The conditional request failed'",
    ],
    ["GET orders {pk: 'c1', sk: 'o1'}; EXPECT VALUE OF price > 11", 'VALUE OF price > 11 / VALUE OF price = 10.5'],
    [
      "GET orders {pk: 'c1', sk: 'o1'}; EXPECT VALUE OF a.b[0] = 11",
      'VALUE OF a.b[0] = 11 / VALUE OF a.b[0] is missing',
    ],
    ["GET orders {pk: 'c1', sk: 'zz'}; EXPECT VALUE OF price = 11", 'VALUE OF price = 11 / no item'],
  ])('%s', async (text, verdict) => {
    expect(await verdictOf(text)).toBe(`not ok ${verdict}`)
  })
})

test('items that differ are shown line by line', async () => {
  const shell = new Shell()
  await shell.run(seed)
  const outcomes = await shell.run(
    "SELECT sk, price FROM orders WHERE pk = 'c1'; EXPECT ITEMS [{sk: 'o1', price: 10.5}, {sk: 'o2', price: 21}]",
  )
  expect(outcomes.at(-1)?.result).toMatchObject({
    passed: false,
    diff: " {price: 10.5, sk: 'o1'}\n-{price: 21, sk: 'o2'}\n+{price: 20, sk: 'o2'}",
  })
})

test('OUTPUT gives what --update writes over its block', async () => {
  const shell = new Shell({ print })
  await shell.run(seed)
  const text = "GET orders {pk: 'c1', sk: 'o1'};\nEXPECT OUTPUT <<END\nold\nEND\n"
  const result = (await shell.run(text)).at(-1)?.result
  if (result?.kind !== 'expectation' || result.replacement === undefined) throw new Error('an OUTPUT has a replacement')
  const { span, text: replacement } = result.replacement
  expect(result.diff).toBe('-old\n+1 items\n+[{"S":"o1"}]')
  const updated = text.slice(0, span.start) + replacement + text.slice(span.end)
  expect(updated).toBe('GET orders {pk: \'c1\', sk: \'o1\'};\nEXPECT OUTPUT <<END\n1 items\n[{"S":"o1"}]\nEND\n')
  expect(shortText((await shell.run(updated)).at(-1))).toMatch(/^ok /)
})

test.each([
  ['EXPECT ROWS = 1', 'session.nothing-before-expect'],
  ['SET x = 1; EXPECT OUTPUT <<END\nEND', 'session.no-printer'],
])('%s: %s', async (text, code) => {
  expect((await new Shell().run(text)).at(-1)?.result).toMatchObject({ kind: 'failed', error: { code } })
})
