import { expect, test } from 'vitest'
import { stateComplaints } from '../campaign/store-invariants.ts'
import { fc } from '../property.ts'
import { Shell } from './shell.ts'

const tables = `
CREATE TABLE orders (pk STRING, sk STRING, status STRING) PRIMARY KEY (pk HASH, sk RANGE)
  GSI (byStatus ON (status HASH, sk RANGE)) LSI (byTotal ON (pk HASH, total RANGE)) (total NUMBER)
  TTL (expires) PITR ENABLED STREAM (BOTH IMAGES);
CREATE TABLE customers (pk STRING HASH);
`

const key = fc
  .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y', 'z'))
  .map(([pk, sk]) => `pk: '${pk}', sk: '${sk}'`)
const attributes = fc.constantFrom(
  "status: 'OPEN'",
  "status: 'PAID', total: 5",
  'total: 7, expires: 1800000000',
  "tags: <<'b', 'a'>>, deep: {list: [1, {x: NULL}]}",
  `long: '${'x'.repeat(2_500)}'`,
)
const put = fc.tuple(key, attributes).map(([each, rest]) => `PUT orders {${each}, ${rest}}`)
const remove = key.map((each) => `DELETE orders {${each}}`)
const change = fc
  .tuple(key, fc.constantFrom("status = 'LOST'", 'total = 9', 'n = if_not_exists(n, 0) + 1'))
  .map(([each, set]) => `UPDATE orders {${each}} SET ${set}`)
const statement = fc.oneof(
  put,
  remove,
  change,
  fc.constantFrom('a', 'b').map((pk) => `BULK UPDATE orders SET status = 'BULK' WHERE pk = '${pk}'`),
  fc.constantFrom('a', 'b').map((pk) => `BULK DELETE FROM orders WHERE pk = '${pk}'`),
  fc.tuple(put, change).map(([one, other]) => `BEGIN; ${one}; ${other}; PUT customers {pk: 'c'}; COMMIT`),
  fc.array(fc.oneof(put, remove), { minLength: 1, maxLength: 3 }).map((list) => `BATCH { ${list.join('; ')} }`),
  fc.constant("INSERT INTO orders (pk, sk) VALUES ('a', 'x'), ('b', 'z')"),
  fc.constant("GET orders {pk: 'a', sk: 'x'}"),
  fc.constant('CLOCK ADVANCE 1 MINUTE'),
)

/** Everything that can be read of both tables. */
async function state(shell: Shell): Promise<string> {
  const reads = ['SCAN orders', 'SCAN orders.byStatus', 'SCAN orders.byTotal', 'SCAN customers']
  const found: unknown[] = []
  for (const read of reads) {
    await shell.run(read)
    found.push(shell.items())
  }
  return JSON.stringify(found)
}

test('undo returns the state before, redo the state after, and the file keeps its invariants', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 8 }), async (statements) => {
      const shell = new Shell()
      await shell.run(tables)
      const states = [await state(shell)]
      for (const each of statements) {
        await shell.run(each)
        const now = await state(shell)
        if (now !== states.at(-1)) states.push(now)
      }
      for (let at = states.length - 2; at >= 0; at--) {
        // A statement that changed nothing in the end, as SET to what it was, is one to take back all the same.
        do expect(await shell.last('.undo')).toMatch(/^took back /)
        while ((await state(shell)) === states[at + 1])
        expect(await state(shell)).toBe(states[at])
      }
      for (let at = 1; at < states.length; at++) {
        do expect(await shell.last('.redo')).toMatch(/^did again /)
        while ((await state(shell)) === states[at - 1])
        expect(await state(shell)).toBe(states[at])
      }
      expect(stateComplaints(shell.store)).toEqual([])
    }),
    { numRuns: 40, seed: 20_261_129 },
  )
}, 60_000)

test('an undo refuses when something else has written since, and changes nothing', async () => {
  const shell = new Shell()
  await shell.run(`${tables}
    PUT orders {pk: 'a', sk: 'x', n: 1};
    PUT orders {pk: 'a', sk: 'y', n: 1};
    BULK UPDATE orders SET n = 2 WHERE pk = 'a'`)
  const Key = { pk: { S: 'a' }, sk: { S: 'y' } }
  await shell.session.connection.backend.run('DeleteItem', { TableName: 'orders', Key })
  const before = await state(shell)
  expect(await shell.last('.undo')).toBe(
    "session.cannot-undo: BULK UPDATE orders SET n = 2 WHERE pk = 'a' cannot be taken back: orders {pk: 'a', sk: 'y'} has been written since",
  )
  expect(await state(shell)).toBe(before)
  expect(await shell.last('.undo')).toMatch(/^session.cannot-undo: /)
  expect(await shell.last('.undo --skip')).toBe("passed over BULK UPDATE orders SET n = 2 WHERE pk = 'a'")
})

test('what is in the way of an undo of several is said, and the others are taken back', async () => {
  const shell = new Shell()
  await shell.run(`${tables} PUT customers {pk: 'a'}; PUT customers {pk: 'b'}; PUT customers {pk: 'c'}`)
  expect(await shell.last('.undo 9')).toBe(
    "took back PUT customers {pk: 'c'}: 1 item of customers\n" +
      "took back PUT customers {pk: 'b'}: 1 item of customers\n" +
      "took back PUT customers {pk: 'a'}: 1 item of customers",
  )
  expect(shell.notices().join()).toMatch(/^CREATE TABLE customers .* cannot be taken back: it changed more than items/)
})

test('a dropped table takes its items along, also when another one has its name', async () => {
  const shell = new Shell()
  await shell.run(`${tables} PUT customers {pk: 'a'}; DROP TABLE customers; CREATE TABLE customers (pk STRING HASH)`)
  expect(await shell.last('.undo')).toMatch(/cannot be taken back: it changed more than items$/)
  await shell.run('.undo --skip\n.undo --skip')
  expect(await shell.last('.undo')).toBe(
    "session.cannot-undo: PUT customers {pk: 'a'} cannot be taken back: table customers is gone",
  )
})

test.each([
  'ALTER TABLE customers SET TTL (expires)',
  'ALTER TABLE customers SET PITR ENABLED',
  'ALTER TABLE orders SET PITR DISABLED',
  'BACKUP TABLE customers CALLED nightly',
  `API TagResource {"ResourceArn": "arn:aws:dynamodb:us-east-1:000000000000:table/customers", "Tags": [{"Key": "a", "Value": "b"}]}`,
  "ENTITY Customer IN customers KEY (pk = '{customer}')",
  'ACCESS PATTERN OR REPLACE whole AS SCAN orders',
  'DROP ACCESS PATTERN whole',
  'SET STATISTICS FOR customers ITEMS 5',
  'DROP STATISTICS FOR orders',
  'CREATE ALARM hot ON WriteThrottleEvents OF customers > 0 FOR 5 MINUTES',
  'ALTER TABLE customers SET SCALING READ 70% FROM 1 TO 5',
])('%s is no list of items: what was written before it is not taken back in its place', async (last) => {
  const shell = new Shell()
  await shell.run(`${tables} ALTER TABLE customers SET BILLING MODE PROVISIONED (1 RCU, 1 WCU);
    SET STATISTICS FOR orders ITEMS 9; ACCESS PATTERN whole AS SCAN orders; PUT customers {pk: 'a'}; ${last}`)
  expect(await shell.last('.undo')).toMatch(
    /^session\.cannot-undo: .* cannot be taken back: it changed more than items$/,
  )
  expect(await shell.last('.undo --skip\n.undo')).toBe("took back PUT customers {pk: 'a'}: 1 item of customers")
})

test('a statement that wrote too much is remembered without its items', async () => {
  const shell = new Shell()
  await shell.run(`${tables} PUT customers {pk: 'first'}`)
  const large = 'x'.repeat(390_000)
  const puts = Array.from({ length: 24 }, (_, at) => `PUT customers {pk: 'p${at}', large: :large}`)
  await shell.run(
    `SET large = '${large}'; BATCH { ${puts.join('; ')} }; BATCH { ${puts.join('; ').replaceAll("'p", "'q")} }`,
  )
  await shell.run('BULK UPDATE customers SET n = 1')
  expect(await shell.last('.undo')).toMatch(
    /cannot be taken back: it wrote more than the 16 MB of items that are kept of a statement$/,
  )
  // What came before it has been written since, by that very statement.
  expect(await shell.last('.undo --skip\n.undo')).toMatch(/has been written since, and 23 other items$/)
})

test('a refused write is nothing to take back, nor are reads, and a session that only reads takes nothing back', async () => {
  const shell = new Shell()
  await shell.run(
    `${tables} PUT customers {pk: 'a'}; PUT customers {pk: 'a'} IF attribute_not_exists(pk); SCAN customers`,
  )
  expect(await shell.last('.undo')).toBe("took back PUT customers {pk: 'a'}: 1 item of customers")
  const { connection } = shell.session
  const reader = new Shell({ connection, readOnly: true })
  expect(await reader.last('.redo')).toMatch(/^session.read-only/)
  expect(await new Shell({ connection: { ...connection, undoing: undefined } }).last('.undo')).toMatch(
    /^session.cannot-undo: what was written to memory is not kept/,
  )
})
