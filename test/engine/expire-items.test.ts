import { describe, expect, test } from 'vitest'
import type { EngineOptions } from '../../src/engine/engine.ts'
import type { OperationName, Request } from '../../src/operation/operation.ts'
import { stateComplaints } from '../campaign/store-invariants.ts'
import { allRecords, dayMs, hourMs, streamedTable } from './streams/stream-reader.ts'
import { Fixture, N, plain, S, startMs } from './support.ts'
import { createTableRequest, type Plain, type TableShape } from './table-shape.ts'

const now = startMs / 1000
const year = 365 * 86_400

/** A table whose items expire by `expires`. */
class Expiring extends Fixture {
  constructor(shape: TableShape = {}, settings: EngineOptions['settings'] = {}) {
    super({ settings })
    this.table(shape)
    this.enable()
  }

  enable(TableName = 'tab', AttributeName = 'expires'): void {
    this.ok('UpdateTimeToLive', { TableName, TimeToLiveSpecification: { Enabled: true, AttributeName } })
  }

  /** Partition keys of what is left when a turn is over. */
  left(TableName = 'tab'): unknown[] {
    this.engine.maintain()
    expect(stateComplaints(this.engine.context.store)).toEqual([])
    return this.keys(TableName)
  }

  keys(TableName = 'tab', more: Plain = {}): unknown[] {
    const items = this.ok('Scan', { TableName, ...more }).Items ?? []
    return items.map((item) => Object.values(item['pk'] ?? {})[0]).sort()
  }

  putExpiring(times: { readonly [pk: string]: Plain | undefined }): void {
    this.put(...Object.entries(times).map(([pk, expires]) => ({ pk: S(pk), ...(expires && { expires }) })))
  }
}

describe('what expires', () => {
  test('TTL-4: a time before the current second; the current one is not over', () => {
    const db = new Expiring()
    db.putExpiring({ before: N(now - 1), current: N(now), after: N(now + 1) })
    db.clock.advance(999)
    expect(db.left()).toEqual(['after', 'current'])
    db.clock.advance(1)
    expect(db.left()).toEqual(['after'])
    db.clock.advance(1_000)
    expect(db.left()).toEqual([])
  })

  test('TTL-4: only a Number counts', () => {
    const db = new Expiring()
    const old = now - 1
    db.putExpiring({
      number: N(old),
      text: S(String(old)),
      set: { NS: [String(old)] },
      list: { L: [N(old)] },
      map: { M: { N: N(old) } },
      none: undefined,
    })
    expect(db.left()).toEqual(['list', 'map', 'none', 'set', 'text'])
  })

  test('streams-ttl-backup 5: a number in any spelling, with decimals and exponents', () => {
    const db = new Expiring()
    db.putExpiring({
      exponent: N(`${(now - 10) / 10}e1`),
      padded: N(`000${now - 10}.000`),
      'fraction of the second before': N(`${now - 1}.9999`),
      'fraction of this second': N(`${now}.0001`),
      tiny: N('1e-130'),
      huge: N('1e125'),
    })
    expect(db.left()).toEqual(['fraction of this second', 'huge', 'tiny'])
  })

  test('operations 3: not what lies more than five years back', () => {
    const db = new Expiring()
    db.putExpiring({ edge: N(now - 5 * year), older: N(now - 5 * year - 1), zero: N(0), negative: N(-5) })
    expect(db.left()).toEqual(['negative', 'older', 'zero'])
    db.clock.advance(10 * year * 1000)
    expect(db.left()).toEqual(['negative', 'older', 'zero'])
  })

  test('a time before 1970 with a fraction is rounded down, not towards zero', () => {
    const db = new Expiring()
    db.putExpiring({ negative: N('-0.5'), zero: N('0') })
    expect(stateComplaints(db.engine.context.store)).toEqual([])
    db.ok('DeleteItem', { Key: { pk: S('negative') } })
    expect(db.left()).toEqual(['zero'])
  })

  test('streams-ttl-backup 5: the attribute may be a key of the table or of an index', () => {
    const db = new Expiring({ keys: 'pk:S expires:N', global: { byTime: 'expires:N' } })
    db.putExpiring({ over: N(now - 1), yet: N(now + 1) })
    expect(db.left()).toEqual(['yet'])
    expect(db.keys('tab', { IndexName: 'byTime' })).toEqual(['yet'])
  })

  test('what the table held before expires too', () => {
    const db = new Fixture()
    db.table()
    db.put({ pk: S('over'), expires: N(now - 1) }, { pk: S('yet'), expires: N(now + 1) }, { pk: S('never') })
    db.ok('UpdateTimeToLive', { TimeToLiveSpecification: { Enabled: true, AttributeName: 'expires' } })
    expect(db.engine.maintain()).toEqual({ expired: [{ region: 'us-east-1', table: 'tab', items: 1 }], more: false })
    expect(stateComplaints(db.engine.context.store)).toEqual([])
  })

  test('nothing while it is ENABLING, and nothing once it is off', () => {
    const db = new Fixture({ settings: { ddlDelayMs: 1_000 } })
    db.table()
    db.clock.advance(1_000)
    db.put({ pk: S('over'), expires: N(now - 1) })
    const set = (Enabled: boolean) =>
      db.ok('UpdateTimeToLive', { TimeToLiveSpecification: { Enabled, AttributeName: 'expires' } })
    set(true)
    expect(db.engine.maintain().expired).toEqual([])
    db.clock.advance(1_000)
    expect(db.engine.maintain().expired).toEqual([{ region: 'us-east-1', table: 'tab', items: 1 }])
    db.clock.advance(3_600_000)
    db.put({ pk: S('over'), expires: N(now - 1) })
    set(false)
    expect(db.engine.maintain().expired).toEqual([])
    expect(stateComplaints(db.engine.context.store)).toEqual([])
  })
})

describe('how it expires', () => {
  test('streams-ttl-backup 5: until it is deleted it is read and may be saved', () => {
    const db = new Expiring()
    db.putExpiring({ saved: N(now - 1), lost: N(now - 1) })
    expect(db.keys()).toEqual(['lost', 'saved'])
    db.ok('UpdateItem', {
      Key: { pk: S('saved') },
      UpdateExpression: 'SET expires = :later',
      ExpressionAttributeValues: { ':later': N(now + 60) },
    })
    expect(db.left()).toEqual(['saved'])
  })

  test('streams-ttl-backup 5: index entries go with it', () => {
    const db = new Expiring({ keys: 'pk:S sk:S', global: { byStatus: 'status:S' }, local: { byDate: 'pk:S date:S' } })
    db.put({ pk: S('over'), sk: S('1'), status: S('OPEN'), date: S('d'), expires: N(now - 1) })
    db.put({ pk: S('yet'), sk: S('1'), status: S('OPEN'), date: S('d'), expires: N(now + 1) })
    expect(db.left()).toEqual(['yet'])
    for (const IndexName of ['byStatus', 'byDate']) expect(db.keys('tab', { IndexName })).toEqual(['yet'])
  })

  test('capacity B7: it costs no units', () => {
    const db = new Expiring({ global: { byStatus: 'status:S' } })
    db.put({ pk: S('over'), status: S('OPEN'), expires: N(now - 1) })
    db.engine.context.charges = []
    expect(db.left()).toEqual([])
    expect(db.engine.context.charges).toEqual(db.charges)
    expect(db.charged()).toEqual({ 'read tab': 2 })
  })

  test('TTL-5, README row 26: a stream has it as a REMOVE by the service', () => {
    const db = new Fixture()
    const arn = streamedTable(db)
    db.ok('UpdateTimeToLive', { TimeToLiveSpecification: { Enabled: true, AttributeName: 'expires' } })
    const over = { pk: S('over'), expires: N(now - 1) }
    db.put(over)
    db.engine.maintain()
    const [put, removed] = allRecords(db, arn)
    expect(put).not.toHaveProperty('userIdentity')
    expect(removed).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' },
      dynamodb: { OldImage: over },
    })
  })

  test('README row 27, switch: so much later', () => {
    const db = new Expiring({}, { ttlDelayMs: 60_000 })
    db.putExpiring({ over: N(now - 1) })
    db.clock.advance(59_000)
    expect(db.left()).toEqual(['over'])
    db.clock.advance(1_000)
    expect(db.left()).toEqual([])
  })

  test('a turn ends at its limit, says that there is more and goes on where it stopped', () => {
    const db = new Expiring()
    db.table({ name: 'bis' })
    db.enable('bis')
    db.putExpiring(Object.fromEntries(Array.from({ length: 250 }, (_, at) => [`a${at}`, N(now - 1)])))
    db.ok('PutItem', { TableName: 'bis', Item: { pk: S('b'), expires: N(now - 1) } })
    expect(db.engine.maintain({ itemsMax: 120 })).toEqual({
      expired: [
        { region: 'us-east-1', table: 'bis', items: 1 },
        { region: 'us-east-1', table: 'tab', items: 119 },
      ],
      more: true,
    })
    expect(db.keys()).toHaveLength(131)
    expect(db.engine.maintain({ itemsMax: 131 })).toEqual({
      expired: [{ region: 'us-east-1', table: 'tab', items: 131 }],
      more: false,
    })
  })

  test('tables of other Regions have their turn too', () => {
    const db = new Expiring()
    const call = (name: OperationName, request: Plain): unknown =>
      db.engine.runSync(name, request as Request<OperationName>, { region: 'eu-west-1' })
    const TableName = 'tab'
    call('CreateTable', createTableRequest({ name: TableName, global: { byStatus: 'status:S' } }))
    call('UpdateTimeToLive', { TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: 'until' } })
    call('PutItem', { TableName, Item: { pk: S('over'), status: S('OPEN'), until: N(now - 1) } })
    db.putExpiring({ over: N(now - 1) })
    const ofRegion = (region: string) => ({ region, table: TableName, items: 1 })
    expect(db.engine.maintain().expired).toEqual([ofRegion('eu-west-1'), ofRegion('us-east-1')])
    expect(stateComplaints(db.engine.context.store, ['eu-west-1', 'us-east-1'])).toEqual([])
  })

  test('a table that is deleted takes its times along', () => {
    const db = new Expiring()
    db.putExpiring({ over: N(now - 1) })
    db.ok('DeleteTable', {})
    expect(db.engine.maintain()).toEqual({ expired: [], more: false })
    expect(stateComplaints(db.engine.context.store)).toEqual([])
  })
})

describe('what else a turn does', () => {
  test('operations 8: tokens are forgotten after their ten minutes', () => {
    const db = new Fixture()
    db.table()
    const { store } = db.engine.context
    const Put = { TableName: 'tab', Item: { pk: S('a') } }
    db.ok('TransactWriteItems', { ClientRequestToken: 'once', TransactItems: [{ Put }] })
    db.clock.advance(599_999)
    db.engine.maintain()
    expect(store.findToken('us-east-1 TransactWriteItems', 'once', 0)).toBeDefined()
    db.clock.advance(1)
    db.engine.maintain()
    expect(store.findToken('us-east-1 TransactWriteItems', 'once', 0)).toBeUndefined()
  })

  test('streams-ttl-backup 1.1: records of streams are forgotten after their day', () => {
    const db = new Fixture()
    streamedTable(db)
    const { streams } = db.engine.context.store
    db.put({ pk: S('a') })
    db.engine.maintain()
    expect(streams.first()).toBeDefined()
    db.clock.advance(dayMs + hourMs + 1)
    db.engine.maintain()
    expect(streams.first()).toBeUndefined()
  })

  test('a write that is refused leaves the times as they are', () => {
    const db = new Expiring()
    db.putExpiring({ kept: N(now + 1) })
    const change = {
      Update: {
        TableName: 'tab',
        Key: { pk: S('kept') },
        UpdateExpression: 'SET expires = :t',
        ExpressionAttributeValues: { ':t': N(now - 1) },
      },
    }
    const check = {
      ConditionCheck: { TableName: 'tab', Key: { pk: S('x') }, ConditionExpression: 'attribute_exists(pk)' },
    }
    db.call('TransactWriteItems', { TransactItems: [change, check] })
    expect(db.left()).toEqual(['kept'])
    expect(plain(db.get({ pk: S('kept') }))).toEqual({ pk: S('kept'), expires: N(now + 1) })
  })
})
