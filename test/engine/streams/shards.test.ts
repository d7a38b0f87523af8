import { describe, expect, it } from 'vitest'
import type { Shard } from '../../../src/operation/operation-types.ts'
import { Fixture, S } from '../support.ts'
import {
  allRecords,
  dayMs,
  describe as describeStream,
  hourMs,
  iterator,
  numberOf,
  recordsOf,
  shardId,
  shardsOf,
  streamedTable,
} from './stream-reader.ts'

/** Shards. Source: reference, streams-ttl-backup 1.2; README row 24. */

const single = (): Fixture => new Fixture({ settings: { streamShards: 'single' } })
const isOpen = (shard: Shard): boolean => shard.SequenceNumberRange?.EndingSequenceNumber === undefined
const rangeOf = (shard: Shard | undefined): readonly (string | undefined)[] => [
  shard?.SequenceNumberRange?.StartingSequenceNumber,
  shard?.SequenceNumberRange?.EndingSequenceNumber,
]
const putMany = (db: Fixture, count: number, from = 0): void =>
  db.put(...Array.from({ length: count }, (_, at) => ({ pk: S(`k${from + at}`) })))
const toProvisioned = (db: Fixture, writeUnits: number): unknown =>
  db.ok('UpdateTable', {
    BillingMode: 'PROVISIONED',
    ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: writeUnits },
  })

describe('README 24 one shard for each partition', () => {
  it('four on demand', () => {
    const db = new Fixture()
    const shards = shardsOf(db, streamedTable(db))
    expect(shards.map(shardId)).toEqual([
      'shardId-00000001772409600000-00000000',
      'shardId-00000001772409600000-40000000',
      'shardId-00000001772409600000-80000000',
      'shardId-00000001772409600000-c0000000',
    ])
    expect(shards.every(isOpen)).toBe(true)
    expect(shards.every(({ ParentShardId }) => ParentShardId === undefined)).toBe(true)
  })

  it.each([
    [[5, 5], 1],
    [[3000, 2500], 4],
  ] as const)('provisioned %j: %i', (units, count) => {
    const db = new Fixture()
    expect(shardsOf(db, streamedTable(db, 'KEYS_ONLY', { units }))).toHaveLength(count)
  })

  it('or one alone, by the setting', () => {
    const db = single()
    expect(shardsOf(db, streamedTable(db)).map(shardId)).toEqual(['shardId-00000001772409600000-00000000'])
  })

  it('an item keeps to its shard, and every shard gets some', () => {
    const db = new Fixture()
    const arn = streamedTable(db)
    putMany(db, 40)
    for (let at = 0; at < 40; at += 1) db.ok('DeleteItem', { Key: { pk: S(`k${at}`) } })
    const keys = shardsOf(db, arn).map((shard) =>
      recordsOf(db, arn, shard).map(({ dynamodb }) => JSON.stringify(dynamodb?.Keys)),
    )
    for (const found of keys) {
      const inserted = found.slice(0, found.length / 2)
      expect(found).toEqual([...inserted, ...inserted])
      expect(inserted.length).toBeGreaterThan(0)
    }
    expect(new Set(keys.flat()).size).toBe(40)
  })
})

describe('1.2 shards roll every four hours', () => {
  it('children follow their parents, and numbers go on', () => {
    const db = single()
    const arn = streamedTable(db)
    putMany(db, 2)
    db.clock.advance(4 * hourMs - 1)
    expect(shardsOf(db, arn)).toHaveLength(1)
    putMany(db, 1, 2)
    db.clock.advance(1)
    putMany(db, 3, 3)
    const [first, second, ...more] = shardsOf(db, arn)
    expect(more).toEqual([])
    expect(second?.ParentShardId).toBe(first?.ShardId)
    expect([recordsOf(db, arn, first).length, recordsOf(db, arn, second).length]).toEqual([3, 3])
    const [start, end] = rangeOf(first)
    expect(rangeOf(second)).toEqual([String(BigInt(end ?? '') + 1n), undefined])
    const numbers = [start ?? '', ...recordsOf(db, arn, first).map(numberOf), end ?? '']
    expect(numbers).toEqual(numbers.toSorted())
    expect(numbers.every((number) => /^\d{21}$/.test(number))).toBe(true)
  })

  it('nobody has to look or to write for it: what is seen depends on the clock alone', () => {
    const [quiet, watched] = [new Fixture(), new Fixture()]
    const seen = [quiet, watched].map((db) => {
      const arn = streamedTable(db)
      for (let hour = 0; hour < 60; hour += 1) {
        db.clock.advance(hourMs)
        if (db === watched) expect(allRecords(db, arn)).toEqual([])
      }
      return shardsOf(db, arn)
    })
    expect(seen[0]).toEqual(seen[1])
    // Of the last 24 hours, and the one that was open when they began.
    expect(seen[0]).toHaveLength(7 * 4)
    expect(seen[0]?.filter(isOpen)).toHaveLength(4)
  })

  it('1.1: a closed shard goes 24 hours after it was closed', () => {
    const db = single()
    const arn = streamedTable(db)
    const [first] = shardsOf(db, arn)
    db.clock.advance(4 * hourMs + dayMs - 1)
    expect(shardsOf(db, arn)[0]).toMatchObject({ ShardId: shardId(first) })
    db.clock.advance(1)
    const [second] = shardsOf(db, arn)
    expect(second?.ParentShardId).toBe(first?.ShardId)
  })

  it('a millisecond with more records than it has numbers lends from the next', () => {
    const db = single()
    const arn = streamedTable(db, 'KEYS_ONLY')
    putMany(db, 2500)
    const records = allRecords(db, arn)
    expect(new Set(records.map(numberOf)).size).toBe(2500)
    expect(records.at(-1)?.dynamodb?.ApproximateCreationDateTime).toBe(db.clock.now() / 1000)
  })
})

describe('1.2 shards split with the partitions', () => {
  it('each into equally many children', () => {
    const db = new Fixture()
    const arn = streamedTable(db, 'KEYS_ONLY', { units: [5, 1001] })
    expect(shardsOf(db, arn)).toHaveLength(2)
    putMany(db, 10)
    db.clock.advance(hourMs)
    db.ok('UpdateTable', { ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 2500 } })
    putMany(db, 10, 10)
    const shards = shardsOf(db, arn)
    expect(shards).toHaveLength(2 + 4)
    expect(shards.filter(isOpen)).toHaveLength(4)
    const [low, high] = shards.map(shardId)
    expect(shards.slice(2).map(({ ParentShardId }) => ParentShardId)).toEqual([low, low, high, high])
    expect(allRecords(db, arn)).toHaveLength(20)
  })

  it('partitions 4: never merged', () => {
    const db = new Fixture()
    const arn = streamedTable(db)
    toProvisioned(db, 1)
    expect(shardsOf(db, arn)).toHaveLength(4)
  })

  it('at the same moment as they began, and twice', () => {
    const db = new Fixture()
    const arn = streamedTable(db, 'KEYS_ONLY', { units: [5, 5] })
    putMany(db, 3)
    for (const units of [1500, 2500]) {
      db.ok('UpdateTable', { ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: units } })
      putMany(db, 3, units)
    }
    const shards = shardsOf(db, arn)
    expect(new Set(shards.map(shardId)).size).toBe(1 + 2 + 4)
    expect(allRecords(db, arn)).toHaveLength(9)
  })
})

describe('1.2 DescribeStream', () => {
  it('operations 12: says what the stream is', () => {
    const db = new Fixture()
    const arn = streamedTable(db, 'OLD_IMAGE', { keys: 'pk:S sk:N' })
    const { Shards: _, ...rest } = describeStream(db, arn)
    expect(rest).toEqual({
      StreamArn: arn,
      StreamLabel: '2026-03-02T00:00:00.000',
      StreamStatus: 'ENABLED',
      StreamViewType: 'OLD_IMAGE',
      CreationRequestDateTime: db.clock.now() / 1000,
      TableName: 'tab',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    })
  })

  it('pages by Limit; the last page has no LastEvaluatedShardId', () => {
    const db = new Fixture()
    const arn = streamedTable(db)
    db.clock.advance(4 * hourMs)
    const ids = shardsOf(db, arn).map(shardId)
    const page = (start?: string) => {
      const { Shards, LastEvaluatedShardId } = describeStream(db, arn, { Limit: 4, ExclusiveStartShardId: start })
      return [Shards?.map(shardId), LastEvaluatedShardId]
    }
    expect(page()).toEqual([ids.slice(0, 4), ids[3]])
    expect(page(ids[3])).toEqual([ids.slice(4), undefined])
  })

  it('an unknown ExclusiveStartShardId: no shards, no error', () => {
    const db = new Fixture()
    const start = { ExclusiveStartShardId: 'shardId-00000001414576573621-f55eea83' }
    expect(describeStream(db, streamedTable(db), start).Shards).toEqual([])
  })

  it('CHILD_SHARDS: the children of one shard', () => {
    const db = new Fixture()
    const arn = streamedTable(db)
    db.clock.advance(8 * hourMs)
    const shards = shardsOf(db, arn)
    const children = (ShardId: string): unknown =>
      describeStream(db, arn, { ShardFilter: { Type: 'CHILD_SHARDS', ShardId } }).Shards
    expect(children(shardId(shards[1]))).toEqual([shards[5]])
    expect(children(shardId(shards[9]))).toEqual([])
    expect(db.call('DescribeStream', { StreamArn: arn, ShardFilter: { Type: 'CHILD_SHARDS' } })).toMatchObject({
      error: { name: 'ValidationException' },
    })
  })

  it('data-model 14: Limit is at most 100', () => {
    const db = new Fixture()
    const arn = streamedTable(db)
    const message =
      "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100"
    const error = { error: { name: 'ValidationException', message } }
    expect(db.call('DescribeStream', { StreamArn: arn, Limit: 101 })).toEqual(error)
    expect(db.call('ListStreams', { TableName: undefined, Limit: 101 })).toEqual(error)
  })
})

it('a shard of ten thousand is found by its id', () => {
  const db = new Fixture()
  const arn = streamedTable(db, 'KEYS_ONLY', { units: [1, 9_999_999] })
  const ids = shardsOf(db, arn)
  expect(ids).toHaveLength(10_000)
  for (const at of [0, 1, 3333, 6667, 9999]) expect(iterator(db, arn, ids[at])).not.toBe('')
})
