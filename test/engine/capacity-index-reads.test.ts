import { describe, expect, it } from 'vitest'
import { readCost } from './costs.ts'
import { type Fixture, itemOfBytes, plain, refused, S, tableFixture, valuesOf } from './support.ts'
import type { Plain } from './table-shape.ts'

/** Worked examples of the reference, capacity 5 "Index reads" and 3.2. */

const ofPartition = { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': S('k') } }
const local = { IndexName: 'lsi', ...ofPartition }
const global = { IndexName: 'gsi', KeyConditionExpression: 'g = :g', ExpressionAttributeValues: { ':g': S('g') } }

const globalTable = (project?: 'KEYS_ONLY'): Fixture =>
  tableFixture({ global: { gsi: project === undefined ? 'g:S' : { keys: 'g:S', project } } })

/** Items of these sizes in partition `k`, each in a KEYS_ONLY local index. */
function localTable(...sizes: number[]): Fixture {
  const db = tableFixture({ keys: 'pk:S sk:S', local: { lsi: { keys: 'pk:S l:S', project: 'KEYS_ONLY' } } })
  db.put(...sizes.map((bytes, at) => itemOfBytes(bytes, { pk: S('k'), sk: S(`${at}`), l: S(`${at}`) })))
  return db
}

describe('a global index', () => {
  it('I1 eight entries of 2,000 bytes', () => {
    const db = globalTable()
    db.put(...Array.from({ length: 8 }, (_, at) => itemOfBytes(2000, { pk: S(`${at}`), g: S('g') })))
    expect(db.cost('Query', global)).toEqual(readCost({ table: 0, gsi: { gsi: 2 } }))
  })

  it('I2 one tiny entry', () => {
    const db = globalTable()
    db.put({ pk: S('k'), g: S('g') })
    expect(db.cost('Query', global)).toEqual(readCost({ table: 0, gsi: { gsi: 0.5 } }))
  })

  it('an entry counts with what it projects, not with what the item holds', () => {
    const db = globalTable('KEYS_ONLY')
    db.put(itemOfBytes(100_000, { pk: S('k'), g: S('g') }))
    expect(db.cost('Query', global)).toEqual(readCost({ table: 0, gsi: { gsi: 0.5 } }))
  })

  it('a scan of it pays for its own partitions', () => {
    const db = globalTable('KEYS_ONLY')
    db.put(itemOfBytes(100_000, { pk: S('k'), g: S('g') }))
    expect(db.cost('Scan', { IndexName: 'gsi' })).toEqual(readCost({ table: 0, gsi: { gsi: 2 } }))
  })

  it('3.2 ALL_ATTRIBUTES of a partial one is refused and nothing fetched', () => {
    const message =
      'One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index gsi because its projection type is not ALL'
    const db = globalTable('KEYS_ONLY')
    expect(db.call('Query', { ...global, Select: 'ALL_ATTRIBUTES' })).toEqual(refused(message))
    expect(db.charges).toEqual([])
  })
})

describe('a local index', () => {
  it('I3 four rows of 300 bytes, 200 of them projected, attributes that are not', () => {
    const index = { keys: 'pk:S l:S', project: ['some'] }
    const db = tableFixture({ keys: 'pk:S sk:S', local: { lsi: index } })
    const filler = (bytes: number) => S('x'.repeat(bytes))
    // pk 3, sk 3, l 2 bytes; some 192: 200 projected; rest 100.
    const rows = ['0', '1', '2', '3'].map((at) => ({
      pk: S('k'),
      sk: S(at),
      l: S(at),
      some: filler(188),
      rest: filler(96),
    }))
    db.put(...rows)
    const request = { ...local, ProjectionExpression: 'pk, rest', ConsistentRead: true }
    expect(db.cost('Query', request)).toEqual(readCost({ table: 4, lsi: { lsi: 1 } }))
    expect(db.charges.map(({ bytes }) => bytes)).toEqual([1200, 800])
  })

  it('I4 20, 4096 and 4096 bytes with ALL_ATTRIBUTES', () => {
    const request = { ...local, Select: 'ALL_ATTRIBUTES', ConsistentRead: true }
    expect(localTable(20, 4096, 4096).cost('Query', request)).toEqual(readCost({ table: 3, lsi: { lsi: 1 } }))
  })

  it.each([
    ['strong', true, 1],
    ['eventual', false, 0.5],
  ])('I5 only what is projected, %s', (_, ConsistentRead, units) => {
    const db = localTable(20, 4096, 4096)
    expect(db.cost('Query', { ...local, ConsistentRead })).toEqual(readCost({ table: 0, lsi: { lsi: units } }))
  })

  it.each([
    ['I6 three small rows, eventual', [20, 20, 20], {}, 1.5, 0.5],
    ['I7 three rows of 9 KB, eventual', [9000, 9000, 9000], {}, 4.5, 0.5],
    ['I7 three rows of 9 KB, strong', [9000, 9000, 9000], { ConsistentRead: true }, 9, 1],
    [
      'I8 with a filter that matches none',
      [9000, 9000, 9000],
      { FilterExpression: 'attribute_exists(nowhere)' },
      4.5,
      0.5,
    ],
    ['I10 with Limit 1', [9000, 9000, 9000], { Limit: 1 }, 1.5, 0.5],
  ])('%s, an attribute that is not projected', (_, sizes, more, table, lsi) => {
    const request = { ...local, ProjectionExpression: 'f', ...more }
    expect(localTable(...sizes).cost('Query', request)).toEqual(readCost({ table, lsi: { lsi } }))
  })

  it('I9 everything it projects needs no fetch', () => {
    expect(localTable(9000, 9000, 9000).cost('Query', local)).toEqual(readCost({ table: 0, lsi: { lsi: 0.5 } }))
  })

  it('QRY-7 fetched items come whole, or as far as the projection says', () => {
    const db = localTable(20, 30)
    const whole = db.ok('Query', { ...local, Select: 'ALL_ATTRIBUTES' })
    expect(valuesOf(whole as { Items: Plain[] }, 'f')).toEqual(['x'.repeat(11), 'x'.repeat(21)])
    const part = db.ok('Query', { ...local, ProjectionExpression: 'f, sk', ScanIndexForward: false, Limit: 1 })
    expect(plain(part.Items)).toEqual([{ f: S('x'.repeat(21)), sk: S('1') }])
    expect(plain(part.LastEvaluatedKey)).toEqual({ pk: S('k'), sk: S('1'), l: S('1') })
  })

  it('a scan fetches as well', () => {
    const db = localTable(20, 5000)
    const request = { IndexName: 'lsi', Select: 'ALL_ATTRIBUTES', ConsistentRead: true }
    expect(db.cost('Scan', request)).toEqual(readCost({ table: 3, lsi: { lsi: 4 } }))
  })
})
