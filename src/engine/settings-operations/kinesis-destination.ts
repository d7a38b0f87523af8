import { validationError } from '../../model/api-error.ts'
import { kinesisMessages } from '../../model/messages/settings.ts'
import type { KinesisDestination, Table } from '../../model/table.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { DestinationStatus } from '../../operation/operation-types.ts'
import type { EngineContext } from '../context.ts'
import { tableNotFound } from '../table-reference.ts'
import { saveSettled } from '../tables/save-settled.ts'
import { checkTableIdle } from '../tables/table-state.ts'

/** One destination of a table may be enabled; nothing is delivered. Source: reference, streams-ttl-backup 3. */
export function enableKinesisStreamingDestination(
  context: EngineContext,
  request: Request<'EnableKinesisStreamingDestination'>,
): Response<'EnableKinesisStreamingDestination'> {
  return context.store.transaction(() => {
    const table = findTable(context, request.TableName)
    checkTableIdle(table)
    const { kinesisDestinations = [] } = table
    if (kinesisDestinations.some((known) => statusOf(known) !== 'DISABLED')) {
      throw validationError(kinesisMessages.notDisabled)
    }
    const precision = request.EnableKinesisStreamingConfiguration?.ApproximateCreationDateTimePrecision
    const transition = { status: 'ENABLING', untilMs: untilMs(context) } as const
    // Milliseconds by default: reference, streams-ttl-backup 3.
    save(context, table, {
      streamArn: request.StreamArn,
      enabled: true,
      precision: precision ?? 'MILLISECOND',
      transition,
    })
    return {
      TableName: table.name,
      StreamArn: request.StreamArn,
      DestinationStatus: transition.status,
      ...(precision === undefined
        ? {}
        : { EnableKinesisStreamingConfiguration: { ApproximateCreationDateTimePrecision: precision } }),
    }
  })
}

/** Source: reference, streams-ttl-backup 3. */
export function disableKinesisStreamingDestination(
  context: EngineContext,
  request: Request<'DisableKinesisStreamingDestination'>,
): Response<'DisableKinesisStreamingDestination'> {
  return context.store.transaction(() => {
    const table = findTable(context, request.TableName)
    checkTableIdle(table)
    const known = destinationOf(table, request.StreamArn)
    if (known === undefined || statusOf(known) !== 'ACTIVE') throw validationError(kinesisMessages.notActive)
    const transition = { status: 'DISABLING', untilMs: untilMs(context) } as const
    save(context, table, { ...known, enabled: false, transition })
    return { TableName: table.name, StreamArn: request.StreamArn, DestinationStatus: transition.status }
  })
}

/** Source: reference, streams-ttl-backup 3 "Error strings". */
export function updateKinesisStreamingDestination(
  context: EngineContext,
  request: Request<'UpdateKinesisStreamingDestination'>,
): Response<'UpdateKinesisStreamingDestination'> {
  const { StreamArn: arn, UpdateKinesisStreamingConfiguration: configuration } = request
  const precision = configuration?.ApproximateCreationDateTimePrecision
  if (precision === undefined) throw validationError(kinesisMessages.nothingToUpdate)
  return context.store.transaction(() => {
    const table = findTable(context, request.TableName)
    checkTableIdle(table)
    const known = destinationOf(table, arn)
    if (known === undefined || statusOf(known) !== 'ACTIVE') {
      throw validationError(kinesisMessages.unknownStream(arn, table.name))
    }
    if (known.precision === precision) throw validationError(kinesisMessages.samePrecision(precision, table.uuid, arn))
    const transition = { status: 'UPDATING', untilMs: untilMs(context) } as const
    save(context, table, { ...known, precision, transition })
    return {
      TableName: table.name,
      StreamArn: arn,
      DestinationStatus: transition.status,
      UpdateKinesisStreamingConfiguration: { ApproximateCreationDateTimePrecision: precision },
    }
  })
}

/** Those that are disabled too. */
export function describeKinesisStreamingDestination(
  context: EngineContext,
  request: Request<'DescribeKinesisStreamingDestination'>,
): Response<'DescribeKinesisStreamingDestination'> {
  const { name, kinesisDestinations = [] } = findTable(context, request.TableName)
  return {
    TableName: name,
    KinesisDataStreamDestinations: kinesisDestinations.map((destination) => ({
      StreamArn: destination.streamArn,
      DestinationStatus: statusOf(destination),
      ApproximateCreationDateTimePrecision: destination.precision,
    })),
  }
}

function findTable(context: EngineContext, nameOrArn: string): Table {
  const table = context.findTable(nameOrArn)
  if (table === undefined) throw tableNotFound(nameOrArn)
  return table
}

const destinationOf = (table: Table, streamArn: string): KinesisDestination | undefined =>
  table.kinesisDestinations?.find((known) => known.streamArn === streamArn)

const statusOf = ({ transition, enabled }: KinesisDestination): DestinationStatus =>
  transition?.status ?? (enabled ? 'ACTIVE' : 'DISABLED')

const untilMs = ({ clock, settings }: EngineContext): number => clock.now() + settings.ddlDelayMs

function save(context: EngineContext, table: Table, destination: KinesisDestination): void {
  const others = (table.kinesisDestinations ?? []).filter(({ streamArn }) => streamArn !== destination.streamArn)
  saveSettled(context, { ...table, kinesisDestinations: [...others, destination] })
}
