import { ApiError, validationError } from '../../model/api-error.ts'
import { ceilingMessages, tableMessages } from '../../model/messages/table.ts'
import type { Table } from '../../model/table.ts'
import type { Request } from '../../operation/operation.ts'
import type { EngineContext } from '../context.ts'
import { newStreamLabel, requestedKey, requestedViewType } from './table-settings.ts'
import { mergedCeilings, raisedWarm } from './throughput-rules.ts'
import type { Span } from './update-throughput.ts'

/** The members of UpdateTable that stand for themselves. */
export function updateSettings(
  context: EngineContext,
  table: Table,
  request: Request<'UpdateTable'>,
  span: Span,
): Table {
  const { TableClass: className, SSESpecification: sse, OnDemandThroughput: ceilings } = request
  // The service breaks on it: reference, ODT-7.
  if (ceilings !== undefined && Object.keys(ceilings).length === 0) {
    throw new ApiError('InternalFailure', '', { hint: 'Give OnDemandThroughput at least one of its two members.' })
  }
  return {
    ...table,
    ...updatedStream(context, table, request, span),
    tableClass: className === undefined ? table.tableClass : { name: className, changedMs: span.untilMs },
    deletionProtection: request.DeletionProtectionEnabled ?? table.deletionProtection,
    sse: sse === undefined ? table.sse : changedKey(table, requestedKey(sse, table), span),
    onDemandLimits:
      ceilings === undefined ? table.onDemandLimits : mergedCeilings(table.onDemandLimits, ceilings, table.billingMode),
    warm: raisedWarm(table.warm, request.WarmThroughput, (name) => ceilingMessages.warmDecrease(name)),
  }
}

/** UPDATING while the table switches to the key. Source: reference, security 8. */
function changedKey(table: Table, requested: Table['sse'], span: Span): Table['sse'] {
  if (requested === undefined || requested.keyArn === table.sse?.keyArn) return requested
  return { ...requested, transition: { status: 'UPDATING', untilMs: span.untilMs } }
}

/** A stream is enabled or disabled; another view type takes both, and a new label. Source: reference, operations 1. */
function updatedStream(
  { store }: EngineContext,
  table: Table,
  request: Request<'UpdateTable'>,
  span: Span,
): Pick<Table, 'stream' | 'latestStreamLabel'> {
  const { stream, latestStreamLabel } = table
  if (request.StreamSpecification === undefined) return { stream, latestStreamLabel }
  const viewType = requestedViewType(request.StreamSpecification)
  if (viewType === undefined) {
    if (stream === undefined) throw validationError(tableMessages.streamDisabled(table.name))
    return { stream: undefined, latestStreamLabel }
  }
  if (stream !== undefined) throw validationError(tableMessages.streamEnabled(table.name))
  const label = newStreamLabel(span.nowMs, store.streams.lastLabel(table.region, table.name) ?? latestStreamLabel)
  return { stream: { viewType, label }, latestStreamLabel: label }
}
