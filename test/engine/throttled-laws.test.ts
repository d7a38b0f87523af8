import { expect, it } from 'vitest'
import type { Charge } from '../../src/model/charge.ts'
import type { Throttle } from '../../src/model/throttle.ts'
import type { Meter } from '../../src/operation/meter.ts'
import type { OperationName } from '../../src/operation/operation.ts'
import { fc } from '../property.ts'
import { Fixture, N, plain, S } from './support.ts'
import type { Plain } from './table-shape.ts'

/**
 * What is throttled has not happened: an engine whose meter refuses at random ends as one that was asked only for what went
 * through. Source: reference, partitions 8, operations 7 and 8.
 */

/** Refuses as the list says, one entry for each time it is asked, over and over. */
class Moody implements Meter {
  readonly enforcing = true
  readonly taken: Charge[] = []
  private asked = 0
  private readonly moods: readonly boolean[]

  constructor(moods: readonly boolean[]) {
    this.moods = moods
  }

  admit(charges: readonly Charge[]): readonly Throttle[] {
    const refuses = this.moods.length > 0 && this.moods[this.asked++ % this.moods.length]
    const victim = charges[this.asked % Math.max(1, charges.length)]
    if (!refuses || victim === undefined) {
      this.taken.push(...charges)
      return []
    }
    const { table, index, kind } = victim
    return [
      {
        ...{
          table,
          index: index?.kind === 'global' ? index.name : undefined,
          kind,
          cause: 'ProvisionedThroughput',
          billing: 'PROVISIONED',
        },
        ...{ bucket: 'table', unitsPerSecond: 1, sinceMs: 0 },
      } as Throttle,
    ]
  }

  attach(): void {}
  nextScaling(): undefined {}
  scaled(): void {}
  finish(): void {}
  expire(): void {}
  turn(): void {}
  close(): void {}
}

function database(meter?: Meter): Fixture {
  const db = new Fixture({ meter })
  db.table({ keys: 'pk:S sk:N', global: { byOwner: 'owner:S' }, local: { byTime: 'pk:S time:N' } })
  const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' }
  db.ok('UpdateTable', { StreamSpecification })
  db.ok('UpdateTimeToLive', { TimeToLiveSpecification: { Enabled: true, AttributeName: 'time' } })
  return db
}

/** Everything that a caller can see of it. */
function state(db: Fixture): unknown {
  const scan = (IndexName?: string): unknown => db.ok('Scan', IndexName === undefined ? {} : { IndexName }).Items
  const table = db.ok('DescribeTable', {}).Table
  const stream = { StreamArn: table?.LatestStreamArn ?? '' }
  const shards = db.ok('DescribeStream', stream).StreamDescription?.Shards ?? []
  const records = shards.flatMap(({ ShardId }) => {
    const iterator = db.ok('GetShardIterator', { ...stream, ShardId, ShardIteratorType: 'TRIM_HORIZON' }).ShardIterator
    const found = db.ok('GetRecords', { ShardIterator: iterator }).Records ?? []
    return found.map(({ eventName, dynamodb }) => {
      return [JSON.stringify(dynamodb?.Keys), eventName, dynamodb?.OldImage, dynamodb?.NewImage] as const
    })
  })
  // Shards are numbered at random; records of one item stand in one of them, in order.
  records.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return plain([scan(), scan('byOwner'), scan('byTime'), table?.ItemCount, table?.TableSizeBytes, records])
}

type Act = { readonly name: OperationName; readonly request: Plain }

const key = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(2)).map(([pk, sk]) => ({ pk: S(pk), sk: N(sk) }))
const item = fc
  .tuple(key, fc.constantFrom('o', 'p', undefined), fc.option(fc.nat(9)), fc.nat(2_000))
  .map(([own, owner, time, bytes]) => ({
    ...own,
    ...(owner === undefined ? {} : { owner: S(owner) }),
    ...(time === null ? {} : { time: N(time) }),
    text: S('x'.repeat(bytes)),
  }))
const write = fc.oneof(
  item.map((Item) => ({ PutRequest: { Item } })),
  key.map((Key) => ({ DeleteRequest: { Key } })),
)
const keyText = (Key: { readonly pk: Plain; readonly sk: Plain }): string => JSON.stringify([Key.pk, Key.sk])
const memberKey = (member: Plain): string =>
  keyText(
    ((member as { PutRequest?: { Item: Plain }; DeleteRequest?: { Key: Plain } }).PutRequest?.Item as never) ??
      ((member as { DeleteRequest: { Key: Plain } }).DeleteRequest.Key as never),
  )
const batch = fc.uniqueArray(write, { minLength: 1, maxLength: 6, selector: memberKey })
const action = fc.oneof(
  item.map((Item) => ({ at: keyText(Item), Put: { TableName: 'tab', Item } })),
  key.map((Key) => ({ at: keyText(Key), Delete: { TableName: 'tab', Key } })),
  key.map((Key) => ({
    at: keyText(Key),
    Update: { TableName: 'tab', Key, UpdateExpression: 'SET n = :n', ExpressionAttributeValues: { ':n': N(1) } },
  })),
)
const act: fc.Arbitrary<Act> = fc.oneof(
  item.map((Item) => ({ name: 'PutItem' as const, request: { Item } })),
  key.map((Key) => ({ name: 'DeleteItem' as const, request: { Key } })),
  key.map((Key) => ({
    name: 'UpdateItem' as const,
    request: { Key, UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': N(1) } },
  })),
  batch.map((tab) => ({ name: 'BatchWriteItem' as const, request: { RequestItems: { tab } } })),
  fc.uniqueArray(action, { minLength: 1, maxLength: 4, selector: ({ at }) => at }).map((actions) => ({
    name: 'TransactWriteItems' as const,
    request: { TransactItems: actions.map(({ at: _, ...each }) => each) },
  })),
  key.map(({ pk: { S: pk }, sk: { N: sk } }) => ({
    name: 'ExecuteStatement' as const,
    request: { Statement: `UPDATE tab SET n = 5 WHERE pk = '${pk}' AND sk = ${sk}` },
  })),
  fc.uniqueArray(key, { minLength: 1, maxLength: 4, selector: keyText }).map((keys) => ({
    name: 'BatchExecuteStatement' as const,
    request: {
      Statements: keys.map((Key) => ({ Statement: `DELETE FROM tab WHERE pk = '${Key.pk.S}' AND sk = ${Key.sk.N}` })),
    },
  })),
)

/** What is left to ask for, to be asked of the other one; undefined: nothing went through. */
function wentThrough({ name, request }: Act, answer: unknown): Act | undefined {
  const { error, UnprocessedItems, Responses } = answer as {
    error?: { name: string; CancellationReasons?: readonly { Code: string }[] }
    UnprocessedItems?: { tab?: readonly Plain[] }
    Responses?: readonly { Error?: { Code: string } }[]
  }
  const isThrottle =
    error?.name === 'ProvisionedThroughputExceededException' ||
    error?.CancellationReasons?.some(({ Code }) => Code === 'ProvisionedThroughputExceeded') === true
  if (isThrottle) return undefined
  if (name === 'BatchWriteItem') {
    const left = new Set((UnprocessedItems?.tab ?? []).map(memberKey))
    const { tab } = request['RequestItems'] as { tab: readonly Plain[] }
    return { name, request: { RequestItems: { tab: tab.filter((member) => !left.has(memberKey(member))) } } }
  }
  if (name === 'BatchExecuteStatement') {
    const all = request['Statements'] as readonly Plain[]
    const Statements = all.filter((_, at) => Responses?.[at]?.Error?.Code !== 'ProvisionedThroughputExceeded')
    return Statements.length === 0 ? undefined : { name, request: { Statements } }
  }
  return { name, request }
}

it('what is throttled leaves no trace, and what went through is all of it charged', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 7 }), fc.array(act, { maxLength: 25 }), (moods, acts) => {
      const meter = new Moody(moods)
      const db = database(meter)
      const other = database()
      for (const each of acts) {
        meter.taken.length = 0
        const answer = db.call(each.name, each.request)
        expect(db.charges).toEqual(meter.taken)
        const rest = wentThrough(each, answer)
        if (rest !== undefined) other.call(rest.name, rest.request)
      }
      const quiet = meter as { admit: Meter['admit'] }
      quiet.admit = () => []
      expect(state(db)).toEqual(state(other))
    }),
    { numRuns: 150 },
  )
})

it('a throttled transaction keeps no token: the same request is done later, once', () => {
  const moods = [true, false, false, false]
  const db = database(new Moody(moods))
  const request = {
    ClientRequestToken: 'once',
    TransactItems: [
      {
        Update: {
          TableName: 'tab',
          Key: { pk: S('a'), sk: N(1) },
          UpdateExpression: 'ADD n :n',
          ExpressionAttributeValues: { ':n': N(1) },
        },
      },
    ],
  }
  expect(db.call('TransactWriteItems', request)).toMatchObject({ error: { name: 'TransactionCanceledException' } })
  expect(db.call('TransactWriteItems', request)).toEqual({})
  expect(db.call('TransactWriteItems', request)).toEqual({})
  expect(db.ok('GetItem', { Key: { pk: S('a'), sk: N(1) } }).Item).toEqual({ pk: S('a'), sk: N(1), n: N(1) })
})
