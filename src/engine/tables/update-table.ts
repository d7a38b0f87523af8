import { must } from '../../base/must.ts'
import { validationError } from '../../model/api-error.ts'
import { tableMessages, throughputMessages } from '../../model/messages/table.ts'
import type { Table } from '../../model/table.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import type { EngineContext } from '../context.ts'
import { followTable } from '../streams/follow-table.ts'
import { tableNotFound } from '../table-reference.ts'
import { backfill } from './backfill.ts'
import { globalIndexShape } from './index-definition.ts'
import { type Definitions, readDefinitions } from './key-schema-rules.ts'
import { saveSettled } from './save-settled.ts'
import { surroundings } from './surroundings.ts'
import { tableDescription } from './table-description.ts'
import { requestedViewType } from './table-settings.ts'
import { checkIndexesIdle, checkTableIdle } from './table-state.ts'
import { checkBounds } from './throughput-rules.ts'
import { refuseMembers } from './unsupported.ts'
import { isSwitch, toOnDemand, toProvisioned } from './update-billing-mode.ts'
import { addIndex, checkAgainstIndexes, checkIndexUpdates, removeIndex, updateIndex } from './update-indexes.ts'
import { updateSettings } from './update-settings.ts'
import { type Span, updateThroughput } from './update-throughput.ts'

type UpdateTableRequest = Request<'UpdateTable'>

/** Source: reference, operations 1 "UpdateTable"; UT-1 to 18, ODT-2 to 8; errors 213-224. */
export function updateTable(context: EngineContext, request: UpdateTableRequest): Response<'UpdateTable'> {
  const definitions = checkRequest(request)
  return context.store.transaction(() => {
    const table = context.findTable(request.TableName)
    if (table === undefined) throw tableNotFound(request.TableName)
    checkTableIdle(table)
    const nowMs = context.clock.now()
    const span = { nowMs, untilMs: nowMs + context.settings.ddlDelayMs }
    const begun: Table = { ...table, transition: { status: 'UPDATING', untilMs: span.untilMs } }
    const switches = isSwitch(table, request.BillingMode)
    const priced = updateUnits(begun, request, span, switches)
    const updated = updateIndexes(context, priced, request, { definitions, span, switches })
    const final = updateSettings(context, updated, request, span)
    saveSettled(context, final)
    followTable(context, table, final)
    fillNewIndex(context, final, request)
    return { TableDescription: echoed(tableDescription(final, surroundings(context)), request) }
  })
}

/** Every check that needs the request alone. */
function checkRequest(request: UpdateTableRequest): Definitions {
  refuseMembers('UpdateTable', request)
  const { TableName: _, AttributeDefinitions: attributes, GlobalSecondaryIndexUpdates: updates, ...rest } = request
  const changes = Object.values(rest).some((member) => member !== undefined)
  if (!changes && (updates === undefined || updates.length === 0)) {
    throw validationError(tableMessages.nothingToUpdate)
  }
  const { BillingMode: mode, ProvisionedThroughput: throughput } = request
  if (mode === 'PROVISIONED' && throughput === undefined) throw validationError(throughputMessages.requiredForSwitch)
  if (mode === 'PAY_PER_REQUEST' && throughput !== undefined) throw validationError(throughputMessages.notAllowed)
  checkBounds(throughput)
  checkIndexUpdates(updates ?? [])
  requestedViewType(request.StreamSpecification)
  const definitions = readDefinitions(attributes ?? [])
  for (const { Create: creation } of updates ?? []) {
    if (creation !== undefined) globalIndexShape(creation, definitions)
  }
  return definitions
}

function updateUnits(table: Table, request: UpdateTableRequest, span: Span, switches: boolean): Table {
  const updates = request.GlobalSecondaryIndexUpdates ?? []
  checkAgainstIndexes(table, updates)
  if (!switches) return updateThroughput(table, request.ProvisionedThroughput, span)
  // The switch changes every index.
  checkIndexesIdle(table, table.indexes)
  if (request.BillingMode === 'PAY_PER_REQUEST') return toOnDemand(table, updates, span)
  return toProvisioned(table, must(request.ProvisionedThroughput, 'checked: a switch says the units'), updates, span)
}

function updateIndexes(
  context: EngineContext,
  table: Table,
  request: UpdateTableRequest,
  { definitions, span, switches }: { definitions: Definitions; span: Span; switches: boolean },
): Table {
  // The table is ACTIVE again before its index is.
  const indexUntilMs = span.untilMs + context.settings.ddlDelayMs
  let updated = table
  for (const { Create: creation, Update: change, Delete: deletion } of request.GlobalSecondaryIndexUpdates ?? []) {
    if (change !== undefined) updated = updateIndex(updated, change, span, { unitsAreSet: switches })
    if (deletion !== undefined) {
      const index = updated.indexes.find(({ name }) => name === deletion.IndexName)
      context.store.dropResource(must(index, 'checked: the index exists').id)
      updated = removeIndex(updated, deletion.IndexName, indexUntilMs)
    }
    if (creation !== undefined) {
      const id = context.store.nextResourceId()
      updated = addIndex(updated, creation, definitions, { id, untilMs: indexUntilMs })
      context.store.createResource(id)
    }
  }
  return updated
}

function fillNewIndex(context: EngineContext, table: Table, request: UpdateTableRequest): void {
  for (const { Create: creation } of request.GlobalSecondaryIndexUpdates ?? []) {
    if (creation !== undefined) backfill(context, table, creation.IndexName)
  }
}

/** This answer alone repeats a -1. Source: reference, ODT-5, ODT-6. */
function echoed(description: TableDescription, request: UpdateTableRequest): TableDescription {
  if (request.OnDemandThroughput === undefined) return description
  return { ...description, OnDemandThroughput: { ...description.OnDemandThroughput, ...request.OnDemandThroughput } }
}
