import { expect, test } from 'vitest'
import { assume, assumptionTable } from '../../../src/analysis/partitions/assumptions.ts'
import { PartitionsError } from '../../../src/analysis/partitions/partitions-error.ts'
import { TrafficModel } from '../../../src/analysis/partitions/traffic-model.ts'
import type { TrafficSnapshot } from '../../../src/analysis/partitions/traffic-snapshot.ts'
import { hashEnd } from '../../../src/model/hash-space.ts'
import { minuteMs, onDemand, provisioned, startMs, write } from './support.ts'

function complaint(action: () => unknown): readonly [string, string, string | undefined] {
  try {
    action()
  } catch (error) {
    if (error instanceof PartitionsError) return [error.code, error.message, error.hint]
    throw error
  }
  throw new Error('nothing was thrown')
}

test.each([
  [-1, '-1'],
  [0.5, '0.5'],
  [Number.NaN, 'NaN'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
])('%s is not a moment', (atMs, shown) => {
  const model = new TrafficModel()
  const expected = ['partitions.bad-time', `${shown} is not a moment`, 'Time is in whole milliseconds from 0.']
  expect(complaint(() => model.advance(atMs))).toEqual(expected)
  expect(complaint(() => model.define(atMs, onDemand()))).toEqual(expected)
  expect(complaint(() => model.admit(atMs, []))).toEqual(expected)
})

test('an earlier moment counts as the latest the model has seen', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, provisioned(1, 1))
  model.advance(startMs + minuteMs)
  expect(model.admit(startMs, [write(table, { milliUnits: 61_000 })])).toEqual([])
  model.advance(startMs)
  expect(model.nowMs).toBe(startMs + minuteMs)
  expect(model.level(table, 'write').savedUnits).toBe(0)
})

test.each([
  [{ throughput: { readUnits: 0, writeUnits: 1 } }, 'read units of t cannot be 0', 'It is a whole number from 1.'],
  [{ throughput: { readUnits: 1, writeUnits: 1.5 } }, 'write units of t cannot be 1.5', 'It is a whole number from 1.'],
  [{ warm: { readUnits: -1, writeUnits: 1 } }, 'warm read units of t cannot be -1', 'It is a whole number from 0.'],
  [{ bytes: Number.NaN, index: 'i' }, 'bytes of t.i cannot be NaN', 'It is a whole number from 0.'],
  [{ createdMs: -5 }, 'date of creation of t cannot be -5', 'It is a whole number from 0.'],
  [{ onDemandLimits: { writeUnits: 0 } }, 'maximum write units of t cannot be 0', 'It is a whole number from 1.'],
  [
    { scaling: { read: { targetPercent: 95, min: 1, max: 2 } } },
    'auto scaling of t: the target utilisation cannot be 95 %',
    'It is a whole number from 20 to 90; the console proposes 70.',
  ],
  [
    { scaling: { write: { targetPercent: 70, min: 10, max: 5 } } },
    'auto scaling of t: the maximum capacity cannot be 5',
    'It is a whole number from the minimum, 10; the console proposes 40,000.',
  ],
])('a table cannot be like that: %j', (changed, message, hint) => {
  const model = new TrafficModel()
  expect(complaint(() => model.define(startMs, provisioned(5, 5, changed)))).toEqual([
    'partitions.bad-definition',
    message,
    hint,
  ])
  expect(model.find(onDemand(changed))).toBeUndefined()
})

test('the largest rates that the service accepts do no harm', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, provisioned(1e12, 1e12))
  expect(model.partitionCount(table)).toBe(10_000)
  expect(model.admitMany(startMs, [write(table)], 5_000).passed).toBe(1_000)
  model.advance(startMs + 1_000 * 365 * 24 * 60 * minuteMs)
  expect(model.admitMany(model.nowMs, [write(table)], 5_000).passed).toBe(1_000)
})

test('uses that cannot be are refused, and leave the model as it was', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, onDemand())
  const hint = 'Units, hashes and counts are whole numbers from 0.'
  const refused = (action: () => unknown): string => {
    const [code, message, said] = complaint(action)
    expect([code, said]).toEqual(['partitions.bad-use', hint])
    return message
  }
  const before = JSON.stringify(model.snapshot())
  for (const milliUnits of [-1, 0.5, Number.NaN]) {
    const uses = [write(table), write(table, { milliUnits })]
    expect(refused(() => model.admit(startMs, uses))).toBe(`${milliUnits} thousandths of a unit cannot be used`)
  }
  for (const hash of [-1, 0.5, hashEnd]) {
    expect(refused(() => model.admit(startMs, [write(table, { hash })]))).toBe(`the hash ${hash} cannot be used`)
  }
  for (const count of [-1, 0.5, Number.NaN]) {
    expect(refused(() => model.admitMany(startMs, [write(table)], count))).toBe(`${count} requests cannot be used`)
  }
  expect(JSON.stringify(model.snapshot())).toBe(before)
})

test('nothing costs nothing, and is never refused', () => {
  const model = new TrafficModel()
  const table = model.define(startMs, provisioned(1, 1))
  expect(model.admit(startMs, [])).toEqual([])
  expect(model.admitMany(startMs, [write(table)], 0)).toEqual({ passed: 0, throttles: [] })
  expect(model.admit(startMs, [write(table, { milliUnits: 10_000 })])).toEqual([])
  expect(model.admit(startMs, [write(table, { milliUnits: 0 })])).toEqual([])
  expect(model.admit(startMs, [write(table, { milliUnits: 1 })])).toHaveLength(1)
})

test('a snapshot of another version is not read', () => {
  const snapshot = { ...new TrafficModel().snapshot(), version: 2 } as unknown as TrafficSnapshot
  expect(complaint(() => TrafficModel.restore(snapshot))).toEqual([
    'partitions.bad-snapshot',
    'a snapshot of version 2',
    'This program reads version 1.',
  ])
})

test.each([
  [{ adaptive: 'sometimes' }, 'adaptive cannot be sometimes', 'It is instant, delayed, off.'],
  [{ heatThreshold: 0 }, 'heatThreshold cannot be 0', 'It is a number from 1 to 100 %.'],
  [{ burst: -1 }, 'burst cannot be -1', 'It is a number from 0 to 86400 s.'],
  [{ sizeLimit: 2048.5 }, 'sizeLimit cannot be 2048.5', 'It is a whole number from 1024 to 1000000000000000 bytes.'],
  [{ growthDelay: '1' }, 'growthDelay cannot be 1', 'It is a number from 0 to 86400 s.'],
])('an assumption cannot be like that: %j', (changed, message, hint) => {
  expect(complaint(() => assume(changed as object))).toEqual(['partitions.bad-assumption', message, hint])
})

test('an assumption that does not exist is named with those that do', () => {
  const [code, message, hint] = complaint(() => assume({ heat: 1 } as object))
  expect([code, message]).toEqual(['partitions.bad-assumption', 'there is no assumption heat'])
  expect(hint).toContain('heatThreshold')
})

test('every assumption has a value within its own bounds, a status and a source', () => {
  const defaults = assume()
  expect(assume(defaults)).toEqual(defaults)
  for (const described of Object.values(assumptionTable)) {
    expect(described.source).not.toBe('')
    expect(described.means).not.toBe('')
    expect(['documented', 'measured', 'assumed']).toContain(described.status)
  }
})
