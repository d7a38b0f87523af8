// ElectroDB: entities of a single table.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { clientConfig, executeScript, openMemory } from 'ddb-shell'
import { Entity } from 'electrodb'
import { afterAll, beforeAll, expect, test } from 'vitest'

const database = openMemory()
const client = new DynamoDBClient(clientConfig(database))

const Order = new Entity(
  {
    model: { entity: 'order', version: '1', service: 'shop' },
    attributes: {
      customer: { type: 'string', required: true },
      order: { type: 'string', required: true },
      status: { type: ['OPEN', 'SHIPPED'] as const, required: true, default: 'OPEN' },
      total: { type: 'number' },
    },
    indexes: {
      orders: { pk: { field: 'pk', composite: ['customer'] }, sk: { field: 'sk', composite: ['order'] } },
      byStatus: {
        index: 'gsi1',
        pk: { field: 'gsi1pk', composite: ['status'] },
        sk: { field: 'gsi1sk', composite: ['order'] },
      },
    },
  },
  { client, table: 'shop' },
)

beforeAll(async () => {
  const table = `CREATE TABLE shop (pk STRING HASH, sk STRING RANGE, gsi1pk STRING, gsi1sk STRING)
    GSI (gsi1 ON (gsi1pk HASH, gsi1sk RANGE) PROJECTING ALL)`
  await executeScript(database, table)
})
afterAll(() => database.close())

test('create, query, patch, query by index', async () => {
  await Order.put([1, 2, 3].map((n) => ({ customer: 'c1', order: `o${n}`, total: n }))).go()
  expect(
    (await Order.query.orders({ customer: 'c1' }).gt({ order: 'o1' }).go()).data.map(({ order }) => order),
  ).toEqual(['o2', 'o3'])
  await Order.patch({ customer: 'c1', order: 'o2' }).set({ status: 'SHIPPED' }).add({ total: 10 }).go()
  const shipped = await Order.query
    .byStatus({ status: 'SHIPPED' })
    .where(({ total }, { gt }) => gt(total, 5))
    .go()
  expect(shipped.data).toEqual([{ customer: 'c1', order: 'o2', status: 'SHIPPED', total: 12 }])
  await expect(Order.create({ customer: 'c1', order: 'o2' }).go()).rejects.toThrow('The conditional request failed')
})
