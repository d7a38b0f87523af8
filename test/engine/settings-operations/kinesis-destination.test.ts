import { describe, expect, test } from 'vitest'
import type { Request } from '../../../src/operation/operation.ts'
import { ControlPlane, envelope, expectInvalid, expectRefusal, hourMs } from '../tables/control-plane.ts'

const first = 'arn:aws:kinesis:us-east-1:000000000000:stream/first'
const second = first.replace('first', 'second')

class Destinations {
  readonly plane: ControlPlane
  readonly tableId: string | undefined

  constructor(options: ConstructorParameters<typeof ControlPlane>[0] = {}) {
    this.plane = new ControlPlane(options)
    this.tableId = this.plane.create().TableId
  }

  enable(request: Partial<Request<'EnableKinesisStreamingDestination'>> = {}) {
    return this.plane.call('EnableKinesisStreamingDestination', { TableName: 'shop', StreamArn: first, ...request })
  }

  disable(request: Partial<Request<'DisableKinesisStreamingDestination'>> = {}) {
    return this.plane.call('DisableKinesisStreamingDestination', { TableName: 'shop', StreamArn: first, ...request })
  }

  update(request: Partial<Request<'UpdateKinesisStreamingDestination'>> = {}) {
    return this.plane.call('UpdateKinesisStreamingDestination', {
      TableName: 'shop',
      StreamArn: first,
      UpdateKinesisStreamingConfiguration: { ApproximateCreationDateTimePrecision: 'MICROSECOND' },
      ...request,
    })
  }

  describe(TableName = 'shop') {
    return this.plane.call('DescribeKinesisStreamingDestination', { TableName }).KinesisDataStreamDestinations
  }
}

const shown = (StreamArn: string, DestinationStatus: string, precision = 'MILLISECOND') => ({
  StreamArn,
  DestinationStatus,
  ApproximateCreationDateTimePrecision: precision,
})
const destination = { TableName: 'shop', StreamArn: first }
const micro = { ApproximateCreationDateTimePrecision: 'MICROSECOND' } as const
const notDisabled =
  'Table is not in a valid state to enable Kinesis Streaming Destination: EnableKinesisStreamingDestination must be DISABLED or ENABLE_FAILED to perform ENABLE operation.'
const notActive =
  'Table is not in a valid state to disable Kinesis Streaming Destination: DisableKinesisStreamingDestination must be ACTIVE to perform DISABLE operation.'
const unknown = (arn: string) =>
  `Table is not in a valid state to enable Kinesis Streaming Destination: No streaming destination with streamArn: ${arn} found for table with tableName: shop`

describe('what destinations do', () => {
  test('streams-ttl-backup 3: enabled with milliseconds, changed to microseconds, disabled, another one enabled', () => {
    const table = new Destinations()
    expect(table.describe()).toEqual([])
    expect(table.enable()).toEqual({ ...destination, DestinationStatus: 'ENABLING' })
    expect(table.describe()).toEqual([shown(first, 'ACTIVE')])
    expect(table.update()).toEqual({
      ...destination,
      DestinationStatus: 'UPDATING',
      UpdateKinesisStreamingConfiguration: micro,
    })
    expect(table.describe()).toEqual([shown(first, 'ACTIVE', 'MICROSECOND')])
    expect(table.disable()).toEqual({ ...destination, DestinationStatus: 'DISABLING' })
    table.enable({ StreamArn: second })
    expect(table.describe()).toEqual([shown(first, 'DISABLED', 'MICROSECOND'), shown(second, 'ACTIVE')])
  })

  test('a precision may be given when it is enabled', () => {
    const table = new Destinations()
    expect(table.enable({ EnableKinesisStreamingConfiguration: micro })).toEqual({
      ...destination,
      DestinationStatus: 'ENABLING',
      EnableKinesisStreamingConfiguration: micro,
    })
    expect(table.describe()).toEqual([shown(first, 'ACTIVE', 'MICROSECOND')])
    table.disable()
    table.enable()
    expect(table.describe()).toEqual([shown(first, 'ACTIVE')])
  })

  test('operations 16: ENABLING, UPDATING and DISABLING last as long as other changes', () => {
    const table = new Destinations({ settings: { ddlDelayMs: hourMs } })
    table.plane.clock.advance(hourMs)
    table.enable()
    expect(table.describe()).toEqual([shown(first, 'ENABLING')])
    expectInvalid(() => table.enable({ StreamArn: second }), notDisabled)
    expectInvalid(() => table.disable(), notActive)
    expectInvalid(() => table.update(), unknown(first))
    table.plane.clock.advance(hourMs)
    table.update()
    expect(table.describe()).toEqual([shown(first, 'UPDATING', 'MICROSECOND')])
    table.plane.clock.advance(hourMs)
    table.disable()
    expect(table.describe()).toEqual([shown(first, 'DISABLING', 'MICROSECOND')])
    expectInvalid(() => table.enable(), notDisabled)
    table.plane.clock.advance(hourMs)
    expect(table.describe()).toEqual([shown(first, 'DISABLED', 'MICROSECOND')])
  })

  test('streams-ttl-backup, last part: deleting the table removes it', () => {
    const table = new Destinations()
    table.enable()
    table.plane.delete()
    table.plane.create()
    expect(table.describe()).toEqual([])
  })
})

describe('what is refused', () => {
  test('streams-ttl-backup 3: one destination at a time', () => {
    const table = new Destinations()
    table.enable()
    for (const StreamArn of [first, second]) expectInvalid(() => table.enable({ StreamArn }), notDisabled)
    table.disable()
    for (const StreamArn of [first, second]) expectInvalid(() => table.disable({ StreamArn }), notActive)
  })

  test('streams-ttl-backup 3: an update without anything in it, before the table is looked for', () => {
    const message =
      'Streaming destination cannot be updated with given parameters: UpdateKinesisStreamingConfiguration cannot be null or contain only null values'
    for (const UpdateKinesisStreamingConfiguration of [undefined, {}]) {
      expectInvalid(
        () => new Destinations().update({ TableName: 'nowhere', UpdateKinesisStreamingConfiguration }),
        message,
      )
    }
  })

  test('streams-ttl-backup 3: a precision that there is not', () => {
    const UpdateKinesisStreamingConfiguration = { ApproximateCreationDateTimePrecision: 'SECOND' as 'MILLISECOND' }
    expectInvalid(
      () => new Destinations().update({ UpdateKinesisStreamingConfiguration }),
      `${envelope}Value 'SECOND' at 'updateKinesisStreamingConfiguration.approximateCreationDateTimePrecision' failed to satisfy constraint: Member must satisfy enum value set: [MILLISECOND, MICROSECOND]`,
    )
  })

  test('streams-ttl-backup 3: another stream, and the precision it has', () => {
    const table = new Destinations()
    table.enable()
    expectInvalid(() => table.update({ StreamArn: second }), unknown(second))
    table.update()
    const message = `Invalid Request: Precision is already set to the desired value of MICROSECOND for tableId: ${table.tableId}, kdsArn: ${first}`
    expectInvalid(() => table.update(), message)
  })

  test('streams-ttl-backup 3: no such table', () => {
    const table = new Destinations()
    const TableName = 'nowhere'
    for (const act of [
      () => table.enable({ TableName }),
      () => table.disable({ TableName }),
      () => table.update({ TableName }),
      () => table.describe(TableName),
    ]) {
      expectRefusal(act, 'ResourceNotFoundException', 'Requested resource not found: Table: nowhere not found')
    }
  })

  test('operations 1: a table that is being created', () => {
    const table = new Destinations({ settings: { ddlDelayMs: hourMs } })
    const message = 'Attempt to change a resource which is still in use: Table is being created: shop'
    expectRefusal(() => table.enable(), 'ResourceInUseException', message)
  })
})
