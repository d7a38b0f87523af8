import { expect, test } from 'vitest'
import { TrafficModel } from '../../../src/analysis/partitions/traffic-model.ts'
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
  secondMs,
  splitStory,
  spreadWrite,
  startMs,
  story,
  text,
  write,
} from './support.ts'

/** Documented examples and rules beside the check scenarios; the numbers are those of the reference's partitions. */

const units = (readUnits: number, writeUnits: number) => ({ readUnits, writeUnits })

test('partitions 5, history: shares of 800, 900, then eight of 750, then 625', () => {
  const model = new TrafficModel({ assumptions: { adaptive: 'off' } })
  const table = model.define(startMs, provisioned(1, 3_199))
  const share = () => [model.partitionCount(table), table.map.partitions[0]?.write.allocation?.rate]
  const shares = [share()]
  for (const writeUnits of [3_599, 5_999, 4_999]) {
    const throughput = units(1, writeUnits)
    model.define(model.nowMs, provisioned(1, writeUnits, { warm: throughput }))
    model.advance(model.nowMs + 10 * minuteMs)
    shares.push(share())
  }
  // The one read unit is a part of a partition as well.
  expect(shares).toEqual([
    [4, 3_199 / 4],
    [4, 3_599 / 4],
    [8, 5_999 / 8],
    [8, 4_999 / 8],
  ])
})

test('partitions 10.8: more units count after a minute, fewer likewise, and partitions stay', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, provisioned(10, 10))
  model.define(startMs, provisioned(10, 2_000))
  model.advance(startMs + minuteMs - 1)
  expect(model.level(table, 'write').rate).toBe(10)
  model.advance(startMs + minuteMs)
  expect(model.level(table, 'write').rate).toBe(2_000)
  expect(model.partitionCount(table)).toBe(4)
  model.define(model.nowMs, provisioned(10, 5))
  model.advance(startMs + hourMs)
  expect(model.level(table, 'write')).toMatchObject({ rate: 5, savedUnits: 1_500, savedUnitsMax: 1_500, warm: 2_000 })
  expect(model.partitionCount(table)).toBe(4)
  expect(table.decreases).toEqual({ lastMs: startMs + minuteMs, today: 1, left: 3 })
})

test('a change that the feeder has timed counts from then on', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, provisioned(10, 10))
  model.define(startMs, provisioned(20, 20, { effectiveMs: startMs }))
  expect(model.level(table, 'write').rate).toBe(20)
  model.define(startMs, provisioned(30, 30, { effectiveMs: startMs + 5_000 }))
  model.advance(startMs + 4_999)
  expect(model.level(table, 'write').rate).toBe(20)
  model.advance(startMs + 5_000)
  expect(model.level(table, 'write').rate).toBe(30)
})

test('partitions 3: a table that becomes on demand keeps what it had, and has at least 12,000 and 4,000', () => {
  const switched = (readUnits: number, writeUnits: number) => {
    const model = new TrafficModel()
    const table = model.define(startMs, provisioned(readUnits, writeUnits))
    model.define(startMs, onDemand({ warm: units(readUnits, writeUnits), effectiveMs: startMs }))
    return [model.level(table, 'read').rate, model.level(table, 'write').rate, model.partitionCount(table)]
  }
  expect(switched(5, 5)).toEqual([12_000, 4_000, 4])
  expect(switched(24_000, 8_000)).toEqual([24_000, 8_000, 16])
})

test('partitions 3: what it was once provisioned with counts when it becomes on demand', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, provisioned(10_000, 10_000))
  model.define(startMs, provisioned(10, 10, { effectiveMs: startMs }))
  model.define(startMs, onDemand({ effectiveMs: startMs + hourMs }))
  model.advance(startMs + hourMs)
  expect(model.level(table, 'write').rate).toBe(10_000)
  expect(model.level(table, 'read').rate).toBe(12_000)
})

test('partitions 7: the peak that a provisioned table had is doubled half an hour after it', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, provisioned(1, 4_500))
  drive(model, [{ perSecond: 450, uses: (nth) => [spreadWrite(table, nth, { milliUnits: 10_000 })] }], 61)
  model.define(model.nowMs, onDemand({ effectiveMs: model.nowMs }))
  expect(model.level(table, 'write')).toMatchObject({ rate: 4_500, peak: 4_500 })
  model.advance(startMs + minuteMs + hourMs / 2 - 1)
  expect(model.level(table, 'write').rate).toBe(4_500)
  model.advance(startMs + minuteMs + hourMs / 2)
  expect(model.level(table, 'write').rate).toBe(9_000)
})

test('partitions 10.5: warm throughput takes a minute for each doubling, and never falls', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand())
  model.define(startMs, onDemand({ warm: units(12_000, 16_000) }))
  model.advance(startMs + 2 * minuteMs - 1)
  expect(model.partitionCount(table)).toBe(4)
  model.advance(startMs + 2 * minuteMs)
  expect(model.partitionCount(table)).toBe(16)
  expect(model.level(table, 'write').rate).toBe(16_000)
  model.define(model.nowMs, onDemand())
  model.advance(startMs + hourMs)
  expect(model.level(table, 'write').rate).toBe(16_000)
  expect(changeStory(model, table)).toBe(
    '2:00 write warm 4000 to 16000 by update\n2:00 write rate 4000 to 16000 by update',
  )
})

test('partitions 2: on demand does not get beyond the quota of a table', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand({ warm: units(100_000, 100_000) }))
  expect(model.level(table, 'write').rate).toBe(40_000)
})

test('partitions 10.5: a peak grows the busiest partitions first', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand())
  // All of it in the third partition and in the last.
  const uses = (nth: number) => {
    const quarter = nth % 4 === 0 ? 3 : 2
    return [
      spreadWrite(table, nth, { hash: Math.floor(evenHash(nth) / 4) + (hashEnd / 4) * quarter, milliUnits: 3_000 }),
    ]
  }
  model.resize(startMs, table, 4_000)
  const slow = { perSecond: 200, uses }
  drive(model, [slow], 1)
  model.define(model.nowMs, onDemand({ warm: units(12_000, 5_000), effectiveMs: model.nowMs }))
  expect(splitStory(model, table)).toBe('0:01 throughput 800000000000-c00000000000 at a00000000000')
})

test('partitions 10.4, delayed: after five minutes of throttling a partition gets what others leave', () => {
  const model = new TrafficModel({ assumptions: { adaptive: 'delayed' } })
  const table = model.define(startMs, provisioned(1, 400, { warm: units(1, 4_000) }))
  const spans = drive(model, [{ perSecond: 150, uses: () => [write(table)] }], 12 * 60)
  expect(story(spans)).toMatchInlineSnapshot(`
    "0:00-0:10 110/s pass, 40/s TableWriteKeyRangeThroughputExceeded
    0:10-5:00 100/s pass, 50/s TableWriteKeyRangeThroughputExceeded
    5:00-12:00 150/s pass"
  `)
})

test('partitions 10.3: a request of 400 KB passes on a table of 5 units, which it then blocks for 79 seconds', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, provisioned(5, 5))
  expect(model.admit(startMs, [write(table, { milliUnits: 400_000 })])).toEqual([])
  expect(model.admit(startMs + 79 * secondMs, [write(table)])).toMatchObject([{ cause: 'ProvisionedThroughput' }])
  expect(model.admit(startMs + 79 * secondMs + 1, [write(table)])).toEqual([])
})

test('partitions 10.3: a table has saved since it was created, also before the model knew it', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, provisioned(10, 10, { createdMs: startMs - hourMs }))
  expect(model.level(table, 'write')).toMatchObject({ savedUnits: 3_000, savedUnitsMax: 3_000 })
})

test('partitions 2: the account limit is for all provisioned tables of a Region together, and for no other', () => {
  const model = new TrafficModel({ assumptions: { accountWriteUnits: 100 } })
  const [a, b] = ['a', 'b'].map((table) => model.define(startMs, provisioned(1, 1_000, { table })))
  const elsewhere = model.define(startMs, provisioned(1, 1_000, { region: 'us-east-1' }))
  const free = model.define(startMs, onDemand({ table: 'free' }))
  if (a === undefined || b === undefined) throw new Error('both are defined')
  expect(model.admitMany(startMs, [write(a)], 60).passed).toBe(60)
  expect(model.admitMany(startMs, [write(b)], 60)).toMatchObject({
    passed: 40,
    throttles: [{ table: 'b', cause: 'AccountLimit', bucket: 'account', unitsPerSecond: 100 }],
  })
  expect(model.admitMany(startMs, [write(elsewhere)], 60).passed).toBe(60)
  expect(model.admitMany(startMs, [write(free)], 60).passed).toBe(60)
})

test('partitions 10.4: all limits that refuse are told, in order, and nothing is debited', () => {
  const model = new TrafficModel({ assumptions: { adaptive: 'off', accountWriteUnits: 1_000 } })
  const table = model.define(startMs, provisioned(1, 1_000))
  const index = model.define(startMs, provisioned(1, 1_000, { index: 'i' }))
  const idle = model.define(startMs, provisioned(1, 1_000, { table: 'idle' }))
  expect(model.admit(startMs, [write(table, { milliUnits: 2_000_000 })])).toEqual([])
  const refused = model.admit(startMs, [write(idle), write(table), write(table, { hash: 7 }), write(index)])
  expect(refused.map(({ table, index, bucket }) => [table, index, bucket])).toEqual([
    ['idle', undefined, 'account'],
    ['t', undefined, 'table'],
    ['t', undefined, 'allocation'],
    ['t', undefined, 'partition'],
  ])
  expect(model.level(idle, 'write').savedUnits).toBe(1_000)
})

test('partitions 10.4: the maximum comes before the table, which on demand blames its busiest partition', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand({ onDemandLimits: units(1, 4_000) }))
  const quiet = write(table, { hash: (hashEnd / 8) * 7, key: text('quiet') })
  expect(model.admit(startMs, [write(table, { milliUnits: 900_000 })])).toEqual([])
  expect(model.admit(startMs, [{ ...quiet, milliUnits: 3_100_000, hash: (hashEnd / 8) * 3 }])).toEqual([])
  expect(model.admit(startMs, [{ ...quiet, milliUnits: 1_000 }])).toMatchObject([
    { bucket: 'maximum', cause: 'MaxOnDemandThroughput' },
    {
      bucket: 'table',
      cause: 'KeyRangeThroughput',
      unitsPerSecond: 4_000,
      partition: { fromHash: hashEnd / 4, toHash: hashEnd / 2 },
      hottest: { key: [{ S: 'quiet' }], share: 1 },
    },
  ])
})

test('a throttle tells since when without a pause of more than a second', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, provisioned(1, 1))
  const since = (afterMs: number) => model.admit(startMs + afterMs, [write(table)])[0]?.sinceMs
  expect(model.admit(startMs, [write(table, { milliUnits: 60_000 })])).toEqual([])
  expect([100, 900, 1_900, 2_901].map((afterMs) => (since(afterMs) ?? 0) - startMs)).toEqual([100, 100, 100, 2_901])
})

test('partitions 10.7: a global index may fall behind by some seconds, if that is assumed', () => {
  const passed = (gsiBacklogSeconds: number): number => {
    const model = new TrafficModel({ assumptions: { gsiBacklogSeconds } })
    const table = model.define(startMs, provisioned(1, 1_000))
    const index = model.define(startMs, provisioned(1, 10, { index: 'i' }))
    return model.admitMany(startMs, [write(table), write(index)], 500).passed
  }
  expect(passed(0)).toBe(10)
  expect(passed(5)).toBe(60)
})

test('partitions 10.4: three replicas serve eventual reads, if that is assumed', () => {
  const passed = (ecReplicas: number, eventual: boolean): number => {
    const model = new TrafficModel({ assumptions: { ecReplicas } })
    const table = model.define(startMs, onDemand())
    return model.admitMany(startMs, [write(table, { kind: 'read', milliUnits: 500, eventual })], 20_000).passed
  }
  expect(passed(1, true)).toBe(6_000)
  expect(passed(1.5, true)).toBe(9_000)
  expect(passed(1.5, false)).toBe(6_000)
})

test('partitions 2: auto scaling lowers four times, then once an hour', () => {
  const model = new TrafficModel({ assumptions: { scaleInMinutes: 2, alarmLag: 0, updateDelay: 0 } })
  const scaling = { write: { targetPercent: 50, min: 1, max: 40_000 } }
  const table = model.define(startMs, provisioned(1, 400, { scaling }))
  const halves = [100, 50, 25, 12, 6, 3].map((perSecond) => {
    drive(model, [{ perSecond, uses: (nth) => [spreadWrite(table, nth)] }], 5 * 60)
    return model.level(table, 'write').rate
  })
  expect(halves).toEqual([200, 100, 50, 24, 24, 24])
  drive(model, [{ perSecond: 3, uses: (nth) => [spreadWrite(table, nth)] }], 60 * 60)
  expect(model.level(table, 'write').rate).toBe(6)
})

test('auto scaling of a table that nobody uses comes to rest at its minimum', () => {
  const model = new TrafficModel()
  const scaling = { read: { targetPercent: 70, min: 5, max: 100 }, write: { targetPercent: 70, min: 5, max: 100 } }
  const table = model.define(startMs, provisioned(90, 90, { scaling }))
  model.advance(startMs + 1_000 * hourMs)
  expect([model.level(table, 'read').rate, model.level(table, 'write').rate]).toEqual([5, 5])
  expect(model.snapshot().agenda).toEqual([])
})

test('partitions 10.6: a partition of more than 10 GB is halved after five minutes', () => {
  const gigabyte = 1024 ** 3
  const model = new TrafficModel()
  const table = model.define(startMs, provisioned(5, 5))
  model.resize(startMs, table, 10 * gigabyte + 1)
  model.advance(startMs + 5 * minuteMs - 1)
  expect(model.partitionCount(table)).toBe(1)
  model.advance(startMs + 5 * minuteMs)
  expect(model.report(table).partitions.map(({ bytes }) => bytes)).toEqual([5 * gigabyte + 1, 5 * gigabyte + 1])
  expect(splitStory(model, table)).toBe('5:00 size 000000000000-1000000000000 at 800000000000')
  expect(model.partitionCount(model.define(startMs, provisioned(5, 5, { table: 'large', bytes: 25 * gigabyte })))).toBe(
    3,
  )
})

test('a table made again under its name begins anew', () => {
  const model = new TrafficModel()
  const old = model.define(startMs, onDemand({ warm: units(12_000, 10_000) }))
  expect(model.find(old.definition)).toBe(old)
  const again = model.define(startMs + minuteMs, onDemand({ createdMs: startMs + minuteMs }))
  expect(again).not.toBe(old)
  expect(model.find(again.definition)).toBe(again)
  expect(model.partitionCount(again)).toBe(4)
  model.forget(again)
  expect(model.find(again.definition)).toBeUndefined()
})

test('what a report says of the last ten seconds', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand())
  drive(model, [{ perSecond: 100, uses: () => [write(table, { sort: number(1) })] }], 25)
  const hot = () => model.report(table).partitions.map(({ writeUnits, readUnits }) => [writeUnits, readUnits])
  expect(hot()).toEqual([
    [100, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ])
  model.advance(model.nowMs + 10 * secondMs)
  expect(hot()[0]).toEqual([25, 0])
  model.advance(model.nowMs + minuteMs)
  expect(hot()[0]).toEqual([0, 0])
})
