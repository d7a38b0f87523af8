import { describe, expect, it } from 'vitest'
import { batchReadCost, readCost, transactReadCost } from './costs.ts'
import { type Fixture, itemOfBytes, S, tableFixture } from './support.ts'
import type { Plain } from './table-shape.ts'

/** Worked examples of the reference, capacity 5 "Reads". */

const Key = { pk: S('k') }
const strong = { Key, ConsistentRead: true }
const eventual = { Key }
const onePartition = { keys: 'pk:S sk:S' }
const ofPartition = { KeyConditionExpression: 'pk = :p', ExpressionAttributeValues: { ':p': S('k') } }

const keepOne = {
  FilterExpression: '#at = :at',
  ExpressionAttributeNames: { '#at': 'at' },
  ExpressionAttributeValues: { ...ofPartition.ExpressionAttributeValues, ':at': S('1') },
}
const keepNone = { FilterExpression: 'attribute_exists(nowhere)' }

/** A partition `k` of items of these sizes, in order. */
function partitionOf(...sizes: number[]): Fixture {
  const db = tableFixture(onePartition)
  db.put(
    ...sizes.map((bytes, at) =>
      itemOfBytes(bytes, { pk: S('k'), sk: S(String(at).padStart(4, '0')), at: S(String(at % 10)) }),
    ),
  )
  return db
}

function itemsOf(...sizes: number[]): Fixture {
  const db = tableFixture()
  db.put(...sizes.map((bytes, at) => itemOfBytes(bytes, { pk: S(`k${at}`) })))
  return db
}

const keysTo = (count: number): Plain[] => Array.from({ length: count }, (_, at) => ({ pk: S(`k${at}`) }))
const batchGet = (Keys: Plain[], ConsistentRead: boolean): Plain => ({
  RequestItems: { tab: { Keys, ConsistentRead } },
})

describe('GetItem', () => {
  it.each([
    ['R1 a tiny item, strong', 20, strong, 1],
    ['R2 a tiny item, eventual', 20, eventual, 0.5],
    ['R4 exactly 4096 bytes', 4096, strong, 1],
    ['R5 4097 bytes', 4097, strong, 2],
    ['R6 4097 bytes, a projection of small attributes', 4097, { ...strong, ProjectionExpression: 'pk' }, 2],
    ['R7 4097 bytes, eventual', 4097, eventual, 1],
    ['R9 8 KB, strong', 8192, strong, 2],
    ['R9 8 KB, eventual', 8192, eventual, 1],
    ['R10 3 KB, strong', 3072, strong, 1],
    ['R10 3 KB, eventual', 3072, eventual, 0.5],
    ['R11 20 KB, strong', 20_480, strong, 5],
  ])('%s', (_, bytes, request, units) => {
    const db = tableFixture()
    db.put(itemOfBytes(bytes))
    expect(db.cost('GetItem', request)).toEqual(readCost({ table: units }))
  })

  it.each([
    ['strong', strong, 1],
    ['eventual', eventual, 0.5],
  ])('R3 no item, %s', (_, request, units) => {
    expect(tableFixture().cost('GetItem', request)).toEqual(readCost({ table: units }))
  })

  it('R8 a name of 4096 bytes counts', () => {
    const db = tableFixture()
    db.put({ ...Key, ['n'.repeat(4096)]: S('v') })
    expect(db.cost('GetItem', strong)).toEqual(readCost({ table: 2 }))
  })
})

describe('BatchGetItem', () => {
  it('R12 1.5 KB and 6.5 KB', () => {
    expect(itemsOf(1536, 6656).cost('BatchGetItem', batchGet(keysTo(2), true))).toEqual(
      batchReadCost({ tab: { table: 3 } }),
    )
  })

  it('R13 two tiny items', () => {
    expect(itemsOf(20, 20).cost('BatchGetItem', batchGet(keysTo(2), true))).toEqual(
      batchReadCost({ tab: { table: 2 } }),
    )
  })

  it('R14 just over 64 KB and just over 16 KB', () => {
    const db = itemsOf(65_537, 16_385)
    expect(db.cost('BatchGetItem', batchGet(keysTo(2), true))).toEqual(batchReadCost({ tab: { table: 22 } }))
  })

  it('R15 ten small items in each of two tables', () => {
    const db = itemsOf(...Array<number>(10).fill(30))
    db.table({ name: 'other' })
    for (const key of keysTo(10)) db.ok('PutItem', { TableName: 'other', Item: key })
    const Keys = keysTo(10)
    const request = { RequestItems: { other: { Keys, ConsistentRead: true }, tab: { Keys, ConsistentRead: true } } }
    expect(db.cost('BatchGetItem', request)).toEqual(batchReadCost({ other: { table: 10 }, tab: { table: 10 } }))
  })

  it('R16 ten small items of one partition are not summed', () => {
    const db = partitionOf(...Array<number>(10).fill(20))
    const Keys = Array.from({ length: 10 }, (_, at) => ({ pk: S('k'), sk: S(String(at).padStart(4, '0')) }))
    expect(db.cost('BatchGetItem', batchGet(Keys, true))).toEqual(batchReadCost({ tab: { table: 10 } }))
  })

  it('R17 five strong reads of one table and three eventual ones of another', () => {
    const db = itemsOf(20, 20, 20, 20, 20)
    db.table({ name: 'other' })
    for (const key of keysTo(3)) db.ok('PutItem', { TableName: 'other', Item: key })
    const request = { RequestItems: { tab: { Keys: keysTo(5), ConsistentRead: true }, other: { Keys: keysTo(3) } } }
    expect(db.cost('BatchGetItem', request)).toEqual(batchReadCost({ other: { table: 1.5 }, tab: { table: 5 } }))
  })

  it('BGET-11 4097 bytes, a small item and a missing key', () => {
    const db = itemsOf(4097, 20)
    expect(db.cost('BatchGetItem', batchGet(keysTo(3), true))).toEqual(batchReadCost({ tab: { table: 4 } }))
  })
})

describe('Query', () => {
  it.each([
    ['R18 one tiny item, strong', [20], true, 1],
    ['R18 one tiny item, eventual', [20], false, 0.5],
    ['CAP-5 nothing, strong', [], true, 1],
    ['CAP-5 nothing, eventual', [], false, 0.5],
    ['R19 1500 items of 64 bytes, strong', Array<number>(1500).fill(64), true, 24],
    ['R19 1500 items of 64 bytes, eventual', Array<number>(1500).fill(64), false, 12],
    ['R20 ten items of 40.8 KB together', Array<number>(10).fill(4178), true, 11],
    ['R21 80 KB', Array<number>(20).fill(4096), false, 10],
  ])('%s', (_, sizes, ConsistentRead, units) => {
    const db = partitionOf(...sizes)
    expect(db.cost('Query', { ...ofPartition, ConsistentRead })).toEqual(readCost({ table: units }))
  })

  it.each([
    ['nothing else', {}, 1.5],
    ['a filter that keeps one', keepOne, 1.5],
    ['a filter that keeps none', keepNone, 1.5],
    ['a projection of the key', { ProjectionExpression: 'pk' }, 1.5],
    ['COUNT', { Select: 'COUNT' }, 1.5],
    ['R23 strong, with a filter', { ...keepNone, ConsistentRead: true }, 3],
    ['R24 Limit 1 and a filter that matches nothing', { ...keepNone, Limit: 1 }, 0.5],
  ])('R22 four items of just over 3,000 bytes with %s', (_, more, units) => {
    expect(partitionOf(3020, 3020, 3020, 3020).cost('Query', { ...ofPartition, ...more })).toEqual(
      readCost({ table: units }),
    )
  })

  it('R25 one of them by its whole key', () => {
    const request = {
      KeyConditionExpression: 'pk = :p AND sk = :s',
      ExpressionAttributeValues: { ':p': S('k'), ':s': S('0002') },
    }
    expect(partitionOf(3020, 3020, 3020, 3020).cost('Query', request)).toEqual(readCost({ table: 0.5 }))
  })

  it.each([
    ['a filter that keeps one', keepOne],
    ['a filter that keeps none', keepNone],
    ['a projection', { ProjectionExpression: 'sk' }],
  ])('R26 six items and %s', (_, more) => {
    expect(partitionOf(20, 20, 20, 20, 20, 20).cost('Query', { ...ofPartition, ...more })).toEqual(
      readCost({ table: 0.5 }),
    )
  })
})

describe('Scan', () => {
  it.each([
    ['a filter that keeps all', { FilterExpression: 'attribute_exists(f)' }],
    ['a filter that keeps none', { FilterExpression: 'attribute_exists(nowhere)' }],
    ['a projection', { ProjectionExpression: 'sk' }],
    ['COUNT', { Select: 'COUNT' }],
  ])('R27 %s changes nothing', (_, more) => {
    const db = partitionOf(900, 900, 900, 900, 900, 900)
    expect(db.cost('Scan', more)).toEqual(db.cost('Scan', {}))
  })

  it.each([
    ['strong', true, 4],
    ['eventual', false, 2],
  ])('R28 a new on-demand table with one tiny item, %s', (_, ConsistentRead, units) => {
    expect(itemsOf(20).cost('Scan', { ConsistentRead })).toEqual(readCost({ table: units }))
  })

  it('an empty table costs as much: a block for each of its partitions', () => {
    expect(tableFixture().cost('Scan', {})).toEqual(readCost({ table: 2 }))
  })

  it('a provisioned table of five units is one partition', () => {
    expect(tableFixture({ units: [5, 5] }).cost('Scan', {})).toEqual(readCost({ table: 0.5 }))
  })

  it('a table with more units than anyone has is still scanned', () => {
    expect(tableFixture({ units: [1e12, 1e12] }).cost('Scan', {})).toEqual(readCost({ table: 5000 }))
  })

  it('one block in all under scanMinimum single', () => {
    const db = tableFixture({}, { settings: { scanMinimum: 'single' } })
    expect(db.cost('Scan', {})).toEqual(readCost({ table: 0.5 }))
  })

  it.each([
    ['127.5 for 255 blocks', [...Array<number>(10).fill(102_400), 20_480], 127.5],
    ['128 for 256 blocks, where it ends', [...Array<number>(10).fill(102_400), 24_576, 20_000], 128],
  ])('R29 a full page is %s', (_, sizes, units) => {
    const db = tableFixture(onePartition, { settings: { scanMinimum: 'single' } })
    db.put(...sizes.map((bytes, at) => itemOfBytes(bytes, { pk: S('k'), sk: S(String(at).padStart(4, '0')) })))
    expect(db.cost('Scan', {}).ConsumedCapacity).toEqual({
      TableName: 'tab',
      CapacityUnits: units,
      Table: { CapacityUnits: units },
    })
  })

  it('pages pay for the partitions between where they begin and where they end', () => {
    const db = itemsOf(...Array<number>(40).fill(100))
    const first = db.ok('Scan', { Limit: 1 })
    expect(db.charged()).toEqual({ 'read tab': 0.5 })
    db.ok('Scan', { ExclusiveStartKey: first.LastEvaluatedKey })
    expect(db.charged()).toEqual({ 'read tab': 2 })
  })
})

describe('TransactGetItems', () => {
  const get = (keys: Plain[]): Plain => ({
    TransactItems: keys.map((key) => ({ Get: { TableName: 'tab', Key: key } })),
  })

  it('R9 8 KB', () => {
    expect(itemsOf(8192).cost('TransactGetItems', get(keysTo(1)))).toEqual(transactReadCost({ tab: { table: 4 } }))
  })

  it('R30 three items of 500 bytes', () => {
    expect(itemsOf(500, 500, 500).cost('TransactGetItems', get(keysTo(3)))).toEqual(
      transactReadCost({ tab: { table: 6 } }),
    )
  })

  it('R31 a missing item', () => {
    expect(tableFixture().cost('TransactGetItems', get(keysTo(1)))).toEqual(transactReadCost({ tab: { table: 2 } }))
  })
})

describe('the shape of the report', () => {
  it('CAP-7 TOTAL has the total alone, NONE and nothing have none', () => {
    const db = itemsOf(20)
    const request = { Key: { pk: S('k0') } }
    const total = { ConsumedCapacity: { TableName: 'tab', CapacityUnits: 0.5 } }
    expect(db.call('GetItem', { ...request, ReturnConsumedCapacity: 'TOTAL' })).toMatchObject(total)
    expect(
      Object.keys(db.ok('GetItem', { ...request, ReturnConsumedCapacity: 'TOTAL' }).ConsumedCapacity ?? {}),
    ).toEqual(['TableName', 'CapacityUnits'])
    for (const none of [{}, { ReturnConsumedCapacity: 'NONE' }]) {
      expect(db.ok('GetItem', { ...request, ...none })).not.toHaveProperty('ConsumedCapacity')
      expect(db.ok('Scan', { ...none })).not.toHaveProperty('ConsumedCapacity')
      expect(db.ok('BatchGetItem', { RequestItems: { tab: { Keys: [request.Key] } }, ...none })).not.toHaveProperty(
        'ConsumedCapacity',
      )
    }
  })

  it('an ARN is echoed', () => {
    const db = itemsOf(20)
    const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/tab'
    const expected = { TableName: arn, CapacityUnits: 0.5 }
    const keys = keysTo(1)
    const single = db.ok('GetItem', { TableName: arn, Key: keys[0], ReturnConsumedCapacity: 'TOTAL' })
    expect(single.ConsumedCapacity).toEqual(expected)
    const batch = db.ok('BatchGetItem', { RequestItems: { [arn]: { Keys: keys } }, ReturnConsumedCapacity: 'TOTAL' })
    expect(batch.ConsumedCapacity).toEqual([expected])
  })

  it('a bad value is named', () => {
    expect(tableFixture().call('Scan', { ReturnConsumedCapacity: 'Garbage' })).toEqual({
      error: {
        name: 'ValidationException',
        message:
          "1 validation error detected: Value 'Garbage' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]",
      },
    })
  })
})
