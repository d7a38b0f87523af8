import { describe, expect, test } from 'vitest'
import type { Request } from '../../../src/operation/operation.ts'
import {
  all,
  attribute,
  attributes,
  ControlPlane,
  expectInvalid,
  expectRefusal,
  hash,
  index,
  invalid,
  onDemandTable,
  provisioned,
  range,
  units,
} from './control-plane.ts'

type Create = Partial<Request<'CreateTable'>>

const withRange: Create = { KeySchema: [hash('a'), range('b')], AttributeDefinitions: attributes('a', 'b') }
const refused = (name: string, request: Create, message: string): void =>
  test(name, () => {
    const plane = new ControlPlane()
    expectInvalid(() => plane.create(request), message)
    expect(plane.call('ListTables', {}).TableNames).toEqual([])
  })

describe('billing mode and units', () => {
  refused(
    '185 CT-10: PROVISIONED without units',
    { BillingMode: 'PROVISIONED' },
    `${invalid}ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED`,
  )
  refused(
    '185: PROVISIONED is the default',
    { BillingMode: undefined },
    `${invalid}ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED`,
  )
  refused(
    '186 CT-11: units on demand',
    { ProvisionedThroughput: units(1, 1) },
    `${invalid}Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST`,
  )
  refused(
    '188 CT-12: read units are checked first',
    { ...provisioned, ProvisionedThroughput: units(1_000_000_000_001, 1_000_000_000_002) },
    'Given value 1000000000001 for ReadCapacityUnits is out of bounds',
  )
  refused(
    '188 CT-12: write units',
    { ...provisioned, ProvisionedThroughput: units(1_000_000_000_000, 1_000_000_000_001) },
    'Given value 1000000000001 for WriteCapacityUnits is out of bounds',
  )
  refused(
    '53: units below 1',
    { ...provisioned, ProvisionedThroughput: units(1, -1) },
    "1 validation error detected: Value '-1' at 'provisionedThroughput.writeCapacityUnits' failed to satisfy constraint: Member must have value greater than or equal to 1",
  )
})

describe('the table key', () => {
  refused(
    '189 CT-13: fewer definitions than keys',
    { KeySchema: [hash('a'), range('b')] },
    'Invalid KeySchema: Some index key attribute have no definition',
  )
  refused(
    '189: one attribute twice with one definition',
    { KeySchema: [hash('a'), range('a')] },
    'Invalid KeySchema: Some index key attribute have no definition',
  )
  refused(
    '190 CT-14: undefined key attribute',
    { AttributeDefinitions: attributes('b') },
    `${invalid}Some index key attributes are not defined in AttributeDefinitions. Keys: [a], AttributeDefinitions: [b]`,
  )
  refused(
    '191 CT-15: one attribute twice',
    { KeySchema: [hash('a'), range('a')], AttributeDefinitions: attributes('a', 'b') },
    'Both the Hash Key and the Range Key element in the KeySchema have the same name',
  )
  refused(
    '192 CT-16: the first is not HASH',
    { KeySchema: [range('a')] },
    'Invalid KeySchema: The first KeySchemaElement is not a HASH key type',
  )
  refused(
    '193 CT-16: the second is not RANGE',
    { ...withRange, KeySchema: [hash('a'), hash('b')] },
    'Invalid KeySchema: The second KeySchemaElement is not a RANGE key type',
  )
  refused(
    '194 CT-17: unused definition',
    { AttributeDefinitions: attributes('a', 'b') },
    `${invalid}Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions`,
  )
  refused(
    '195: unused definition beside an index',
    { AttributeDefinitions: attributes('c', 'a', 'u'), GlobalSecondaryIndexes: [index('byU', hash('u'))] },
    `${invalid}Some AttributeDefinitions are not used. AttributeDefinitions: [c, a, u], keys used: [a, u]`,
  )
  test('196: an attribute defined twice is named', () => {
    const twice = () => new ControlPlane().create({ AttributeDefinitions: attributes('xyz', 'xyz') })
    expect(twice).toThrow(/uplicate.*xyz/)
  })
  refused(
    '51: three elements',
    { KeySchema: [hash('a'), range('b'), range('c')], AttributeDefinitions: attributes('a', 'b', 'c') },
    "1 validation error detected: Value '[KeySchemaElement(attributeName=a, keyType=HASH), KeySchemaElement(attributeName=b, keyType=RANGE), KeySchemaElement(attributeName=c, keyType=RANGE)]' at 'keySchema' failed to satisfy constraint: Member must have length less than or equal to 2",
  )
})

describe('local indexes', () => {
  const local = (...indexes: ReturnType<typeof index>[]): Create => ({ ...withRange, LocalSecondaryIndexes: indexes })

  refused('197 CT-18: empty list', local(), `${invalid}List of LocalSecondaryIndexes is empty`)
  refused(
    '198 CT-19: the table has no sort key',
    { LocalSecondaryIndexes: [index('byA', hash('a'))] },
    `${invalid}Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex`,
  )
  refused(
    '199 CT-20: no sort key of its own',
    local(index('byA', hash('a'))),
    `${invalid}Index KeySchema does not have a range key for index: byA`,
  )
  refused(
    '200 CT-21: another partition key',
    local(index('byB', hash('b'), range('a'))),
    `${invalid}Index KeySchema does not have the same leading hash key as table KeySchema for index: byB. index hash key: b, table hash key: a`,
  )
  refused(
    '190: undefined key attribute',
    local(index('byC', hash('a'), range('c'))),
    `${invalid}Some index key attributes are not defined in AttributeDefinitions. Keys: [a, c], AttributeDefinitions: [a, b]`,
  )
  refused(
    '205 CT-27: six',
    local(...Array.from({ length: 6 }, (_, i) => index(`by${i}`, hash('a'), range('b')))),
    `${invalid}Number of LocalSecondaryIndexes exceeds per-table limit of 5`,
  )
  test('CT-32: five with the sort key of the table', () => {
    const five = Array.from({ length: 5 }, (_, i) => index(`by${i}`, hash('a'), range('b')))
    expect(new ControlPlane().create(local(...five)).LocalSecondaryIndexes).toHaveLength(5)
  })
})

describe('global indexes', () => {
  const global = (...indexes: Request<'CreateTable'>['GlobalSecondaryIndexes'] & object): Create => ({
    ...withRange,
    GlobalSecondaryIndexes: indexes,
  })
  const names = { NonKeyAttributes: ['x'] }

  refused('197 CT-18: empty list', global(), `${invalid}List of GlobalSecondaryIndexes is empty`)
  refused(
    '201 CT-22: no type',
    global({ ...index('byB', hash('b')), Projection: {} }),
    `${invalid}Unknown ProjectionType: null`,
  )
  refused(
    '202 CT-23: names with ALL',
    global({ ...index('byB', hash('b')), Projection: { ProjectionType: 'ALL', ...names } }),
    `${invalid}ProjectionType is ALL, but NonKeyAttributes is specified`,
  )
  refused(
    '202 CT-23: names with KEYS_ONLY',
    global({ ...index('byB', hash('b')), Projection: { ProjectionType: 'KEYS_ONLY', ...names } }),
    `${invalid}ProjectionType is KEYS_ONLY, but NonKeyAttributes is specified`,
  )
  refused(
    '203 CT-24: INCLUDE without names',
    global({ ...index('byB', hash('b')), Projection: { ProjectionType: 'INCLUDE' } }),
    `${invalid}ProjectionType is INCLUDE, but NonKeyAttributes is not specified`,
  )
  refused(
    '204 CT-26: local and global indexes share their names',
    {
      ...withRange,
      LocalSecondaryIndexes: [index('byB', hash('a'), range('b'))],
      GlobalSecondaryIndexes: [index('byB', hash('b'))],
    },
    `${invalid}Duplicate index name: byB`,
  )
  refused(
    '206 CT-28: 21',
    global(...Array.from({ length: 21 }, (_, i) => index(`by${i}`, hash('b')))),
    `${invalid}GlobalSecondaryIndex count exceeds the per-table limit of 20`,
  )
  refused(
    '187 CT-29: units on demand',
    global({ ...index('byB', hash('b')), ProvisionedThroughput: units(1, 1) }),
    `${invalid}ProvisionedThroughput should not be specified for index: byB when BillingMode is PAY_PER_REQUEST`,
  )
  refused(
    '215: no units when provisioned',
    { ...global(index('byB', hash('b'))), ...provisioned },
    `${invalid}ProvisionedThroughput must be specified for index: byB`,
  )
  refused(
    'README 4: 101 projected names over all indexes',
    global(
      ...Array.from({ length: 6 }, (_, i) => ({
        ...index(`by${i}`, hash('b')),
        Projection: {
          ProjectionType: 'INCLUDE' as const,
          NonKeyAttributes: Array.from({ length: i === 5 ? 1 : 20 }, (_, n) => `x${n}`),
        },
      })),
    ),
    `${invalid}Number of NonKeyAttributes over all indexes exceeds the per-table limit of 100`,
  )
})

describe('data-model 11.3: multi-attribute keys of a global index', () => {
  const eight = ['h1', 'h2', 'h3', 'h4', 'r1', 'r2', 'r3', 'r4']
  const keyed = (schema: readonly (ReturnType<typeof hash> | ReturnType<typeof range>)[]): Create => ({
    AttributeDefinitions: attributes(...new Set(['a', ...schema.map((element) => element.AttributeName)])),
    GlobalSecondaryIndexes: [index('wide', ...schema)],
  })

  test('four HASH and four RANGE attributes', () => {
    const schema = eight.map((name) => (name.startsWith('h') ? hash(name) : range(name)))
    const [wide] = new ControlPlane().create(keyed(schema)).GlobalSecondaryIndexes ?? []
    expect(wide?.KeySchema).toEqual(schema)
  })
  test('HASH must precede RANGE', () => {
    const act = () => new ControlPlane().create(keyed([hash('h1'), range('r1'), hash('h2')]))
    expect(act).toThrow(/HASH .*precede .*RANGE/)
  })
  test('five of a kind are too many', () => {
    for (const element of [hash, range]) {
      const five = ['1', '2', '3', '4', '5'].map((name) => element(name))
      expect(() => new ControlPlane().create(keyed([hash('h'), ...five]))).toThrow(/exceeds the limit of 4/)
    }
  })
  test('no attribute twice, in whatever role', () => {
    expect(() => new ControlPlane().create(keyed([hash('h1'), hash('h2'), range('h1')]))).toThrow(/Duplicate/)
  })
  refused(
    '192: the first is not HASH',
    keyed([range('r1'), range('r2')]),
    'Invalid KeySchema: The first KeySchemaElement is not a HASH key type',
  )
})

describe('streams, ceilings, warm throughput', () => {
  refused(
    '208 CT-30: view type of a disabled stream',
    { StreamSpecification: { StreamEnabled: false, StreamViewType: 'KEYS_ONLY' } },
    `${invalid}Table is being created with a stream disabled, UpdateViewType should not be specified`,
  )
  test('README 23: enabled without view type', () => {
    expect(() => new ControlPlane().create({ StreamSpecification: { StreamEnabled: true } })).toThrow(invalid)
  })
  refused(
    '209 ODT-1: a ceiling on PROVISIONED, the first member is named',
    { ...provisioned, OnDemandThroughput: { MaxReadRequestUnits: 0, MaxWriteRequestUnits: 5 } },
    `${invalid}MaxReadRequestUnits for OnDemandThroughput cannot be specified when table BillingMode is PROVISIONED.`,
  )
  refused(
    '211 ODT-3: -1 is out of range at creation',
    { OnDemandThroughput: { MaxReadRequestUnits: -1 } },
    `${invalid}Requested MaxReadRequestUnits for OnDemandThroughput for table is outside of valid range`,
  )
  test('ODT-7: an empty object stores nothing', () => {
    const plane = new ControlPlane()
    expect(plane.create({ OnDemandThroughput: {} })).not.toHaveProperty('OnDemandThroughput')
  })
  refused(
    '212: warm throughput too low',
    { WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 3_999 } },
    `${invalid}Requested WriteUnitsPerSecond for WarmThroughput for table is lower than initial throughput for OnDemand`,
  )
  refused(
    '212: warm throughput of an index too low',
    {
      ...withRange,
      GlobalSecondaryIndexes: [{ ...index('byB', hash('b')), WarmThroughput: { WriteUnitsPerSecond: 1 } }],
    },
    `${invalid}Requested WriteUnitsPerSecond for WarmThroughput for index byB is lower than initial throughput for OnDemand`,
  )
})

describe('CT-1: what is checked first', () => {
  refused(
    'units before keys',
    { BillingMode: 'PROVISIONED', KeySchema: [range('a')] },
    `${invalid}ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED`,
  )
  refused(
    'definitions before the shape of the key',
    { KeySchema: [range('z')] },
    `${invalid}Some index key attributes are not defined in AttributeDefinitions. Keys: [z], AttributeDefinitions: [a]`,
  )
  refused(
    'local before global indexes',
    { ...withRange, LocalSecondaryIndexes: [index('byA', hash('a'))], GlobalSecondaryIndexes: [] },
    `${invalid}Index KeySchema does not have a range key for index: byA`,
  )
  refused(
    'CT-4: the key before the projection, the projection before units',
    {
      ...withRange,
      GlobalSecondaryIndexes: [{ ...index('byB', hash('b')), Projection: {}, ProvisionedThroughput: units(1, 1) }],
    },
    `${invalid}Unknown ProjectionType: null`,
  )
})

describe('names', () => {
  refused(
    '41: no name',
    { TableName: undefined as never },
    "The parameter 'TableName' is required but was not present in the request",
  )
  refused(
    '42: two characters',
    { TableName: 'ab' },
    "1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 3",
  )
  test('207 CT-31: the name exists', () => {
    const plane = new ControlPlane()
    plane.create()
    expectRefusal(() => plane.create(), 'ResourceInUseException', 'Table already exists: shop')
  })
  test('its ARN names it too', () => {
    const plane = new ControlPlane()
    plane.create({ TableName: 'arn:aws:dynamodb:us-east-1:000000000000:table/shop' })
    expect(plane.describe().TableName).toBe('shop')
    expect(() => plane.create({ TableName: 'arn:aws:dynamodb:eu-west-1:000000000000:table/else' })).toThrow(
      'Invalid TableArn',
    )
  })
})

test('tags are checked before the table is created: 51 are too many', () => {
  const plane = new ControlPlane()
  const tags = Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}`, Value: '' }))
  expect(() => plane.create({ Tags: tags })).toThrow(invalid)
  expect(plane.call('ListTables', {}).TableNames).toEqual([])
  plane.create({ Tags: tags.slice(1) })
  expect(plane.engine.context.findTable('shop')?.tags).toHaveLength(50)
})

test.each(['GlobalTableSourceArn', 'VectorIndexes', 'GlobalTableSettingsReplicationMode'] as const)(
  'what is not built is refused by name: %s',
  (member) => {
    const value = member === 'VectorIndexes' ? [] : member === 'GlobalTableSettingsReplicationMode' ? 'ENABLED' : 'text'
    const request = { ...onDemandTable, [member]: value }
    expectInvalid(() => new ControlPlane().create(request), `ddb-shell does not support ${member} yet`)
  },
)

test('a table has attributes of every key type', () => {
  const definitions = [attribute('a', 'B'), attribute('b', 'N')]
  const plane = new ControlPlane()
  plane.create({
    ...withRange,
    AttributeDefinitions: definitions,
    GlobalSecondaryIndexes: [{ ...index('byB', hash('b')), Projection: all }],
  })
  expect(plane.describe().AttributeDefinitions).toEqual(definitions)
})
