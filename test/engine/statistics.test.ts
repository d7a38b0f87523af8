import { expect, it } from 'vitest'
import { type Fixture, itemOfBytes, S, tableFixture } from './support.ts'
import { createIndexRequest, type Plain } from './table-shape.ts'

/** What DescribeTable counts. Source: reference, data-model 9 "Storage figures", operations 1. */

type Figures = { readonly items: number | undefined; readonly bytes: number | undefined }

function figures(db: Fixture): { readonly [resource: string]: Figures } {
  const { Table: table } = db.ok('DescribeTable', {})
  const indexes = [...(table?.GlobalSecondaryIndexes ?? []), ...(table?.LocalSecondaryIndexes ?? [])]
  return {
    tab: { items: table?.ItemCount, bytes: table?.TableSizeBytes },
    ...Object.fromEntries(
      indexes.map(({ IndexName, ItemCount, IndexSizeBytes }) => [
        IndexName,
        { items: ItemCount, bytes: IndexSizeBytes },
      ]),
    ),
  }
}

const shape = {
  keys: 'pk:S sk:S',
  global: { gsi: { keys: 'g:S', project: 'KEYS_ONLY' as const } },
  local: { lsi: 'pk:S l:S' },
}
const item = (sk: string, bytes: number, more: { readonly [name: string]: { S: string } } = {}): Plain =>
  itemOfBytes(bytes, { pk: S('k'), sk: S(sk), ...more })

it('100 bytes with every item and every index entry', () => {
  const db = tableFixture(shape)
  // Entries of the global index: pk 3, sk 3, g 2 bytes.
  db.put(item('1', 500, { g: S('g'), l: S('l') }), item('2', 300, { l: S('l') }), item('3', 200))
  expect(figures(db)).toEqual({
    tab: { items: 3, bytes: 1000 + 300 },
    gsi: { items: 1, bytes: 8 + 100 },
    lsi: { items: 2, bytes: 800 + 200 },
  })
})

it('they follow overwrites, updates, deletes, batches and refused writes', () => {
  const db = tableFixture(shape)
  db.put(item('1', 500, { g: S('g') }))
  db.put(item('1', 400, { l: S('l') }))
  expect(figures(db)).toEqual({
    tab: { items: 1, bytes: 500 },
    gsi: { items: 0, bytes: 0 },
    lsi: { items: 1, bytes: 500 },
  })
  db.call('PutItem', { Item: item('1', 5000), ConditionExpression: 'attribute_not_exists(pk)' })
  const failing = {
    ConditionCheck: { TableName: 'tab', Key: { pk: S('k'), sk: S('9') }, ConditionExpression: 'attribute_exists(pk)' },
  }
  db.call('TransactWriteItems', { TransactItems: [{ Put: { TableName: 'tab', Item: item('2', 900) } }, failing] })
  expect(figures(db)['tab']).toEqual({ items: 1, bytes: 500 })
  db.ok('UpdateItem', { Key: { pk: S('k'), sk: S('1') }, UpdateExpression: 'REMOVE l, f' })
  expect(figures(db)).toEqual({
    tab: { items: 1, bytes: 106 },
    gsi: { items: 0, bytes: 0 },
    lsi: { items: 0, bytes: 0 },
  })
  const requests = [{ DeleteRequest: { Key: { pk: S('k'), sk: S('1') } } }, { PutRequest: { Item: item('2', 50) } }]
  db.ok('BatchWriteItem', { RequestItems: { tab: requests } })
  expect(figures(db)['tab']).toEqual({ items: 1, bytes: 150 })
})

it('an index that is added counts what it was filled with', () => {
  const db = tableFixture()
  db.put({ pk: S('1'), g: S('g') }, { pk: S('2') }, { pk: S('3'), g: S('gg') })
  db.ok('UpdateTable', createIndexRequest('tab', 'gsi', 'g:S'))
  expect(figures(db)).toEqual({ tab: { items: 3, bytes: 14 + 300 }, gsi: { items: 2, bytes: 11 + 200 } })
})
