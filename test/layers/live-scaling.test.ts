import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { TrafficSnapshot } from '../../src/analysis/partitions/traffic-snapshot.ts'
import { unitHours } from '../../src/analysis/pricing/bill-usage.ts'
import { ManualClock } from '../../src/base/clock.ts'
import { ShellError } from '../../src/base/shell-error.ts'
import { type EmbeddedEngine, openEngine } from '../../src/engine/engine.ts'
import type { Settings } from '../../src/engine/settings.ts'
import { FileMonitor } from '../../src/layers/metering/file-monitor.ts'
import type { Dimension, ScalingPolicy } from '../../src/model/scaling.ts'
import type { OperationName, Request } from '../../src/operation/operation.ts'
import type { ProvisionedThroughputDescription, TableDescription } from '../../src/operation/operation-types.ts'
import type { ScalingCall } from '../../src/operation/scaling.ts'
import { Store } from '../../src/storage/store.ts'
import { createTableRequest, type Plain } from '../engine/table-shape.ts'
import { fc } from '../property.ts'

/** Auto scaling of tables in a file that is open: decided by the traffic model, done by UpdateTable. Source: reference, partitions 9, 10.9. */

const startMs = Date.UTC(2026, 10, 29, 12)
const minuteMs = 60_000
const region = 'us-east-1'

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
  cleanups.push(() => rmSync(path, { recursive: true }))
  return path
}

type OpenOptions = {
  readonly file?: string
  readonly clock?: ManualClock
  readonly wall?: ManualClock
  readonly settings?: Partial<Settings>
  readonly readOnly?: boolean
}

/** One process with a file, or a database in memory. */
class Process {
  readonly clock: ManualClock
  readonly monitor: FileMonitor
  readonly engine: EmbeddedEngine
  readonly store: Store

  constructor({ file = ':memory:', clock = new ManualClock(startMs), ...options }: OpenOptions = {}) {
    const { wall = new ManualClock(0), settings, readOnly } = options
    this.clock = clock
    this.store = Store.open(file, { readOnly })
    this.monitor = new FileMonitor({ file: this.store, clock, wall })
    this.engine = openEngine({ store: this.store, clock, meter: this.monitor, settings })
  }

  call(name: OperationName, request: Plain = {}): Plain {
    return this.engine.runSync(name, { TableName: 'tab', ...request } as unknown as Request<OperationName>) as Plain
  }

  create(units: number, indexUnits?: number): void {
    const request = createTableRequest(
      indexUnits === undefined ? { keys: 'pk:S' } : { keys: 'pk:S', global: { byOwner: 'owner:S' } },
    )
    const indexes = (request as { GlobalSecondaryIndexes?: readonly Plain[] }).GlobalSecondaryIndexes
    this.call('CreateTable', {
      ...request,
      ...provisioned(units),
      ...(indexes && {
        GlobalSecondaryIndexes: indexes.map((index) => ({ ...index, ...throughput(indexUnits ?? units) })),
      }),
    })
  }

  scale(dimension: Dimension, policy: ScalingPolicy | undefined, index?: string): void {
    this.monitor.setScaling({ region, table: 'tab', index, dimension, policy })
  }

  /** An item of so many KB every second for so many minutes, with a turn after each. What there is no throughput for is noted, and consumes nothing. */
  write(perSecond: number, minutes: number): readonly ScalingCall[] {
    const done: ScalingCall[] = []
    for (let second = 0; second < minutes * 60; second++) {
      this.call('PutItem', { Item: { pk: { S: `k${perSecond}` }, f: { S: 'x'.repeat(perSecond * 1024 - 8) } } })
      done.push(...this.pass(1_000))
    }
    return done
  }

  pass(ms: number): readonly ScalingCall[] {
    this.clock.advance(ms)
    return this.engine.maintain().scaled ?? []
  }

  figures(index?: string): ProvisionedThroughputDescription {
    const table = this.describe()
    const described =
      index === undefined ? table : table.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index)
    return described?.ProvisionedThroughput ?? {}
  }

  status(): string | undefined {
    return this.describe().TableStatus
  }

  states(): readonly string[] {
    return this.monitor
      .scaling({ region })
      .map(({ table, index, dimension, state }) => `${index ?? table} ${dimension} ${state}`)
  }

  private describe(): TableDescription {
    return this.engine.runSync('DescribeTable', { TableName: 'tab' }).Table ?? {}
  }

  units(index?: string): string {
    const { ReadCapacityUnits, WriteCapacityUnits } = this.figures(index)
    return `${String(ReadCapacityUnits)}/${String(WriteCapacityUnits)}`
  }
}

const throughput = (units: number): Plain => ({
  ProvisionedThroughput: { ReadCapacityUnits: units, WriteCapacityUnits: units },
})
const provisioned = (units: number): Plain => ({ BillingMode: 'PROVISIONED', ...throughput(units) })
const policy: ScalingPolicy = { targetPercent: 70, min: 5, max: 100 }
const short = (calls: readonly ScalingCall[]): readonly string[] =>
  calls.map(
    ({ index, dimension, units, atMs }) => `${index ?? 'tab'} ${dimension} ${units} at ${(atMs - startMs) / minuteMs}`,
  )

describe('a table that is scaled', () => {
  it('S13: is given what the load needs, two minutes after it was seen twice', () => {
    const db = new Process()
    db.create(10)
    db.pass(5 * minuteMs)
    db.scale('write', policy)
    expect(short(db.write(5, 2))).toEqual([])
    expect(short(db.write(50, 5))).toEqual(['tab write 72 at 11'])
    expect(db.figures()).toMatchObject({
      ReadCapacityUnits: 10,
      WriteCapacityUnits: 72,
      LastIncreaseDateTime: (startMs + 11 * minuteMs) / 1000,
    })
  })

  it('S14: is lowered fifteen quiet minutes later, which uses a decrease', () => {
    const db = new Process()
    db.create(10)
    db.pass(5 * minuteMs)
    db.scale('write', policy)
    db.write(50, 6)
    expect(short(db.write(5, 20))).toEqual(['tab write 8 at 28'])
    expect(db.figures()).toMatchObject({
      WriteCapacityUnits: 8,
      LastDecreaseDateTime: (startMs + 28 * minuteMs) / 1000,
      NumberOfDecreasesToday: 1,
    })
  })

  it('S14: goes through hours in order, however late the turn comes', () => {
    const db = new Process()
    db.create(90, 40)
    db.scale('write', policy)
    db.scale('read', { ...policy, min: 7 })
    db.scale('read', policy, 'byOwner')
    expect(short(db.pass(5 * 60 * minuteMs))).toEqual(['tab read 7 at 17', 'tab write 5 at 17', 'byOwner read 5 at 17'])
    expect(db.figures()).toMatchObject({
      LastDecreaseDateTime: (startMs + 17 * minuteMs) / 1000,
      NumberOfDecreasesToday: 2,
    })
    expect(db.units('byOwner')).toBe('5/40')
    // The bill of hours in which nobody used it.
    const rows = db.monitor.rows({ fromMs: 0, toMs: 9e15 })
    const span = { fromMs: startMs, toMs: startMs + 5 * 60 * minuteMs }
    const hours = (index: string) =>
      unitHours(
        rows.filter((row) => row.index === index),
        span,
        undefined,
      )
    expect(hours('')).toEqual({ read: 90 + 4 * 7, write: 90 + 4 * 5 })
  })

  it('partitions 2: a decrease that the quota does not allow is made when it does', () => {
    const db = new Process()
    db.create(90)
    for (const units of [80, 70, 60, 50]) db.call('UpdateTable', throughput(units))
    db.scale('write', policy)
    // Wanted at 15, but the fifth decrease comes an hour after the fourth; then an alarm and a call later.
    expect(short(db.pass(3 * 60 * minuteMs))).toEqual(['tab write 5 at 62'])
  })

  it('takes as long as the backend says, and one change after the other', () => {
    const db = new Process({ settings: { ddlDelayMs: 30_000 } })
    db.create(90)
    db.pass(minuteMs)
    db.scale('write', policy)
    db.scale('read', policy)
    expect(short(db.pass(17 * minuteMs))).toEqual(['tab read 5 at 18'])
    expect([db.units(), db.status()]).toEqual(['90/90', 'UPDATING'])
    db.pass(30_000)
    expect([db.units(), db.status()]).toEqual(['5/90', 'ACTIVE'])
    expect(short(db.pass(3 * minuteMs))).toEqual(['tab write 5 at 21'])
  })

  it('is left alone once its policy is off, or when it is on demand, and looked after again', () => {
    const db = new Process()
    db.create(90)
    db.scale('write', policy)
    db.pass(10 * minuteMs)
    db.scale('write', undefined)
    expect(db.pass(60 * minuteMs)).toEqual([])
    db.scale('write', policy)
    db.call('UpdateTable', { BillingMode: 'PAY_PER_REQUEST' })
    expect(db.pass(60 * minuteMs)).toEqual([])
    expect(db.states()).toEqual(['tab write asleep'])
    db.call('UpdateTable', provisioned(60))
    expect(short(db.pass(20 * minuteMs))).toEqual(['tab write 5 at 147'])
    expect(db.states()).toEqual(['tab write active'])
  })

  it('that was dropped has no policies, neither has one that takes its name, nor has an index', () => {
    const db = new Process()
    db.create(90, 90)
    db.scale('write', policy)
    db.scale('write', policy, 'byOwner')
    db.call('UpdateTable', { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'byOwner' } }] })
    expect(db.states()).toEqual(['tab write active'])
    db.call('DeleteTable')
    expect(db.states()).toEqual([])
    db.create(90, 90)
    expect(db.pass(60 * minuteMs)).toEqual([])
    expect(db.states()).toEqual([])
    expect(db.store.getSetting('scaling')).toBeUndefined()
  })

  it('gets what it needs by its alarm, not what somebody else has given it meanwhile', () => {
    const db = new Process()
    db.create(90)
    db.scale('write', policy)
    db.pass(16 * minuteMs)
    db.call('UpdateTable', throughput(95))
    expect(db.pass(10 * minuteMs)).toEqual([])
    expect(short(db.pass(10 * minuteMs))).toEqual(['tab write 5 at 33'])
    expect(db.units()).toBe('95/5')
  })

  it('is throttled and served by the units it has', () => {
    const db = new Process()
    db.create(90)
    db.monitor.change({ throttling: 'enforce' })
    db.scale('write', policy)
    db.pass(60 * minuteMs)
    const passed = Array.from({ length: 5_000 }, (_, at) => {
      try {
        db.call('PutItem', { Item: { pk: { S: `k${at}` } } })
        return 1
      } catch {
        return 0
      }
    }).reduce<number>((sum, each) => sum + each, 0)
    // 300 seconds of 5 units are saved; one partition passes a thousand a second.
    expect(passed).toBe(1_000)
    db.clock.advance(1_000)
    const more = Array.from({ length: 1_000 }, (_, at) => at).filter((at) => {
      try {
        return db.call('PutItem', { Item: { pk: { S: `k${at}` } } }) !== undefined
      } catch {
        return false
      }
    })
    expect(more).toHaveLength(505)
  })
})

describe('a policy cannot be set', () => {
  it.each([
    ['scaling.unknown-table', { table: 'missing' }],
    ['scaling.unknown-index', { index: 'missing' }],
    ['scaling.unknown-index', { index: 'byOther' }],
    ['scaling.bad-policy', { policy: { targetPercent: 19, min: 1, max: 2 } }],
    ['scaling.bad-policy', { policy: { targetPercent: 70.5, min: 1, max: 2 } }],
    ['scaling.bad-policy', { policy: { targetPercent: 70, min: 0, max: 2 } }],
    ['scaling.bad-policy', { policy: { targetPercent: 70, min: 3, max: 2 } }],
  ] as const)('%s: %j', (code, change) => {
    const db = new Process()
    const request = createTableRequest({ keys: 'pk:S sk:S', local: { byOther: 'pk:S other:S' } })
    db.call('CreateTable', { ...request, ...provisioned(5) })
    const set = () => db.monitor.setScaling({ region, table: 'tab', dimension: 'read', policy, ...change })
    expect(set).toThrow(expect.objectContaining({ code }))
    expect(db.store.getSetting('scaling')).toBeUndefined()
  })

  it('on demand, though one may be taken away', () => {
    const db = new Process()
    db.call('CreateTable', createTableRequest({ keys: 'pk:S' }))
    expect(() => db.scale('read', policy)).toThrow(expect.objectContaining({ code: 'scaling.on-demand' }))
    db.scale('read', undefined)
  })
})

describe('the file keeps what was set', () => {
  it('and minutes that have been counted, over a restart', () => {
    const file = join(folder(), 'a.db')
    const clock = new ManualClock(startMs)
    const first = new Process({ file, clock })
    first.create(90)
    first.scale('write', policy)
    expect(first.pass(10 * minuteMs)).toEqual([])
    void first.engine.close()
    const second = new Process({ file, clock })
    expect(short(second.pass(30 * minuteMs))).toEqual(['tab write 5 at 17'])
    expect(second.states()).toEqual(['tab write active'])
    void second.engine.close()
  })

  it.each(['', '{"id":1}', '[1,null,{"id":1,"region":"us-east-1","table":"tab","write":{"min":-1}}]'])(
    'what is damaged is as if it had not been set: %j',
    (text) => {
      const db = new Process()
      db.create(90)
      db.store.transaction(() => db.store.setSetting('scaling', text))
      expect(db.pass(60 * minuteMs)).toEqual([])
      db.scale('write', policy)
      expect(db.states()).toEqual(['tab write active'])
    },
  )
})

describe('of several processes with one file', () => {
  it('one acts, until it closes the file', () => {
    const file = join(folder(), 'a.db')
    const clock = new ManualClock(startMs)
    const wall = new ManualClock(0)
    const [first, second] = [new Process({ file, clock, wall }), new Process({ file, clock, wall })]
    first.create(90)
    first.scale('write', policy)
    clock.advance(60 * minuteMs)
    expect(second.engine.maintain().scaled).toBeUndefined()
    expect(short(first.engine.maintain().scaled ?? [])).toEqual(['tab write 5 at 17'])
    expect([first.states(), second.states()]).toEqual([['tab write active'], ['tab write elsewhere']])
    // What the other one asks for is done as well.
    second.scale('read', policy)
    first.engine.maintain()
    expect(short(first.pass(60 * minuteMs))).toEqual(['tab read 5 at 77'])
    void first.engine.close()
    second.engine.maintain()
    second.call('UpdateTable', throughput(50))
    expect(short(second.pass(60 * minuteMs))).toEqual(['tab read 5 at 137', 'tab write 5 at 137'])
    void second.engine.close()
  })

  it('another one acts when it has not been heard of for three minutes of real time', () => {
    const file = join(folder(), 'a.db')
    const clock = new ManualClock(startMs)
    const wall = new ManualClock(0)
    const [first, second] = [new Process({ file, clock, wall }), new Process({ file, clock, wall })]
    first.create(90)
    first.scale('write', policy)
    wall.advance(179_999)
    second.engine.maintain()
    expect(second.states()).toEqual(['tab write elsewhere'])
    wall.advance(1)
    second.engine.maintain()
    first.engine.maintain()
    expect([first.states(), second.states()]).toEqual([['tab write elsewhere'], ['tab write active']])
    clock.advance(60 * minuteMs)
    expect(first.engine.maintain().scaled).toBeUndefined()
    expect(short(second.engine.maintain().scaled ?? [])).toEqual(['tab write 5 at 17'])
    for (const process of [first, second]) void process.engine.close()
  })

  it('one that only reads never acts', () => {
    const file = join(folder(), 'a.db')
    const writer = new Process({ file })
    writer.create(90)
    writer.scale('write', policy)
    void writer.engine.close()
    const reader = new Process({ file, readOnly: true })
    expect(reader.pass(60 * minuteMs)).toEqual([])
    expect(reader.units()).toBe('90/90')
    expect(() => reader.scale('write', undefined)).toThrow(expect.objectContaining({ code: 'storage.read-only' }))
    void reader.engine.close()
  })
})

describe('laws', () => {
  const units = fc.integer({ min: 1, max: 200 })
  const policies = fc.option(
    fc.record({ targetPercent: fc.constantFrom(20, 70, 90), min: fc.integer({ min: 1, max: 20 }) }),
    {
      nil: undefined,
    },
  )
  const passing = fc.record({
    act: fc.constant('pass' as const),
    minutes: fc.constantFrom(0.5, 1, 2, 15, 60),
    turn: fc.boolean(),
  })
  const step = fc.oneof(
    fc.record({
      act: fc.constant('scale' as const),
      dimension: fc.constantFrom('read', 'write'),
      index: fc.boolean(),
      policies,
    }),
    fc.record({
      act: fc.constant('write' as const),
      kilobytes: fc.integer({ min: 1, max: 390 }),
      count: fc.integer({ min: 1, max: 30 }),
    }),
    { arbitrary: passing, weight: 3 },
    fc.record({ act: fc.constant('update' as const), units, index: fc.boolean() }),
    fc.record({ act: fc.constantFrom('on demand', 'provisioned', 'restart', 'recreate') }),
  )

  it('the catalogue and the model have the same units, after whatever history', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.constantFrom(0, 20_000), (steps, ddlDelayMs) => {
        const file = join(folder(), 'a.db')
        const clock = new ManualClock(startMs)
        let db = new Process({ file, clock, settings: { ddlDelayMs } })
        const mayFail = (work: () => unknown): void => {
          try {
            work()
          } catch (error) {
            // As while the table is being changed, or beyond the quota.
            expect(error).toBeInstanceOf(ShellError)
          }
        }
        db.create(60, 60)
        db.pass(minuteMs)
        db.scale('write', policy)
        db.scale('write', policy, 'byOwner')
        for (const each of steps) {
          switch (each.act) {
            case 'scale': {
              const { dimension, index, policies: half } = each
              const whole = half && { ...half, max: 5 * half.min }
              mayFail(() => db.scale(dimension as Dimension, whole, index ? 'byOwner' : undefined))
              break
            }
            case 'write':
              for (let at = 0; at < each.count; at++) {
                const f = { S: 'x'.repeat(each.kilobytes * 1024) }
                mayFail(() => db.call('PutItem', { Item: { pk: { S: String(at) }, owner: { S: 'o' }, f } }))
              }
              break
            case 'pass':
              clock.advance(each.minutes * minuteMs)
              if (each.turn) db.engine.maintain()
              break
            case 'update':
              mayFail(() => db.call('UpdateTable', each.index ? indexUpdate(each.units) : throughput(each.units)))
              break
            case 'on demand':
              mayFail(() => db.call('UpdateTable', { BillingMode: 'PAY_PER_REQUEST' }))
              break
            case 'provisioned':
              mayFail(() => db.call('UpdateTable', { ...provisioned(20), ...indexUpdate(20) }))
              break
            case 'restart':
              void db.engine.close()
              db = new Process({ file, clock, settings: { ddlDelayMs } })
              break
            default:
              mayFail(() => {
                db.call('DeleteTable')
                db.pass(minuteMs)
                db.create(10, 10)
                db.pass(minuteMs)
              })
          }
        }
        // Until a change of mode is done the catalogue shows what will be, not what is.
        db.pass(minuteMs)
        db.call('PutItem', { Item: { pk: { S: 'last' }, owner: { S: 'o' } } })
        const catalogue = [db.units(), db.units('byOwner')]
        void db.engine.close()
        expect(modelUnits(file)).toEqual(catalogue)
      }),
      { numRuns: 60 },
    )
  })
})

const indexUpdate = (units: number): Plain => ({
  GlobalSecondaryIndexUpdates: [{ Update: { IndexName: 'byOwner', ...throughput(units) } }],
})

/** Of the model that the file keeps: `read/write` of the table and its index. */
function modelUnits(file: string): readonly string[] {
  const store = Store.open(file)
  const { resources } = JSON.parse(store.getSetting('traffic') ?? '{}') as TrafficSnapshot
  store.close()
  return [undefined, 'byOwner'].map((index) => {
    const { read, write } = resources.find(({ definition }) => definition.index === index) ?? {}
    return `${read?.figures.provisioned}/${write?.figures.provisioned}`
  })
}
