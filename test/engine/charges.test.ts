import { expect, it } from 'vitest'
import { partitionHash } from '../../src/storage/partition-hash.ts'
import { type Fixture, itemOfBytes, N, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** Where each charge falls: what heat, throttling and contributors are worked out from. */

const shape = {
  keys: 'pk:S sk:S',
  global: { gsi: { keys: 'g:S', project: 'KEYS_ONLY' as const } },
  local: { lsi: 'pk:S l:S' },
}
const Key = { pk: S('k'), sk: S('s') }
const gsi = { name: 'gsi', kind: 'global' }
const lsi = { name: 'lsi', kind: 'local' }
const of = (partition: string) => ({ table: 'tab', hash: partitionHash(partition), key: [S(partition)] })
/** Of one item, which has a sort key as well. */
const item = (partition: string, sort = 's') => ({ ...of(partition), sort: [S(sort)] })

function charges(db: Fixture, act: () => unknown): unknown {
  act()
  return db.charges
}

it('a write falls on its partition, its index entries on theirs', () => {
  const db = tableFixture(shape)
  const stored = itemOfBytes(1500, { ...Key, g: S('g'), l: S('l') })
  expect(charges(db, () => db.put(stored))).toEqual([
    { ...item('k'), kind: 'write', halfUnits: 4, bytes: 1500 },
    { ...of('g'), index: gsi, kind: 'write', halfUnits: 2, bytes: 8 },
    { ...item('k', 'l'), index: lsi, kind: 'write', halfUnits: 4, bytes: 1500 },
  ])
})

it('an entry that moves is charged where it was and where it goes', () => {
  const db = tableFixture(shape)
  db.put({ ...Key, g: S('from') })
  const update = { Key, UpdateExpression: 'SET g = :g', ExpressionAttributeValues: { ':g': S('to') } }
  expect(charges(db, () => db.ok('UpdateItem', update))).toEqual([
    { ...item('k'), kind: 'write', halfUnits: 2, bytes: 11 },
    { ...of('from'), index: gsi, kind: 'write', halfUnits: 2, bytes: 11 },
    { ...of('to'), index: gsi, kind: 'write', halfUnits: 2, bytes: 9 },
  ])
})

it('a transaction says so, and so does its replay', () => {
  const db = tableFixture(shape)
  const TransactItems = [{ Put: { TableName: 'tab', Item: { ...Key, g: S('g') } } }]
  const request = { TransactItems, ClientRequestToken: 'token' }
  expect(charges(db, () => db.ok('TransactWriteItems', request))).toEqual([
    { ...item('k'), kind: 'write', halfUnits: 4, bytes: 8, transactional: true },
    { ...of('g'), index: gsi, kind: 'write', halfUnits: 2, bytes: 8 },
  ])
  expect(charges(db, () => db.ok('TransactWriteItems', request))).toEqual([
    { ...item('k'), kind: 'read', halfUnits: 4, bytes: 8, transactional: true },
  ])
  const get = { TransactItems: [{ Get: { TableName: 'tab', Key } }] }
  expect(charges(db, () => db.ok('TransactGetItems', get))).toEqual([
    { ...item('k'), kind: 'read', halfUnits: 4, bytes: 8, transactional: true },
  ])
})

it('reads by key, one charge a key', () => {
  const db = tableFixture(shape)
  db.put(Key)
  expect(charges(db, () => db.ok('GetItem', { Key }))).toEqual([{ ...item('k'), kind: 'read', halfUnits: 1, bytes: 6 }])
  const Keys = [Key, { pk: S('other'), sk: S('s') }]
  expect(charges(db, () => db.ok('BatchGetItem', { RequestItems: { tab: { Keys, ConsistentRead: true } } }))).toEqual([
    { ...item('k'), kind: 'read', halfUnits: 2, bytes: 6 },
    { ...item('other'), kind: 'read', halfUnits: 2, bytes: 0 },
  ])
})

it('a query falls on the partition it reads, what it fetches on the item’s own', () => {
  const db = tableFixture({ ...shape, local: { lsi: { keys: 'pk:S l:S', project: 'KEYS_ONLY' } } })
  db.put({ ...Key, g: S('g'), l: S('l'), a: N(1) })
  const query = (name: string, value: string, more: Plain): Plain => ({
    KeyConditionExpression: `${name} = :v`,
    ExpressionAttributeValues: { ':v': S(value) },
    ...more,
  })
  expect(charges(db, () => db.ok('Query', query('g', 'g', { IndexName: 'gsi' })))).toEqual([
    { ...of('g'), index: gsi, kind: 'read', halfUnits: 1, bytes: 8 },
  ])
  const fetching = query('pk', 'k', { IndexName: 'lsi', ProjectionExpression: 'a' })
  expect(charges(db, () => db.ok('Query', fetching))).toEqual([
    { ...of('k'), kind: 'read', halfUnits: 1, bytes: 13 },
    { ...of('k'), index: lsi, kind: 'read', halfUnits: 1, bytes: 8 },
  ])
})

it('a scan falls on the beginnings of the partitions it touches, and knows no key', () => {
  const db = tableFixture({ keys: 'pk:S' })
  db.put({ pk: S('k') })
  const quarter = 2 ** 46
  const inQuarter = Math.floor(partitionHash('k') / quarter)
  expect(charges(db, () => db.ok('Scan', {}))).toEqual(
    [0, 1, 2, 3].map((at) => ({
      table: 'tab',
      kind: 'read',
      halfUnits: 1,
      hash: at * quarter,
      bytes: at === inQuarter ? 3 : 0,
    })),
  )
})

it('calls do not see each other’s charges, and a caller’s list is added to', () => {
  const db = tableFixture()
  const list: typeof db.charges = []
  const request = { TableName: 'tab', Item: { pk: { S: 'a' } } }
  db.engine.runSync('PutItem', request, { charges: list })
  db.engine.runSync('PutItem', request, { charges: list })
  db.engine.runSync('PutItem', request)
  expect(list).toHaveLength(2)
})
