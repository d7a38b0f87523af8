import { expect, test } from 'vitest'
import { HeatSample } from '../../../src/analysis/partitions/heat-sample.ts'
import { TopKeys } from '../../../src/analysis/partitions/top-keys.ts'
import { TrafficModel } from '../../../src/analysis/partitions/traffic-model.ts'
import type { Use } from '../../../src/analysis/partitions/use.ts'
import { fc } from '../../property.ts'
import {
  drive,
  evenHash,
  minuteMs,
  number,
  onDemand,
  splitStory,
  spreadWrite,
  startMs,
  story,
  text,
  write,
} from './support.ts'

test('up to 32 keys are counted exactly', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 32 })
  fc.assert(
    fc.property(counts, (amounts) => {
      const keys = new TopKeys()
      for (const [hash, amount] of amounts.entries()) {
        for (let times = 0; times < amount; times++) keys.add(hash, number(hash), 10)
      }
      const most = Math.max(...amounts)
      const total = amounts.reduce((sum, amount) => sum + amount, 0)
      const hash = amounts.indexOf(most)
      expect(keys.hottest()).toEqual({ hash, key: number(hash), share: most / total })
    }),
  )
})

test('a key with a tenth of all traffic is found among any number of others, and never said to have more', () => {
  const keys = new TopKeys()
  for (let nth = 0; nth < 10_000; nth++) {
    if (nth % 10 === 0) keys.add(7, text('hot'), 1)
    else keys.add(1_000 + nth, text(`k${nth}`), 1)
  }
  const hottest = keys.hottest()
  expect(hottest?.key).toEqual(text('hot'))
  expect(hottest?.share).toBeGreaterThan(0.06)
  expect(hottest?.share).toBeLessThanOrEqual(0.1)
})

test('traffic of no key is a part of the whole', () => {
  const keys = new TopKeys()
  keys.add(1, text('a'), 25)
  keys.addOther(75)
  expect(keys.hottest()?.share).toBe(0.25)
})

test('what was hot once is forgotten', () => {
  const keys = new TopKeys()
  keys.add(1, text('old'), 1_000)
  for (let windows = 0; windows < 12; windows++) {
    keys.fade()
    keys.add(2, text('new'), 100)
  }
  expect(keys.hottest()?.key).toEqual(text('new'))
  for (let windows = 0; windows < 40; windows++) keys.fade()
  expect(keys.hottest()).toBeUndefined()
})

test('a sample has each key about as often as it was used, in the order of its use', () => {
  const sample = new HeatSample(1_000)
  for (let nth = 0; nth < 200; nth++) sample.add(1_000, nth % 2, number(nth))
  const accesses = sample.accesses()
  expect(accesses).toHaveLength(200)
  const odd = accesses.filter(({ hash }) => hash === 1).length
  expect(odd).toBeGreaterThan(80)
  expect(odd).toBeLessThan(120)
  const order = accesses.map(({ sort }) => JSON.stringify(sort)).map((sort) => Number(/\d+/.exec(sort)?.[0]))
  expect(order).toEqual(order.toSorted((a, b) => a - b))
})

test('a sample keeps the newest 256', () => {
  const sample = new HeatSample(10)
  for (let nth = 0; nth < 1_000; nth++) sample.add(10, nth, undefined)
  const hashes = sample.accesses().map(({ hash }) => hash)
  expect(hashes).toHaveLength(256)
  expect(Math.min(...hashes)).toBeGreaterThanOrEqual(742)
})

test('partitions 10.6: a spike that is over before a split is decided is told as one, once', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand())
  for (let times = 0; times < 2; times++) {
    drive(model, [{ perSecond: 1_200, uses: () => [write(table, { sort: number(1) })] }], 30)
    model.advance(model.nowMs + 5 * minuteMs)
  }
  expect(splitStory(model, table)).toBe('6:10 write 000000000000-400000000000 SHORT_SPIKE')
})

test('partitions 10.6: after a split a partition rests for ten minutes before the next decision', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand({ warm: { readUnits: 12_000, writeUnits: 8_000 } }))
  // All keys in the first of eight partitions.
  const uses = (nth: number): readonly Use[] => [
    spreadWrite(table, nth, { hash: Math.floor(evenHash(nth) / 8), milliUnits: 10_000 }),
  ]
  expect(story(drive(model, [{ perSecond: 350, uses }], 45 * 60))).toMatchInlineSnapshot(`
    "0:00-0:10 110/s pass, 240/s TableWriteKeyRangeThroughputExceeded
    0:10-10:00 100/s pass, 250/s TableWriteKeyRangeThroughputExceeded
    10:00-10:10 220/s pass, 130/s TableWriteKeyRangeThroughputExceeded
    10:10-25:00 200/s pass, 150/s TableWriteKeyRangeThroughputExceeded
    25:00-45:00 350/s pass"
  `)
  expect(splitStory(model, table)).toMatchInlineSnapshot(`
    "10:00 write 000000000000-200000000000 at 100712e90ec0
    25:00 write 000000000000-100712e90ec0 at 083807970c00
    25:00 write 100712e90ec0-200000000000 at 17b49c0da200
    40:00 write 17b49c0da200-200000000000 at 1be9ad25ac00
    40:00 write 083807970c00-100712e90ec0 at 0c0793ec3c00
    40:00 write 000000000000-083807970c00 at 043856995800
    40:00 write 100712e90ec0-17b49c0da200 at 13cb15f37000"
  `)
})

test('two hot items of one collection end up apart', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand())
  const uses = (nth: number): readonly Use[] => [
    write(table, { milliUnits: 10_000, sort: text(nth % 2 === 0 ? 'a' : 'b') }),
  ]
  expect(story(drive(model, [{ perSecond: 160, uses }], 12 * 60))).toMatchInlineSnapshot(`
    "0:00-0:10 110/s pass, 50/s TableWriteKeyRangeThroughputExceeded
    0:10-10:00 100/s pass, 60/s TableWriteKeyRangeThroughputExceeded
    10:00-12:00 160/s pass"
  `)
  expect(splitStory(model, table)).toMatchInlineSnapshot(
    `"10:00 write 000000000000-400000000000 at 200000000000 sort b"`,
  )
  const parts = model.report(table).partitions.filter(({ fromHash, toHash }) => toHash - fromHash === 1)
  expect(parts.map(({ sortFrom }) => sortFrom)).toEqual([undefined, 'b'])
})

test('partitions 6: queries of one collection are served by its parts after the split', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand())
  const query = [write(table, { kind: 'read', milliUnits: 50_000 })]
  expect(story(drive(model, [{ perSecond: 90, uses: () => query }], 12 * 60))).toMatchInlineSnapshot(`
    "0:00-0:10 66/s pass, 24/s TableReadKeyRangeThroughputExceeded
    0:10-10:00 60/s pass, 30/s TableReadKeyRangeThroughputExceeded
    10:00-12:00 90/s pass"
  `)
  const parts = model.report(table).partitions.filter(({ fromHash, toHash }) => toHash - fromHash === 1)
  expect(parts.map(({ sortFrom, readUnits }) => [sortFrom, readUnits])).toEqual([
    [undefined, 2_250],
    ['part 2 of 2', 2_250],
  ])
})

test('a table without a sort key says at once that an item cannot be divided', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand({ hasSortKey: false }))
  expect(model.admitMany(startMs, [write(table)], 1_100).throttles).toMatchObject([{ unsplittable: 'SINGLE_ITEM' }])
})
