/** What two sides have in their tables, made equal: a difference is reported once, and not by all reads after it. */
import type { Endpoint } from './endpoint.ts'
import { sortedText } from './normalise.ts'

type Item = { readonly [name: string]: unknown }
type Contents = { readonly keys: readonly string[]; readonly items: ReadonlyMap<string, Item> }

/**
 * Gives `other` the items of `one`; what `other` refuses to store leaves both, and what it cannot delete stays. No table at
 * either: nothing to do.
 */
export async function levelTable(one: Endpoint, other: Endpoint, table: string): Promise<void> {
  const [left, right] = await Promise.all([contentsOf(one, table), contentsOf(other, table)])
  if (left === undefined || right === undefined) return
  for (const [key, item] of right.items)
    if (!left.items.has(key))
      await other.call('DeleteItem', JSON.stringify({ TableName: table, Key: part(item, right.keys) }))
  for (const [key, item] of left.items) {
    if (sortedText(right.items.get(key)) === sortedText(item)) continue
    const { status } = await other.call('PutItem', JSON.stringify({ TableName: table, Item: item }))
    if (status === 200) continue
    const refused = { TableName: table, Key: part(item, left.keys) }
    await one.must('DeleteItem', refused)
    await other.call('DeleteItem', JSON.stringify(refused))
  }
}

/** Whether nothing was refused. */
export async function emptyTable(side: Endpoint, table: string): Promise<boolean> {
  const { keys = [], items = new Map<string, Item>() } = (await contentsOf(side, table)) ?? {}
  const deletes = [...items.values()].map((item) => ({ DeleteRequest: { Key: part(item, keys) } }))
  for (let at = 0; at < deletes.length; at += batchMax) {
    const RequestItems = { [table]: deletes.slice(at, at + batchMax) }
    const { status } = await side.call('BatchWriteItem', JSON.stringify({ RequestItems }))
    if (status !== 200) return false
  }
  return true
}

const batchMax = 25

/** All items of a table by their keys; undefined without such a table. */
async function contentsOf(side: Endpoint, table: string): Promise<Contents | undefined> {
  const { status, text } = await side.call('DescribeTable', JSON.stringify({ TableName: table }))
  if (status !== 200) return undefined
  const { Table } = JSON.parse(text) as { Table: { KeySchema: readonly { readonly AttributeName: string }[] } }
  const keys = Table.KeySchema.map(({ AttributeName }) => AttributeName)
  const items = new Map<string, Item>()
  let start: unknown
  do {
    const more = start === undefined ? {} : { ExclusiveStartKey: start }
    const page = await side.must('Scan', { TableName: table, ...more })
    for (const item of page['Items'] as readonly Item[]) items.set(sortedText(part(item, keys)), item)
    start = page['LastEvaluatedKey']
  } while (start !== undefined)
  return { keys, items }
}

const part = (item: Item, names: readonly string[]): Item =>
  Object.fromEntries(names.map((name) => [name, Object.getOwnPropertyDescriptor(item, name)?.value]))
