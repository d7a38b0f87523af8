import { expect, test } from 'vitest'
import { ControlPlane, expectInvalid, expectRefusal, hash, hourMs, index, provisioned, units } from './control-plane.ts'

test('UT-22: names sorted by bytes; the start need not exist; a last name only when more remain', () => {
  const plane = new ControlPlane()
  for (const TableName of ['beta', 'Zeta', 'alpha', 'beta.2']) plane.create({ TableName })
  expect(plane.call('ListTables', {})).toEqual({ TableNames: ['Zeta', 'alpha', 'beta', 'beta.2'] })
  expect(plane.call('ListTables', { Limit: 2 })).toEqual({
    TableNames: ['Zeta', 'alpha'],
    LastEvaluatedTableName: 'alpha',
  })
  expect(plane.call('ListTables', { Limit: 2, ExclusiveStartTableName: 'alpha' })).toEqual({
    TableNames: ['beta', 'beta.2'],
  })
  expect(plane.call('ListTables', { ExclusiveStartTableName: 'bet' })).toEqual({ TableNames: ['beta', 'beta.2'] })
  expect(plane.call('ListTables', { ExclusiveStartTableName: 'beta.2' })).toEqual({ TableNames: [] })
})

test('UT-22: a hundred at a time', () => {
  const plane = new ControlPlane()
  for (let i = 0; i < 101; i++) plane.create({ TableName: `t${100 + i}` })
  const { TableNames, LastEvaluatedTableName } = plane.call('ListTables', {})
  expect(TableNames).toHaveLength(100)
  expect(LastEvaluatedTableName).toBe('t199')
})

test('49: Limit 101', () => {
  expectInvalid(
    () => new ControlPlane().call('ListTables', { Limit: 101 }),
    "1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100",
  )
})

test('operations 1: tables in every state are listed', () => {
  const plane = new ControlPlane({ settings: { ddlDelayMs: hourMs } })
  plane.create()
  expect(plane.call('ListTables', {}).TableNames).toEqual(['shop'])
  plane.clock.advance(hourMs)
  plane.delete()
  expect(plane.call('ListTables', {}).TableNames).toEqual(['shop'])
  plane.clock.advance(hourMs)
  expect(plane.call('ListTables', {}).TableNames).toEqual([])
})

test('UT-21: the answer has the status and neither schema, date nor indexes', () => {
  const plane = new ControlPlane()
  plane.create({
    ...provisioned,
    GlobalSecondaryIndexes: [{ ...index('global', hash('a')), ProvisionedThroughput: units(1, 1) }],
  })
  const { TableId } = plane.describe()
  expect(plane.delete()).toEqual({
    TableName: 'shop',
    TableStatus: 'DELETING',
    ProvisionedThroughput: { NumberOfDecreasesToday: 0, ...units(5, 5) },
    TableSizeBytes: 0,
    ItemCount: 0,
    TableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/shop',
    TableId,
    DeletionProtectionEnabled: false,
  })
  expect(() => plane.describe()).toThrow('Table: shop not found')
})

test('225 UT-19: deletion protection', () => {
  const plane = new ControlPlane()
  plane.create({ DeletionProtectionEnabled: true })
  expectInvalid(
    () => plane.delete(),
    'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
  )
  plane.update({ DeletionProtectionEnabled: false })
  plane.delete()
})

test('226 UT-20: a table that is being created', () => {
  const plane = new ControlPlane({ settings: { ddlDelayMs: hourMs } })
  plane.create()
  const inUse = 'Attempt to change a resource which is still in use: Table is being created: shop'
  expectRefusal(() => plane.delete(), 'ResourceInUseException', inUse)
  expectRefusal(() => plane.update({ DeletionProtectionEnabled: true }), 'ResourceInUseException', inUse)
})

test('operations 1: DELETING can be described and deleted again, not updated or created', () => {
  const plane = new ControlPlane({ settings: { ddlDelayMs: hourMs } })
  plane.create()
  plane.clock.advance(hourMs)
  plane.delete()
  expect(plane.describe().TableStatus).toBe('DELETING')
  expect(plane.delete().TableStatus).toBe('DELETING')
  expect(() => plane.update({ DeletionProtectionEnabled: true })).toThrow('still in use')
  expectRefusal(() => plane.create(), 'ResourceInUseException', 'Table already exists: shop')
  plane.clock.advance(hourMs)
  expect(plane.create().TableStatus).toBe('CREATING')
})

test('a deleted table leaves no rows behind', () => {
  const plane = new ControlPlane()
  plane.create({ GlobalSecondaryIndexes: [index('global', hash('a'))] })
  const { store } = plane.engine.context
  const table = plane.engine.context.table('shop')
  plane.delete()
  expect(() => store.resource(table.table.id)).toThrow('no resource')
  expect(() => store.resource(table.table.indexes[0]?.id ?? -1)).toThrow('no resource')
})
