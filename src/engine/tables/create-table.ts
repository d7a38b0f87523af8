import { must } from '../../base/must.ts'
import { ApiError, validationError } from '../../model/api-error.ts'
import { indexMessages, tableMessages, throughputMessages } from '../../model/messages/table.ts'
import {
  type BillingMode,
  type Keys,
  keyAttributes,
  type StreamViewType,
  type Table,
  type Units,
} from '../../model/table.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { EngineContext } from '../context.ts'
import { newPolicy } from '../settings-operations/resource-policy.ts'
import { followTable } from '../streams/follow-table.ts'
import { newTableReference } from '../table-reference.ts'
import {
  checkNewName,
  checkProjectedNames,
  globalIndexDraft,
  globalIndexesMax,
  type IndexDraft,
  localIndexDraft,
  localIndexesMax,
} from './index-definition.ts'
import { checkAllUsed, type Definitions, readDefinitions, tableKeys } from './key-schema-rules.ts'
import { saveSettled } from './save-settled.ts'
import { tableDescription } from './table-description.ts'
import { newStreamLabel, requestedKey, requestedViewType } from './table-settings.ts'
import { readTags } from './tags.ts'
import { checkBounds, newCeilings, newWarm, noUnits, unitsOf } from './throughput-rules.ts'
import { refuseMembers } from './unsupported.ts'

type CreateTableRequest = Request<'CreateTable'>

/** Order of the checks: reference, CT-1 and errors 185-212. */
export function createTable(context: EngineContext, request: CreateTableRequest): Response<'CreateTable'> {
  refuseMembers('CreateTable', request)
  const draft = readTable(context, request)
  return context.store.transaction(() => {
    if (context.findTable(draft.name) !== undefined) {
      throw new ApiError('ResourceInUseException', tableMessages.exists(draft.name))
    }
    const table = placeTable(context, draft)
    return {
      TableDescription: tableDescription(table, {
        nowMs: context.clock.now(),
        sizeOf: () => ({ items: 0, bytes: 0 }),
      }),
    }
  })
}

export type TableDraft = Omit<
  Table,
  'id' | 'uuid' | 'indexes' | 'createdMs' | 'transition' | 'lastOnDemandMs' | 'stream' | 'latestStreamLabel'
> & {
  readonly indexes: readonly IndexDraft[]
  readonly viewType: StreamViewType | undefined
}

/** Every check that needs the request alone. */
export function readTable(context: EngineContext, request: CreateTableRequest): TableDraft {
  const { name } = newTableReference(request.TableName, context)
  const billingMode = request.BillingMode ?? 'PROVISIONED'
  const throughput = readThroughput(request, billingMode)
  const definitions = readDefinitions(must(request.AttributeDefinitions, 'validated: a table has definitions'))
  const keys = tableKeys(must(request.KeySchema, 'validated: a table has a key schema'), definitions)
  const indexes = readIndexes(request, billingMode, keys, definitions)
  const viewType = requestedViewType(request.StreamSpecification)
  return {
    name,
    region: context.region,
    account: context.account,
    keys,
    attributes: [...definitions].map(([attribute, type]) => ({ name: attribute, type })),
    indexes,
    billingMode,
    switchesMs: [],
    throughput,
    onDemandLimits: newCeilings(request.OnDemandThroughput, billingMode),
    warm: newWarm(request.WarmThroughput, billingMode, throughput),
    tableClass: request.TableClass === undefined ? undefined : { name: request.TableClass },
    deletionProtection: request.DeletionProtectionEnabled ?? false,
    viewType,
    sse: requestedKey(request.SSESpecification, context),
    tags: readTags(request.Tags),
    policy: newPolicy(request.ResourcePolicy, context.clock.now()),
  }
}

function readThroughput(request: CreateTableRequest, mode: BillingMode): Units {
  const throughput = request.ProvisionedThroughput
  if (mode === 'PAY_PER_REQUEST') {
    if (throughput !== undefined) throw validationError(throughputMessages.notAllowed)
    return noUnits
  }
  if (throughput === undefined) throw validationError(throughputMessages.required)
  checkBounds(throughput)
  return unitsOf(throughput)
}

function readIndexes(
  request: CreateTableRequest,
  mode: BillingMode,
  keys: Keys,
  definitions: Definitions,
): readonly IndexDraft[] {
  const { LocalSecondaryIndexes: locals, GlobalSecondaryIndexes: globals } = request
  const indexes: IndexDraft[] = []
  const used = new Set(keyAttributes(keys).map(({ name }) => name))
  if (locals === undefined && globals === undefined) checkAllUsed(definitions, used, false)
  if (locals?.length === 0) throw validationError(indexMessages.emptyList('LocalSecondaryIndexes'))
  if (locals !== undefined && keys.range.length === 0) throw validationError(indexMessages.tableWithoutRange)
  for (const local of locals ?? []) add(localIndexDraft(local, definitions, keys))
  if ((locals?.length ?? 0) > localIndexesMax) throw validationError(indexMessages.tooManyLocal)
  if (globals?.length === 0) throw validationError(indexMessages.emptyList('GlobalSecondaryIndexes'))
  for (const global of globals ?? []) add(globalIndexDraft(global, definitions, mode))
  if ((globals?.length ?? 0) > globalIndexesMax) throw validationError(indexMessages.tooManyGlobal)
  checkAllUsed(definitions, used, true)
  checkProjectedNames(indexes)
  return indexes

  function add(index: IndexDraft): void {
    checkNewName(index.name, indexes)
    indexes.push(index)
    for (const { name } of keyAttributes(index.keys)) used.add(name)
  }
}

/** Gives the table and its indexes their places in the file. */
export function placeTable(context: EngineContext, { viewType, ...draft }: TableDraft): Table {
  const { store, clock, settings } = context
  const createdMs = clock.now()
  const transition = { status: 'CREATING', untilMs: createdMs + settings.ddlDelayMs } as const
  const onDemand = draft.billingMode === 'PAY_PER_REQUEST'
  // What is left of a table whose deletion has ended makes room.
  store.removeTable(draft.region, draft.name)
  const lastLabel = store.streams.lastLabel(draft.region, draft.name)
  const stream = viewType === undefined ? undefined : { viewType, label: newStreamLabel(createdMs, lastLabel) }
  const table: Table = {
    ...draft,
    stream,
    latestStreamLabel: stream?.label,
    id: store.nextResourceId(),
    uuid: context.newUuid(),
    createdMs,
    transition: onDemand ? { ...transition, hidesSwitch: true } : transition,
    lastOnDemandMs: onDemand ? createdMs : undefined,
    indexes: draft.indexes.map((index) => ({
      ...index,
      id: store.nextResourceId(),
      transition: index.kind === 'global' ? transition : undefined,
    })),
  }
  for (const { id } of [table, ...table.indexes]) store.createResource(id)
  saveSettled(context, table)
  followTable(context, undefined, table)
  return table
}
