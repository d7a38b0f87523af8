import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type EmbeddedEngine, openEngine } from '../../src/engine/engine.ts'
import type { Item } from '../../src/model/value.ts'
import type { Request } from '../../src/operation/operation.ts'
import { Store } from '../../src/storage/store.ts'

/**
 * Two engines on one file, as two processes are: a single write begins with the tables that its process saw last, and must never
 * be answered by what they were.
 */
let folder = ''
let ours: EmbeddedEngine
let theirs: EmbeddedEngine

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ddb-shell-tables-'))
  ours = openEngine({ store: Store.open(join(folder, 'shared.db')) })
  theirs = openEngine({ store: Store.open(join(folder, 'shared.db')) })
  theirs.runSync('CreateTable', tableOf('S'))
  ours.runSync('PutItem', { TableName: 'Shared', Item: { pk: { S: 'known' } } })
})

afterEach(async () => {
  await ours.close()
  await theirs.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a table that another process deleted is gone for every kind of write', () => {
  theirs.runSync('DeleteTable', { TableName: 'Shared' })
  const Key = { pk: { S: 'known' } }
  for (const write of [
    () => ours.runSync('PutItem', { TableName: 'Shared', Item: Key }),
    () => ours.runSync('UpdateItem', { TableName: 'Shared', Key }),
    () => ours.runSync('DeleteItem', { TableName: 'Shared', Key }),
  ]) {
    expect(write).toThrow('Requested resource not found')
  }
})

test('one that it made again with another key takes the new key, and refuses the old one', () => {
  theirs.runSync('DeleteTable', { TableName: 'Shared' })
  theirs.runSync('CreateTable', tableOf('N'))
  ours.runSync('PutItem', { TableName: 'Shared', Item: numbered('1') })
  expect(() => ours.runSync('PutItem', { TableName: 'Shared', Item: { pk: { S: 'old' } } })).toThrow(
    'Type mismatch for key',
  )
  expect(theirs.runSync('Scan', { TableName: 'Shared' }).Items).toEqual([numbered('1')])
})

test('what the old key would have refused is not refused', () => {
  theirs.runSync('DeleteTable', { TableName: 'Shared' })
  theirs.runSync('CreateTable', tableOf('N'))
  ours.runSync('UpdateItem', { TableName: 'Shared', Key: numbered('7') })
  expect(theirs.runSync('GetItem', { TableName: 'Shared', Key: numbered('7') }).Item).toEqual(numbered('7'))
})

test('an index that it added has what is written from then on', () => {
  theirs.runSync('UpdateTable', {
    TableName: 'Shared',
    AttributeDefinitions: [{ AttributeName: 'mail', AttributeType: 'S' }],
    GlobalSecondaryIndexUpdates: [
      {
        Create: {
          IndexName: 'by-mail',
          KeySchema: [{ AttributeName: 'mail', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      },
    ],
  })
  const Item = { pk: { S: 'new' }, mail: { S: 'a@b.c' } }
  ours.runSync('PutItem', { TableName: 'Shared', Item })
  expect(theirs.runSync('Scan', { TableName: 'Shared', IndexName: 'by-mail' }).Items).toEqual([Item])
})

test('what is refused before any table was looked up is refused', async () => {
  const fresh = openEngine({ store: Store.open(join(folder, 'shared.db')) })
  const request = { TableName: 'Shared', Item: { pk: { S: '1' } }, ConditionExpression: 'pk = :missing' }
  expect(() => fresh.runSync('PutItem', request)).toThrow('attribute value: :missing')
  await fresh.close()
})

test('a condition that fails is told once, and charged once', () => {
  const charges: [] = []
  const request: Request<'PutItem'> = {
    TableName: 'Shared',
    Item: { pk: { S: 'known' } },
    ConditionExpression: 'attribute_not_exists(pk)',
  }
  theirs.runSync('CreateTable', { ...tableOf('S'), TableName: 'Other' })
  expect(() => ours.runSync('PutItem', request, { charges })).toThrow('The conditional request failed')
  expect(charges).toHaveLength(1)
})

const numbered = (digits: string): Item => ({ pk: { N: digits } }) as unknown as Item

function tableOf(type: 'S' | 'N'): Request<'CreateTable'> {
  return {
    TableName: 'Shared',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: type }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  }
}
