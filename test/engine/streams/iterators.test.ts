import { describe, expect, it } from 'vitest'
import { must } from '../../../src/base/must.ts'
import type { Shard } from '../../../src/operation/operation-types.ts'
import { Fixture, N, plain, refused, S } from '../support.ts'
import type { Plain } from '../table-shape.ts'
import {
  allRecords,
  dayMs,
  hourMs,
  iterator,
  iteratorRequest,
  numberOf,
  recordsOf,
  setStream,
  shardsOf,
  streamedTable,
} from './stream-reader.ts'

/** Iterators and GetRecords. Source: reference, streams-ttl-backup 1.3; README row 25; STR-2; errors 246-248. */

const expired = refused('The provided iterator exceeds the maximum age allowed.', 'ExpiredIteratorException')
const trimmed = refused('The data you are trying to access has been trimmed.', 'TrimmedDataAccessException')
const invalid = expect.objectContaining({
  error: expect.objectContaining({ name: 'ValidationException' }) as unknown,
}) as unknown
const minuteMs = 60_000

type Reading = { readonly db: Fixture; readonly arn: string; readonly shard: Shard }

/** One shard with items n = 1 to `count`, a millisecond apart. */
function reading(count = 3): Reading {
  const db = new Fixture({ settings: { streamShards: 'single' } })
  const arn = streamedTable(db)
  putNumbers(db, 1, count)
  return { db, arn, shard: must(shardsOf(db, arn)[0], 'a shard') }
}

function putNumbers(db: Fixture, from: number, to: number): void {
  for (let n = from; n <= to; n += 1) {
    db.put({ pk: S(`k${n}`), n: N(n) })
    db.clock.advance(1)
  }
}

const numbersAt = (db: Fixture, ShardIterator: string | undefined, Limit?: number): readonly number[] =>
  must(db.ok('GetRecords', { ShardIterator, Limit }).Records, 'a list').map(({ dynamodb }) =>
    Number((plain(dynamodb?.NewImage) as { n: { N: string } }).n.N),
  )

const nextAt = (db: Fixture, ShardIterator: string | undefined, Limit?: number): string | undefined =>
  db.ok('GetRecords', { ShardIterator, Limit }).NextShardIterator

describe('STR-2 the four kinds of iterator', () => {
  it('TRIM_HORIZON: from the oldest', () => {
    const { db, arn, shard } = reading()
    expect(numbersAt(db, iterator(db, arn, shard))).toEqual([1, 2, 3])
  })

  it('LATEST: what comes after it was asked for', () => {
    const { db, arn, shard } = reading()
    const latest = iterator(db, arn, shard, 'LATEST')
    expect(numbersAt(db, latest)).toEqual([])
    putNumbers(db, 4, 5)
    expect(numbersAt(db, latest)).toEqual([4, 5])
  })

  it('AT_SEQUENCE_NUMBER and AFTER_SEQUENCE_NUMBER', () => {
    const { db, arn, shard } = reading()
    const second = numberOf(allRecords(db, arn)[1])
    expect(numbersAt(db, iterator(db, arn, shard, 'AT_SEQUENCE_NUMBER', second))).toEqual([2, 3])
    expect(numbersAt(db, iterator(db, arn, shard, 'AFTER_SEQUENCE_NUMBER', second))).toEqual([3])
  })

  it('AT the number with which a shard starts, where no record is', () => {
    const { db, arn, shard } = reading()
    const start = must(shard.SequenceNumberRange?.StartingSequenceNumber, 'a start')
    expect(numbersAt(db, iterator(db, arn, shard, 'AT_SEQUENCE_NUMBER', start))).toEqual([1, 2, 3])
  })

  it('a number is needed, or is not allowed, or is none, or is not in the shard', () => {
    const { db, arn, shard } = reading()
    const number = numberOf(allRecords(db, arn)[0])
    const asked = (type: string, sequence?: string): unknown =>
      db.call('GetShardIterator', iteratorRequest(arn, shard, type, sequence))
    for (const type of ['AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER']) {
      expect(asked(type)).toEqual(invalid)
      expect(asked(type, 'x'.repeat(21))).toEqual(invalid)
      expect(asked(type, '7'.repeat(21))).toEqual(invalid)
      expect(asked(type, '9'.repeat(40))).toEqual(invalid)
    }
    for (const type of ['TRIM_HORIZON', 'LATEST']) expect(asked(type, number)).toEqual(invalid)
    expect(asked('AT_TIMESTAMP')).toEqual(invalid)
    db.clock.advance(4 * hourMs)
    const [, child] = shardsOf(db, arn)
    expect(db.call('GetShardIterator', iteratorRequest(arn, child, 'AT_SEQUENCE_NUMBER', number))).toEqual(invalid)
  })

  it('errors 248: an unknown shard', () => {
    const { db, arn } = reading()
    for (const ShardId of [
      'shardId-00000001414576573621-f55eea83',
      'shardId-00000001772409600000-00000001',
      'x'.repeat(30),
    ]) {
      expect(db.call('GetShardIterator', iteratorRequest(arn, { ShardId }, 'LATEST'))).toEqual(
        refused('Requested resource not found: Shard does not exist', 'ResourceNotFoundException'),
      )
    }
  })

  it('an iterator has at most 2048 characters, also for the longest name', () => {
    const db = new Fixture()
    const arn = streamedTable(db, 'KEYS_ONLY', { name: 'n'.repeat(255) })
    expect(iterator(db, arn, shardsOf(db, arn)[0]).length).toBeLessThan(2048)
  })
})

describe('1.3 how long an iterator lasts', () => {
  it('errors 246: 15 minutes', () => {
    const { db, arn, shard } = reading()
    const given = iterator(db, arn, shard)
    db.clock.advance(15 * minuteMs - 1)
    expect(numbersAt(db, given)).toEqual([1, 2, 3])
    db.clock.advance(1)
    expect(db.call('GetRecords', { ShardIterator: given })).toEqual(expired)
  })

  it('the next one lasts as long again', () => {
    const { db, arn, shard } = reading()
    let next: string | undefined = iterator(db, arn, shard)
    for (let round = 0; round < 10; round += 1) {
      db.clock.advance(14 * minuteMs)
      next = nextAt(db, next)
    }
    expect(numbersAt(db, next)).toEqual([])
  })

  it('nonsense', () => {
    const { db, arn, shard } = reading()
    const given = iterator(db, arn, shard)
    const changed = given.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    const elsewhere = given.replace('tab', 'bat')
    for (const ShardIterator of ['nonsense', '|', '||', `${arn}|1|`, `${arn}|1|AAAA`, changed, elsewhere]) {
      expect(db.call('GetRecords', { ShardIterator })).toEqual(invalid)
    }
    expect(db.call('GetRecords', { ShardIterator: 'x'.repeat(2049) })).toEqual(invalid)
  })
})

describe('1.3 GetRecords', () => {
  it('goes on where the page before ended', () => {
    const { db, arn, shard } = reading(5)
    const first = iterator(db, arn, shard)
    expect(numbersAt(db, first, 2)).toEqual([1, 2])
    const second = nextAt(db, first, 2)
    expect(numbersAt(db, second, 2)).toEqual([3, 4])
    const third = nextAt(db, second, 2)
    expect(numbersAt(db, third, 2)).toEqual([5])
    const fourth = nextAt(db, third, 2)
    expect(db.ok('GetRecords', { ShardIterator: fourth }).Records).toEqual([])
    putNumbers(db, 6, 6)
    expect(numbersAt(db, fourth)).toEqual([6])
  })

  it('at most 1000 records, README 25: and no Limit above', () => {
    const { db, arn, shard } = reading(1001)
    const first = iterator(db, arn, shard)
    expect(numbersAt(db, first)).toHaveLength(1000)
    expect(numbersAt(db, nextAt(db, first))).toEqual([1001])
    expect(numbersAt(db, first, 1000)).toHaveLength(1000)
    expect(db.call('GetRecords', { ShardIterator: first, Limit: 1001 })).toEqual(invalid)
    expect(db.call('GetRecords', { ShardIterator: first, Limit: 0 })).toEqual(invalid)
  })

  it('at most 1 MB, but always one record', () => {
    const { db, arn, shard } = reading(0)
    const put = (pk: string, bytes: number): void => db.put({ pk: S(pk), n: N(1), f: S('x'.repeat(bytes)) })
    for (const pk of ['a', 'b', 'c']) put(pk, 400_000)
    const first = iterator(db, arn, shard)
    expect(numbersAt(db, first)).toHaveLength(2)
    expect(numbersAt(db, nextAt(db, first))).toHaveLength(1)
    // Both images.
    put('a', 409_000)
    put('b', 409_000)
    expect(recordsOf(db, arn, shard)).toHaveLength(5)
  })

  it('README 25: the answer with the last records of a closed shard has no NextShardIterator', () => {
    const { db, arn, shard } = reading(4)
    db.clock.advance(4 * hourMs)
    const first = iterator(db, arn, shard)
    const second = nextAt(db, first, 2)
    expect(second).toBeDefined()
    expect(numbersAt(db, second, 2)).toEqual([3, 4])
    expect(nextAt(db, second, 2)).toBeUndefined()
    expect(nextAt(db, iterator(db, arn, shard, 'LATEST'))).toBeUndefined()
  })

  it('and of an empty one, and of one that was closed since the iterator was given', () => {
    const { db, arn, shard } = reading(1)
    const latest = iterator(db, arn, shard, 'LATEST')
    setStream(db, undefined)
    expect(plain(db.ok('GetRecords', { ShardIterator: latest }))).toEqual({ Records: [] })
  })
})

describe('1.1 records are kept for 24 hours', () => {
  const trimmedReading = (): Reading & { readonly numbers: readonly string[] } => {
    const made = reading(2)
    made.db.clock.advance(2 * hourMs)
    putNumbers(made.db, 3, 4)
    const numbers = allRecords(made.db, made.arn).map(numberOf)
    made.db.clock.advance(22 * hourMs)
    return { ...made, numbers }
  }

  it('each of them', () => {
    const { db, arn, shard } = reading(2)
    db.clock.advance(dayMs - 2)
    expect(recordsOf(db, arn, shard)).toHaveLength(2)
    db.clock.advance(1)
    expect(recordsOf(db, arn, shard)).toHaveLength(1)
    db.clock.advance(1)
    expect(recordsOf(db, arn, shard)).toHaveLength(0)
  })

  it('errors 247: AT or AFTER a number that has been trimmed', () => {
    const { db, arn, shard, numbers } = trimmedReading()
    for (const type of ['AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER']) {
      expect(db.call('GetShardIterator', iteratorRequest(arn, shard, type, numbers[1]))).toEqual(trimmed)
      expect(db.call('GetShardIterator', iteratorRequest(arn, shard, type, '0'.repeat(21)))).toEqual(trimmed)
      expect(iterator(db, arn, shard, type, numbers[2])).not.toBe('')
    }
    expect(numbersAt(db, iterator(db, arn, shard))).toEqual([3, 4])
  })

  it('errors 247: an iterator whose record has been trimmed meanwhile', () => {
    const { db, arn, shard } = reading(2)
    db.clock.advance(dayMs - 5 * minuteMs)
    const [first] = recordsOf(db, arn, shard)
    const at = iterator(db, arn, shard, 'AT_SEQUENCE_NUMBER', numberOf(first))
    const between = nextAt(db, iterator(db, arn, shard), 1)
    const horizon = iterator(db, arn, shard)
    db.clock.advance(5 * minuteMs)
    expect(db.call('GetRecords', { ShardIterator: at })).toEqual(trimmed)
    expect(db.call('GetRecords', { ShardIterator: between })).toEqual(trimmed)
    expect(numbersAt(db, horizon)).toEqual([])
  })

  it('who has read everything there was loses nothing', () => {
    const { db, arn } = reading(2)
    db.clock.advance(23 * hourMs)
    const open = must(shardsOf(db, arn).at(-1), 'a shard')
    let next = nextAt(db, iterator(db, arn, open))
    for (let round = 0; round < 8; round += 1) {
      db.clock.advance(5 * minuteMs)
      next = nextAt(db, next)
    }
    putNumbers(db, 3, 3)
    expect(numbersAt(db, next)).toEqual([3])
  })

  it('errors 247: a shard that is gone', () => {
    const { db, arn, shard } = reading(2)
    db.clock.advance(dayMs + 4 * hourMs - 5 * minuteMs)
    const horizon = iterator(db, arn, shard)
    db.clock.advance(10 * minuteMs)
    expect(db.call('GetRecords', { ShardIterator: horizon })).toEqual(trimmed)
  })
})

it('what GetRecords does not know is refused by name of the constraint', () => {
  const { db } = reading()
  const call = (request: Plain): unknown => db.call('GetRecords', request)
  expect(call({})).toEqual(invalid)
  expect(call({ ShardIterator: '' })).toEqual(invalid)
})
