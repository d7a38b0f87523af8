import { describe, expect, test } from 'vitest'
import type { StatementEvent } from '../../src/session/outcome.ts'
import { Shell, shortText } from './shell.ts'

const seed = `
  CREATE TABLE orders (pk STRING, sk STRING, status STRING, placed NUMBER) PRIMARY KEY (pk HASH, sk RANGE)
    GSI (byStatus ON (status HASH, placed RANGE) PROJECTING INCLUDE (price));
  PUT orders {pk: 'c1', sk: 'o1', status: 'OPEN', placed: 1, price: 10};
  PUT orders {pk: 'c1', sk: 'o2', status: 'OPEN', placed: 2, price: 20};
  PUT orders {pk: 'c2', sk: 'o1', price: 30};
`

async function seeded(): Promise<Shell> {
  const shell = new Shell()
  await shell.run(seed)
  return shell
}

describe('reading', () => {
  test('items go by as events, keys of what was read first', async () => {
    const shell = await seeded()
    expect(await shell.last("SELECT pk, price FROM orders.byStatus WHERE status = 'OPEN'")).toBe('2 items')
    expect(shell.events).toEqual([
      {
        kind: 'begin',
        meta: { table: 'orders', index: 'byStatus', keys: ['status', 'placed'], otherKeys: ['pk', 'sk'] },
      },
      {
        kind: 'items',
        items: [
          { pk: { S: 'c1' }, price: { N: '10' } },
          { pk: { S: 'c1' }, price: { N: '20' } },
        ],
      },
    ])
  })

  test.each([
    ["GET orders {pk: 'c1', sk: 'o1'}", '1 items'],
    ["GET orders {pk: 'c1', sk: 'zz'}", '0 items'],
    ["QUERY orders WHERE pk = 'c1'", '2 items'],
    ["QUERY orders WHERE pk = 'c1' LIMIT 1", '1 items, more'],
    ["QUERY orders WHERE pk = 'c1' FILTER price > 10 LIMIT 5", '1 items'],
    ['SELECT * FROM orders WHERE price > 0 LIMIT 2', '2 items, more'],
    ['SCAN orders', '3 items'],
    ['SCAN orders SCAN LIMIT 2', '2 items, more'],
    ["QUERY orders WHERE pk = 'c1' SELECT COUNT", 'count 2 of 2'],
    ["SELECT COUNT(*) FROM orders WHERE pk IN ['c1', 'c2'] AND price > 10", 'count 2 of 3'],
    ["SELECT COUNT(*) FROM orders WHERE pk = 'c1' AND sk <> 'o1'", 'count 1 of 2'],
    ["SELECT COUNT(*) FROM orders KEYS IN ('c1'), ('c2')", 'count 3 of 3'],
    ["SELECT * FROM orders KEYS IN ('c1', 'o1'), ('c2', 'o1')", '2 items'],
    ["BATCH { GET orders {pk: 'c1', sk: 'o1'}; GET orders {pk: 'c2', sk: 'o1'} }", '2 items'],
    [
      "BATCH { SELECT * FROM orders WHERE pk = 'c1' AND sk = 'o1'; SELECT * FROM orders WHERE pk = 'c1' AND sk = 'zz' }",
      '1 items',
    ],
    ["BEGIN; GET orders {pk: 'c1', sk: 'o1'}; COMMIT", '1 items'],
    ["BEGIN; SELECT * FROM orders WHERE pk = 'c1' AND sk = 'o1'; COMMIT", '1 items'],
    ['API Scan {"TableName": "orders"}', '3 items'],
    ['aws dynamodb scan --table-name orders --page-size 1', '3 items'],
    ['aws dynamodb scan --table-name orders --page-size 1 --max-items 2', '2 items, more'],
    ['aws dynamodb scan --table-name orders --limit 1', '1 items, more'],
    ['API DescribeLimits {}', expect.stringContaining('"AccountMaxReadCapacityUnits"')],
  ])('%s: %s', async (text, result) => {
    const shell = await seeded()
    expect(await shell.last(text)).toEqual(result)
  })

  test('pages are followed, each a call of its own, and the setting `pages` stops them until .next', async () => {
    const shell = await seeded()
    const large = 'x'.repeat(300_000)
    await shell.run(
      `SET text = '${large}'; ${['a', 'b', 'c', 'd', 'e'].map((sk) => `PUT orders {pk: 'big', sk: '${sk}', text: :text};`).join(' ')}`,
    )
    const [all] = await shell.run("QUERY orders WHERE pk = 'big'")
    expect(all?.calls).toMatchObject([{ operation: 'Query', pages: 2, returned: 5, evaluated: 5 }])
    expect(await shell.last(".set pages 1\nQUERY orders WHERE pk = 'big'")).toBe('4 items, more')
    expect(await shell.last('.next')).toBe('1 items')
    expect(await shell.last('.next')).toBe('session.no-more-pages: there is no page after the last result')
  })

  test('LIMIT takes no more than it must', async () => {
    const shell = await seeded()
    const [outcome] = await shell.run("SELECT * FROM orders WHERE pk = 'c1' LIMIT 1")
    expect(outcome?.calls).toMatchObject([{ pages: 1, returned: 1, charges: [{ halfUnits: 1 }] }])
  })
})

describe('writing', () => {
  test.each([
    ["PUT orders {pk: 'x', sk: 'y'}", 'put 1 item'],
    ["UPDATE orders {pk: 'x', sk: 'y'} SET n = 1", 'updated 1 item'],
    ["DELETE orders {pk: 'c1', sk: 'o1'}", 'deleted 1 item'],
    ["INSERT INTO orders VALUE {'pk': 'x', 'sk': 'y'}", 'inserted 1 item'],
    ["INSERT INTO orders (pk, sk) VALUES ('x', 'y'), ('x', 'z')", 'put 2 items'],
    ["UPDATE orders SET n = 1 WHERE pk = 'c1' AND sk = 'o1'", 'updated 1 item'],
    ["UPSERT orders SET n = 1 WHERE pk = 'x' AND sk = 'y'", 'updated 1 item'],
    ["DELETE FROM orders WHERE pk = 'c1' AND sk = 'o1'", 'deleted 1 item'],
    ["BATCH { PUT orders {pk: 'x', sk: 'y'}; DELETE orders {pk: 'c1', sk: 'o1'} }", 'written 2 items'],
    ["BEGIN; PUT orders {pk: 'x', sk: 'y'}; DELETE orders {pk: 'c1', sk: 'o1'}; COMMIT", 'written 2 items'],
    ["BULK UPDATE orders SET price = price + 1 WHERE pk = 'c1'", 'updated 2 items'],
    ["BULK UPDATE orders.byStatus SET placed = placed + 100 WHERE status = 'OPEN'", 'updated 2 items'],
    ['BULK DELETE FROM orders', 'deleted 3 items'],
    ['BULK DELETE FROM orders LIMIT 1', 'deleted 1 item'],
    [
      "INSERT INTO orders (pk, sk) VALUES ('c1', 'o1')",
      'ConditionalCheckFailedException: The conditional request failed',
    ],
    [
      "INSERT INTO orders VALUE {'pk': 'c1', 'sk': 'o1'}",
      'DuplicateItemException: Duplicate primary key exists in table',
    ],
    [
      "BATCH { INSERT INTO orders VALUE {'pk': 'c1', 'sk': 'o1'}; INSERT INTO orders VALUE {'pk': 'n', 'sk': 'n'} }",
      'session.batch-failed: 1 of 2 statements failed\n1. DuplicateItem: Duplicate primary key exists in table',
    ],
  ])('%s: %s', async (text, result) => {
    const shell = await seeded()
    expect(await shell.last(text)).toBe(result)
  })

  test('what RETURN VALUES and RETURNING ask for comes back', async () => {
    const shell = await seeded()
    const [verb] = await shell.run("UPDATE orders {pk: 'c2', sk: 'o1'} SET price = price + 1 RETURN VALUES UPDATED NEW")
    expect(verb?.result).toMatchObject({ returned: [{ price: { N: '31' } }] })
    const [partiql] = await shell.run("DELETE FROM orders WHERE pk = 'c2' AND sk = 'o1' RETURNING ALL OLD *")
    expect(partiql?.result).toMatchObject({ returned: [{ pk: { S: 'c2' }, price: { N: '31' } }] })
  })

  test('RETURNING of a batch that takes two calls comes back as one', async () => {
    const shell = await seeded()
    const keys = Array.from({ length: 26 }, (_, at) => `k${at}`)
    await shell.run(`BATCH { ${keys.map((pk) => `PUT orders {pk: '${pk}', sk: 'o'}`).join('; ')} }`)
    const deletes = keys.map((pk) => `DELETE FROM orders WHERE pk = '${pk}' AND sk = 'o' RETURNING ALL OLD *`)
    const [batch] = await shell.run(`BATCH { ${deletes.join('; ')} }`)
    expect(batch?.result).toMatchObject({ count: 26, returned: keys.map((pk) => ({ pk: { S: pk } })) })
  })

  test('a failed write has its charges all the same', async () => {
    const shell = await seeded()
    const [outcome] = await shell.run("PUT orders {pk: 'c1', sk: 'o1'} IF attribute_not_exists(pk)")
    expect(outcome).toMatchObject({
      result: { kind: 'failed' },
      calls: [{ operation: 'PutItem', charges: [{ halfUnits: 2 }] }],
    })
  })

  test('BULK that meets a refusal says which item it was and what was done before', async () => {
    const shell = await seeded()
    await shell.run("PUT orders {pk: 'c1', sk: 'o9', price: 'dear'}")
    expect(await shell.last("BULK UPDATE orders SET price = price + 1 WHERE pk = 'c1'")).toMatch(/^ValidationException/)
    expect(shell.notices()).toContain(
      "updated 2 items, then {pk: 'c1', sk: 'o9'} was refused; the others are as they were",
    )
  })

  test('BULK sends its condition along: what changed meanwhile is left alone', async () => {
    const shell = await seeded()
    const { backend } = shell.session.connection
    const run = backend.run.bind(backend)
    let touched = false
    // Another writer gets in between the read and the first write.
    backend.run = (async (name: never, request: never, call: never) => {
      if (name === 'UpdateItem' && !touched) {
        touched = true
        await run('UpdateItem', {
          TableName: 'orders',
          Key: { pk: { S: 'c1' }, sk: { S: 'o2' } },
          UpdateExpression: 'SET price = :p',
          ExpressionAttributeValues: { ':p': { N: '99' as never } },
        })
      }
      return run(name, request, call)
    }) as never
    expect(await shell.last("BULK UPDATE orders SET seen = true WHERE pk = 'c1' AND price < 50")).toBe(
      'updated 1 item, left 1 that changed meanwhile',
    )
  })
})

test('WITH RATELIMIT waits out what each call consumed', async () => {
  const pauses: number[] = []
  const seededShell = await seeded()
  const shell = new Shell({ connection: seededShell.session.connection, sleep: async (ms) => void pauses.push(ms) })
  expect(await shell.last("BULK UPDATE orders SET n = 1 WHERE pk = 'c1' WITH RATELIMIT (1 RCU, 4 WCU)")).toBe(
    'updated 2 items',
  )
  // Each write costs one unit of the table, a quarter of a second; the read half a unit of one a second.
  expect(pauses).toEqual([250, 250, 500])
})

describe('tables', () => {
  test('what CREATE TABLE made, SHOW CREATE TABLE says', async () => {
    const shell = new Shell()
    const text = `CREATE TABLE tab (pk STRING, g NUMBER)
  PRIMARY KEY (pk HASH)
  BILLING MODE PROVISIONED (5 RCU, 6 WCU)
  GSI (
    byG ON (g HASH) PROJECTING INCLUDE (a, "b c") BILLING MODE PROVISIONED (1 RCU, 2 WCU),
    keys ON (g HASH) PROJECTING KEYS ONLY BILLING MODE PROVISIONED (5 RCU, 6 WCU)
  )
  STREAM (BOTH IMAGES)
  DELETION PROTECTION ENABLED;`
    await shell.run(text)
    expect(await shell.last('SHOW CREATE TABLE tab')).toBe(text)
    expect(await shell.last('.schema')).toBe(text)
  })

  test.each([
    ['DROP TABLE orders', 'dropped table orders'],
    ['DROP TABLE IF EXISTS nowhere', 'nothing to do'],
    ['DROP TABLE nowhere', 'ResourceNotFoundException: Requested resource not found: Table: nowhere not found'],
    ['CREATE TABLE IF NOT EXISTS orders (pk STRING) PRIMARY KEY (pk HASH)', 'nothing to do'],
    ['ALTER TABLE orders (price NUMBER) CREATE GSI (byPrice ON (price HASH) PROJECTING ALL)', 'changed table orders'],
    ["SHOW TABLES LIKE 'ord%'", 'tables'],
    ['DESCRIBE orders', 'description'],
    ['USE orders', 'none'],
    ['USE nowhere', 'plan.unknown-table: table nowhere does not exist'],
    ['SHOW VERSION', 'ddb-shell 0.0.0'],
    ['SHOW LIMITS', expect.stringContaining('AccountMaxReadCapacityUnits: 80000')],
  ])('%s: %s', async (text, result) => {
    const shell = await seeded()
    expect(await shell.last(text)).toEqual(result)
  })

  test('a statement sees the table that the one before it changed', async () => {
    const shell = await seeded()
    const text =
      'ALTER TABLE orders (price NUMBER) CREATE GSI (byPrice ON (price HASH) PROJECTING ALL); SELECT * FROM orders.byPrice WHERE price = 30'
    expect(await shell.last(text)).toBe('1 items')
    expect(await shell.last('USE orders; SHOW INDEXES')).toBe('tables')
  })
})

describe('EXPLAIN', () => {
  test('sends nothing', async () => {
    const shell = await seeded()
    const [outcome] = await shell.run("EXPLAIN DELETE FROM orders WHERE pk = 'c1' AND sk = 'o1'")
    expect(outcome?.calls).toEqual([])
    expect(await shell.last('SELECT COUNT(*) FROM orders')).toBe('count 3 of 3')
  })

  test('ANALYZE runs and puts what happened beside each estimate', async () => {
    const shell = await seeded()
    const [outcome] = await shell.run("EXPLAIN ANALYZE QUERY orders WHERE pk = 'c1' FILTER price > 10")
    expect(outcome?.result).toMatchObject({
      explanation: {
        nodes: [{ access: 'Query', actual: { items: 1, evaluated: 2, pages: 1, readHalfUnits: 1, writeHalfUnits: 0 } }],
      },
    })
    expect(shell.items()).toEqual([])
  })

  test.each([
    "QUERY orders WHERE pk = 'c1'",
    'SCAN orders',
    "SELECT * FROM orders WHERE pk = 'c1' AND sk = 'o1'",
    "PUT orders {pk: 'c1', sk: 'o1', status: 'X', placed: 5}",
    "DELETE orders {pk: 'c1', sk: 'o2'}",
    "SELECT * FROM orders WHERE pk IN ['c1', 'c2']",
    "BULK DELETE FROM orders WHERE pk = 'c1'",
  ])('what %s costs lies in the range that was predicted', async (text) => {
    const shell = await seeded()
    const [outcome] = await shell.run(`EXPLAIN ANALYZE ${text}`)
    if (outcome?.result.kind !== 'explanation') throw new Error(shortText(outcome))
    for (const { estimate, actual } of outcome.result.explanation.nodes) {
      expect(actual?.readHalfUnits).toBeGreaterThanOrEqual(estimate?.readHalfUnits.low ?? Number.NaN)
      expect(actual?.readHalfUnits).toBeLessThanOrEqual(estimate?.readHalfUnits.high ?? Number.NaN)
      expect(actual?.writeHalfUnits).toBeGreaterThanOrEqual(estimate?.writeHalfUnits.low ?? Number.NaN)
      expect(actual?.writeHalfUnits).toBeLessThanOrEqual(estimate?.writeHalfUnits.high ?? Number.NaN)
    }
  })
})

describe('danger', () => {
  test.each(['DROP TABLE orders', 'BULK DELETE FROM orders', "BULK UPDATE orders SET n = 1 WHERE pk = 'c1'"])(
    '%s needs a yes',
    async (text) => {
      const questions: string[] = []
      const shell = await seeded()
      const asked = new Shell({
        connection: shell.session.connection,
        confirm: async ({ text: question }) => questions.push(question) < 0,
      })
      expect(await asked.last(text)).toMatch(/^session\.not-confirmed: did not /)
      expect(questions).toHaveLength(1)
      const nobody = new Shell({ connection: shell.session.connection, confirm: undefined })
      expect((await nobody.run(text)).at(-1)?.result).toMatchObject({ error: { code: 'session.confirmation-needed' } })
      expect(await shell.last('SELECT COUNT(*) FROM orders')).toBe('count 3 of 3')
    },
  )

  test('a question says what is at stake', async () => {
    const shell = await seeded()
    const dangers: unknown[] = []
    const asked = new Shell({
      connection: shell.session.connection,
      confirm: async (danger) => dangers.push(danger) > 0,
    })
    await asked.run("BULK DELETE FROM orders WHERE pk = 'c1'; DROP TABLE orders")
    expect(dangers).toEqual([
      {
        text: 'delete items of orders',
        table: 'orders',
        items: { low: 0, high: 3 },
        writeHalfUnits: { low: 0, high: 12 },
      },
      { text: 'drop table orders', table: 'orders', items: { low: 1, high: 1 } },
    ])
  })

  test('a read-only session reads', async () => {
    const shell = await seeded()
    const reading = new Shell({ connection: shell.session.connection, readOnly: true })
    expect(await reading.last('SCAN orders')).toBe('3 items')
    expect(await reading.last("SELECT * FROM orders WHERE pk = 'c1'")).toBe('2 items')
    for (const text of [
      "PUT orders {pk: 'a', sk: 'b'}",
      "DELETE FROM orders WHERE pk = 'a' AND sk = 'b'",
      'DROP TABLE orders',
      'BULK DELETE FROM orders',
      "BATCH { INSERT INTO orders VALUE {'pk': 'a', 'sk': 'b'} }",
      'API PutItem {"TableName": "orders", "Item": {}}',
    ]) {
      expect(await reading.last(text)).toBe('session.read-only: this session reads only')
    }
  })

  test('.set scan deny refuses what turns out to be a scan, and never the verb that says so', async () => {
    const shell = await seeded()
    expect(await shell.last('.set scan deny\nSELECT * FROM orders WHERE price > 1')).toBe(
      'session.scan-denied: this reads all of orders',
    )
    expect(await shell.last("SELECT * FROM orders WHERE pk = 'c1'")).toBe('2 items')
    expect(await shell.last('SCAN orders')).toBe('3 items')
  })
})

describe('cancelling', () => {
  test('ends between two calls, with what was consumed until then', async () => {
    const shell = await seeded()
    const controller = new AbortController()
    const outcomes = []
    const onEvent = ({ kind }: StatementEvent): void => {
      if (kind === 'items') controller.abort()
    }
    for await (const outcome of shell.session.runScript("SELECT * FROM orders KEYS IN ('c1', 'o1'), ('c2', 'o1')", {
      signal: controller.signal,
      onEvent,
    }))
      outcomes.push(outcome)
    expect(outcomes).toMatchObject([
      { result: { kind: 'cancelled' }, calls: [{ pages: 1, charges: [{ halfUnits: 1 }] }] },
    ])
  })

  test('a bulk write says how far it came', async () => {
    const shell = await seeded()
    const controller = new AbortController()
    const { backend } = shell.session.connection
    const run = backend.run.bind(backend)
    backend.run = (async (name: never, request: never, call: never) => {
      if (name === 'DeleteItem') controller.abort()
      return run(name, request, { ...(call as object), signal: undefined } as never)
    }) as never
    const [outcome] = await shell.run('BULK DELETE FROM orders', { signal: controller.signal })
    expect(outcome?.result).toEqual({ kind: 'cancelled' })
    expect(shell.notices()).toContain('stopped after 1 item; the others are as they were')
    backend.run = run as never
    expect(await shell.last('SELECT COUNT(*) FROM orders')).toBe('count 2 of 2')
  })
})

test.each([
  ["SELECT * FROM orders WHERE pk = 'c1' AND sk = 'o1'", 'GetItem'],
  ["SELECT * FROM orders KEYS IN ('c1', 'o1'), ('c1', 'o2')", 'GetItem'],
  ["SELECT * FROM orders KEYS IN ('c1')", 'Query'],
  ["SELECT * FROM orders WHERE pk = 'c1' ORDER BY sk LIMIT 1", 'Query'],
  ['SELECT * FROM orders', 'Scan'],
  ["EXPLAIN ANALYZE SELECT * FROM orders WHERE pk = 'c1' AND sk = 'o1'", 'GetItem'],
  ["BULK UPDATE orders SET n = 1 WHERE pk = 'c1'", 'Query'],
  ["UPDATE orders SET n = 1 WHERE pk = 'c1' AND sk = 'o1'", undefined],
])('%s is recorded as %s', async (text, access) => {
  const [outcome] = await (await seeded()).run(text)
  const call = outcome?.calls.find(({ operation }) => operation === 'ExecuteStatement')
  expect(call).toBeDefined()
  expect(call?.access).toBe(access)
})

test('the session adds up what its statements consumed', async () => {
  const shell = await seeded()
  await shell.run("GET orders {pk: 'c1', sk: 'o1'}; DELETE orders {pk: 'c2', sk: 'o1'}")
  // The dot commands and variables between them call nobody, and are not counted.
  await shell.run('.mode json\nSET x = 1')
  const [outcome] = await shell.run('.cost')
  expect(outcome?.result).toMatchObject({
    kind: 'totals',
    totals: { statements: 6, calls: 6, readHalfUnits: 1, writeHalfUnits: 12 },
  })
})

test('SET keeps a value for :name, other variables filled in', async () => {
  const shell = await seeded()
  expect(await shell.last("SET who = 'c1'; SET key = {pk: :who, sk: 'o1'}; .param")).toBe(
    ":who = 'c1'\n:key = {pk: 'c1', sk: 'o1'}",
  )
  expect(await shell.last('QUERY orders WHERE pk = :who')).toBe('2 items')
  expect(await shell.last('.param clear who')).toBe('none')
  expect(await shell.last('QUERY orders WHERE pk = :who')).toBe('plan.unknown-variable: :who is not set')
})

/** A shell whose backend has one operation answered for it; undefined leaves it to the backend. */
async function answering(
  operation: string,
  answer: () => unknown,
  more: ConstructorParameters<typeof Shell>[0] = {},
): Promise<Shell> {
  const shell = await seeded()
  const { backend } = shell.session.connection
  const run = backend.run.bind(backend)
  backend.run = (async (name: string, request: never, call: never) =>
    (name === operation ? answer() : undefined) ?? run(name as never, request, call)) as never
  return new Shell({ connection: shell.session.connection, sleep: async () => undefined, ...more })
}

test('what a batch leaves unprocessed is sent again, and given up in the end', async () => {
  const unprocessed = { UnprocessedItems: { orders: [{ PutRequest: { Item: { pk: { S: 'z' }, sk: { S: 'z' } } } }] } }
  let left = 3
  const patient = await answering('BatchWriteItem', () => (left-- > 0 ? unprocessed : undefined))
  expect(await patient.last("BATCH { PUT orders {pk: 'z', sk: 'z'} }")).toBe('written 1 item')
  expect(await patient.last("GET orders {pk: 'z', sk: 'z'}")).toBe('1 items')
  const stuck = await answering('BatchWriteItem', () => unprocessed)
  expect(await stuck.last("BATCH { PUT orders {pk: 'z', sk: 'z'} }")).toContain(
    'session.unprocessed: items are left unprocessed',
  )
})

test('CREATE TABLE waits until the table and its indexes are active, but not for ever', async () => {
  const states = ['CREATING', 'CREATING', 'ACTIVE']
  const describe = () => ({
    Table: {
      TableStatus: states.shift() ?? 'ACTIVE',
      GlobalSecondaryIndexes: [{ IndexStatus: states[0] ?? 'ACTIVE' }],
    },
  })
  const pauses: number[] = []
  const shell = await answering('DescribeTable', describe, { sleep: async (ms) => void pauses.push(ms) })
  expect(await shell.last('CREATE TABLE other (pk STRING) PRIMARY KEY (pk HASH)')).toBe('created table other')
  expect(pauses.length).toBeGreaterThan(0)
  let minutes = 0
  const creating = () => ({ Table: { TableStatus: 'CREATING' } })
  const slow = await answering('DescribeTable', creating, { stopwatch: () => minutes++ * 60_000 })
  expect(await slow.last('CREATE TABLE third (pk STRING) PRIMARY KEY (pk HASH)')).toBe(
    'session.wait-timeout: third is still CREATING',
  )
})

test('a dot command that nobody handles is refused', async () => {
  const statement = { kind: 'meta', command: 'fly', words: [], options: [], span: { start: 0, end: 4 } } as const
  expect(shortText(await new Shell().session.run(statement, '.fly'))).toBe(
    'session.unknown-command: .fly cannot be used here',
  )
})
