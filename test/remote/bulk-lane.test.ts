import { expect, test } from 'vitest'
import type { Charge } from '../../src/model/charge.ts'
import type { Item, NumberText } from '../../src/model/value.ts'
import { bulkLaneOver } from '../../src/remote/bulk-lane.ts'
import { ordersRequest } from '../http/sdk-client.ts'
import { opened, remoted, saying } from './support.ts'

const item = (pk: string, sk: number): Item => ({ pk: { S: pk }, sk: { N: String(sk) as NumberText } })
const puts = (count: number) => Array.from({ length: count }, (_, sk) => ({ put: item('a', sk) }))

async function lane() {
  const { backend, arrived } = await remoted()
  await backend.run('CreateTable', ordersRequest)
  return { lane: bulkLaneOver(backend), backend, arrived }
}

test('many writes go 25 at a time, and cost what they cost', async () => {
  const { lane: bulk, arrived } = await lane()
  const charges: Charge[] = []
  const note = { name: 'n', about: 'a', places: Array.from({ length: 61 }, (_, at) => at) }
  const written = await bulk.write({ table: 'orders', writes: puts(60), note }, { charges })
  expect(written).toEqual({ done: 60, written: 60, refused: [], waits: false })
  expect(arrived.filter((name) => name === 'BatchWriteItem')).toHaveLength(3)
  expect(charges.reduce((sum, { halfUnits }) => sum + halfUnits, 0)).toBe(120)
  expect(await bulk.note('n')).toEqual({ place: 60, about: 'a' })
  await bulk.forgetNote('n')
  expect(await bulk.note('n')).toBeUndefined()
})

test('a bad item is found among good ones, and left out where that is wished', async () => {
  const { lane: bulk } = await lane()
  const writes = [...puts(2), { put: { pk: { S: 'a' } } as Item }, ...puts(4).slice(2)]
  const stopped = await bulk.write({ table: 'orders', writes })
  expect(stopped).toMatchObject({
    done: 2,
    written: 2,
    waits: false,
    refused: [{ at: 2, code: 'ValidationException' }],
  })
  const gone = await bulk.write({ table: 'orders', writes, skipRefused: true })
  expect(gone).toMatchObject({ done: 5, written: 4, refused: [{ at: 2 }] })
})

test('two writes of one item go in their order', async () => {
  const { lane: bulk, backend } = await lane()
  const put = { ...item('a', 1), last: { BOOL: true } } as Item
  expect(await bulk.write({ table: 'orders', writes: [...puts(2), { put }] })).toMatchObject({ written: 3 })
  const { Items } = await backend.run('Scan', { TableName: 'orders' })
  expect(Items).toHaveLength(2)
  expect(JSON.stringify(Items?.[1])).toBe(JSON.stringify(put))
})

test('what was left over is sent again', async () => {
  const { url, asked } = await saying(({ body }) => {
    const { RequestItems } = JSON.parse(body) as { RequestItems: { orders: unknown[] } }
    const left = RequestItems.orders.slice(10)
    return { body: JSON.stringify({ UnprocessedItems: left.length === 0 ? {} : { orders: left } }) }
  })
  const written = await bulkLaneOver(await opened(url)).write({ table: 'orders', writes: puts(25) })
  expect(written).toEqual({ done: 25, written: 25, refused: [], waits: false })
  expect(asked).toHaveLength(3)
})

test('who wants to stop does not wait until there is throughput', async () => {
  const stop = new AbortController()
  const { url, asked } = await saying(({ body }) => {
    if (asked.length < 2) return { body: '{}' }
    setTimeout(() => stop.abort(), 20)
    return asked.length < 4 ? { body: JSON.stringify({ UnprocessedItems: JSON.parse(body).RequestItems }) } : 'nothing'
  })
  const bulk = bulkLaneOver(await opened(url))
  const written = await bulk.write({ table: 'orders', writes: puts(60) }, { signal: stop.signal })
  expect(written).toEqual({ done: 25, written: 25, refused: [], waits: true })
})
