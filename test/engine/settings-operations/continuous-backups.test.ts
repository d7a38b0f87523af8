import { expect, test } from 'vitest'
import { must } from '../../../src/base/must.ts'
import { ControlPlane, expectRefusal, hourMs, startMs } from '../tables/control-plane.ts'

const dayMs = 24 * hourMs
const minuteMs = 60_000

class Backups {
  readonly plane: ControlPlane

  constructor(options: ConstructorParameters<typeof ControlPlane>[0] = {}) {
    this.plane = new ControlPlane(options)
    this.plane.create()
  }

  update(PointInTimeRecoveryEnabled: boolean, RecoveryPeriodInDays?: number, TableName = 'shop') {
    return this.plane.call('UpdateContinuousBackups', {
      TableName,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled, RecoveryPeriodInDays },
    }).ContinuousBackupsDescription
  }

  describe(TableName = 'shop') {
    return this.plane.call('DescribeContinuousBackups', { TableName }).ContinuousBackupsDescription
  }

  /** In milliseconds since the start. */
  window() {
    const recovery = must(this.describe()?.PointInTimeRecoveryDescription, 'a description')
    const since = (seconds: number | undefined) => must(seconds, 'a date') * 1000 - startMs
    return [since(recovery.EarliestRestorableDateTime), since(recovery.LatestRestorableDateTime)]
  }
}

const off = {
  ContinuousBackupsStatus: 'ENABLED',
  PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
}

test('README row 21, streams-ttl-backup 6: off to begin with, on for 35 days, off again', () => {
  const backups = new Backups()
  expect(backups.describe()).toEqual(off)
  const on = {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: {
      PointInTimeRecoveryStatus: 'ENABLED',
      RecoveryPeriodInDays: 35,
      EarliestRestorableDateTime: startMs / 1000,
      LatestRestorableDateTime: startMs / 1000,
    },
  }
  expect(backups.update(true)).toEqual(on)
  expect(backups.describe()).toEqual(on)
  expect(backups.update(false)).toEqual(off)
  expect(backups.describe()).toEqual(off)
})

test('streams-ttl-backup 6: from when it was enabled or as far back as the period goes, to five minutes ago', () => {
  const backups = new Backups()
  backups.update(true, 2)
  backups.plane.clock.advance(dayMs)
  expect(backups.window()).toEqual([0, dayMs - 5 * minuteMs])
  backups.plane.clock.advance(2 * dayMs)
  expect(backups.window()).toEqual([dayMs, 3 * dayMs - 5 * minuteMs])
})

test('streams-ttl-backup 6: a longer period does not move the start back, a shorter one moves it forward at once', () => {
  const backups = new Backups()
  backups.update(true, 2)
  backups.plane.clock.advance(3 * dayMs)
  backups.update(true, 10)
  expect(backups.window()[0]).toBe(dayMs)
  backups.update(true, 1)
  expect(backups.window()[0]).toBe(2 * dayMs)
})

test('streams-ttl-backup 6: enabling again begins anew', () => {
  const backups = new Backups()
  backups.update(true)
  backups.plane.clock.advance(dayMs)
  backups.update(false)
  backups.update(true)
  expect(backups.window()).toEqual([dayMs, dayMs])
})

test('streams-ttl-backup 6: 1 to 35 days', () => {
  const backups = new Backups()
  for (const days of [0, 36]) {
    expect(() => backups.update(true, days)).toThrow(
      "at 'pointInTimeRecoverySpecification.recoveryPeriodInDays' failed to satisfy constraint",
    )
  }
  expect(backups.describe()).toEqual(off)
})

test('streams-ttl-backup, last part: not there before the table is', () => {
  const backups = new Backups({ settings: { ddlDelayMs: hourMs } })
  expect(backups.describe()?.ContinuousBackupsStatus).toBe('DISABLED')
  const message = 'Backups are being enabled for the table: shop. Please retry later'
  expectRefusal(() => backups.update(true), 'ContinuousBackupsUnavailableException', message)
  backups.plane.clock.advance(hourMs)
  expect(backups.update(true)?.ContinuousBackupsStatus).toBe('ENABLED')
})

test('errors 241: no such table', () => {
  const backups = new Backups()
  const message = 'Table not found: nowhere'
  expectRefusal(() => backups.describe('nowhere'), 'TableNotFoundException', message)
  expectRefusal(() => backups.update(true, 1, 'nowhere'), 'TableNotFoundException', message)
})

test('the settings go with the table', () => {
  const backups = new Backups()
  backups.update(true)
  backups.plane.delete()
  backups.plane.create()
  expect(backups.describe()).toEqual(off)
})
