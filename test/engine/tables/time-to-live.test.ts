import { describe, expect, test } from 'vitest'
import type { EngineOptions } from '../../../src/engine/engine.ts'
import { ControlPlane, expectInvalid, expectRefusal, hourMs, onDemandTable } from './control-plane.ts'

class TimeToLive {
  readonly plane: ControlPlane

  constructor(settings: EngineOptions['settings'] = {}) {
    this.plane = new ControlPlane({ settings })
    this.plane.create()
  }

  set(Enabled: boolean, AttributeName = 'expires') {
    const TimeToLiveSpecification = { Enabled, AttributeName }
    return this.plane.call('UpdateTimeToLive', { TableName: 'shop', TimeToLiveSpecification })
  }

  describe() {
    return this.plane.call('DescribeTimeToLive', { TableName: 'shop' }).TimeToLiveDescription
  }
}

const disabled = { TimeToLiveStatus: 'DISABLED' }
const enabledFor = (AttributeName: string) => ({ TimeToLiveStatus: 'ENABLED', AttributeName })

describe('what is set', () => {
  test('TTL-1, README row 21: a fresh table has it disabled', () => {
    expect(new TimeToLive().describe()).toEqual(disabled)
  })

  test('operations 3: the answer repeats the specification, and the description has the attribute', () => {
    const ttl = new TimeToLive()
    expect(ttl.set(true)).toEqual({ TimeToLiveSpecification: { Enabled: true, AttributeName: 'expires' } })
    expect(ttl.describe()).toEqual(enabledFor('expires'))
    ttl.plane.clock.advance(hourMs)
    expect(ttl.set(false)).toEqual({ TimeToLiveSpecification: { Enabled: false, AttributeName: 'expires' } })
    expect(ttl.describe()).toEqual(disabled)
  })

  test('streams-ttl-backup 5: ENABLING and DISABLING last as long as other changes do', () => {
    const ttl = new TimeToLive({ ddlDelayMs: 1_000 })
    ttl.plane.clock.advance(1_000)
    ttl.set(true)
    expect(ttl.describe()).toEqual({ TimeToLiveStatus: 'ENABLING', AttributeName: 'expires' })
    ttl.plane.clock.advance(1_000)
    expect(ttl.describe()).toEqual(enabledFor('expires'))
    ttl.plane.clock.advance(hourMs)
    ttl.set(false)
    expect(ttl.describe()).toEqual({ TimeToLiveStatus: 'DISABLING', AttributeName: 'expires' })
    ttl.plane.clock.advance(1_000)
    expect(ttl.describe()).toEqual(disabled)
  })

  test('operations 1 "DeleteTable": it goes with the table, and a table created again starts without', () => {
    const ttl = new TimeToLive({ ddlDelayMs: 1_000 })
    ttl.plane.clock.advance(1_000)
    ttl.set(true)
    ttl.plane.delete()
    expect(ttl.describe()).toEqual(disabled)
    ttl.plane.clock.advance(1_000)
    ttl.plane.create()
    expect(ttl.describe()).toEqual(disabled)
    ttl.plane.clock.advance(1_000)
    ttl.set(true, 'other')
    expect(ttl.describe()).toMatchObject({ AttributeName: 'other' })
  })

  test('streams-ttl-backup 5: the name has 1 to 255 characters, and errors 61, TTL-2 say so', () => {
    const ttl = new TimeToLive()
    const failed =
      "1 validation error detected: Value '%' at 'timeToLiveSpecification.attributeName' failed to satisfy constraint: "
    expectInvalid(
      () => ttl.set(true, ''),
      `${failed.replace('%', '')}Member must have length greater than or equal to 1`,
    )
    const long = 'a'.repeat(256)
    expectInvalid(
      () => ttl.set(true, long),
      `${failed.replace('%', long)}Member must have length less than or equal to 255`,
    )
    ttl.set(true, long.slice(1))
    expect(ttl.describe()).toEqual(enabledFor(long.slice(1)))
  })

  test('streams-ttl-backup 5: a key attribute may be it', () => {
    const ttl = new TimeToLive()
    ttl.set(true, 'a')
    expect(ttl.describe()).toEqual(enabledFor('a'))
  })
})

describe('what is refused', () => {
  test('errors 234: enabling what is enabled, also within the hour', () => {
    const ttl = new TimeToLive()
    ttl.set(true)
    expectInvalid(() => ttl.set(true), 'TimeToLive is already enabled')
  })

  test('errors 235, TTL-3, README row 27: another attribute than the one that is enabled', () => {
    const ttl = new TimeToLive()
    ttl.set(true)
    const message = 'TimeToLive is active on a different AttributeName: current AttributeName is expires'
    expectInvalid(() => ttl.set(true, 'other'), message)
    expectInvalid(() => ttl.set(false, 'other'), message)
  })

  test('errors 236: disabling what is disabled', () => {
    const ttl = new TimeToLive()
    expectInvalid(() => ttl.set(false), 'TimeToLive is already disabled')
  })

  test('errors 237, README row 27: a second change within an hour', () => {
    const ttl = new TimeToLive()
    const message = 'Time to live has been modified multiple times within a fixed interval'
    ttl.set(true)
    ttl.plane.clock.advance(hourMs - 1)
    expectInvalid(() => ttl.set(false), message)
    ttl.plane.clock.advance(1)
    ttl.set(false)
    expectInvalid(() => ttl.set(true, 'other'), message)
    ttl.plane.clock.advance(hourMs)
    ttl.set(true, 'other')
    expect(ttl.describe()).toEqual(enabledFor('other'))
  })

  test('README row 27, switch: the interval may be another', () => {
    const ttl = new TimeToLive({ ttlIntervalMs: 0 })
    ttl.set(true)
    ttl.set(false)
    ttl.set(true, 'other')
    expect(ttl.describe()).toEqual(enabledFor('other'))
  })

  test('errors 224: a table that is not there', () => {
    const { plane } = new TimeToLive()
    const TableName = 'nowhere'
    const TimeToLiveSpecification = { Enabled: true, AttributeName: 'expires' }
    const message = 'Requested resource not found: Table: nowhere not found'
    expectRefusal(() => plane.call('DescribeTimeToLive', { TableName }), 'ResourceNotFoundException', message)
    expectRefusal(
      () => plane.call('UpdateTimeToLive', { TableName, TimeToLiveSpecification }),
      'ResourceNotFoundException',
      message,
    )
  })

  test('errors 226: a table that is being created', () => {
    const ttl = new TimeToLive({ ddlDelayMs: 1_000 })
    expectRefusal(
      () => ttl.set(true),
      'ResourceInUseException',
      `Attempt to change a resource which is still in use: Table is being created: ${onDemandTable.TableName}`,
    )
  })
})
