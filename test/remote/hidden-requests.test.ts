import { expect, onTestFinished, test } from 'vitest'
import { TypingAid } from '../../src/cli/typing-aid.ts'
import type { Outcome } from '../../src/session/outcome.ts'
import type { Session } from '../../src/session/session.ts'
import { remoted, saying, sessionAt } from './support.ts'

const tables = `CREATE TABLE orders (pk STRING HASH, sk STRING RANGE, status STRING) GSI (byStatus ON (status HASH));
PUT orders {pk: 'a', sk: '1', status: 'OPEN', amount: 1}; PUT orders {pk: 'b', sk: '1', remark: 'x'};`

/** What every request that reached the service asked for, since the tables are there. */
async function watched(): Promise<{ readonly session: Session; readonly arrived: string[] }> {
  const { server, arrived } = await remoted()
  const session = await sessionAt(server.url, { confirm: async () => true })
  for await (const { result } of session.runScript(tables)) expect(result.kind).not.toBe('failed')
  arrived.length = 0
  return { session, arrived }
}

const kindsOf = (arrived: readonly string[]): readonly string[] => [...new Set(arrived)].toSorted()

async function outcomesOf(session: Session, text: string): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  for await (const outcome of session.runScript(text, { bail: false })) outcomes.push(outcome)
  return outcomes
}

// Neither money nor capacity: descriptions and lists.
test.each([
  'EXPLAIN SCAN orders',
  "EXPLAIN SELECT * FROM orders WHERE pk = 'a'",
  "EXPLAIN API UPDATE orders {pk: 'a', sk: '1'} SET n = 1",
  "EXPLAIN BULK DELETE FROM orders WHERE pk = 'a'",
  'SHOW TABLES',
  'SHOW INDEXES FROM orders',
  'SHOW CREATE TABLE orders',
  'DESCRIBE orders',
  '.tables',
  '.schema',
  '.indexes orders',
  'USE orders',
  'ADVISE orders',
  'ADVISE',
  'BILL',
  'HEATMAP orders',
  'TOP KEYS OF orders',
  'METRICS orders',
  'SHOW TRAFFIC',
  'SIMULATE FOR 1 MINUTES SCAN orders AT 1/s',
  "SELECT * FROM orders AS OF 5 MINUTES AGO WHERE pk = 'a'",
  '.undo',
  '.branch',
])('%s reads no items', async (text) => {
  const { session, arrived } = await watched()
  await outcomesOf(session, text)
  expect(kindsOf(arrived).filter((name) => !/^(Describe|List)/.test(name))).toEqual([])
})

test('a statement sends what it is, and a description of its table that is then believed', async () => {
  const { session, arrived } = await watched()
  const [first, second] = await outcomesOf(session, "SELECT * FROM orders WHERE pk = 'a'; QUERY orders WHERE pk = 'b'")
  expect(arrived.filter((name) => name !== 'DescribeTable')).toEqual(['ExecuteStatement', 'Query'])
  expect([first, second].map((outcome) => outcome?.result)).toMatchObject([{ count: 1 }, { count: 1 }])
})

test('completion knows tables, and of items what statements have fetched, unless .sample on', async () => {
  const { session, arrived } = await watched()
  const aid = new TypingAid(session, [])
  onTestFinished(() => aid.close())
  const proposed = async (text: string): Promise<readonly string[]> => {
    aid.entered(text)
    for (const outcome of await outcomesOf(session, text)) aid.ran(outcome)
    aid.rest()
    await aid.settled()
    const statement = 'SELECT * FROM orders WHERE '
    return aid.complete(statement, statement.length).items.map(({ insert }) => insert)
  }
  const before = await proposed('.tables')
  expect(before).toEqual(expect.arrayContaining(['pk', 'sk']))
  expect(before).not.toContain('amount')
  expect(kindsOf(arrived)).toEqual(['DescribeTable', 'ListTables'])
  expect(await proposed("GET orders {pk: 'a', sk: '1'}")).toContain('amount')
  expect(kindsOf(arrived)).toEqual(['DescribeTable', 'GetItem', 'ListTables'])
  expect(await proposed('.sample on')).toContain('remark')
  expect(kindsOf(arrived)).toContain('Scan')
})

test('ADVISE looks at items once somebody has said that it may', async () => {
  const { session, arrived } = await watched()
  const [, advised] = await outcomesOf(session, '.sample on\nADVISE orders;')
  expect(advised?.result).toMatchObject({ kind: 'advice', tables: [{ looked: { items: 2 } }] })
  expect(arrived).toContain('Scan')
})

test('who may not list the tables is not told that there are none', async () => {
  const { url } = await saying(({ operation }) => ({
    status: 400,
    body: JSON.stringify({
      __type: operation === 'ListTables' ? 'AccessDeniedException' : 'ResourceNotFoundException',
    }),
  }))
  const [outcome] = await outcomesOf(await sessionAt(url), "GET orders {pk: 'a', sk: '1'}")
  expect(outcome?.result).toMatchObject({
    kind: 'failed',
    error: { code: 'ResourceNotFoundException', hint: undefined },
  })
})
