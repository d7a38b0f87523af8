import { describe, expect, test } from 'vitest'
import type { BackfillProgress } from '../../../src/engine/context.ts'
import type { Item } from '../../../src/model/value.ts'
import {
  attribute,
  attributes,
  ControlPlane,
  expectInvalid,
  expectRefusal,
  hash,
  hourMs,
  index,
  invalid,
  provisioned,
  range,
} from './control-plane.ts'

const createByB = {
  AttributeDefinitions: attributes('b'),
  GlobalSecondaryIndexUpdates: [{ Create: index('byB', hash('b')) }],
}
const deletion = (IndexName: string) => ({ Delete: { IndexName } })

function shop(...items: object[]): ControlPlane {
  const plane = new ControlPlane()
  plane.create()
  for (const item of items) plane.call('PutItem', { TableName: 'shop', Item: item as Item })
  return plane
}

const entriesOf = (plane: ControlPlane, name: string): unknown =>
  plane
    .call('Scan', { TableName: 'shop', IndexName: name })
    .Items?.map((item) => item['a'])
    .sort(byText)

const byText = (left: unknown, right: unknown): number => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1)

describe('what the request alone decides', () => {
  test('217 UT-7: neither Create, Update nor Delete', () => {
    expectInvalid(
      () => shop().updateIndexes({}),
      `${invalid}One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null`,
    )
  })
  test('operations 1: exactly one of them', () => {
    expect(() => shop().updateIndexes({ Create: index('byA', hash('a')), ...deletion('byA') })).toThrow(
      /Only one of .*Create/,
    )
  })
  test('218 UT-8: one index twice', () => {
    expectInvalid(
      () => shop().updateIndexes(deletion('abc'), deletion('abc')),
      `${invalid}Only one global secondary index update per index is allowed simultaneously. Index: abc`,
    )
  })
  test('190 UT-5: key attributes must be in this request, even known ones', () => {
    expectInvalid(
      () => shop().updateIndexes({ Create: index('byA', hash('a')) }),
      `${invalid}Some index key attributes are not defined in AttributeDefinitions. Keys: [a], AttributeDefinitions: []`,
    )
  })
  test('data-model 11.3: HASH must precede RANGE', () => {
    const wide = { Create: index('wide', hash('x'), range('y'), hash('z')) }
    const act = () =>
      shop().update({ AttributeDefinitions: attributes('x', 'y', 'z'), GlobalSecondaryIndexUpdates: [wide] })
    expect(act).toThrow(/HASH .*precede .*RANGE/)
  })
})

describe('what the table decides', () => {
  test('222: the name is used', () => {
    const plane = shop()
    plane.update(createByB)
    expect(() => plane.update(createByB)).toThrow('already exists')
  })
  test('UT-17: deleting an index that is not there', () => {
    expectRefusal(
      () => shop().updateIndexes(deletion('none')),
      'ResourceNotFoundException',
      'Requested resource not found: Index: none not found',
    )
  })
  test('operations 1: a local index stays', () => {
    const plane = new ControlPlane()
    plane.create({
      KeySchema: [hash('a'), range('b')],
      AttributeDefinitions: attributes('a', 'b'),
      LocalSecondaryIndexes: [index('local', hash('a'), range('b'))],
    })
    expect(() => plane.updateIndexes(deletion('local'))).toThrow(invalid)
  })
  test('219 UT-9: one creation or deletion at a time', () => {
    const oneAtATime =
      'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table'
    const plane = new ControlPlane({ settings: { ddlDelayMs: hourMs } })
    plane.create()
    plane.clock.advance(hourMs)
    const two = [{ Create: index('byB', hash('b')) }, deletion('none')]
    const act = () => plane.update({ AttributeDefinitions: attributes('b'), GlobalSecondaryIndexUpdates: two })
    expectRefusal(act, 'LimitExceededException', oneAtATime)
    plane.update(createByB)
    plane.clock.advance(hourMs)
    expectRefusal(() => plane.updateIndexes(deletion('byB')), 'LimitExceededException', oneAtATime)
    plane.clock.advance(hourMs)
    plane.updateIndexes(deletion('byB'))
  })
  test('206: the 21st index', () => {
    const plane = new ControlPlane()
    plane.create({ GlobalSecondaryIndexes: Array.from({ length: 20 }, (_, i) => index(`by${i}`, hash('a'))) })
    expectInvalid(
      () => plane.update(createByB),
      `${invalid}GlobalSecondaryIndex count exceeds the per-table limit of 20`,
    )
  })
  test('221, README 19: another type is refused when the new index keys on it', () => {
    const plane = shop()
    plane.update(createByB)
    const again = { Create: index('again', hash('b')) }
    expectInvalid(
      () => plane.update({ AttributeDefinitions: [attribute('b', 'N')], GlobalSecondaryIndexUpdates: [again] }),
      `${invalid}Attributes cannot be redefined. Please check that your attribute has the same type as previously defined. Existing schema: Schema:[SchemaElement: key{b:S:HASH}] New schema: Schema:[SchemaElement: key{b:N:HASH}]`,
    )
  })
  test('UT-4, README 19: otherwise it keeps its type without a word', () => {
    const plane = shop()
    plane.update({ ...createByB, AttributeDefinitions: [attribute('a', 'N'), ...attributes('b')] })
    expect(plane.describe().AttributeDefinitions).toEqual(attributes('a', 'b'))
  })
})

describe('attribute definitions', () => {
  test('UT-3, UT-6: new ones are added, unused ones dropped', () => {
    const plane = shop()
    plane.update({ ...createByB, AttributeDefinitions: attributes('b', 'unused') })
    expect(plane.describe().AttributeDefinitions).toEqual(attributes('a', 'b'))
  })
  test('UT-6: deleting an index prunes its own attributes and keeps shared ones', () => {
    const plane = new ControlPlane()
    plane.create({
      AttributeDefinitions: attributes('a', 'b', 'c'),
      GlobalSecondaryIndexes: [index('one', hash('b'), range('c')), index('two', hash('b'))],
    })
    plane.updateIndexes(deletion('one'))
    expect(plane.describe().AttributeDefinitions).toEqual(attributes('a', 'b'))
    plane.updateIndexes(deletion('two'))
    expect(plane.describe()).toMatchObject({ AttributeDefinitions: attributes('a') })
    expect(plane.describe()).not.toHaveProperty('GlobalSecondaryIndexes')
  })
})

describe('a new index on a table with data', () => {
  test('KEY-30: is filled; items without its keys or with an unsuitable value are left out', () => {
    const plane = shop(
      { a: { S: 'both' }, b: { S: 'x' }, c: { N: '1' } },
      { a: { S: 'no b' }, c: { N: '1' } },
      { a: { S: 'no c' }, b: { S: 'x' } },
      { a: { S: 'b is a number' }, b: { N: '1' }, c: { N: '1' } },
      { a: { S: 'b is empty' }, b: { S: '' }, c: { N: '1' } },
      { a: { S: 'b is 2,048 long' }, b: { S: 'x'.repeat(2048) }, c: { N: '1' } },
      { a: { S: 'b is 2,049 long' }, b: { S: 'x'.repeat(2049) }, c: { N: '1' } },
      { a: { S: 'c is a list' }, b: { S: 'x' }, c: { L: [] } },
    )
    plane.update({
      AttributeDefinitions: [attribute('b'), attribute('c', 'N')],
      GlobalSecondaryIndexUpdates: [{ Create: index('byBC', hash('b'), range('c')) }],
    })
    expect(entriesOf(plane, 'byBC')).toEqual([{ S: 'b is 2,048 long' }, { S: 'both' }])
    expect(plane.describe().GlobalSecondaryIndexes).toMatchObject([{ ItemCount: 2 }])
    expect(plane.describe().ItemCount).toBe(8)
  })

  test('data-model 11.2: from then on writes with an unsuitable value are refused, until the index is gone', () => {
    const plane = shop()
    const put = () => plane.call('PutItem', { TableName: 'shop', Item: { a: { S: '1' }, b: { BOOL: true } } })
    plane.update(createByB)
    expect(put).toThrow('Type mismatch for Index Key b Expected: S Actual: BOOL IndexName: byB')
    plane.updateIndexes(deletion('byB'))
    put()
  })

  test('holds what it projects', () => {
    const plane = shop({ a: { S: '1' }, b: { S: 'x' }, c: { S: 'kept' }, d: { S: 'left' } })
    const Projection = { ProjectionType: 'INCLUDE', NonKeyAttributes: ['c'] } as const
    plane.update({
      ...createByB,
      GlobalSecondaryIndexUpdates: [{ Create: { ...index('byB', hash('b')), Projection } }],
    })
    expect(plane.call('Scan', { TableName: 'shop', IndexName: 'byB' }).Items).toEqual([
      { a: { S: '1' }, b: { S: 'x' }, c: { S: 'kept' } },
    ])
  })

  test('equals the index a table had from the start', () => {
    const items = Array.from({ length: 300 }, (_, i) => ({
      a: { S: `${i}` },
      ...(i % 3 === 0 ? {} : { b: { S: `${i % 7}` } }),
    }))
    const late = shop(...items)
    late.update(createByB)
    const early = new ControlPlane()
    early.create({ AttributeDefinitions: attributes('a', 'b'), GlobalSecondaryIndexes: [index('byB', hash('b'))] })
    for (const item of items) early.call('PutItem', { TableName: 'shop', Item: item as unknown as Item })
    const scan = (plane: ControlPlane) => plane.call('Scan', { TableName: 'shop', IndexName: 'byB' }).Items
    expect(scan(late)).toHaveLength(200)
    expect(scan(late)).toEqual(scan(early))
  })
})

describe('on the way', () => {
  test('the table is ACTIVE again before the index, which says that it is backfilling', () => {
    const plane = new ControlPlane({ settings: { ddlDelayMs: hourMs } })
    plane.create()
    plane.clock.advance(hourMs)
    const byB = { IndexName: 'byB', IndexStatus: 'CREATING', Backfilling: true }
    expect(plane.update(createByB)).toMatchObject({ TableStatus: 'UPDATING', GlobalSecondaryIndexes: [byB] })
    plane.clock.advance(hourMs)
    expect(plane.describe()).toMatchObject({ TableStatus: 'ACTIVE', GlobalSecondaryIndexes: [byB] })
    expect(() => plane.delete()).toThrow('still in use')
    const ceiling = { IndexName: 'byB', OnDemandThroughput: { MaxReadRequestUnits: 1 } }
    expect(() => plane.updateIndexes({ Update: ceiling })).toThrow('still in use')
    expect(() => plane.update(provisioned)).toThrow('still in use')
    plane.clock.advance(hourMs)
    const [active] = plane.describe().GlobalSecondaryIndexes ?? []
    expect(active).toMatchObject({ IndexStatus: 'ACTIVE' })
    expect(active).not.toHaveProperty('Backfilling')
  })

  test('an index being deleted is shown until it is gone, and no write keeps it up', () => {
    const plane = new ControlPlane({ settings: { ddlDelayMs: hourMs } })
    plane.create({ AttributeDefinitions: attributes('a', 'b'), GlobalSecondaryIndexes: [index('byB', hash('b'))] })
    plane.clock.advance(hourMs)
    plane.updateIndexes(deletion('byB'))
    expect(plane.describe().GlobalSecondaryIndexes).toMatchObject([{ IndexStatus: 'DELETING', ItemCount: 0 }])
    expect(plane.engine.context.table('shop').indexes).toEqual([])
    plane.call('PutItem', { TableName: 'shop', Item: { a: { S: '1' }, b: { S: 'x' } } })
    plane.clock.advance(2 * hourMs)
    expect(plane.describe()).not.toHaveProperty('GlobalSecondaryIndexes')
  })

  test('an index created, deleted and created again at once', () => {
    const plane = shop({ a: { S: '1' }, b: { S: 'x' } })
    plane.update(createByB)
    plane.updateIndexes(deletion('byB'))
    plane.update(createByB)
    expect(entriesOf(plane, 'byB')).toEqual([{ S: '1' }])
  })

  test('progress is reported, and throwing from it leaves the table as it was', () => {
    const reports: BackfillProgress[] = []
    const plane = new ControlPlane({
      onBackfill: (progress) => {
        reports.push(progress)
        if (progress.itemsRead === 2_000) throw new Error('cancelled')
      },
    })
    plane.create()
    const put = (i: number) => plane.call('PutItem', { TableName: 'shop', Item: { a: { S: `${i}` }, b: { S: 'x' } } })
    for (let i = 0; i < 1_500; i++) put(i)
    plane.update(createByB)
    const progress = { table: 'shop', index: 'byB' }
    expect(reports).toEqual([
      { ...progress, itemsRead: 1_000, entriesWritten: 1_000 },
      { ...progress, itemsRead: 1_500, entriesWritten: 1_500 },
    ])
    plane.updateIndexes(deletion('byB'))
    for (let i = 1_500; i < 2_000; i++) put(i)
    const before = plane.describe()
    expect(() => plane.update(createByB)).toThrow('cancelled')
    expect(plane.describe()).toEqual(before)
    expect(plane.engine.context.table('shop').indexes).toEqual([])
  })

  test('a signal that is aborted stops it before it begins', () => {
    const plane = shop()
    const signal = AbortSignal.abort(new Error('stopped'))
    const act = () => plane.engine.runSync('UpdateTable', { TableName: 'shop', ...createByB }, { signal })
    expect(act).toThrow('stopped')
    expect(plane.describe()).not.toHaveProperty('GlobalSecondaryIndexes')
  })
})
