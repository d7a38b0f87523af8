import { itemAt } from '../engine.ts'
import { digits } from './request-template.ts'

/** A request body, or a part of one. */
export type Json = { readonly [member: string]: unknown }

export const tableNames = ['reads', 'writes', 'large', 'streamed'] as const
export type TableName = (typeof tableNames)[number]

export type Workload = {
  readonly name: string
  readonly operation: string
  readonly table: TableName
  /** What is asked of the table; `digits` stands where a number goes in. */
  readonly request: (table: string) => Json
  readonly number?: (at: number, place: number) => number
  /** Whether one answer is what was asked for: an error answered quickly is no result. */
  readonly isRight: (answer: Answer) => boolean
  /** What the `at`-th request takes away, and has to be there first. */
  readonly consumes?: (at: number) => Json
}

export type Answer = {
  readonly Item?: Json
  readonly Items?: readonly Json[]
  readonly Count?: number
  readonly ScannedCount?: number
  readonly LastEvaluatedKey?: Json
  readonly Responses?: { readonly [table: string]: readonly Json[] }
  readonly Attributes?: Json
}

export const sizes = {
  reads: 5000,
  perPartition: 50,
  writes: 1000,
  large: 30_000,
  streamed: 12_000,
  streamedKeys: 1000,
}
const partitions = sizes.reads / sizes.perPartition

const padded = (number: number): string => String(number).padStart(digits.length, '0')
const text = (S: string): Json => ({ S })
const key = (pk: string, sk: string): Json => ({ pk: text(pk), sk: text(sk) })

/** The items that the tables hold before anything is measured. */
export const storedItems: { readonly [Name in TableName]: (at: number) => Json } = {
  reads: (at) => ({
    ...itemAt(at),
    ...key(`customer#${padded(at % partitions)}`, `order#${padded(at)}`),
    // More than two pages of 1 MB in all.
    note: text('x'.repeat(400)),
    owner: text(`owner#${padded(Math.floor(at / sizes.perPartition))}`),
  }),
  writes: (at) => written(`e#${padded(at)}`, at),
  large: (at) => ({ ...key('all', `event#${padded(at)}`), n: { N: String(at) }, note: text('x'.repeat(60)) }),
  streamed: (at) => written(`s#${padded(at % sizes.streamedKeys)}`, at),
}

/** About 200 bytes, as everywhere here. */
function written(pk: string, at: number): Json {
  return { ...itemAt(at), ...key(pk, 'v0') }
}

const marked = (pk: string): Json => written(`${pk}#${digits}`, 7)
const spread = (at: number, of: number): number => (at * 7919) % of
const anything = (): boolean => true

const partitionQuery = (table: string): Json => ({
  TableName: table,
  KeyConditionExpression: 'pk = :p',
  ExpressionAttributeValues: { ':p': text(`customer#${digits}`) },
})

export const workloads: readonly Workload[] = [
  {
    name: 'GetItem',
    operation: 'GetItem',
    table: 'reads',
    request: (table) => ({ TableName: table, Key: key(`customer#${digits}`, `order#${digits}`) }),
    number: (at, place) => (place === 0 ? spread(at, sizes.reads) % partitions : spread(at, sizes.reads)),
    isRight: ({ Item }) => Item !== undefined,
  },
  {
    name: 'PutItem new',
    operation: 'PutItem',
    table: 'writes',
    request: (table) => ({ TableName: table, Item: marked('n') }),
    isRight: anything,
  },
  {
    name: 'PutItem overwrite',
    operation: 'PutItem',
    table: 'writes',
    request: (table) => ({ TableName: table, Item: { ...marked('e'), version: { N: `1${digits}` } } }),
    number: (at, place) => (place === 0 ? spread(at, sizes.writes) : at),
    isRight: anything,
  },
  {
    name: 'UpdateItem with condition',
    operation: 'UpdateItem',
    table: 'writes',
    request: (table) => ({
      TableName: table,
      Key: key(`e#${digits}`, 'v0'),
      UpdateExpression: 'SET n = n + :one, note = :note',
      ConditionExpression: 'attribute_exists(pk) AND n >= :zero',
      ExpressionAttributeValues: { ':one': { N: '1' }, ':zero': { N: '0' }, ':note': text('y'.repeat(90)) },
      ReturnValues: 'UPDATED_NEW',
    }),
    number: (at) => spread(at, sizes.writes),
    isRight: ({ Attributes }) => Attributes !== undefined,
  },
  {
    name: 'DeleteItem',
    operation: 'DeleteItem',
    table: 'writes',
    request: (table) => ({ TableName: table, Key: key(`d#${digits}`, 'v0'), ReturnValues: 'ALL_OLD' }),
    isRight: ({ Attributes }) => Attributes !== undefined,
    consumes: (at) => written(`d#${padded(at)}`, at),
  },
  {
    name: 'Query 50 hits',
    operation: 'Query',
    table: 'reads',
    request: partitionQuery,
    number: (at) => spread(at, partitions),
    isRight: ({ Count }) => Count === sizes.perPartition,
  },
  {
    name: 'Query with filter 50 rows',
    operation: 'Query',
    table: 'reads',
    request: (table) => ({
      ...partitionQuery(table),
      FilterExpression: '#s = :open AND n >= :n',
      ExpressionAttributeNames: { '#s': 'status' },
      ExpressionAttributeValues: { ':p': text(`customer#${digits}`), ':open': text('OPEN'), ':n': { N: '2500' } },
    }),
    number: (at) => spread(at, partitions),
    isRight: ({ Count = 0, ScannedCount }) => Count > 0 && Count < 20 && ScannedCount === sizes.perPartition,
  },
  {
    name: 'Query of a global index 50 hits',
    operation: 'Query',
    table: 'reads',
    request: (table) => ({
      TableName: table,
      IndexName: 'byOwner',
      KeyConditionExpression: '#o = :o',
      ExpressionAttributeNames: { '#o': 'owner' },
      ExpressionAttributeValues: { ':o': text(`owner#${digits}`) },
    }),
    number: (at) => spread(at, partitions),
    isRight: ({ Count }) => Count === sizes.perPartition,
  },
  {
    name: 'Scan with filter 1 MB page',
    operation: 'Scan',
    table: 'reads',
    request: (table) => ({
      TableName: table,
      FilterExpression: 'n < :n',
      ExpressionAttributeValues: { ':n': { N: '100' } },
    }),
    isRight: ({ ScannedCount = 0, LastEvaluatedKey }) => ScannedCount > 1000 && LastEvaluatedKey !== undefined,
  },
  {
    name: 'BatchGetItem of 100',
    operation: 'BatchGetItem',
    table: 'reads',
    request: (table) => ({
      RequestItems: { [table]: { Keys: repeat(100, key(`customer#${digits}`, `order#${digits}`)) } },
    }),
    number: (at, place) => {
      const item = (spread(at, sizes.reads) + Math.floor(place / 2) * 97) % sizes.reads
      return place % 2 === 0 ? item % partitions : item
    },
    isRight: ({ Responses = {} }) => Object.values(Responses)[0]?.length === 100,
  },
  {
    name: 'BatchWriteItem of 25',
    operation: 'BatchWriteItem',
    table: 'writes',
    request: (table) => ({ RequestItems: { [table]: repeat(25, { PutRequest: { Item: marked('b') } }) } }),
    number: (at, place) => at * 25 + place,
    isRight: anything,
  },
  {
    name: 'TransactWriteItems of 4',
    operation: 'TransactWriteItems',
    table: 'writes',
    request: (table) => ({
      TransactItems: [
        { Put: { TableName: table, Item: marked('t') } },
        {
          Put: { TableName: table, Item: marked('e'), ConditionExpression: 'attribute_exists(pk)' },
        },
        {
          Update: {
            TableName: table,
            Key: key(`e#${digits}`, 'v0'),
            UpdateExpression: 'SET n = n + :one',
            ExpressionAttributeValues: { ':one': { N: '1' } },
          },
        },
        {
          ConditionCheck: {
            TableName: table,
            Key: key(`e#${digits}`, 'v0'),
            ConditionExpression: 'attribute_exists(pk)',
          },
        },
      ],
    }),
    // Requests that run side by side name different items: a conflict is another measurement.
    number: (at, place) => (place === 0 ? at : (at * 3 + place) % sizes.writes),
    isRight: anything,
  },
  {
    name: 'Query Limit 50 partition of 30000',
    operation: 'Query',
    table: 'large',
    request: (table) => ({
      TableName: table,
      KeyConditionExpression: 'pk = :p',
      ExpressionAttributeValues: { ':p': text('all') },
      Limit: 50,
    }),
    isRight: ({ Count, LastEvaluatedKey }) => Count === 50 && LastEvaluatedKey !== undefined,
  },
  {
    name: 'PutItem 12000 stream records',
    operation: 'PutItem',
    table: 'streamed',
    request: (table) => ({ TableName: table, Item: { ...marked('s'), version: { N: `1${digits}` } } }),
    number: (at, place) => (place === 0 ? spread(at, sizes.streamedKeys) : at),
    isRight: anything,
  },
]

const repeat = <Part>(times: number, part: Part): readonly Part[] => Array<Part>(times).fill(part)
