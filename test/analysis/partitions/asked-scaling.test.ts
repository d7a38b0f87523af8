import { expect, test } from 'vitest'
import type { ResourceDefinition } from '../../../src/analysis/partitions/resource-definition.ts'
import { TrafficModel } from '../../../src/analysis/partitions/traffic-model.ts'
import { changeStory, minuteMs, provisioned, startMs, write } from './support.ts'

/** Auto scaling whose changes the feeder makes: the model says when, and waits to hear of it. Source: reference, partitions 10.9. */

const policy = { targetPercent: 70, min: 5, max: 100 }
const both = { read: policy, write: policy }
const asking = (): TrafficModel => new TrafficModel({ autoScaling: 'asks' })
const minute = (ms: number): number => (ms - startMs) / minuteMs

/** Every wish until then, as `minute kind units`; done as `define` does it, or refused. */
function follow(model: TrafficModel, definition: ResourceDefinition, toMs: number, obeys = true): readonly string[] {
  const wishes: string[] = []
  let { throughput } = definition
  for (let wish = model.advanceToWish(toMs); wish !== undefined; wish = model.advanceToWish(toMs)) {
    const { atMs, resource, of, units } = wish
    expect(model.nowMs).toBe(atMs)
    wishes.push(`${minute(atMs)} ${of} ${units}`)
    throughput = { ...throughput, [of === 'read' ? 'readUnits' : 'writeUnits']: units }
    if (obeys) model.define(atMs, { ...definition, throughput, effectiveMs: atMs }, 'scaling')
    else model.refuse(resource, of)
  }
  return wishes
}

const rates = (model: TrafficModel, table: ReturnType<TrafficModel['define']>): readonly number[] => [
  model.level(table, 'read').rate,
  model.level(table, 'write').rate,
]

test('units change by what the feeder says alone, one dimension after the other', () => {
  const model = asking()
  const definition = provisioned(90, 90, { scaling: both })
  const table = model.define(startMs, definition)
  model.advance(startMs + 30 * minuteMs)
  expect(rates(model, table)).toEqual([90, 90])
  const again = asking()
  const other = again.define(startMs, definition)
  expect(follow(again, definition, startMs + 30 * minuteMs)).toEqual(['17 read 5', '17 write 5'])
  expect(again.nowMs).toBe(startMs + 30 * minuteMs)
  expect(rates(again, other)).toEqual([5, 5])
  expect(changeStory(again, other)).toBe('17:00 read rate 90 to 5 by scaling\n17:00 write rate 90 to 5 by scaling')
  // Each is one decrease, counted where it was made.
  expect(other.decreases).toMatchObject({ today: 2, left: 2 })
})

test('what was refused is wanted again as long as minutes say so', () => {
  const model = asking()
  const definition = provisioned(1, 90, { scaling: { write: policy } })
  model.define(startMs, definition)
  expect(follow(model, definition, startMs + 24 * minuteMs, false)).toEqual([
    '17 write 5',
    '19 write 5',
    '21 write 5',
    '23 write 5',
  ])
})

test('a wish that nobody has heard of is still there, also in a snapshot', () => {
  const model = asking()
  const definition = provisioned(1, 90, { scaling: { write: policy } })
  model.define(startMs, definition)
  model.advance(startMs + 20 * minuteMs)
  const restored = TrafficModel.restore(JSON.parse(JSON.stringify(model.snapshot())), { autoScaling: 'asks' })
  for (const each of [model, restored]) {
    expect(each.advanceToWish(startMs + 20 * minuteMs)).toMatchObject({ of: 'write', units: 5 })
    expect(each.advanceToWish(startMs + 20 * minuteMs)).toBeUndefined()
  }
})

test.each([
  ['other units', provisioned(1, 200, { scaling: { write: policy }, effectiveMs: 0 })],
  ['another policy', provisioned(1, 90, { scaling: { write: { ...policy, min: 50 } } })],
  ['no policy', provisioned(1, 90)],
  [
    'on demand',
    { ...provisioned(1, 90, { scaling: { write: policy }, effectiveMs: 0 }), billing: 'PAY_PER_REQUEST' as const },
  ],
])('%s in the meantime: what had been decided is not asked for', (_, changed) => {
  const model = asking()
  model.define(startMs, provisioned(1, 90, { scaling: { write: policy } }))
  expect(model.advanceToWish(startMs + 16 * minuteMs)).toBeUndefined()
  model.define(startMs + 16 * minuteMs, changed)
  expect(model.advanceToWish(startMs + 30 * minuteMs)).toBeUndefined()
})

test.each(['asks', 'acts'] as const)('a table at rest that is given more units is lowered again: %s', (autoScaling) => {
  const model = new TrafficModel({ autoScaling })
  const definition = provisioned(1, 50, { scaling: { write: policy }, effectiveMs: 0 })
  const table = model.define(startMs, provisioned(1, 5, { scaling: { write: policy } }))
  model.advance(startMs + 60 * minuteMs)
  model.define(startMs + 60 * minuteMs, definition)
  expect(follow(model, definition, startMs + 120 * minuteMs)).toEqual(autoScaling === 'asks' ? ['77 write 5'] : [])
  expect(model.level(table, 'write').rate).toBe(5)
})

test('S13: load that jumps is followed after two minutes and two more', () => {
  const model = asking()
  const definition = provisioned(1, 10, { scaling: { write: policy } })
  const table = model.define(startMs, definition)
  const wishes: string[] = []
  for (let at = 0; at < 8; at++) {
    const nowMs = startMs + (10 + at) * minuteMs
    wishes.push(...follow(model, definition, nowMs))
    model.admit(nowMs, [write(table, { milliUnits: 3_000_000 })])
  }
  expect(wishes).toEqual(['14 write 72'])
})
