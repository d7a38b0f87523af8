import { expect, test } from 'vitest'
import { TrafficModel } from '../../../src/analysis/partitions/traffic-model.ts'
import type { Use } from '../../../src/analysis/partitions/use.ts'
import { readHalfUnits } from '../../../src/model/capacity.ts'
import { hashEnd } from '../../../src/model/hash-space.ts'
import {
  changeStory,
  drive,
  evenHash,
  hourMs,
  minuteMs,
  number,
  onDemand,
  provisioned,
  splitStory,
  spreadWrite,
  startMs,
  story,
  text,
  write,
} from './support.ts'

/** The check scenarios of the reference, partitions 10.11, with the defaults. Some write ten units at a time, to be quicker. */

const seconds = 1
const minutes = 60

test('S1: five minutes of unused capacity are saved, then spent, then the rate is all there is', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, provisioned(100, 100))
  model.advance(startMs + 5 * minuteMs)
  const spans = drive(model, [{ perSecond: 200, uses: () => [write(table)] }], 400 * seconds)
  expect(story(spans)).toMatchInlineSnapshot(`
    "0:00-4:50 200/s pass
    4:50-5:00 200/s pass, 0/s TableWriteProvisionedThroughputExceeded
    5:00-6:40 100/s pass, 100/s TableWriteProvisionedThroughputExceeded"
  `)
})

test('S2: a hot partition uses what the others leave', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, provisioned(1, 400, { warm: { readUnits: 1, writeUnits: 4_000 } }))
  const spans = drive(model, loadsOf([50, 50, 50, 150], table), 10 * minutes)
  expect(story(spans)).toMatchInlineSnapshot(`"0:00-10:00 300/s pass"`)
})

test('S2 as it was once: the hot partition has its 300 seconds, then a quarter of the capacity', () => {
  const model = new TrafficModel({ assumptions: { adaptive: 'off' } })
  const table = model.define(startMs, provisioned(1, 400, { warm: { readUnits: 1, writeUnits: 4_000 } }))
  model.advance(startMs + 5 * minuteMs)
  const spans = drive(model, loadsOf([50, 50, 50, 150], table), 15 * minutes)
  expect(story(spans)).toMatchInlineSnapshot(`
    "0:00-9:50 300/s pass
    9:50-10:00 300/s pass, 0/s TableWriteKeyRangeThroughputExceeded
    10:00-15:00 250/s pass, 50/s TableWriteKeyRangeThroughputExceeded"
  `)
  expect(splitStory(model, table)).toBe('')
})

test('S3: one item cannot be written with more than 1,000 units a second, and a split does not help', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand())
  const uses = [write(table, { sort: text('item'), milliUnits: 10_000 })]
  expect(story(drive(model, [{ perSecond: 150, uses: () => uses }], 25 * minutes))).toMatchInlineSnapshot(`
    "0:00-0:10 110/s pass, 40/s TableWriteKeyRangeThroughputExceeded
    0:10-10:00 100/s pass, 50/s TableWriteKeyRangeThroughputExceeded
    10:00-10:10 110/s pass, 40/s TableWriteKeyRangeThroughputExceeded
    10:10-25:00 100/s pass, 50/s TableWriteKeyRangeThroughputExceeded"
  `)
  expect(splitStory(model, table)).toMatchInlineSnapshot(`
    "10:00 write 000000000000-400000000000 at 200000000000 SINGLE_ITEM
    20:00 write 200000000000-200000000001 SINGLE_ITEM"
  `)
  expect(model.admit(model.nowMs, uses)).toEqual([])
  expect(model.admitMany(model.nowMs, uses, 5_000).throttles).toMatchObject([
    {
      cause: 'KeyRangeThroughput',
      bucket: 'partition',
      unitsPerSecond: 1_000,
      hottest: { key: [{ S: 'hot' }], share: 1 },
      unsplittable: 'SINGLE_ITEM',
    },
  ])
})

test('S4: a collection with many sort keys, written with 1,500 units a second, is split after about ten minutes', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand())
  const uses = (nth: number): readonly Use[] => [write(table, { sort: number(evenHash(nth)), milliUnits: 10_000 })]
  expect(story(drive(model, [{ perSecond: 150, uses }], 15 * minutes))).toMatchInlineSnapshot(`
    "0:00-0:10 110/s pass, 40/s TableWriteKeyRangeThroughputExceeded
    0:10-10:00 100/s pass, 50/s TableWriteKeyRangeThroughputExceeded
    10:00-15:00 150/s pass"
  `)
  expect(splitStory(model, table)).toMatchInlineSnapshot(
    `"10:00 write 000000000000-400000000000 at 200000000000 sort 134605550670336"`,
  )
})

test('S5: with a local index it is never split', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand({ hasLocalIndexes: true }))
  const uses = (nth: number): readonly Use[] => [write(table, { sort: number(evenHash(nth)), milliUnits: 10_000 })]
  expect(story(drive(model, [{ perSecond: 150, uses }], 30 * minutes))).toMatchInlineSnapshot(`
    "0:00-0:10 110/s pass, 40/s TableWriteKeyRangeThroughputExceeded
    0:10-30:00 100/s pass, 50/s TableWriteKeyRangeThroughputExceeded"
  `)
  expect(splitStory(model, table)).toMatchInlineSnapshot(`"5:00 write 000000000000-400000000000 LSI_COLLECTION"`)
})

test('S6: nor when its newest sort key takes all traffic', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand())
  const uses = (nth: number): readonly Use[] => [write(table, { sort: number(nth), milliUnits: 10_000 })]
  expect(story(drive(model, [{ perSecond: 150, uses }], 30 * minutes))).toMatchInlineSnapshot(`
    "0:00-0:10 110/s pass, 40/s TableWriteKeyRangeThroughputExceeded
    0:10-30:00 100/s pass, 50/s TableWriteKeyRangeThroughputExceeded"
  `)
  expect(splitStory(model, table)).toMatchInlineSnapshot(`"5:00 write 000000000000-400000000000 MONOTONIC"`)
})

test('S7: a new on-demand table writes 4,000 units a second, and twice its peak half an hour later', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand())
  const tenUnits = (nth: number): readonly Use[] => [spreadWrite(table, nth, { milliUnits: 10_000 })]
  const spans = drive(model, [{ perSecond: 600, uses: tenUnits }], 33 * minutes)
  expect(story(spans)).toMatchInlineSnapshot(`
    "0:00-0:10 440/s pass, 160/s TableWriteKeyRangeThroughputExceeded
    0:10-31:00 400/s pass, 200/s TableWriteKeyRangeThroughputExceeded
    31:00-31:10 600/s pass, 0/s TableWriteKeyRangeThroughputExceeded
    31:10-33:00 600/s pass"
  `)
  expect(splitStory(model, table)).toMatchInlineSnapshot(`
    "10:00 write 000000000000-400000000000 at 208becb38600
    10:00 write 800000000000-c00000000000 at 9deef7e80300
    10:00 write c00000000000-1000000000000 at e18a375eb400
    10:00 write 400000000000-800000000000 at 5dd9c7d02600
    31:00 throughput 5dd9c7d02600-800000000000 at 6eece3e81300"
  `)
  expect(changeStory(model, table)).toMatchInlineSnapshot(`
    "31:00 write warm 4000 to 8132 by peak
    31:00 write rate 4000 to 8132 by peak"
  `)
})

test('S8: an hour after 50,000 read units a second, 100,000 pass and 110,000 do not', () => {
  const model = new TrafficModel({ assumptions: { tableReadUnits: 200_000 } })
  const table = model.define(startMs, onDemand({ warm: { readUnits: 50_000, writeUnits: 4_000 } }))
  const uses = (nth: number): readonly Use[] => [spreadWrite(table, nth, { kind: 'read', milliUnits: 20_000 })]
  drive(model, [{ perSecond: 2_500, uses }], 61 * seconds)
  model.advance(startMs + hourMs)
  expect(model.level(table, 'read').rate).toBe(100_000)
  expect(story(drive(model, [{ perSecond: 5_000, uses }], 10 * seconds))).toMatchInlineSnapshot(
    `"0:00-0:10 5000/s pass"`,
  )
  model.advance(startMs + 2 * hourMs)
  const tooMany = drive(model, [{ perSecond: 5_500, uses }], 20 * seconds)
  expect(story(tooMany)).toMatchInlineSnapshot(`
    "0:00-0:10 5495/s pass, 5/s TableReadKeyRangeThroughputExceeded
    0:10-0:20 5000/s pass, 500/s TableReadKeyRangeThroughputExceeded"
  `)
})

test('S9 and S10: an item of 20 KB is read 600 times a second, and 700 times without strong consistency', () => {
  const readOf = (eventual: boolean): string => {
    const model = new TrafficModel()
    const table = model.define(startMs, onDemand())
    const milliUnits = readHalfUnits(20 * 1024, eventual ? 'eventual' : 'strong') * 500
    const uses = [write(table, { kind: 'read', milliUnits, eventual })]
    return story(drive(model, [{ perSecond: 700, uses: () => uses }], 30 * seconds))
  }
  expect(readOf(false)).toMatchInlineSnapshot(`
    "0:00-0:10 659/s pass, 41/s TableReadKeyRangeThroughputExceeded
    0:10-0:30 600/s pass, 100/s TableReadKeyRangeThroughputExceeded"
  `)
  expect(readOf(true)).toMatchInlineSnapshot(`"0:00-0:30 700/s pass"`)
})

test('S11: a global index that cannot keep up holds back the writes to its table', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, provisioned(1, 1_000))
  const index = model.define(startMs, provisioned(1, 100, { index: 'byStatus' }))
  const uses = (nth: number): readonly Use[] => [spreadWrite(table, nth), spreadWrite(index, nth)]
  model.advance(startMs + 5 * minuteMs)
  expect(story(drive(model, [{ perSecond: 500, uses }], 3 * minutes))).toMatchInlineSnapshot(`
    "0:00-1:10 500/s pass
    1:10-1:20 300/s pass, 200/s IndexWriteProvisionedThroughputExceeded
    1:20-3:00 100/s pass, 400/s IndexWriteProvisionedThroughputExceeded"
  `)
  const { throttles } = model.admitMany(model.nowMs, uses(0), 1_000)
  expect(throttles).toMatchObject([{ table: 't', index: 'byStatus', kind: 'write', cause: 'ProvisionedThroughput' }])
})

test('S12: an on-demand maximum', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand({ onDemandLimits: { writeUnits: 50 } }))
  const spans = drive(model, [{ perSecond: 80, uses: (nth) => [spreadWrite(table, nth)] }], 30 * seconds)
  expect(story(spans)).toMatchInlineSnapshot(`
    "0:00-0:10 55/s pass, 25/s TableWriteMaxOnDemandThroughputExceeded
    0:10-0:30 50/s pass, 30/s TableWriteMaxOnDemandThroughputExceeded"
  `)
})

test('S13 and S14: auto scaling goes up after two minutes, and down after fifteen', () => {
  const model = new TrafficModel()
  const scaling = { read: { targetPercent: 70, min: 5, max: 40_000 } }
  const table = model.define(startMs, provisioned(10, 10, { scaling }))
  const at = (perSecond: number) => ({ perSecond, uses: (nth: number) => [spreadWrite(table, nth, { kind: 'read' })] })
  drive(model, [at(5)], 10 * minutes)
  const jump = drive(model, [at(50)], 10 * minutes)
  const back = drive(model, [at(5)], 30 * minutes)
  expect(story([...jump, ...back])).toMatchInlineSnapshot(`
    "0:00-1:10 50/s pass
    1:10-1:20 30/s pass, 20/s TableReadProvisionedThroughputExceeded
    1:20-4:00 10/s pass, 40/s TableReadProvisionedThroughputExceeded
    4:00-10:00 50/s pass
    10:00-40:00 5/s pass"
  `)
  expect(table.decreases).toMatchObject({ today: 1, left: 3 })
  expect(changeStory(model, table)).toMatchInlineSnapshot(`
    "14:00 read warm 10 to 72 by scaling
    14:00 read rate 10 to 72 by scaling
    37:00 read rate 72 to 8 by scaling"
  `)
})

test('S15: one second of 3,600 writes fits what 60 units have saved, but not one partition', () => {
  const burst = (changed: { readonly idle: boolean; readonly partitions: number }): string => {
    const model = new TrafficModel()
    const warm = { readUnits: 60, writeUnits: changed.partitions * 1_000 }
    const table = model.define(startMs, provisioned(60, 60, { warm }))
    if (changed.idle) model.advance(startMs + 5 * minuteMs)
    return story(drive(model, [{ perSecond: 3_600, uses: (nth) => [spreadWrite(table, nth)] }], 1))
  }
  expect(burst({ idle: true, partitions: 1 })).toMatchInlineSnapshot(
    `"0:00-0:01 1990/s pass, 1610/s TableWriteKeyRangeThroughputExceeded"`,
  )
  expect(burst({ idle: true, partitions: 4 })).toMatchInlineSnapshot(`"0:00-0:01 3600/s pass"`)
  expect(burst({ idle: false, partitions: 4 })).toMatchInlineSnapshot(
    `"0:00-0:01 120/s pass, 3480/s TableWriteProvisionedThroughputExceeded"`,
  )
})

test('S16: a new on-demand table has four partitions, so that a scan of it costs four units', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand())
  expect(model.partitionCount(table)).toBe(4)
  expect(model.report(table).partitions.map(({ fromHash }) => fromHash)).toEqual([
    0,
    hashEnd / 4,
    hashEnd / 2,
    (hashEnd / 4) * 3,
  ])
})

/** Writes to the middle of each of four partitions. */
const loadsOf = (perSecond: readonly number[], table: ReturnType<TrafficModel['define']>) =>
  perSecond.map((rate, at) => ({
    perSecond: rate,
    uses: () => [write(table, { hash: (hashEnd / 8) * (2 * at + 1), key: text(`p${at}`) })],
  }))
