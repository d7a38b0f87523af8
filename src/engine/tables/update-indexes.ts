import { ApiError, resourceNotFound, validationError } from '../../model/api-error.ts'
import { ceilingMessages, indexMessages, keySchemaMessages, throughputMessages } from '../../model/messages/table.ts'
import { type Index, type KeyAttribute, keyAttributes, type Table } from '../../model/table.ts'
import { statusOf } from '../../model/table-status.ts'
import type {
  GlobalSecondaryIndex,
  GlobalSecondaryIndexUpdate,
  UpdateGlobalSecondaryIndexAction,
} from '../../operation/operation-types.ts'
import { checkProjectedNames, globalIndexDraft, globalIndexesMax } from './index-definition.ts'
import type { Definitions } from './key-schema-rules.ts'
import { checkIndexesIdle } from './table-state.ts'
import { isOutOfBounds, largerWarm, mergedCeilings, raisedWarm, unitsOf } from './throughput-rules.ts'
import { changedThroughput, type Span } from './update-throughput.ts'

export type IndexUpdates = readonly GlobalSecondaryIndexUpdate[]

/** What can be said of index updates without the table. Source: reference, UT-7, UT-8. */
export function checkIndexUpdates(updates: IndexUpdates): void {
  const names = new Set<string>()
  for (const { Create: creation, Update: change, Delete: deletion } of updates) {
    const [action, second] = [creation, change, deletion].filter((member) => member !== undefined)
    if (action === undefined) throw validationError(indexMessages.emptyUpdate)
    if (second !== undefined) throw validationError(indexMessages.severalInUpdate)
    if (names.has(action.IndexName)) throw validationError(indexMessages.updatedTwice(action.IndexName))
    names.add(action.IndexName)
  }
}

/** What depends on the table's indexes alone, before anything is changed. Source: reference, UT-9, UT-11, UT-17. */
export function checkAgainstIndexes(table: Table, updates: IndexUpdates): void {
  const onlineChanges = updates.filter((update) => update.Update === undefined)
  const busy = table.indexes.some((index) => statusOf(index) === 'CREATING' || statusOf(index) === 'DELETING')
  if (onlineChanges.length > (busy ? 0 : 1)) throw new ApiError('LimitExceededException', indexMessages.oneAtATime)
  for (const { Create: creation, Update: change, Delete: deletion } of updates) {
    if (creation !== undefined && named(table, creation.IndexName) !== undefined) {
      throw validationError(indexMessages.exists(creation.IndexName))
    }
    if (change !== undefined) {
      const index = named(table, change.IndexName)
      const throughput = change.ProvisionedThroughput
      if (index?.kind !== 'global' || (throughput !== undefined && isOutOfBounds(throughput))) {
        throw validationError(indexMessages.updateBlocked)
      }
      checkIndexesIdle(table, [index])
    }
    if (deletion !== undefined) {
      const index = named(table, deletion.IndexName)
      if (index === undefined) throw resourceNotFound(indexMessages.notFound(deletion.IndexName))
      if (index.kind === 'local') throw validationError(indexMessages.localNotDeletable(deletion.IndexName))
    }
  }
}

/** Changed units, ceilings and warm throughput of one global index. */
export function updateIndex(
  table: Table,
  update: UpdateGlobalSecondaryIndexAction,
  span: Span,
  options: { readonly unitsAreSet: boolean },
): Table {
  return { ...table, indexes: table.indexes.map((index) => (index.name === update.IndexName ? changed(index) : index)) }

  function changed(index: Index): Index {
    const requested = options.unitsAreSet ? undefined : update.ProvisionedThroughput
    if (requested !== undefined && table.billingMode === 'PAY_PER_REQUEST') {
      throw validationError(throughputMessages.notAllowedForIndex(index.name))
    }
    const units = requested === undefined ? undefined : unitsOf(requested)
    const figures = units === undefined ? undefined : changedThroughput(index.throughput, units, span, index.name)
    const ceilings = update.OnDemandThroughput
    return {
      ...index,
      throughput: figures?.after ?? index.throughput,
      onDemandLimits:
        ceilings === undefined
          ? index.onDemandLimits
          : mergedCeilings(index.onDemandLimits, ceilings, table.billingMode, index.name),
      warm: raisedWarm(largerWarm(index.warm, units ?? index.warm), update.WarmThroughput, (name) =>
        ceilingMessages.warmDecrease(name, index.name),
      ),
      transition: {
        status: 'UPDATING',
        untilMs: span.untilMs,
        throughput: figures?.during ?? index.transition?.throughput,
      },
    }
  }
}

/** The table with one more index, still empty; its attributes come from this request alone. Source: reference, UT-3 to 5. */
export function addIndex(
  table: Table,
  requested: GlobalSecondaryIndex,
  definitions: Definitions,
  place: { readonly id: number; readonly untilMs: number },
): Table {
  const draft = globalIndexDraft(requested, definitions, table.billingMode)
  for (const attribute of draft.keys.hash) checkSameType(table, attribute, 'HASH')
  for (const attribute of draft.keys.range) checkSameType(table, attribute, 'RANGE')
  const globals = table.indexes.filter((index) => index.kind === 'global')
  if (globals.length >= globalIndexesMax) throw validationError(indexMessages.tooManyGlobal)
  const index: Index = {
    ...draft,
    id: place.id,
    backfilled: true,
    transition: { status: 'CREATING', untilMs: place.untilMs },
  }
  const indexes = [...table.indexes, index]
  checkProjectedNames(indexes)
  const fresh = keyAttributes(draft.keys).filter(({ name }) => !table.attributes.some((known) => known.name === name))
  return { ...table, indexes, attributes: [...table.attributes, ...fresh] }
}

/** The table with the index on its way out, and without attributes no key uses any more. Source: reference, UT-6. */
export function removeIndex(table: Table, name: string, untilMs: number): Table {
  const used = [table.keys, ...table.indexes.filter((index) => index.name !== name).map((index) => index.keys)]
    .flatMap(keyAttributes)
    .map((attribute) => attribute.name)
  return {
    ...table,
    indexes: table.indexes.map((index) =>
      index.name === name ? { ...index, transition: { status: 'DELETING', untilMs } } : index,
    ),
    attributes: table.attributes.filter((attribute) => used.includes(attribute.name)),
  }
}

const named = (table: Table, name: string): Index | undefined => table.indexes.find((index) => index.name === name)

/** A known attribute keeps its type; redeclaring it matters only when a new index keys on it. Source: README row 19. */
function checkSameType(table: Table, attribute: KeyAttribute, role: 'HASH' | 'RANGE'): void {
  const known = table.attributes.find(({ name }) => name === attribute.name)
  if (known === undefined || known.type === attribute.type) return
  const isHash = [table.keys, ...table.indexes.map((index) => index.keys)].some((keys) =>
    keys.hash.some(({ name }) => name === known.name),
  )
  throw validationError(
    keySchemaMessages.redefined(
      `${known.name}:${known.type}:${isHash ? 'HASH' : 'RANGE'}`,
      `${attribute.name}:${attribute.type}:${role}`,
    ),
  )
}
