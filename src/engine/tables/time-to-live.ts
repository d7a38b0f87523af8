import { validationError } from '../../model/api-error.ts'
import { timeToLiveMessages } from '../../model/messages/table.ts'
import type { Table, TimeToLive } from '../../model/table.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type {
  TimeToLiveDescription,
  TimeToLiveSpecification,
  TimeToLiveStatus,
} from '../../operation/operation-types.ts'
import type { EngineContext } from '../context.ts'
import { fillExpiries } from '../expiry.ts'
import { tableNotFound } from '../table-reference.ts'
import { saveSettled } from './save-settled.ts'
import { checkTableIdle } from './table-state.ts'

/** The answer repeats the request. Source: reference, streams-ttl-backup 5; README row 27; errors 234-237. */
export function updateTimeToLive(
  context: EngineContext,
  request: Request<'UpdateTimeToLive'>,
): Response<'UpdateTimeToLive'> {
  const { TableName, TimeToLiveSpecification } = request
  const { store, clock, settings } = context
  return store.transaction(() => {
    const table = findTable(context, TableName)
    checkTableIdle(table)
    const nowMs = clock.now()
    const lastMs = nowMs - settings.ttlIntervalMs
    checkChange(table.timeToLive, TimeToLiveSpecification, lastMs)
    const { Enabled: enabled, AttributeName: attribute } = TimeToLiveSpecification
    const transition = { status: enabled ? 'ENABLING' : 'DISABLING', untilMs: nowMs + settings.ddlDelayMs } as const
    const changed: Table = { ...table, timeToLive: { enabled, attribute, changedMs: nowMs, transition } }
    saveSettled(context, changed)
    if (enabled) {
      store.createExpiries(table.id)
      fillExpiries(context, changed)
    } else {
      store.dropExpiries(table.id)
    }
    return { TimeToLiveSpecification }
  })
}

/** Without an attribute where it is off. Source: reference, TTL-1. */
export function describeTimeToLive(
  context: EngineContext,
  request: Request<'DescribeTimeToLive'>,
): Response<'DescribeTimeToLive'> {
  return { TimeToLiveDescription: timeToLiveDescription(findTable(context, request.TableName)) }
}

export function timeToLiveDescription({ timeToLive }: Table): TimeToLiveDescription {
  const status = statusOf(timeToLive)
  const attribute = status === 'DISABLED' ? {} : { AttributeName: timeToLive?.attribute }
  return { TimeToLiveStatus: status, ...attribute }
}

const statusOf = (timeToLive: TimeToLive | undefined): TimeToLiveStatus =>
  timeToLive?.transition?.status ?? (timeToLive?.enabled ? 'ENABLED' : 'DISABLED')

function findTable(context: EngineContext, name: string): Table {
  const table = context.findTable(name)
  if (table === undefined) throw tableNotFound(name)
  return table
}

/** What is on already comes before how often it may change: both are true right after it was switched on. */
function checkChange(
  current: TimeToLive | undefined,
  { Enabled: enabled, AttributeName: attribute }: TimeToLiveSpecification,
  lastMs: number,
): void {
  if (current?.enabled !== true && !enabled) throw validationError(timeToLiveMessages.disabledAlready)
  if (current === undefined) return
  if (current.enabled && current.attribute !== attribute) {
    throw validationError(timeToLiveMessages.otherAttribute(current.attribute))
  }
  if (current.enabled && enabled) throw validationError(timeToLiveMessages.enabledAlready)
  if (current.changedMs > lastMs) throw validationError(timeToLiveMessages.changedTooSoon)
}
