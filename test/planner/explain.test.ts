import { expect, test } from 'vitest'
import { explain } from '../../src/planner/explain/explain.ts'
import type { Estimate, Explanation } from '../../src/planner/explanation.ts'
import { planContext, statementOf } from './plan.ts'

const variables = new Map([['long', { S: 'x'.repeat(110_000) }]])
const explained = (text: string): Explanation => explain(statementOf(text), planContext(text, { variables }))

/** Units as read or write ranges: `r0.5-50`. */
const short = (estimate: Estimate | undefined): string => {
  if (estimate === undefined) return ''
  const range = ({ low, high }: Estimate['items'], by = 1): string =>
    low === high ? `${low / by}` : `${low / by}-${high / by}`
  return `items ${range(estimate.items)} pages ${range(estimate.pages)} r${range(estimate.readHalfUnits, 2)} w${range(estimate.writeHalfUnits, 2)}`
}

// DescribeTable says 1,000 items of 400 B and 500 entries of 200 B; 100 B of each are paid for by storage alone.
test.each<[string, string, string]>([
  ["GET orders {pk: 'a', sk: 'b'}", 'GetItem of orders', 'items 0-1 pages 1 r0.5 w0'],
  ["GET orders {pk: 'a', sk: 'b'} CONSISTENT", 'GetItem of orders', 'items 0-1 pages 1 r1 w0'],
  ["SELECT * FROM orders WHERE pk = 'a' AND sk = 'b'", 'GetItem of orders', 'items 0-1 pages 1 r0.5 w0'],
  ["SELECT * FROM orders WHERE pk = 'a' AND sk IN ['b', 'c']", 'GetItem of orders', 'items 0-2 pages 1 r1 w0'],
  // 300,000 B are 74 blocks of 4 KB, half a unit each.
  ["SELECT * FROM orders WHERE pk = 'a'", 'Query of orders', 'items 0-1000 pages 1 r0.5-37 w0'],
  ["SELECT * FROM orders WHERE pk = 'a' AND price = 1", 'Query of orders', 'items 0-1000 pages 1 r0.5-37 w0'],
  ["SELECT * FROM orders WHERE pk = 'a' LIMIT 10", 'Query of orders', 'items 0-10 pages 1 r0.5 w0'],
  // Several reads are answered in pages of ten items, and each page is rounded up.
  ["SELECT * FROM orders WHERE pk IN ['a', 'b']", 'Query of orders', 'items 0-1000 pages 1-101 r1-87.5 w0'],
  ["QUERY orders.byStatus WHERE status = 'X'", 'Query of orders.byStatus', 'items 0-500 pages 1 r0.5-6.5 w0'],
  // At most one block more for each of four partitions.
  ['SCAN orders', 'Scan of orders', 'items 1000 pages 1 r37-38.5 w0'],
  ['SELECT * FROM orders WHERE price = 1', 'Scan of orders', 'items 0-1000 pages 1 r37-38.5 w0'],
  ["SELECT * FROM orders WHERE pk = 'a' OR price = 1", 'Scan of orders', 'items 0-1000 pages 1 r37-38.5 w0'],
  ['SELECT COUNT(*) FROM orders', 'Scan of orders', 'items 1000 pages 1 r37-38.5 w0'],
  // Without index attributes a put costs its own size, or that of a larger item it replaces, and what leaves the indexes.
  ["PUT orders {pk: 'a', sk: 'b'}", 'PutItem of orders', 'items 1 pages 1 r0 w1-3'],
  ["PUT orders {pk: 'a', sk: 'b', status: 'X', placed: 1}", 'PutItem of orders', 'items 1 pages 1 r0 w1-5'],
  ["DELETE orders {pk: 'a', sk: 'b'}", 'DeleteItem of orders', 'items 1 pages 1 r0 w1-3'],
  ["UPDATE orders {pk: 'a', sk: 'b'} SET other = 1", 'UpdateItem of orders', 'items 1 pages 1 r0 w1'],
  ["UPDATE orders {pk: 'a', sk: 'b'} SET total = 1", 'UpdateItem of orders', 'items 1 pages 1 r0 w1-2'],
  ["UPDATE orders SET status = 'X' WHERE pk = 'a' AND sk = 'b'", 'UpdateItem of orders', 'items 1 pages 1 r0 w1-3'],
])('%s', (text, access, estimate) => {
  const { nodes } = explained(text)
  const [node] = nodes
  expect(nodes).toHaveLength(1)
  expect(`${node?.access} of ${node?.table}${node?.index === undefined ? '' : `.${node.index}`}`).toBe(access)
  expect(short(node?.estimate)).toBe(estimate)
})

test('each member of a transaction is an access of its own, and pays twice for the table', () => {
  const { nodes } = explained("BEGIN; PUT orders {pk: 'a', sk: 'b'}; CHECK orders {pk: 'a', sk: 'c'} IF n = 1; COMMIT")
  expect(nodes.map(({ operation, access, estimate }) => [operation, access, short(estimate)])).toEqual([
    ['TransactWriteItems', 'PutItem', 'items 1 pages 1 r0 w2-4'],
    ['TransactWriteItems', 'ConditionCheck', 'items 1 pages 1 r0 w2'],
  ])
})

test('each key of KEYS IN is an access of its own', () => {
  const { nodes, warnings } = explained("SELECT * FROM orders KEYS IN ('a', 'b'), ('c')")
  expect(nodes.map(({ access, keyConditions }) => [access, keyConditions])).toEqual([
    ['GetItem', ["pk = 'a' AND sk = 'b'"]],
    ['Query', ["pk = 'c'"]],
  ])
  expect(warnings).toEqual([])
})

test('a bulk statement reads, then writes as often as it found something', () => {
  const { nodes } = explained("BULK UPDATE orders SET other = 1 WHERE pk = 'a'")
  expect(nodes.map(({ operation, access, estimate }) => [operation, access, short(estimate)])).toEqual([
    ['ExecuteStatement', 'Query', 'items 0-1000 pages 1 r0.5-37 w0'],
    ['UpdateItem', 'UpdateItem', 'items 0-1000 pages 0-1000 r0 w0-1000'],
  ])
})

test('what the plan says in words', () => {
  const [node] = explained(
    "SELECT pk, price FROM orders WHERE pk = 'a' AND begins_with(sk, 'o') AND price > 5 ORDER BY sk DESC LIMIT 3",
  ).nodes
  expect(node).toMatchObject({
    keyConditions: ["pk = 'a' AND begins_with(sk, 'o')"],
    filter: 'price > 5',
    projection: 'pk, price',
    order: 'descending',
    limit: 3,
    estimate: { basis: 'table statistics: 1,000 items of 300 B; how many share the key is not known' },
  })
})

test.each<[string, string | undefined, string | undefined]>([
  ["UPDATE orders SET n = 1 WHERE pk = 'a' AND sk = 'b'", "pk = 'a' AND sk = 'b'", undefined],
  [
    "UPDATE orders SET n = 1 WHERE 'a' = pk AND (price > 5 OR pk = 'b') AND sk = :long",
    "'a' = pk AND sk = :long",
    "(price > 5 OR pk = 'b')",
  ],
  ["DELETE FROM orders WHERE pk = 'a' AND sk = 'b' AND n = 1", "pk = 'a' AND sk = 'b'", 'n = 1'],
  ["UPSERT orders SET n = 1 WHERE pk = 'a' AND sk = 'b'", "pk = 'a' AND sk = 'b'", undefined],
  ["PUT orders {pk: 'a', sk: 'b'} IF pk = 'a'", undefined, "pk = 'a'"],
  ["DELETE orders {pk: 'a', sk: 'b'} IF n = 1", "{pk: 'a', sk: 'b'}", 'n = 1'],
])('%s: its key and its condition', (text, key, condition) => {
  const [node] = explained(text).nodes
  expect([node?.keyConditions, node?.filter]).toEqual([key === undefined ? [] : [key], condition])
})

test.each<[string, string, string | undefined]>([
  [
    'SELECT * FROM orders WHERE price = 1',
    'scan',
    'ALTER TABLE orders (price NUMBER) CREATE GSI (by_price ON (price HASH) PROJECTING ALL)',
  ],
  ["SELECT * FROM orders WHERE status = 'X'", 'scan', 'SELECT ... FROM orders.byStatus WHERE status = ...'],
  ["SELECT * FROM orders WHERE pk > 'a'", 'scan', 'Give pk a value with =.'],
  [
    "SELECT * FROM orders WHERE pk = 'a' AND price = 1",
    'filter',
    'Make what is filtered often part of a sort key, of the table or of an index.',
  ],
  [
    "SELECT total FROM orders.byPlaced WHERE pk = 'a'",
    'index-fetch',
    'Select only what the index projects, or read the table itself.',
  ],
  [
    "PUT orders {pk: 'a', sk: 'b', status: 'X', placed: 1}",
    'write-amplification',
    'Project fewer attributes, or drop an index that no access pattern reads.',
  ],
  [
    'PUT orders {pk: :long, sk: :long}',
    'large-item',
    'Keep what is read together in one item, and move the rest into items of its own.',
  ],
])('%s warns of %s', (text, code, rewrite) => {
  const warning = explained(text).warnings.find((each) => each.code === code)
  expect(warning?.rewrite).toBe(rewrite)
})

test.each([
  'SCAN orders',
  "SELECT * FROM orders.byPlaced WHERE pk = 'a'",
  "SELECT sk, placed FROM orders.byPlaced WHERE pk = 'a'",
  "GET orders {pk: 'a', sk: 'b'}",
])('%s warns of nothing', (text) => {
  expect(explained(text).warnings).toEqual([])
})

test('an LSI fetch costs one more read an item', () => {
  const plain = explained("SELECT placed FROM orders.byPlaced WHERE pk = 'a' LIMIT 10").nodes[0]?.estimate
  const fetching = explained("SELECT total FROM orders.byPlaced WHERE pk = 'a' LIMIT 10").nodes[0]?.estimate
  expect(fetching?.readHalfUnits.high).toBeGreaterThan(plain?.readHalfUnits.high ?? Number.POSITIVE_INFINITY)
})

test('what the service refuses is refused with its words', () => {
  expect(() => explained('SELECT * FROM orders WHERE n = 1 ORDER BY sk')).toThrow(
    'Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.',
  )
  expect(() => explained('SELECT * FROM nowhere')).toThrow(expect.objectContaining({ code: 'plan.unknown-table' }))
})

test('statements about tables show their calls', () => {
  expect(explained('DROP TABLE orders').nodes).toEqual([
    {
      operation: 'DeleteTable',
      access: 'DeleteTable',
      table: 'orders',
      keyConditions: [],
      step: { operation: 'DeleteTable', request: { TableName: 'orders' } },
    },
  ])
  expect(explained('USE orders').nodes).toEqual([])
})
