import { expect, it } from 'vitest'
import { bulkLaneOf } from '../../src/engine/bulk-lane.ts'
import type { Charge } from '../../src/model/charge.ts'
import type { Item } from '../../src/model/value.ts'
import type { BulkWrite } from '../../src/operation/bulk.ts'
import { fc } from '../property.ts'
import { Fixture, itemOfBytes, N, plain, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** Thousands of items in one transaction: by the rules of PutItem, whatever the shape of the table. */

const shape = { keys: 'pk:S', global: { byOwner: 'owner:S' }, local: {} }
const puts = (...given: Plain[]): readonly BulkWrite[] => given.map((put) => ({ put: put as unknown as Item }))

it('law: what writeMany leaves is what as many PutItems leave, refusals, streams, sizes and charges included', () => {
  const attribute = fc.oneof(
    fc.constantFrom(S('x'), S(''), N('1'), N('01.50'), N('no number'), { BOOL: true }, { SS: ['b', 'a'] }, { SS: [] }),
    fc.constantFrom({ S: 1 }, { L: 'no list' }, {}),
  )
  const item = fc.record(
    { pk: fc.constantFrom(S('a'), S('b'), S(''), N('1')), owner: attribute, x: attribute },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.array(item, { maxLength: 8 }), fc.boolean(), (given, hasStream) => {
      const [many, single] = [new Fixture(), new Fixture()]
      const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' }
      for (const db of [many, single]) {
        db.table({ keys: 'pk:S', global: { byOwner: 'owner:S' } })
        if (hasStream) db.ok('UpdateTable', { StreamSpecification })
        db.clock.advance(1_000)
      }
      const charges: Charge[] = []
      const batch = { table: 'tab', writes: puts(...(given as Plain[])), skipRefused: true }
      const written = many.engine.writeMany(batch, { charges })
      const refusals: unknown[] = []
      const spent: Charge[] = []
      for (const [at, Item] of given.entries()) {
        const answer = single.call('PutItem', { Item }) as { error?: { name: string; message: string } }
        if (answer.error !== undefined) refusals.push({ at, code: answer.error.name, message: answer.error.message })
        else spent.push(...single.charges)
      }
      expect(written.refused.map(({ at, code }) => ({ at, code }))).toEqual(
        refusals.map((refusal) => ({ at: (refusal as { at: number }).at, code: (refusal as { code: string }).code })),
      )
      expect(written).toMatchObject({ done: given.length, written: given.length - refusals.length, waits: false })
      expect(units(charges)).toEqual(units(spent))
      for (const IndexName of [undefined, 'byOwner'])
        expect(plain(many.ok('Scan', { IndexName }))).toEqual(plain(single.ok('Scan', { IndexName })))
      if (hasStream) expect(recordsOf(many)).toEqual(recordsOf(single))
      const { ItemCount, TableSizeBytes } = many.ok('DescribeTable', {}).Table ?? {}
      expect(single.ok('DescribeTable', {}).Table).toMatchObject({ ItemCount, TableSizeBytes })
    }),
    { numRuns: 60 },
  )
})

const units = (charges: readonly Charge[]): object =>
  Object.fromEntries(
    [...Map.groupBy(charges, ({ table, index }) => `${table} ${index?.name ?? ''}`)].map(([arm, all]) => [
      arm,
      all.reduce((sum, { halfUnits }) => sum + halfUnits, 0),
    ]),
  )

function recordsOf(db: Fixture): readonly unknown[] {
  const StreamArn = db.ok('DescribeTable', {}).Table?.LatestStreamArn
  const shards = db.ok('DescribeStream', { StreamArn }).StreamDescription?.Shards ?? []
  return shards.flatMap(({ ShardId }) => {
    const { ShardIterator } = db.ok('GetShardIterator', { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' })
    return (db.ok('GetRecords', { ShardIterator }).Records ?? []).map(({ eventName, dynamodb: change }) =>
      plain([eventName, change?.Keys, change?.NewImage, change?.OldImage]),
    )
  })
}

it('stops at the first refusal, with what is before it and the note of how far that is', async () => {
  const db = tableFixture(shape)
  const lane = bulkLaneOf(db.engine)
  const note = { name: 'import x', about: 'a file', places: [10, 11, 12, 13] }
  const batch = { table: 'tab', writes: puts({ pk: S('a') }, { n: N(1) }, { pk: S('c') }), note }
  expect(await lane.write(batch)).toEqual({
    done: 1,
    written: 1,
    refused: [
      {
        at: 1,
        code: 'ValidationException',
        message: 'One or more parameter values were invalid: Missing the key pk in the item',
      },
    ],
    waits: false,
  })
  expect(await lane.note('import x')).toEqual({ place: 11, about: 'a file' })
  expect(db.ok('DescribeTable', {}).Table?.ItemCount).toBe(1)
  await lane.forgetNote('import x')
  expect(await lane.note('import x')).toBeUndefined()
})

it('an item over 400 KB is refused as PutItem refuses it', () => {
  const db = tableFixture()
  const written = db.engine.writeMany({ table: 'tab', writes: puts(itemOfBytes(409_601)), skipRefused: true })
  expect(written.refused).toMatchObject([{ message: 'Item size has exceeded the maximum allowed size' }])
})

it('what an item collection has no room for is undone alone', () => {
  const db = tableFixture(
    { keys: 'pk:S sk:N', local: { byTime: 'pk:S time:N' } },
    { settings: { itemCollectionBytesMax: 2_000 } },
  )
  const rows = [1, 2, 3].map((sk) => ({ pk: S('a'), sk: N(sk), time: N(sk), f: S('x'.repeat(500)) }))
  const written = db.engine.writeMany({ table: 'tab', writes: puts(...rows), skipRefused: true })
  expect(written).toMatchObject({ written: 1, refused: [{ at: 1 }, { at: 2 }] })
  expect(written.refused[0]?.code).toBe('ItemCollectionSizeLimitExceededException')
  expect(db.ok('Scan', {}).Count).toBe(1)
  expect(db.ok('Scan', { IndexName: 'byTime' }).Count).toBe(1)
})

it('a key is removed as DeleteItem removes it, there or not', () => {
  const db = tableFixture(shape)
  db.put({ pk: S('a'), owner: S('o') })
  const writes = [{ remove: { pk: S('a') } }, { remove: { pk: S('b') } }, { remove: { n: N(1) } }] as never
  const written = db.engine.writeMany({ table: 'tab', writes, skipRefused: true })
  expect(written).toMatchObject({
    written: 2,
    refused: [{ at: 2, message: 'The provided key element does not match the schema' }],
  })
  expect(db.ok('Scan', { IndexName: 'byOwner' }).Count).toBe(0)
})
