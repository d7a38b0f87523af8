import { describe, expect, test } from 'vitest'
import {
  ControlPlane,
  expectInvalid,
  expectRefusal,
  hash,
  hourMs,
  index,
  invalid,
  provisioned,
  startMs,
  units,
} from './control-plane.ts'

const onDemand = (): ControlPlane => {
  const plane = new ControlPlane()
  plane.create()
  return plane
}

describe('what is a change', () => {
  const nothing =
    'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required'

  test('213 UT-1: nothing, or an empty list of index updates', () => {
    expectInvalid(() => onDemand().update({}), nothing)
    expectInvalid(() => onDemand().update({ GlobalSecondaryIndexUpdates: [] }), nothing)
    expectInvalid(() => onDemand().update({ AttributeDefinitions: [] }), nothing)
  })

  test('UT-2: a lone TableClass or OnDemandThroughput', () => {
    const plane = onDemand()
    expect(plane.update({ TableClass: 'STANDARD_INFREQUENT_ACCESS' }).TableStatus).toBe('UPDATING')
    plane.update({ OnDemandThroughput: { MaxReadRequestUnits: 1 } })
    expect(plane.describe().TableClassSummary).toEqual({
      TableClass: 'STANDARD_INFREQUENT_ACCESS',
      LastUpdateDateTime: startMs / 1000,
    })
  })

  test.each([
    ['ReplicaUpdates', [{ Create: { RegionName: 'eu-west-1' } }]],
    ['MultiRegionConsistency', 'STRONG'],
    ['GlobalTableWitnessUpdates', [{ Create: { RegionName: 'eu-west-1' } }]],
    ['GlobalTableSettingsReplicationMode', 'ENABLED'],
    ['VectorIndexUpdates', [{ Delete: { IndexName: 'byMeaning' } }]],
  ])('what is not built is refused by name: %s', (member, value) => {
    expectInvalid(() => onDemand().update({ [member]: value }), `ddb-shell does not support ${member} yet`)
  })
})

describe('on-demand ceilings', () => {
  test('210 ODT-2: on PROVISIONED', () => {
    const plane = new ControlPlane()
    plane.create(provisioned)
    const message = `${invalid}MaxReadRequestUnits for OnDemandThroughput cannot be specified when the table BillingMode is PROVISIONED`
    expectInvalid(() => plane.update({ OnDemandThroughput: { MaxReadRequestUnits: 0 } }), message)
  })

  test('211 ODT-3: 0 and anything below -1 are out of range', () => {
    const message = `${invalid}Requested MaxWriteRequestUnits for OnDemandThroughput for table is outside of valid range`
    for (const units of [0, -2]) {
      expectInvalid(() => onDemand().update({ OnDemandThroughput: { MaxWriteRequestUnits: units } }), message)
    }
  })

  test('ODT-5: a partial object merges; -1 is echoed once and gone from DescribeTable', () => {
    const plane = onDemand()
    plane.update({ OnDemandThroughput: { MaxReadRequestUnits: 10 } })
    const both = { MaxReadRequestUnits: 10, MaxWriteRequestUnits: 20 }
    expect(plane.update({ OnDemandThroughput: { MaxWriteRequestUnits: 20 } }).OnDemandThroughput).toEqual(both)
    const removed = plane.update({ OnDemandThroughput: { MaxReadRequestUnits: -1 } })
    expect(removed.OnDemandThroughput).toEqual({ MaxReadRequestUnits: -1, MaxWriteRequestUnits: 20 })
    expect(plane.describe().OnDemandThroughput).toEqual({ MaxWriteRequestUnits: 20 })
    plane.update({ OnDemandThroughput: { MaxWriteRequestUnits: -1 } })
    expect(plane.describe()).not.toHaveProperty('OnDemandThroughput')
  })

  test('ODT-6: -1 for a ceiling that was never set', () => {
    const plane = onDemand()
    expect(plane.update({ OnDemandThroughput: { MaxReadRequestUnits: -1 } }).OnDemandThroughput).toEqual({
      MaxReadRequestUnits: -1,
    })
    expect(plane.describe()).not.toHaveProperty('OnDemandThroughput')
  })

  test('ODT-7: an empty object', () => {
    expectRefusal(() => onDemand().update({ OnDemandThroughput: {} }), 'InternalFailure', '')
  })

  test('ODT-8: a ceiling with the switch to on demand; the switch back clears it', () => {
    const plane = new ControlPlane()
    plane.create(provisioned)
    plane.update({ BillingMode: 'PAY_PER_REQUEST', OnDemandThroughput: { MaxReadRequestUnits: 10 } })
    expect(plane.describe().OnDemandThroughput).toEqual({ MaxReadRequestUnits: 10 })
    plane.update(provisioned)
    expect(plane.describe()).not.toHaveProperty('OnDemandThroughput')
  })

  test('the ceiling of an index', () => {
    const plane = new ControlPlane()
    plane.create({ GlobalSecondaryIndexes: [index('byA', hash('a'))] })
    plane.updateIndexes({ Update: { IndexName: 'byA', OnDemandThroughput: { MaxReadRequestUnits: 5 } } })
    expect(plane.describe().GlobalSecondaryIndexes).toMatchObject([{ OnDemandThroughput: { MaxReadRequestUnits: 5 } }])
  })
})

describe('warm throughput', () => {
  test('rises, of table and index, and does not fall', () => {
    const plane = new ControlPlane()
    plane.create({ GlobalSecondaryIndexes: [index('byA', hash('a'))] })
    plane.update({ WarmThroughput: { ReadUnitsPerSecond: 20_000 } })
    plane.updateIndexes({ Update: { IndexName: 'byA', WarmThroughput: { WriteUnitsPerSecond: 5_000 } } })
    expect(plane.describe()).toMatchObject({
      WarmThroughput: { ReadUnitsPerSecond: 20_000, WriteUnitsPerSecond: 4_000 },
      GlobalSecondaryIndexes: [{ WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 5_000 } }],
    })
    expect(() => plane.update({ WarmThroughput: { ReadUnitsPerSecond: 19_999 } })).toThrow(
      /lower than current WarmThroughput/,
    )
  })
})

describe('streams', () => {
  const stream = (StreamViewType: 'KEYS_ONLY' | 'NEW_AND_OLD_IMAGES') => ({
    StreamSpecification: { StreamEnabled: true, StreamViewType },
  })
  const off = { StreamSpecification: { StreamEnabled: false } }

  test('223: an enabled stream is not enabled again; a disabled one not disabled', () => {
    const plane = onDemand()
    expect(() => plane.update(off)).toThrow('Table already has a disabled stream: TableName: shop')
    plane.update(stream('KEYS_ONLY'))
    expectInvalid(
      () => plane.update(stream('NEW_AND_OLD_IMAGES')),
      'Table already has an enabled stream: TableName: shop',
    )
  })

  test('operations 12: a stream enabled again is another one, and the last one stays named', () => {
    const plane = onDemand()
    plane.update(stream('KEYS_ONLY'))
    const first = plane.describe()
    plane.update(off)
    expect(plane.describe()).not.toHaveProperty('StreamSpecification')
    expect(plane.describe().LatestStreamArn).toBe(first.LatestStreamArn)
    plane.update(stream('NEW_AND_OLD_IMAGES'))
    const second = plane.describe()
    expect(second.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' })
    expect(second.LatestStreamArn).not.toBe(first.LatestStreamArn)
    expect(second.LatestStreamArn).toBe(`${second.TableArn}/stream/${second.LatestStreamLabel}`)
  })

  test('README 23: enabled without view type, and 208', () => {
    expect(() => onDemand().update({ StreamSpecification: { StreamEnabled: true } })).toThrow(invalid)
    expect(() =>
      onDemand().update({ StreamSpecification: { StreamEnabled: false, StreamViewType: 'KEYS_ONLY' } }),
    ).toThrow(invalid)
  })
})

test('encryption on and off', () => {
  const plane = onDemand()
  plane.update({ SSESpecification: { Enabled: true, SSEType: 'KMS' } })
  expect(plane.describe().SSEDescription).toMatchObject({ Status: 'ENABLED', SSEType: 'KMS' })
  plane.update({ SSESpecification: { Enabled: false } })
  expect(plane.describe()).not.toHaveProperty('SSEDescription')
  expect(() => plane.update({ SSESpecification: { Enabled: true, SSEType: 'AES256' } })).toThrow(invalid)
})

test('security 8: UPDATING while the table switches to another key', () => {
  const plane = new ControlPlane({ settings: { ddlDelayMs: hourMs } })
  plane.create()
  plane.clock.advance(hourMs)
  const SSESpecification = { Enabled: true, KMSMasterKeyId: 'own' }
  expect(plane.update({ SSESpecification }).SSEDescription?.Status).toBe('UPDATING')
  expect(plane.describe().SSEDescription?.Status).toBe('UPDATING')
  plane.clock.advance(hourMs)
  expect(plane.describe().SSEDescription?.Status).toBe('ENABLED')
  expect(plane.update({ SSESpecification }).SSEDescription?.Status).toBe('ENABLED')
})

test('a refused update changes nothing', () => {
  const plane = onDemand()
  const before = plane.describe()
  expect(() =>
    plane.update({ DeletionProtectionEnabled: true, ...provisioned, OnDemandThroughput: { MaxReadRequestUnits: 1 } }),
  ).toThrow('OnDemandThroughput')
  expect(() => plane.update({ DeletionProtectionEnabled: true, ProvisionedThroughput: units(1, 1) })).toThrow(invalid)
  expect(plane.describe()).toEqual(before)
})
