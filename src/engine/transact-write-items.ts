import type { BoundUpdate } from '../expression/bound.ts'
import { ApiError, type CancellationReason, validationError } from '../model/api-error.ts'
import { itemSizeBytes } from '../model/item-size.ts'
import { itemBytesMax, transactionBytesMax } from '../model/limits.ts'
import { keyMessages } from '../model/messages/key.ts'
import { transactionMessages } from '../model/messages/transaction.ts'
import { valueMessages } from '../model/messages/value.ts'
import type { Item } from '../model/value.ts'
import type { Request, Response } from '../operation/operation.ts'
import type { TransactWriteItem } from '../operation/operation-types.ts'
import { cancelled, conditionReason, conflict, onlyReason, reasonOf, validationReason } from './cancellation.ts'
import { capacityListOf } from './capacity-report.ts'
import type { CompiledTable } from './compiled-table.ts'
import type { EngineContext } from './context.ts'
import { checkEmptyIndexKeys, checkEmptyKeys } from './empty-keys.ts'
import { idempotent, remember, replay } from './idempotency.ts'
import { metricsByTable } from './item-collection.ts'
import { checkIndexKeys, checkItemKey, checkLookupKey, keyOf } from './key-rules.ts'
import { RequestParts } from './request-parts.ts'
import { takeTogether } from './take-together.ts'
import { checkDistinctItems } from './transaction-items.ts'
import { checkUpdate, updateChange, valuesAssigned } from './update-rules.ts'
import { applyWrite, type PlannedWrite, planWrite, type Write } from './write-plan.ts'

/** Up to 100 writes and checks, all or nothing. Source: reference, operations 8; TX-1 to TX-11, KEY-40, KEY-41. */
export function transactWriteItems(
  context: EngineContext,
  request: Request<'TransactWriteItems'>,
): Response<'TransactWriteItems'> {
  const actions = request.TransactItems.map((entry) => boundAction(context, entry))
  checkSize(request.TransactItems, actions)
  const targeted = actions.map((action) => ({ ...action, table: context.table(action.tableName) }))
  for (const action of targeted) refuseEmptyKeys(action)
  const names = actions.map(({ tableName }) => tableName)
  const token = idempotent(context, 'TransactWriteItems', request.ClientRequestToken, request.TransactItems)
  return context.write(() => {
    if (replay<true>(context, token) !== undefined) return capacityListOf(context.charges, request, names, 'read')
    const writes = targeted.map((action) => transactionWrite(context, action))
    runTransaction(context, writes)
    context.hold(writes, token)
    remember(context, token, true)
    return {
      ...metricsByTable(changesOf(targeted, writes), request.ReturnItemCollectionMetrics),
      ...capacityListOf(context.charges, request, names, 'write'),
    }
  })
}

/** One action to run, and what the request wants to see of it when its condition fails. */
export type TransactionWrite = {
  readonly table: CompiledTable
  readonly key: Item
  /** Checks that become a reason and not a refusal of the request, in order. */
  readonly check: () => void
  readonly write: () => Write
  readonly returnOnFailure: boolean
  /** What a false condition is called, where it is not that: an INSERT finds the item there. */
  readonly failure?: CancellationReason | undefined
}

/**
 * Decides every action on the state before the transaction, then applies them all or none. An item that another transaction
 * has is not looked at, and costs nothing (assumed).
 */
export function runTransaction(context: EngineContext, writes: readonly TransactionWrite[]): void {
  const invalid = writes.map(({ check }) => reasonOf(check))
  throwFirst(invalid)
  checkDistinctItems(writes)
  const planned = writes.map(({ write, ...item }, at) => {
    if (context.holds.hasItem(item)) return undefined
    try {
      return planWrite(context, write())
    } catch (error) {
      throw cancelled(onlyReason(writes.length, at, validationReason(error)))
    }
  })
  const reasons = planned.map((plan, at) => {
    if (plan === undefined) return conflict
    const { failure, returnOnFailure = false } = writes[at] ?? {}
    return failure !== undefined && !plan.conditionHeld ? failure : conditionReason(plan, returnOnFailure)
  })
  const failed = reasons.some(({ Code }) => Code !== 'None')
  // A cancelled transaction has paid for its tables, but no index was touched. Source: reference, capacity 6 (assumed).
  takeTogether(
    context,
    planned.map((plan) => (failed ? plan?.charges.slice(0, 1) : plan?.charges) ?? []),
  )
  if (failed) throw cancelled(reasons)
  for (const [at, plan] of planned.entries()) if (plan !== undefined) applyOne(context, plan, at, planned.length)
}

function throwFirst(reasons: readonly CancellationReason[]): void {
  const at = reasons.findIndex(({ Code }) => Code !== 'None')
  const reason = reasons[at]
  if (reason !== undefined) throw cancelled(onlyReason(reasons.length, at, reason))
}

function applyOne(context: EngineContext, plan: PlannedWrite, at: number, count: number): void {
  try {
    applyWrite(context, plan)
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'ItemCollectionSizeLimitExceededException') throw error
    throw cancelled(onlyReason(count, at, { Code: 'ItemCollectionSizeLimitExceeded', Message: error.message }))
  }
}

/** An action with everything decided that needs no table. */
type BoundTransactAction = {
  readonly tableName: string
  readonly kind: 'put' | 'update' | 'delete' | 'check'
  /** The item of a Put, the Key of the others. */
  readonly source: Item
  readonly sizeBytes: number
  readonly bound: ReturnType<RequestParts['bind']>
  readonly returnOnFailure: boolean
}

function boundAction(context: EngineContext, entry: TransactWriteItem): BoundTransactAction {
  const given = [entry.ConditionCheck, entry.Put, entry.Delete, entry.Update].filter((action) => action !== undefined)
  const [action] = given
  if (action === undefined || given.length > 1) throw validationError(transactionMessages.oneAction)
  const parts = new RequestParts(context, 'TransactWriteItems', action)
  const source = 'Item' in action ? parts.item(action.Item) : parts.key(action.Key)
  const sizeBytes = entry.Put === undefined ? 0 : itemSizeBytes(source)
  if (sizeBytes > itemBytesMax) throw validationError(valueMessages.itemTooLarge)
  return {
    tableName: action.TableName,
    kind: kindOf(entry),
    source,
    sizeBytes,
    bound: parts.bind(),
    returnOnFailure: action.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
  }
}

function kindOf(entry: TransactWriteItem): BoundTransactAction['kind'] {
  if (entry.Put !== undefined) return 'put'
  if (entry.Update !== undefined) return 'update'
  return entry.Delete === undefined ? 'check' : 'delete'
}

function refuseEmptyKeys({
  table,
  kind,
  source,
  bound,
}: BoundTransactAction & { readonly table: CompiledTable }): void {
  checkEmptyKeys(table, source)
  if (kind === 'put') checkEmptyIndexKeys(table, source, keyMessages.indexEmptyOnPut)
  if (bound.update === undefined) return
  checkEmptyIndexKeys(table, valuesAssigned(bound.update), (_name, type) => keyMessages.indexEmptyOnUpdate(type))
}

/** Item sizes for puts, the request's own length for the rest. Source: README conflict 39. */
function checkSize(entries: readonly TransactWriteItem[], actions: readonly BoundTransactAction[]): void {
  const bytes = actions.reduce(
    (sum, { kind, sizeBytes }, at) => sum + (kind === 'put' ? sizeBytes : JSON.stringify(entries[at]).length),
    0,
  )
  if (bytes > transactionBytesMax) throw validationError(transactionMessages.tooLarge)
}

function transactionWrite(
  context: EngineContext,
  { kind, source, sizeBytes, bound, returnOnFailure, table }: BoundTransactAction & { readonly table: CompiledTable },
): TransactionWrite {
  const { keys } = table.table
  const key = kind === 'put' ? keyOf(keys, source) : source
  const update: BoundUpdate = bound.update ?? { actions: [] }
  const check = (): void => {
    if (kind === 'put') {
      checkItemKey(keys, source)
      checkIndexKeys(table, source, () => 'put')
    } else {
      checkLookupKey(keys, source)
      if (kind === 'update') checkUpdate(table, update)
    }
  }
  const write = (): Write => ({
    table,
    key,
    condition: bound.condition,
    transactional: true,
    change:
      kind === 'put'
        ? { kind, item: source, sizeBytes }
        : kind === 'update'
          ? updateChange(context, table, update, key, 'plain')
          : { kind },
  })
  return { table, key, check, write, returnOnFailure }
}

/** What a ConditionCheck looks at does not change. */
const changesOf = (
  actions: readonly BoundTransactAction[],
  writes: readonly TransactionWrite[],
): Parameters<typeof metricsByTable>[0] =>
  actions.flatMap(({ tableName: name, kind }, at) => {
    const write = writes[at]
    return write === undefined || kind === 'check' ? [] : [{ name, table: write.table, key: write.key }]
  })
