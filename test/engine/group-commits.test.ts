import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openEngine } from '../../src/engine/engine.ts'
import { groupCommits } from '../../src/engine/group-commits.ts'
import type { Backend } from '../../src/operation/operation.ts'
import { Store, type StoreOptions } from '../../src/storage/store.ts'

const table = {
  TableName: 'shop',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  BillingMode: 'PAY_PER_REQUEST',
} as const

async function open(options: StoreOptions = {}): Promise<{ backend: Backend; file: string; commits: () => number }> {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-group-'))
  const file = join(folder, 'shop.db')
  const store = Store.open(file, options)
  let commits = 0
  const transaction = store.transaction.bind(store)
  let depth = 0
  store.transaction = (work) => {
    if (depth === 0) commits += 1
    depth += 1
    try {
      return transaction(work)
    } finally {
      depth -= 1
    }
  }
  const backend = groupCommits(openEngine({ store }))
  onTestFinished(async () => {
    await backend.close()
    rmSync(folder, { recursive: true })
  })
  await backend.run('CreateTable', table)
  commits = 0
  return { backend, file, commits: () => commits }
}

const put = (backend: Backend, pk: string, more: object = {}): Promise<unknown> =>
  backend.run('PutItem', { TableName: 'shop', Item: { pk: { S: pk } }, ...more })

test('writes that arrive together are one transaction, and another connection sees them once they are answered', async () => {
  const { backend, file, commits } = await open()
  await Promise.all(Array.from({ length: 50 }, (_, at) => put(backend, String(at))))
  expect(commits()).toBe(1)
  const other = openEngine({ store: Store.open(file) })
  expect(other.runSync('Scan', { TableName: 'shop', Select: 'COUNT' }).Count).toBe(50)
  void other.close()
})

test('a caller that is alone waits for no others, and stands behind those that came before', async () => {
  const { backend, file, commits } = await open()
  const other = openEngine({ store: Store.open(file, { readOnly: true }) })
  const before = put(backend, 'before')
  void backend.run('PutItem', { TableName: 'shop', Item: { pk: { S: 'alone' } } }, { alone: true })
  expect(commits()).toBe(2)
  expect(other.runSync('Scan', { TableName: 'shop', Select: 'COUNT' }).Count).toBe(2)
  await before
  await other.close()
})

test('one that is refused changes nothing and leaves the others alone', async () => {
  const { backend } = await open()
  const isNew = { ConditionExpression: 'attribute_not_exists(pk)' }
  const results = await Promise.allSettled([
    put(backend, 'a', isNew),
    put(backend, 'a', isNew),
    backend.run('TransactWriteItems', {
      TransactItems: [
        { Put: { TableName: 'shop', Item: { pk: { S: 'half' } } } },
        {
          ConditionCheck: {
            TableName: 'shop',
            Key: { pk: { S: 'none' } },
            ConditionExpression: 'attribute_exists(pk)',
          },
        },
      ],
    }),
    put(backend, 'b', isNew),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  const { Items } = await backend.run('Scan', { TableName: 'shop' })
  expect(Items?.map(({ pk }) => pk)).toEqual(expect.arrayContaining([{ S: 'a' }, { S: 'b' }]))
  expect(Items).toHaveLength(2)
})

test('a full disk fails the whole group, also what had been done by then', async () => {
  const { backend } = await open({ sizeBytesMax: 200_000 })
  const large = { Item: undefined, TableName: 'shop' }
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, at) =>
      put(backend, String(at), { ...large, Item: { pk: { S: String(at) }, text: { S: 'x'.repeat(60_000) } } }),
    ),
  )
  for (const result of results) {
    expect(result).toMatchObject({ status: 'rejected', reason: { code: 'storage.disk-full' } })
  }
  expect(await backend.run('Scan', { TableName: 'shop' })).toMatchObject({ Count: 0 })
  await put(backend, 'small')
  expect(await backend.run('Scan', { TableName: 'shop' })).toMatchObject({ Count: 1 })
})

test('what is on its way when it closes is kept', async () => {
  const { backend, file } = await open()
  const written = put(backend, 'last')
  await backend.close()
  await written
  const other = openEngine({ store: Store.open(file) })
  expect(other.runSync('Scan', { TableName: 'shop' }).Count).toBe(1)
  void other.close()
})

test('a read does not wait for the writes around it', async () => {
  const { backend } = await open()
  const order: string[] = []
  await Promise.all([
    put(backend, 'a').then(() => order.push('write')),
    backend.run('Scan', { TableName: 'shop' }).then(() => order.push('read')),
  ])
  expect(order).toEqual(['read', 'write'])
})
