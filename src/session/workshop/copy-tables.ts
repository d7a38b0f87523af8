import type { Item } from '../../model/value.ts'
import type { Backend } from '../../operation/operation.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { unmetered } from '../../operation/unmetered.ts'
import { copyOf } from '../simulate/simulated-tables.ts'

/** As many as BatchWriteItem takes. */
const itemsPerBatch = 25

/** Makes the tables of one database in another, with their items and when these expire. Meters do not hear of it. */
export async function copyTables(source: Backend, target: Backend): Promise<void> {
  const [from, to] = [unmetered(source), unmetered(target)]
  for (const name of await tableNames(from)) {
    const { Table: table = {} } = await from.run('DescribeTable', { TableName: name })
    const { OnDemandThroughput } = table
    await to.run('CreateTable', {
      ...copyOf(table),
      ...(OnDemandThroughput === undefined ? {} : { OnDemandThroughput }),
    })
    await copyTimeToLive(from, to, name)
    await copyItems(from, to, table)
  }
}

async function tableNames(backend: Backend): Promise<readonly string[]> {
  const names: string[] = []
  let last: string | undefined
  do {
    const answer = await backend.run('ListTables', last === undefined ? {} : { ExclusiveStartTableName: last })
    names.push(...(answer.TableNames ?? []))
    last = answer.LastEvaluatedTableName
  } while (last !== undefined)
  return names
}

async function copyTimeToLive(from: Backend, to: Backend, name: string): Promise<void> {
  const { TimeToLiveDescription: found } = await from.run('DescribeTimeToLive', { TableName: name })
  const { AttributeName, TimeToLiveStatus } = found ?? {}
  if (AttributeName === undefined || TimeToLiveStatus === 'DISABLED') return
  await to.run('UpdateTimeToLive', {
    TableName: name,
    TimeToLiveSpecification: { AttributeName, Enabled: true },
  })
}

/** How many were copied, at most so many where that is said, and whether there are more. */
export async function copyItems(
  from: Backend,
  to: Backend,
  { TableName: name = '' }: TableDescription,
  most = Number.POSITIVE_INFINITY,
): Promise<{ readonly copied: number; readonly more: boolean }> {
  let last: Item | undefined
  let copied = 0
  let more = false
  do {
    const start = last === undefined ? {} : { ExclusiveStartKey: last }
    const page = await from.run('Scan', { TableName: name, ConsistentRead: true, ...start })
    const items = (page.Items ?? []).slice(0, most - copied)
    for (let at = 0; at < items.length; at += itemsPerBatch) {
      const puts = items.slice(at, at + itemsPerBatch).map((item) => ({ PutRequest: { Item: item } }))
      await to.run('BatchWriteItem', { RequestItems: { [name]: puts } })
    }
    copied += items.length
    more = items.length < (page.Items ?? []).length || page.LastEvaluatedKey !== undefined
    last = page.LastEvaluatedKey
  } while (last !== undefined && copied < most)
  return { copied, more }
}
