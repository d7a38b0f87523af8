import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { type EmbeddedEngine, openEngine } from '../../src/engine/engine.ts'
import type { Request } from '../../src/operation/operation.ts'
import { Store } from '../../src/storage/store.ts'
import { createTableRequest } from './table-shape.ts'

const shop = { TableName: 'shop' }
const good = { pk: { S: 'good' }, b: { S: 'x' } }

/** A file with two items in which a text, wherever it stands, has become another. */
function openDamaged(text: string, damaged: string): EmbeddedEngine {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
  const file = join(folder, 'shop.db')
  const engine = openEngine({ store: Store.open(file) })
  engine.runSync('CreateTable', createTableRequest({ name: 'shop' }) as unknown as Request<'CreateTable'>)
  engine.runSync('PutItem', { ...shop, Item: good })
  engine.runSync('PutItem', { ...shop, Item: { pk: { S: 'bad' }, b: { S: 'needle' } } })
  engine.context.store.close()
  const bytes = readFileSync(file).toString('latin1')
  expect(bytes).toContain(text)
  writeFileSync(file, Buffer.from(bytes.replaceAll(text, damaged), 'latin1'))
  const again = openEngine({ store: Store.open(file) })
  onTestFinished(() => {
    again.context.store.close()
    rmSync(folder, { recursive: true })
  })
  return again
}

test('an item that the disk has damaged is said to be, and the others are read', () => {
  const engine = openDamaged('"needle"', '"needle\0')
  const said = { code: 'storage.corrupt', message: 'the file is damaged: an item in it cannot be read' }
  const bad = { ...shop, Key: { pk: { S: 'bad' } } }
  const names = { ExpressionAttributeNames: { '#b': 'b' } }
  expect(engine.runSync('GetItem', { ...shop, Key: { pk: { S: 'good' } } }).Item).toEqual(good)
  expect(() => engine.runSync('GetItem', bad).Item).toThrow(expect.objectContaining(said))
  const refused: readonly (() => unknown)[] = [
    () => engine.runSync('GetItem', { ...bad, ProjectionExpression: '#b', ...names }),
    () => engine.runSync('Scan', { ...shop, FilterExpression: 'attribute_exists(#b)', ...names }),
    () => engine.runSync('UpdateItem', { ...bad, UpdateExpression: 'REMOVE #b', ...names }),
    () => engine.runSync('BatchGetItem', { RequestItems: { shop: { Keys: [bad.Key], ProjectionExpression: 'pk' } } }),
    () => engine.runSync('TransactGetItems', { TransactItems: [{ Get: { ...bad, ProjectionExpression: 'pk' } }] }),
    () => engine.runSync('ExecuteStatement', { Statement: "SELECT b FROM shop WHERE pk = 'bad'" }),
  ]
  for (const refusal of refused) expect(refusal).toThrow(expect.objectContaining(said))
})

test.each([
  ['a type that there is none of', '{"S":"needle"}', '{"}":"needle"}', '{"}":"needle"}'],
  ['no object for a value', '{"S":"needle"}', '12345678901234', '12345678901234'],
  ['a list that is a text', '{"S":"needle"}', '{"L":"needle"}', '{"L":"needle"}'],
])('an item with %s is damaged, which whoever looks into it is told', (_, text, damaged, shown) => {
  const engine = openDamaged(text, damaged)
  const bad = { ...shop, Key: { pk: { S: 'bad' } } }
  const update = { UpdateExpression: 'SET #x = :x', ExpressionAttributeNames: { '#x': 'x' } }
  const looks: readonly (() => unknown)[] = [
    () => engine.runSync('GetItem', bad).Item,
    () => engine.runSync('Scan', shop).Items,
    () => engine.runSync('UpdateItem', { ...bad, ...update, ExpressionAttributeValues: { ':x': { S: 'x' } } }),
  ]
  for (const look of looks)
    expect(look).toThrow(
      expect.objectContaining({
        code: 'storage.corrupt',
        message: `the file is damaged: the value ${shown} in it cannot be read`,
      }),
    )
})

test.each([
  ['no JSON any more', '"billingMode"', '"billingMode\0'],
  ['JSON without the name', '"name":"shop"', '"nbme":"shop"'],
])('a description of a table that the disk has damaged is said to be: %s', (_, text, damaged) => {
  const engine = openDamaged(text, damaged)
  const message = 'the file is damaged: the description of a table in it cannot be read'
  expect(() => engine.runSync('DescribeTable', shop)).toThrow(
    expect.objectContaining({ code: 'storage.corrupt', message }),
  )
})

test('a page of the fast lane leaves out no item whose text is gone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'shop.db')
  const engine = openEngine({ store: Store.open(file) })
  onTestFinished(() => engine.close())
  engine.runSync('CreateTable', createTableRequest({ name: 'shop' }) as unknown as Request<'CreateTable'>)
  engine.runSync('PutItem', { ...shop, Item: good })
  engine.runSync('PutItem', { ...shop, Item: { pk: { S: 'long' }, b: { S: 'x'.repeat(5_000) } } })
  expect(engine.readMany({ table: 'shop' }).count).toBe(2)
  const other = new Database(file)
  expect(other.prepare('DELETE FROM b1').run().changes).toBe(1)
  other.close()
  expect(() => engine.readMany({ table: 'shop' })).toThrow(
    expect.objectContaining({ code: 'storage.corrupt', message: 'the file is damaged: an item in it cannot be read' }),
  )
})
