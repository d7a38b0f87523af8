import { describe, expect, test } from 'vitest'
import { countDecrease, countSwitch } from '../../../src/engine/tables/decrease-quota.ts'
import { decreasesToday } from '../../../src/model/decrease-quota.ts'
import type { Decreases } from '../../../src/model/table.ts'
import { fc } from '../../property.ts'
import {
  ControlPlane,
  expectInvalid,
  hash,
  hourMs,
  index,
  invalid,
  provisioned,
  startMs,
  units,
} from './control-plane.ts'

const byA = { ...index('byA', hash('a')), ProvisionedThroughput: units(3, 3) }
const indexUnits = (name: string, read: number, write: number) => ({
  Update: { IndexName: name, ProvisionedThroughput: units(read, write) },
})
const seconds = (ms: number): number => ms / 1000

describe('provisioned units', () => {
  test('216 UT-10: unchanged', () => {
    const plane = new ControlPlane()
    plane.create(provisioned)
    expectInvalid(
      () => plane.update({ ProvisionedThroughput: units(5, 5) }),
      'The provisioned throughput for the table will not change. The requested value equals the current value. Current ReadCapacityUnits provisioned for the table: 5. Requested ReadCapacityUnits: 5. Current WriteCapacityUnits provisioned for the table: 5. Requested WriteCapacityUnits: 5. Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.',
    )
  })

  test('188: out of bounds before the table is looked up', () => {
    expectInvalid(
      () => new ControlPlane().update({ ProvisionedThroughput: units(1_000_000_000_001, 1) }),
      'Given value 1000000000001 for ReadCapacityUnits is out of bounds',
    )
  })

  test('UT-13: units on an on-demand table', () => {
    const plane = new ControlPlane()
    plane.create()
    expectInvalid(
      () => plane.update({ ProvisionedThroughput: units(1, 1) }),
      `${invalid}Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST`,
    )
  })

  test('UT-14: UPDATING with the old units and the date of the change; both move when it is done', () => {
    const plane = new ControlPlane({ settings: { ddlDelayMs: hourMs } })
    plane.create(provisioned)
    plane.clock.advance(hourMs)
    const during = {
      TableStatus: 'UPDATING',
      ProvisionedThroughput: {
        NumberOfDecreasesToday: 0,
        LastIncreaseDateTime: seconds(startMs + hourMs),
        LastDecreaseDateTime: seconds(startMs + hourMs),
        ...units(5, 5),
      },
    }
    expect(plane.update({ ProvisionedThroughput: units(9, 1) })).toMatchObject(during)
    expect(plane.describe()).toMatchObject(during)
    plane.clock.advance(hourMs)
    expect(plane.describe()).toMatchObject({
      TableStatus: 'ACTIVE',
      ProvisionedThroughput: {
        NumberOfDecreasesToday: 1,
        LastIncreaseDateTime: seconds(startMs + 2 * hourMs),
        LastDecreaseDateTime: seconds(startMs + 2 * hourMs),
        ...units(9, 1),
      },
    })
  })

  test('operations 1: UPDATING refuses another update and a deletion, and item operations go on', () => {
    const plane = new ControlPlane({ settings: { ddlDelayMs: hourMs } })
    plane.create(provisioned)
    plane.clock.advance(hourMs)
    plane.update({ ProvisionedThroughput: units(6, 6) })
    const inUse = 'Attempt to change a resource which is still in use: Table is being updated: shop'
    expect(() => plane.update({ ProvisionedThroughput: units(7, 7) })).toThrow(inUse)
    expect(() => plane.delete()).toThrow(inUse)
    expect(plane.engine.context.table('shop').table.throughput.readUnits).toBe(6)
  })

  test('partitions 3: warm throughput rises with the units and never falls', () => {
    const plane = new ControlPlane()
    plane.create(provisioned)
    plane.update({ ProvisionedThroughput: units(8, 4) })
    expect(plane.describe().WarmThroughput).toEqual({ ReadUnitsPerSecond: 8, WriteUnitsPerSecond: 5, Status: 'ACTIVE' })
  })

  test('units of several indexes at once; unchanged ones are named', () => {
    const plane = new ControlPlane()
    plane.create({ ...provisioned, GlobalSecondaryIndexes: [byA, { ...byA, IndexName: 'other' }] })
    const answer = plane.updateIndexes(indexUnits('byA', 4, 4), indexUnits('other', 2, 2))
    expect(answer.GlobalSecondaryIndexes).toMatchObject([
      { IndexStatus: 'UPDATING', ProvisionedThroughput: units(3, 3) },
      { IndexStatus: 'UPDATING', ProvisionedThroughput: units(3, 3) },
    ])
    expect(plane.describe().GlobalSecondaryIndexes).toMatchObject([
      { IndexStatus: 'ACTIVE', ProvisionedThroughput: { ...units(4, 4), NumberOfDecreasesToday: 0 } },
      { IndexStatus: 'ACTIVE', ProvisionedThroughput: { ...units(2, 2), NumberOfDecreasesToday: 1 } },
    ])
    expect(() => plane.updateIndexes(indexUnits('byA', 4, 4))).toThrow('for the index byA will not change')
  })

  test('220 UT-11: units of an index too large, and an index that is not there', () => {
    const plane = new ControlPlane()
    plane.create({ ...provisioned, GlobalSecondaryIndexes: [byA] })
    const blocked =
      'This operation cannot be performed with given input values. Please contact DynamoDB service team for more info: Action Blocked: IndexUpdate'
    expectInvalid(() => plane.updateIndexes(indexUnits('byA', 1_000_000_000_001, 1)), blocked)
    expectInvalid(() => plane.updateIndexes(indexUnits('none', 1, 1)), blocked)
  })
})

describe('partitions 2, README 32: the decrease quota', () => {
  test('four at once, then one per quiet hour: 27 in a day', () => {
    const plane = new ControlPlane()
    plane.create({ ...provisioned, ProvisionedThroughput: units(100, 100) })
    let read = 100
    const decrease = () => plane.update({ ProvisionedThroughput: units(--read, 100) })
    for (let i = 0; i < 4; i++) decrease()
    expect(decrease).toThrow(/^Subscriber limit exceeded: .*Number of decreases today: 4\./)
    for (let hour = 1; hour < 24; hour++) {
      plane.clock.advance(hourMs)
      decrease()
      expect(decrease).toThrow('Subscriber limit exceeded')
    }
    expect(plane.describe().ProvisionedThroughput?.NumberOfDecreasesToday).toBe(27)
    plane.clock.advance(hourMs)
    expect(plane.describe().ProvisionedThroughput?.NumberOfDecreasesToday).toBe(0)
    for (let i = 0; i < 4; i++) decrease()
    expect(decrease).toThrow('Number of decreases today: 4')
  })

  test('an index counts apart from its table', () => {
    const plane = new ControlPlane()
    plane.create({ ...provisioned, GlobalSecondaryIndexes: [{ ...byA, ProvisionedThroughput: units(9, 9) }] })
    for (const read of [8, 7, 6, 5]) plane.updateIndexes(indexUnits('byA', read, 9))
    expect(() => plane.updateIndexes(indexUnits('byA', 4, 9))).toThrow('Subscriber limit exceeded')
    plane.update({ ProvisionedThroughput: units(4, 5) })
  })

  test('no day has more than 27, however the decreases fall', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 * hourMs }), { maxLength: 300 }), (pauses) => {
        let nowMs = startMs
        let decreases: Decreases | undefined
        for (const pause of pauses) {
          nowMs += pause
          try {
            decreases = countDecrease(decreases, nowMs)
          } catch {
            continue
          }
          expect(decreasesToday(decreases, nowMs)).toBeLessThanOrEqual(27)
          expect(decreases.left).toBeLessThan(4)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('billing mode', () => {
  test('214 UT-12: to PROVISIONED without units', () => {
    expectInvalid(
      () => new ControlPlane().update({ BillingMode: 'PROVISIONED' }),
      `${invalid}ProvisionedThroughput must be specified when BillingMode is PROVISIONED`,
    )
  })

  test('215 UT-12: to PROVISIONED without the units of an index', () => {
    const plane = new ControlPlane()
    plane.create({ GlobalSecondaryIndexes: [index('byA', hash('a'))] })
    expectInvalid(() => plane.update(provisioned), `${invalid}ProvisionedThroughput must be specified for index: byA`)
  })

  test('187: to on demand with units of an index', () => {
    const plane = new ControlPlane()
    plane.create({ ...provisioned, GlobalSecondaryIndexes: [byA] })
    expectInvalid(
      () => plane.update({ BillingMode: 'PAY_PER_REQUEST', GlobalSecondaryIndexUpdates: [indexUnits('byA', 1, 1)] }),
      `${invalid}ProvisionedThroughput should not be specified for index: byA when BillingMode is PAY_PER_REQUEST`,
    )
  })

  test('UT-15: to on demand: zeros at once, the date when it is done, the last decrease forgotten, indexes decreased', () => {
    const plane = new ControlPlane({ settings: { ddlDelayMs: hourMs } })
    plane.create({ ...provisioned, GlobalSecondaryIndexes: [byA] })
    plane.clock.advance(hourMs)
    plane.update({ ProvisionedThroughput: units(4, 4) })
    plane.clock.advance(hourMs)
    const during = plane.update({ BillingMode: 'PAY_PER_REQUEST' })
    expect(during).toMatchObject({ TableStatus: 'UPDATING', ProvisionedThroughput: units(0, 0) })
    expect(during.BillingModeSummary).toEqual({ BillingMode: 'PAY_PER_REQUEST' })
    plane.clock.advance(hourMs)
    const after = plane.describe()
    const date = { LastUpdateToPayPerRequestDateTime: seconds(startMs + 3 * hourMs) }
    expect(after.BillingModeSummary).toEqual({ BillingMode: 'PAY_PER_REQUEST', ...date })
    expect(after).toHaveProperty('TableThroughputModeSummary', { TableThroughputMode: 'PAY_PER_REQUEST', ...date })
    expect(after.ProvisionedThroughput).toEqual({ NumberOfDecreasesToday: 1, ...units(0, 0) })
    expect(after.WarmThroughput).toMatchObject({ ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000 })
    expect(after.GlobalSecondaryIndexes).toMatchObject([
      {
        ProvisionedThroughput: {
          NumberOfDecreasesToday: 1,
          LastDecreaseDateTime: seconds(startMs + 3 * hourMs),
          ...units(0, 0),
        },
      },
    ])
  })

  test('UT-16, README 22: back to PROVISIONED: the new units at once, and the summary stays', () => {
    const plane = new ControlPlane()
    plane.create({ GlobalSecondaryIndexes: [index('byA', hash('a'))] })
    const answer = plane.update({ ...provisioned, GlobalSecondaryIndexUpdates: [indexUnits('byA', 2, 2)] })
    expect(answer).toMatchObject({
      TableStatus: 'UPDATING',
      ProvisionedThroughput: units(5, 5),
      BillingModeSummary: { BillingMode: 'PROVISIONED' },
      GlobalSecondaryIndexes: [{ ProvisionedThroughput: units(2, 2) }],
    })
    expect(plane.describe()).toMatchObject({
      BillingModeSummary: { BillingMode: 'PROVISIONED' },
      TableThroughputModeSummary: { TableThroughputMode: 'PROVISIONED' },
    })
  })

  test('a table that was never on demand has no summary', () => {
    const plane = new ControlPlane()
    plane.create(provisioned)
    expect(plane.describe()).not.toHaveProperty('BillingModeSummary')
    expect(plane.describe()).not.toHaveProperty('TableThroughputModeSummary')
  })

  test('partitions 2: to on demand four times in any 24 hours', () => {
    const plane = new ControlPlane()
    plane.create(provisioned)
    for (let i = 0; i < 4; i++) {
      plane.update({ BillingMode: 'PAY_PER_REQUEST' })
      plane.update(provisioned)
      plane.clock.advance(hourMs)
    }
    expect(() => plane.update({ BillingMode: 'PAY_PER_REQUEST' })).toThrow('Subscriber limit exceeded')
    plane.clock.advance(20 * hourMs)
    plane.update({ BillingMode: 'PAY_PER_REQUEST' })
  })

  test('no 24 hours have five switches', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 24 * hourMs }), { maxLength: 50 }), (pauses) => {
        let nowMs = startMs
        let switches: readonly number[] = []
        for (const pause of pauses) {
          nowMs += pause
          try {
            switches = countSwitch(switches, nowMs)
          } catch {
            continue
          }
          expect(switches.filter((ms) => ms > nowMs - 24 * hourMs).length).toBeLessThanOrEqual(4)
        }
      }),
      { numRuns: 50 },
    )
  })
})
