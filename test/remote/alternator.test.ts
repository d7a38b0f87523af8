import { expect, test } from 'vitest'
import type { Item } from '../../src/model/value.ts'
import type { Danger } from '../../src/session/danger.ts'
import type { Session } from '../../src/session/session.ts'
import { remoted, sessionAt, withoutPartiql } from './support.ts'

const tables = `CREATE TABLE orders (pk STRING HASH, sk STRING RANGE, status STRING) GSI (byStatus ON (status HASH));
PUT orders {pk: 'a', sk: '1', status: 'OPEN', n: 1}; PUT orders {pk: 'a', sk: '2', status: 'DONE', n: 2};
PUT orders {pk: 'b', sk: '1', status: 'OPEN', n: 3};`

/** What each statement came to: its items, or what it did. */
async function seen(session: Session, text: string): Promise<readonly unknown[]> {
  const all: unknown[] = []
  let items: Item[] = []
  const onEvent = (event: { readonly kind: string; readonly items?: readonly Item[] }): void =>
    void items.push(...(event.items ?? []))
  for await (const { result } of session.runScript(text, { onEvent, bail: false })) {
    all.push(
      result.kind === 'items'
        ? items
        : result.kind === 'failed'
          ? result.error.message
          : 'summary' in result && result.summary,
    )
    items = []
  }
  return JSON.parse(JSON.stringify(all)) as unknown[]
}

test.each([
  ["SELECT * FROM orders WHERE pk = 'a' AND sk = '1'", 'Query'],
  ["SELECT sk, n FROM orders WHERE pk = 'a' AND n > 1", 'Query'],
  ["SELECT * FROM orders.byStatus WHERE status = 'OPEN'", 'Query'],
  ['SELECT * FROM orders WHERE n BETWEEN 2 AND 3', 'Scan'],
  ["INSERT INTO orders VALUE {'pk': 'c', 'sk': '1'}; SELECT * FROM orders WHERE pk = 'c'", 'PutItem'],
  ["UPDATE orders SET n = 7 WHERE pk = 'a' AND sk = '1'; SELECT n FROM orders WHERE pk = 'a'", 'UpdateItem'],
  ["DELETE FROM orders WHERE pk = 'a' AND sk = '1'; SELECT sk FROM orders WHERE pk = 'a'", 'DeleteItem'],
  ["BULK DELETE FROM orders WHERE pk = 'a'; SCAN orders", 'DeleteItem'],
  [
    "BEGIN; INSERT INTO orders VALUE {'pk': 'd', 'sk': '1'}; DELETE FROM orders WHERE pk = 'b' AND sk = '1'; COMMIT; SCAN orders",
    'TransactWriteItems',
  ],
  [
    "BATCH { UPDATE orders SET n = 9 WHERE pk = 'a' AND sk = '1'; DELETE FROM orders WHERE pk = 'b' AND sk = '1' }; SCAN orders",
    'UpdateItem',
  ],
])('%s goes as %s where there is no PartiQL, and comes to the same', async (text, operation) => {
  const { url, arrived } = await withoutPartiql()
  const other = await remoted()
  const confirm = async (): Promise<boolean> => true
  const [there, usual] = [await sessionAt(url, { confirm }), await sessionAt(other.server.url, { confirm })]
  await seen(there, tables)
  await seen(usual, tables)
  expect(await seen(there, text)).toEqual(await seen(usual, text))
  expect(arrived).toContain(operation)
})

test('it is asked once: who has no PartiQL today has none for the next statement either', async () => {
  const { url, arrived } = await withoutPartiql()
  const session = await sessionAt(url)
  await seen(session, tables)
  expect(session.connection.classic).toBeUndefined()
  await seen(session, "SELECT * FROM orders WHERE pk = 'a'; SELECT * FROM orders WHERE pk = 'b'")
  expect(arrived.filter((name) => name === 'ExecuteStatement')).toHaveLength(1)
  expect(session.connection.classic).toBe(true)
  expect(await seen(session, '.connect')).toEqual([false])
})

test('who has confirmed a statement is not asked again because it goes another way', async () => {
  const { url } = await withoutPartiql()
  const asked: Danger[] = []
  const session = await sessionAt(url, { confirm: async (danger) => asked.push(danger) > 0 })
  await seen(session, tables)
  expect(await seen(session, "BULK DELETE FROM orders WHERE pk = 'a'")).toEqual(['deleted 2 items'])
  expect(asked).toMatchObject([{ text: 'delete items of orders', table: 'orders', byName: true }])
})

test('what is pasted in the words of the API is sent as it is', async () => {
  const { url } = await withoutPartiql()
  const session = await sessionAt(url)
  const [said] = await seen(session, `aws dynamodb execute-statement --statement "SELECT * FROM orders"`)
  expect(said).toBe('Unsupported operation ExecuteStatement')
})
