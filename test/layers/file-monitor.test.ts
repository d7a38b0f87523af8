import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { keyHeat } from '../../src/analysis/heat/key-heat.ts'
import { partitionHeat } from '../../src/analysis/heat/partition-heat.ts'
import { mergeRows } from '../../src/analysis/ledger/merge-rows.ts'
import { samplesIn } from '../../src/analysis/metrics/samples-in.ts'
import { consumedBy } from '../../src/analysis/pricing/bill-usage.ts'
import { ManualClock } from '../../src/base/clock.ts'
import { type EmbeddedEngine, openEngine } from '../../src/engine/engine.ts'
import { FileMonitor } from '../../src/layers/metering/file-monitor.ts'
import type { Charge } from '../../src/model/charge.ts'
import type { LedgerRow } from '../../src/operation/ledger.ts'
import type { MonitorSettings } from '../../src/operation/monitor.ts'
import type { OperationName, Request } from '../../src/operation/operation.ts'
import { StorageError } from '../../src/storage/storage-error.ts'
import { Store } from '../../src/storage/store.ts'
import { keyText } from '../../src/view/heat/heat-text.ts'
import { createTableRequest, type Plain } from '../engine/table-shape.ts'
import { fc } from '../property.ts'

/** Ledger, partitions and throttling of a real engine on a real file. Source: reference, partitions 10 and monitoring 1. */

const startMs = Date.UTC(2026, 10, 29, 12)
const everything = { fromMs: 0, toMs: 9e15 }

type Opened = {
  readonly store: Store
  readonly engine: EmbeddedEngine
  readonly monitor: FileMonitor
  readonly clock: ManualClock
  /** What the call is charged; a refusal is thrown unless it `mayFail`. */
  readonly call: (name: OperationName, request: Plain, mayFail?: boolean) => Charge[]
}

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

function open(
  file = ':memory:',
  { readOnly, nowMs = startMs, ...settings }: Partial<MonitorSettings> & { readOnly?: boolean; nowMs?: number } = {},
): Opened {
  const store = Store.open(file, { readOnly })
  const clock = new ManualClock(nowMs)
  const monitor = new FileMonitor({ file: store, clock, settings })
  const engine = openEngine({ store, clock, meter: monitor })
  const call = (name: OperationName, request: Plain, mayFail = false): Charge[] => {
    const charges: Charge[] = []
    try {
      engine.runSync(name, { TableName: 'tab', ...request } as unknown as Request<OperationName>, { charges })
    } catch (error) {
      if (!mayFail) throw error
    }
    return charges
  }
  return { store, engine, monitor, clock, call }
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
  cleanups.push(() => rmSync(path, { recursive: true }))
  return path
}

const shape = { keys: 'pk:S', global: { byOwner: 'owner:S' } }
const put = (pk: string, more: Plain = {}): Plain => ({ Item: { pk: { S: pk }, ...more } })
const provisioned = (units: number): Plain => ({
  BillingMode: 'PROVISIONED',
  ProvisionedThroughput: { ReadCapacityUnits: units, WriteCapacityUnits: units },
})

const sumOf = (rows: readonly LedgerRow[], figure: (row: LedgerRow) => number): number =>
  rows.reduce((sum, row) => sum + figure(row), 0)
const unitsOf = (rows: readonly LedgerRow[]): number =>
  sumOf(rows, ({ flows }) => flows.reduce((sum, { halfUnits }) => sum + halfUnits, 0))
const requestsOf = (rows: readonly LedgerRow[]): number =>
  sumOf(rows, ({ calls }) => calls.reduce((sum, { requests }) => sum + requests, 0))

describe('the ledger', () => {
  it('has every half unit that calls were charged, whichever way they went', () => {
    const step = fc.record({
      act: fc.constantFrom('put', 'get', 'scan', 'batch', 'transact', 'fail'),
      key: fc.constantFrom('a', 'b', 'c'),
      bytes: fc.nat(5000),
      pauseMs: fc.nat(90_000),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const { call, clock, monitor, engine } = open()
        call('CreateTable', createTableRequest(shape))
        let charged = 0
        for (const { act, key, bytes, pauseMs } of steps) {
          const item = put(key, { owner: { S: 'o' }, f: { S: 'x'.repeat(bytes) } })
          charged += sumOfCharges(call, act, key, item)
          clock.advance(pauseMs)
          engine.maintain()
        }
        expect(unitsOf(monitor.rows(everything))).toBe(charged)
      }),
      { numRuns: 40 },
    )
  })

  it('counts a call whose table is named by an ARN of nothing under no table, and no other call hears of it', () => {
    const { engine, monitor, call } = open()
    call('CreateTable', createTableRequest(shape))
    call('GetItem', { TableName: 'arn:aws:dynamodb:us-east-1:000000000000:table/', Key: { pk: { S: 'a' } } }, true)
    // Calls are looked at together, and a change of tables is one of the moments for it.
    const { TableDescription } = engine.runSync('CreateTable', {
      ...createTableRequest(shape),
      TableName: 'next',
    } as unknown as Request<'CreateTable'>)
    expect(TableDescription?.TableName).toBe('next')
    expect(requestsOf(monitor.rows(everything).filter(({ table }) => table === ''))).toBe(1)
  })

  it('is in the file when that is closed, and two processes add to one', () => {
    const file = join(folder(), 'a.db')
    const first = open(file)
    first.call('CreateTable', createTableRequest(shape))
    const second = open(file)
    first.call('PutItem', put('a'))
    second.call('PutItem', put('b'))
    void first.engine.close()
    void second.engine.close()
    const third = open(file)
    const rows = third.monitor.rows(everything)
    expect([unitsOf(rows), requestsOf(rows)]).toEqual([4, 3])
    expect(rows.map(({ fromMs, table }) => [fromMs, table])).toEqual([[startMs, 'tab']])
    third.monitor.forgetRows()
    expect(third.monitor.rows(everything)).toEqual([])
    void third.engine.close()
  })

  it('answers for one table alone, from the file and from memory', () => {
    const { call, clock, engine, monitor } = open()
    for (const name of ['tab', 'tab2']) call('CreateTable', createTableRequest({ ...shape, name }))
    for (const TableName of ['tab', 'tab2']) call('PutItem', { TableName, Item: { pk: { S: 'a' }, owner: { S: 'o' } } })
    clock.advance(61_000)
    engine.maintain()
    for (const TableName of ['tab', 'tab2']) call('GetItem', { TableName, Key: { pk: { S: 'a' } } })
    const all = monitor.rows(everything)
    const of = { region: 'us-east-1', table: 'tab' }
    expect(monitor.rows({ ...everything, of })).toEqual(all.filter(({ table }) => table === 'tab'))
    expect(monitor.rows({ ...everything, of })).toHaveLength(3)
    expect(monitor.rows({ ...everything, of: { ...of, region: 'eu-west-1' } })).toEqual([])
    void engine.close()
  })

  it('of a file that is open for reading stays in memory', () => {
    const file = join(folder(), 'a.db')
    const writer = open(file, { ledger: false })
    writer.call('CreateTable', createTableRequest(shape))
    void writer.engine.close()
    const reader = open(file, { readOnly: true })
    reader.call('GetItem', { Key: { pk: { S: 'a' } } })
    reader.clock.advance(600_000)
    reader.engine.maintain()
    reader.call('GetItem', { Key: { pk: { S: 'a' } } })
    expect(reader.monitor.rows(everything).map(({ fromMs }) => fromMs - startMs)).toEqual([0, 600_000])
    void reader.engine.close()
    const again = open(file)
    expect(again.monitor.rows(everything)).toEqual([])
    void again.engine.close()
  })

  it('of a file whose disk is full waits in memory, ever coarser, and gets into the file when there is room', () => {
    const file = join(folder(), 'a.db')
    const { call, clock, engine, monitor, store } = open(file)
    call('CreateTable', createTableRequest(shape))
    const write = store.hastyTransaction.bind(store)
    store.hastyTransaction = () => {
      throw new StorageError('storage.disk-full', 'the disk is full')
    }
    for (let hour = 0; hour < 40; hour++) {
      for (let at = 0; at < 4; at++) {
        call('GetItem', { Key: { pk: { S: 'a' } } })
        clock.advance(15 * 60_000)
        expect(() => monitor.turn()).toThrow('full')
      }
    }
    const here = monitor.rows(everything)
    expect(unitsOf(here)).toBe(160)
    expect(here.length).toBeLessThan(130)
    store.hastyTransaction = write
    monitor.turn()
    void engine.close()
    const again = open(file, { nowMs: clock.now() })
    expect(unitsOf(again.monitor.rows(everything))).toBe(160)
    void again.engine.close()
  })

  it('grows old: seconds for hours, minutes for a day, hours for two weeks', () => {
    const { call, clock, engine, monitor, store } = open()
    call('CreateTable', createTableRequest(shape))
    const ages: [number, number][] = []
    for (const days of [0, 0.2, 2, 20]) {
      call('PutItem', put('a'))
      clock.advance(days * 86_400_000 + 10_000)
      call('GetItem', { Key: { pk: { S: 'a' } } })
      engine.maintain()
      ages.push([days, unitsOf(monitor.rows(everything))])
    }
    expect(ages).toEqual([
      [0, 3],
      [0.2, 6],
      [2, 9],
      [20, 12],
    ])
    const spans = monitor.rows(everything).map(({ spanMs, flows }) => [spanMs / 60_000, flows.some((f) => f.seconds)])
    expect(spans).toEqual([
      [1440, false],
      [1440, false],
      [1, true],
    ])
    expect(store.usage.between(0, 0, 9e15)).toHaveLength(1)
  })

  it('that is years behind is caught up with a little at a time, whoever waits', () => {
    const { call, clock, engine, store } = open()
    call('CreateTable', createTableRequest(shape))
    const data = JSON.stringify({ flows: [], keys: [], items: [], calls: [], throttles: {}, expired: 0 })
    store.transaction(() => {
      for (let at = 1; at <= 1_000; at++) {
        const fromMs = startMs - at * 60_000
        store.usage.put({ tier: 0, fromMs, region: 'us-east-1', table: 'tab', index: '', data })
      }
    })
    clock.advance(365 * 86_400_000)
    const left = (): number => store.usage.between(0, 0, clock.now() - 86_400_000).length
    const asked: (number | undefined)[] = []
    const between = store.usage.between.bind(store.usage)
    store.usage.between = (tier, after, before, most) => {
      asked.push(most)
      return between(tier, after, before, most)
    }
    call('PutItem', put('a'))
    engine.maintain()
    expect([left(), asked[0]]).toEqual([500, 500])
    call('PutItem', put('b'))
    engine.context.meter?.close()
    expect(left()).toBe(450)
    expect(asked).not.toContain(0)
    void engine.close()
  })

  it('survives rows that the disk has damaged, and so does whoever looks at them', () => {
    const { store, call, monitor, engine } = open()
    call('CreateTable', createTableRequest({ ...shape, local: { byTime: 'pk:S time:N' }, keys: 'pk:S sk:S' }))
    call('PutItem', { Item: { pk: { S: 'a"\\\u0001\ud800é' }, sk: { S: 'b' }, time: { N: '1' }, owner: { S: 'o' } } })
    call('PutItem', { Item: { sk: { S: 'b' } } }, true)
    call('Query', { KeyConditionExpression: 'pk = :a', ExpressionAttributeValues: { ':a': { S: 'a' } } })
    monitor.close()
    const [whole] = store.usage.between(0, 0, 9e15).filter(({ index }) => index === '')
    if (whole === undefined) throw new Error('there is a row')
    const good = monitor.rows(everything)
    const damage = (data: string): void => store.transaction(() => store.usage.put({ ...whole, data }))
    const look = (): void => {
      const rows = mergeRows([...monitor.rows(everything), ...good])
      for (const row of rows) samplesIn(row)
      const window = { startMs, bucketMs: 60_000, buckets: 2, fromMs: startMs, toMs: startMs + 120_000 }
      partitionHeat(rows, [], window, 'both')
      for (const { subject } of keyHeat(rows, window).rows) if (subject.kind === 'key') keyText(subject.key)
      for (const { readHalfUnits, writeHalfUnits } of consumedBy(rows)) BigInt(readHalfUnits + writeHalfUnits)
    }
    look()
    expect(monitor.rows(everything)).toHaveLength(2)
    for (const data of ['', 'null', '[]', '{}', '{"flows":5}', whole.data.replace('"flows":[', '"flows":[null,')]) {
      damage(data)
      expect(monitor.rows(everything)).toHaveLength(1)
    }
    fc.assert(
      fc.property(fc.nat(whole.data.length - 1), fc.constantFrom(...'{}[]",:.-e0\\Sntx\0'), (at, sign) => {
        damage(whole.data.slice(0, at) + sign + whole.data.slice(at + 1))
        look()
      }),
      { numRuns: 500 },
    )
    void engine.close()
  })

  it('survives alarms and statistics that the disk has damaged: those that are whole are there', () => {
    const { store, monitor, engine } = open()
    const statistics = { region: 'us-east-1', table: 'tab', items: 5 }
    const kept = (name: string, value: string): void => store.transaction(() => store.setSetting(name, value))
    for (const damaged of ['', '[', 'null', '{}', '[null]', '[{"table":"tab"}]']) {
      kept('statistics', damaged)
      kept('alarms', damaged)
      expect([monitor.statistics.members, monitor.alarms.members]).toEqual([[], []])
    }
    kept('statistics', JSON.stringify([{ ...statistics, bytes: 'x' }, statistics]))
    expect(monitor.statistics.members).toEqual([statistics])
    void engine.close()
  })

  it('counts what expires, and single items where Contributor Insights are on', () => {
    const { call, clock, engine, monitor } = open()
    call('CreateTable', createTableRequest({ keys: 'pk:S sk:N' }))
    call('UpdateTimeToLive', { TimeToLiveSpecification: { Enabled: true, AttributeName: 'until' } })
    call('UpdateContributorInsights', { ContributorInsightsAction: 'ENABLE' })
    const until = { N: String(startMs / 1000 + 60) }
    clock.advance(60_000)
    call('PutItem', put('a', { sk: { N: '1' }, until }))
    clock.advance(60_000)
    engine.maintain()
    const rows = monitor.rows(everything)
    expect(sumOf(rows, ({ expired }) => expired)).toBe(1)
    expect(rows.flatMap(({ items }) => items.map(({ key }) => key))).toEqual(['[{"S":"a"},{"N":"1"}]'])
  })

  it('can be switched off', () => {
    const { call, monitor } = open()
    monitor.change({ ledger: false })
    call('CreateTable', createTableRequest(shape))
    call('PutItem', put('a'))
    expect(monitor.rows(everything)).toEqual([])
  })
})

function sumOfCharges(call: Opened['call'], act: string, key: string, item: Plain): number {
  const Key = { pk: { S: key } }
  switch (act) {
    case 'put':
      return total(call('PutItem', item))
    case 'get':
      return total(call('GetItem', { Key }))
    case 'scan':
      return total(call('Scan', {}))
    case 'batch':
      return total(call('BatchWriteItem', { RequestItems: { tab: [{ PutRequest: item }] } }))
    case 'transact':
      return total(call('TransactWriteItems', { TransactItems: [{ Put: { TableName: 'tab', ...item } }] }))
    default:
      // Once it is there, refused by its condition and charged all the same.
      return total(call('PutItem', { ...item, ConditionExpression: 'attribute_not_exists(pk)' }, true))
  }
}

const total = (charges: readonly Charge[]): number => charges.reduce((sum, { halfUnits }) => sum + halfUnits, 0)

describe('throttling', () => {
  const refusedPuts = ({ call }: Opened, count: number): number => {
    let refused = 0
    for (let at = 0; at < count; at++) {
      try {
        call('PutItem', put(String(at)))
      } catch (error) {
        expect(error).toMatchObject({ code: 'ProvisionedThroughputExceededException' })
        refused++
      }
    }
    return refused
  }

  it('is enforced, and time makes good for it', () => {
    const db = open(':memory:', { throttling: 'enforce' })
    db.call('CreateTable', { ...createTableRequest({ keys: 'pk:S' }), ...provisioned(5) })
    expect(refusedPuts(db, 8)).toBe(3)
    db.clock.advance(1_000)
    expect(refusedPuts(db, 6)).toBe(1)
    const rows = db.monitor.rows(everything)
    expect(rows[0]?.throttles).toEqual({ TableWriteProvisionedThroughputExceeded: 4 })
    expect(unitsOf(rows)).toBe(20)
  })

  it('is only noted where it is observed, and not at all where it is off', () => {
    const db = open()
    db.call('CreateTable', { ...createTableRequest({ keys: 'pk:S' }), ...provisioned(5) })
    expect(refusedPuts(db, 8)).toBe(0)
    expect(db.monitor.rows(everything)[0]?.throttles).toEqual({ TableWriteProvisionedThroughputExceeded: 3 })
    db.monitor.change({ throttling: 'off' })
    expect(refusedPuts(db, 8)).toBe(0)
    expect(db.monitor.rows(everything)[0]?.throttles).toEqual({ TableWriteProvisionedThroughputExceeded: 3 })
  })

  it('is noted of the moment of a call, however late somebody asks', () => {
    const db = open()
    db.call('CreateTable', { ...createTableRequest({ keys: 'pk:S' }), ...provisioned(5) })
    expect(refusedPuts(db, 8)).toBe(0)
    db.clock.advance(3_600_000)
    expect(db.monitor.rows(everything)[0]?.throttles).toEqual({ TableWriteProvisionedThroughputExceeded: 3 })
  })

  it('of an index refuses the write to its table', () => {
    const db = open(':memory:', { throttling: 'enforce' })
    const request = createTableRequest(shape) as { GlobalSecondaryIndexes: readonly Plain[] }
    db.call('CreateTable', {
      ...request,
      ...provisioned(100),
      GlobalSecondaryIndexes: request.GlobalSecondaryIndexes.map((index) => ({
        ...index,
        ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
      })),
    })
    db.call('PutItem', put('a', { owner: { S: 'o' } }))
    expect(() => db.call('PutItem', put('b', { owner: { S: 'o' } }))).toThrow('global secondary indexes')
    db.call('PutItem', put('c'))
  })

  it('goes on after the file was closed, and begins anew where the clock went back', () => {
    const file = join(folder(), 'a.db')
    const first = open(file, { throttling: 'enforce' })
    first.call('CreateTable', { ...createTableRequest({ keys: 'pk:S' }), ...provisioned(5) })
    expect(refusedPuts(first, 8)).toBe(3)
    void first.engine.close()
    const second = open(file, { throttling: 'enforce' })
    expect(refusedPuts(second, 3)).toBe(3)
    void second.engine.close()
    const earlier = open(file, { throttling: 'enforce', nowMs: startMs - 1 })
    expect(refusedPuts(earlier, 8)).toBe(3)
    void earlier.engine.close()
  })

  it('goes on where the clock of the machine is set back in the middle of it', () => {
    const store = Store.open(':memory:')
    let nowMs = startMs
    const clock = { now: () => nowMs }
    const monitor = new FileMonitor({ file: store, clock, settings: { throttling: 'enforce' } })
    const engine = openEngine({ store, clock, meter: monitor })
    const run = (name: OperationName, request: Plain): unknown =>
      engine.runSync(name, { TableName: 'tab', ...request } as unknown as Request<OperationName>)
    run('CreateTable', { ...createTableRequest({ keys: 'pk:S' }), ...provisioned(5) })
    engine.maintain()
    for (let at = 0; at < 5; at++) run('PutItem', put('a'))
    expect(() => run('PutItem', put('a'))).toThrow('throughput')
    nowMs -= 3_600_000
    engine.maintain()
    nowMs += 1_000
    for (let at = 0; at < 5; at++) run('PutItem', put('a'))
    engine.maintain()
    nowMs += 5_000
    engine.maintain()
    expect(store.usage.between(0, 0, startMs)).toHaveLength(1)
    void engine.close()
  })

  it.each(['', '{"version":99}', '{"version":1}', 'null'])('begins anew from a model kept as %j', (text) => {
    const db = open(':memory:', { throttling: 'enforce' })
    db.store.transaction(() => db.store.setSetting('traffic', text))
    db.call('CreateTable', { ...createTableRequest({ keys: 'pk:S' }), ...provisioned(5) })
    expect(refusedPuts(db, 6)).toBe(1)
  })

  it('follows changes of the table, and forgets one that was dropped', () => {
    const db = open(':memory:', { throttling: 'enforce' })
    db.call('CreateTable', { ...createTableRequest({ keys: 'pk:S' }), ...provisioned(1) })
    const tab = { region: 'us-east-1', table: 'tab' }
    expect(refusedPuts(db, 3)).toBe(2)
    db.call('UpdateTable', provisioned(3_500))
    db.clock.advance(1_000)
    expect(refusedPuts(db, 100)).toBe(0)
    // All are divided, as long as there are too few: one, two, four, eight.
    expect(db.monitor.partitions(tab)?.partitions).toHaveLength(8)
    db.call('DeleteTable', {})
    expect(db.monitor.partitions(tab)).toBeUndefined()
  })

  it('divides partitions further than a Scan pays for, which follows from the description alone', () => {
    const db = open()
    db.call('CreateTable', { ...createTableRequest({ keys: 'pk:S' }), ...provisioned(1) })
    db.call('Scan', {})
    db.call('UpdateTable', provisioned(3_500))
    db.clock.advance(1_000)
    const charges = db.call('Scan', {})
    expect(db.monitor.partitions({ region: 'us-east-1', table: 'tab' })?.partitions).toHaveLength(8)
    expect(charges).toHaveLength(5)
  })

  it('sees four partitions of a new on-demand table', () => {
    const db = open()
    db.call('CreateTable', createTableRequest({ keys: 'pk:S' }))
    db.call('Scan', {})
    expect(db.monitor.partitions({ region: 'us-east-1', table: 'tab' })?.partitions).toHaveLength(4)
    expect(db.monitor.rows(everything)[0]?.flows.map(({ fromHash }) => fromHash / 2 ** 46)).toEqual([0, 1, 2, 3])
  })
})
