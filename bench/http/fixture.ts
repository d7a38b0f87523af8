import { setTimeout } from 'node:timers/promises'
import { createTableRequest } from '../../test/engine/table-shape.ts'
import { callOnce, load } from './load.ts'
import type { Address } from './load-connection.ts'
import { requestBytes } from './request-template.ts'
import { type Json, sizes, storedItems, type TableName } from './workloads.ts'

/** Creates a table as DynamoDB has it and fills it. Throws when the server has no streams and the table needs one. */
export async function createTable(address: Address, table: TableName, name: string): Promise<void> {
  const global = table === 'reads' ? { byOwner: 'owner:S n:N' } : {}
  const stream =
    table === 'streamed' ? { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } } : {}
  await callOnce(address, 'CreateTable', { ...createTableRequest({ name, keys: 'pk:S sk:S', global }), ...stream })
  const { LatestStreamArn } = await activeTable(address, name)
  if (table === 'streamed' && LatestStreamArn === undefined) throw new Error('has no streams')
  await putAll(address, name, sizes[table], storedItems[table])
}

type Item = (at: number) => Json
type Way = 'BatchWriteItem' | 'PutItem'

const batchSize = 25
const tried = 4 * batchSize

/** Puts so many items in the way that is quicker at this server: for some a batch takes much longer than its puts do. */
export async function putAll(address: Address, table: string, count: number, itemAt: Item): Promise<void> {
  if (count <= 2 * tried) return put('BatchWriteItem', address, table, [0, count], itemAt)
  const batches = await timeMs(() => put('BatchWriteItem', address, table, [0, tried], itemAt))
  const puts = await timeMs(() => put('PutItem', address, table, [tried, 2 * tried], itemAt))
  await put(batches < puts ? 'BatchWriteItem' : 'PutItem', address, table, [2 * tried, count], itemAt)
}

async function put(
  way: Way,
  address: Address,
  table: string,
  [from, to]: readonly [number, number],
  itemAt: Item,
): Promise<void> {
  let at = from
  const next = (): Buffer => {
    if (way === 'PutItem') return requestBytes(address, way, JSON.stringify({ TableName: table, Item: itemAt(at++) }))
    const items = Array.from({ length: Math.min(batchSize, to - at) }, (_, offset) => itemAt(at + offset))
    at += items.length
    const requests = items.map((Item) => ({ PutRequest: { Item } }))
    return requestBytes(address, way, JSON.stringify({ RequestItems: { [table]: requests } }))
  }
  const requestsMax = Math.ceil((to - from) / (way === 'PutItem' ? 1 : batchSize))
  await load(address, { connections: Math.min(4, requestsMax), ms: Infinity, requestsMax, next })
}

async function timeMs(run: () => Promise<void>): Promise<number> {
  const startMs = performance.now()
  await run()
  return performance.now() - startMs
}

type Description = {
  readonly TableStatus?: string
  readonly LatestStreamArn?: string
  readonly GlobalSecondaryIndexes?: readonly { readonly IndexStatus?: string }[]
}

const pollMs = 20
const pollsMax = 3000

async function activeTable(address: Address, name: string): Promise<Description> {
  for (let poll = 0; poll < pollsMax; poll++) {
    const answer = await callOnce(address, 'DescribeTable', { TableName: name })
    const { Table } = JSON.parse(answer) as { readonly Table: Description }
    const indexes = Table.GlobalSecondaryIndexes ?? []
    if (Table.TableStatus === 'ACTIVE' && indexes.every(({ IndexStatus }) => IndexStatus === 'ACTIVE')) return Table
    await setTimeout(pollMs)
  }
  throw new Error(`table ${name} did not become ACTIVE`)
}
