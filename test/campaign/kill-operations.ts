import { isDeepStrictEqual } from 'node:util'
import type { EmbeddedEngine } from '../../src/engine/engine.ts'
import { ApiError } from '../../src/model/api-error.ts'
import type { OperationName, Request } from '../../src/operation/operation.ts'
import { createIndexRequest, createTableRequest, type Plain } from '../engine/table-shape.ts'
import { Random } from './random.ts'

/** What a process writes until it is killed, and what that makes of the table: the same for writer and judge. */
export type WriteOperation = {
  readonly name: OperationName
  readonly request: Plain
  readonly token?: string | undefined
  readonly apply: (items: Items) => void
}

/** Items by partition key. */
export type Items = Map<string, Plain>

export const killTable = createTableRequest({
  name: 'kept',
  keys: 'pk:S',
  global: { byGroup: 'g:S n:N', keysOnly: { keys: 'n:N', project: 'KEYS_ONLY' } },
})

/** Operation `number` of the run `seed`, on the keys of `owner` and on the counter of all. */
export function operationAt(seed: number, number: number, owner = ''): WriteOperation {
  const random = Random.ofCase(seed, number)
  if (number % 200 === 60) return indexChange({ Create: indexOfExtra })
  if (number % 200 === 160) return indexChange({ Delete: { IndexName: 'extra' } })
  const draw = { random, number, owner }
  const kind = random.below(10)
  if (kind < 3) return putOne(draw)
  if (kind < 5) return batch(draw)
  if (kind < 8) return transaction(draw, `${seed}-${number}`)
  return kind === 8 ? count() : deleteOne(draw)
}

/** What an operation is made of. */
type Draw = { readonly random: Random; readonly number: number; readonly owner: string }

const indexOfExtra = (
  createIndexRequest('kept', 'extra', 'g:S')['GlobalSecondaryIndexUpdates'] as readonly Plain[]
)[0]?.['Create']

const indexChange = (update: Plain): WriteOperation => ({
  name: 'UpdateTable',
  request: {
    TableName: 'kept',
    AttributeDefinitions: [{ AttributeName: 'g', AttributeType: 'S' }],
    GlobalSecondaryIndexUpdates: [update],
  },
  apply: () => undefined,
})

const keyCount = 60

const anyKey = ({ random, owner }: Draw): string => `${owner}k${random.below(keyCount)}`

function itemOf({ random, number }: Draw, pk: string): Plain {
  const long = random.oneIn(6) ? 'x'.repeat(random.between(1700, 30_000)) : 'short'
  const indexed = random.oneIn(4) ? {} : { g: { S: `g${random.below(5)}` }, n: { N: String(random.below(9)) } }
  return { pk: { S: pk }, number: { N: String(number) }, long: { S: long }, ...indexed }
}

export const pkOf = (item: Plain): string => (item['pk'] as { readonly S: string }).S

function putOne(draw: Draw): WriteOperation {
  const item = itemOf(draw, anyKey(draw))
  return {
    name: 'PutItem',
    request: { TableName: 'kept', Item: item },
    apply: (items) => void items.set(pkOf(item), item),
  }
}

function deleteOne(draw: Draw): WriteOperation {
  const pk = anyKey(draw)
  return {
    name: 'DeleteItem',
    request: { TableName: 'kept', Key: { pk: { S: pk } } },
    apply: (items) => void items.delete(pk),
  }
}

function differentItems(draw: Draw, count: number): readonly Plain[] {
  const first = draw.random.below(keyCount)
  return Array.from({ length: count }, (_, at) => itemOf(draw, `${draw.owner}k${(first + at) % keyCount}`))
}

function batch(draw: Draw): WriteOperation {
  const puts = differentItems(draw, draw.random.between(2, 25))
  return {
    name: 'BatchWriteItem',
    request: { RequestItems: { kept: puts.map((Item) => ({ PutRequest: { Item } })) } },
    apply: (items) => {
      for (const item of puts) items.set(pkOf(item), item)
    },
  }
}

function transaction(draw: Draw, token: string): WriteOperation {
  const [gone, ...puts] = differentItems(draw, draw.random.between(3, 20))
  const goneKey = gone === undefined ? `${draw.owner}k0` : pkOf(gone)
  const actions = [
    ...puts.map((Item) => ({ Put: { TableName: 'kept', Item } })),
    { Delete: { TableName: 'kept', Key: { pk: { S: goneKey } } } },
    { Update: countRequest },
  ]
  return {
    name: 'TransactWriteItems',
    request: { TransactItems: actions, ClientRequestToken: token },
    token,
    apply: (items) => {
      for (const item of puts) items.set(pkOf(item), item)
      items.delete(goneKey)
      countUp(items)
    },
  }
}

const countRequest = {
  TableName: 'kept',
  Key: { pk: { S: 'counter' } },
  UpdateExpression: 'ADD n :one SET g = :g',
  ExpressionAttributeValues: { ':one': { N: '1' }, ':g': { S: 'counter' } },
}

const count = (): WriteOperation => ({ name: 'UpdateItem', request: countRequest, apply: countUp })

function countUp(items: Items): void {
  items.set('counter', { pk: { S: 'counter' }, n: { N: String(countIn(items) + 1) }, g: { S: 'counter' } })
}

/** What the counter of all stands at. */
export function countIn(items: Items): number {
  const counter = items.get('counter')?.['n'] as { readonly N: string } | undefined
  return Number(counter?.N ?? 0)
}

/** An index that is there already, or not any more, is left at that. */
export function perform(engine: EmbeddedEngine, { name, request }: WriteOperation): void {
  try {
    engine.runSync(name, request as unknown as Request<typeof name>)
  } catch (error) {
    if (name !== 'UpdateTable' || !(error instanceof ApiError)) throw error
  }
}

export function itemsIn(engine: EmbeddedEngine): Items {
  const items: Items = new Map()
  let ExclusiveStartKey: Plain | undefined
  do {
    const request: Plain = { TableName: 'kept', ConsistentRead: true, ...(ExclusiveStartKey && { ExclusiveStartKey }) }
    const page = engine.runSync('Scan', request as unknown as Request<'Scan'>)
    for (const item of page.Items ?? []) items.set(pkOf(item), JSON.parse(JSON.stringify(item)) as Plain)
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey !== undefined)
  return items
}

/** Which items differ, in a few words; undefined: none. */
export function difference(found: Items, expected: Items): string | undefined {
  const keys = [...new Set([...found.keys(), ...expected.keys()])]
  const differing = keys.filter((key) => !isDeepStrictEqual(found.get(key), expected.get(key)))
  if (differing.length === 0) return undefined
  const numberOf = (item: Plain | undefined): string => JSON.stringify(item?.['number'] ?? item?.['n'] ?? 'nothing')
  return differing.map((key) => `${key}: ${numberOf(found.get(key))} for ${numberOf(expected.get(key))}`).join('; ')
}
