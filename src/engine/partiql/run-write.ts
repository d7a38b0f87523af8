import { must } from '../../base/must.ts'
import type { BoundCondition } from '../../expression/bound.ts'
import { modifiedAttributes } from '../../expression/updated-attributes.ts'
import { ApiError } from '../../model/api-error.ts'
import { itemSizeBytes } from '../../model/item-size.ts'
import { requestMessages } from '../../model/messages/partiql.ts'
import type { Item } from '../../model/value.ts'
import { planDelete, planExists, planInsert, planUpdate } from '../../planner/partiql/plan-write.ts'
import type { Plan } from '../../planner/plan.ts'
import type { CompiledTable } from '../compiled-table.ts'
import type { EngineContext } from '../context.ts'
import { checkIndexKeys, checkItemKey, checkLookupKey, keyOf } from '../key-rules.ts'
import { checkUpdate, updateChange } from '../update-rules.ts'
import { type PlannedWrite, type Write, writeOne } from '../write-plan.ts'
import { bindWhere, type Prepared } from './prepare-statement.ts'

export type WritePlan = Exclude<Plan, { readonly kind: 'read' }>

export function planWriteStatement({ statement }: Prepared, table: CompiledTable): WritePlan {
  switch (statement.kind) {
    case 'insert':
      return planInsert(statement)
    case 'update':
      return planUpdate(statement, table.table)
    case 'delete':
      return planDelete(statement, table.table)
    case 'exists':
      return planExists(statement, table.table)
    case 'select':
      throw new Error('a SELECT is no write')
  }
}

/** Checks of a write that need its table and no item; they are a cancellation reason inside a transaction. */
export function checkWrite(table: CompiledTable, plan: WritePlan, { update }: Prepared): void {
  const { keys } = table.table
  if (plan.kind === 'put') {
    checkItemKey(keys, plan.item)
    checkIndexKeys(table, plan.item, () => 'put')
    return
  }
  checkLookupKey(keys, plan.key)
  if (plan.kind === 'update') checkUpdate(table, boundUpdate(update))
}

/** The write as every item write is described. The plan was checked. */
export function writeOf(context: EngineContext, table: CompiledTable, plan: WritePlan, { update }: Prepared): Write {
  const hash = table.hash.name
  const missing: BoundCondition = { kind: 'exists', path: [hash], negated: true }
  if (plan.kind === 'put') {
    const { item } = plan
    const change = { kind: 'put', item, sizeBytes: itemSizeBytes(item) } as const
    return { table, key: keyOf(table.table.keys, item), condition: missing, change }
  }
  const { key } = plan
  const rest = plan.condition === undefined ? undefined : bindWhere(context, plan.condition)
  switch (plan.kind) {
    case 'update': {
      // Not an upsert. Source: reference, PQL-51.
      const present: BoundCondition = { ...missing, negated: false }
      const condition: BoundCondition = rest === undefined ? present : { kind: 'and', conditions: [present, rest] }
      return { table, key, condition, change: updateChange(context, table, boundUpdate(update), key, 'plain') }
    }
    case 'delete':
      // A missing item is deleted already, whatever else is asked of it. Source: reference, PQL-53.
      return {
        table,
        key,
        condition: rest === undefined ? undefined : { kind: 'or', conditions: [missing, rest] },
        returnsOld: plan.returning !== undefined,
        change: { kind: 'delete' },
      }
    case 'condition-check':
      return { table, key, condition: rest, change: { kind: 'check' } }
  }
}

/** Runs one write by itself and charges it. */
export function runWrite(
  context: EngineContext,
  table: CompiledTable,
  plan: WritePlan,
  prepared: Prepared,
  returnOnFailure: boolean,
): PlannedWrite {
  checkWrite(table, plan, prepared)
  const write = writeOf(context, table, plan, prepared)
  if (plan.kind !== 'put') return writeOne(context, write, returnOnFailure)
  try {
    return writeOne(context, write, false)
  } catch (error) {
    const exists = error instanceof ApiError && error.code === 'ConditionalCheckFailedException'
    throw exists ? new ApiError('DuplicateItemException', requestMessages.duplicateItem) : error
  }
}

/** What RETURNING shows; undefined for no row. Source: reference, partiql 9. */
export function returnedItem(plan: WritePlan, { update }: Prepared, planned: PlannedWrite): Item | undefined {
  if (plan.kind === 'put' || plan.kind === 'condition-check' || plan.returning === undefined) return undefined
  const { which, when } = plan.returning
  const image = (when === 'OLD' ? planned.before : planned.after)?.item
  return which === 'ALL' ? image : modifiedAttributes(boundUpdate(update), image)
}

const boundUpdate = (update: Prepared['update']): NonNullable<Prepared['update']> => must(update, 'an UPDATE was bound')
