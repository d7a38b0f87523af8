import type { AlterAction, AlterTableStatement, TableSettings } from '../ast/table-statement.ts'
import type { Request } from '../operation/operation.ts'
import type { AttributeDefinition, GlobalSecondaryIndexUpdate } from '../operation/operation-types.ts'
import { compact } from './compact.ts'
import type { PlanContext } from './plan-context.ts'
import {
  attributeDefinitions,
  billingMode,
  globalIndex,
  recoveryStep,
  tableMembers,
  throughput,
  warmThroughput,
} from './plan-create-table.ts'
import { scalingOfChange } from './plan-scaling.ts'
import { timeToLiveStep } from './plan-time-to-live.ts'
import { tableOf } from './resolve-table.ts'
import type { OperationStep, PlannedCall, StatementPlan } from './statement-plan.ts'

/**
 * ALTER TABLE: one UpdateTable for billing and throughput of table and indexes together, as a change of mode needs it, and
 * one for each index created or dropped, since the service takes them one at a time. Source: reference, operations 1. Time to
 * live and recovery are other operations, and auto scaling is none.
 */
export function planAlterTable(statement: AlterTableStatement, context: PlanContext): StatementPlan {
  const table = tableOf(statement.table, statement.span, context)
  const steps = groups(statement.actions).flatMap((actions) => stepsOf(table, actions, statement, context))
  const scaling = scalingOfChange(statement, table, context)
  const last = steps.length - 1
  return {
    kind: 'calls',
    // The next change would be refused while this one is under way.
    steps: steps.map(
      (step, at): PlannedCall =>
        at === last && statement.noWait ? { step } : { step, wait: { table, until: 'active' } },
    ),
    notes: [],
    ...(scaling.length > 0 && { scaling }),
  }
}

/** Neighbours that only set something go together. */
function groups(actions: readonly AlterAction[]): readonly (readonly AlterAction[])[] {
  const found: AlterAction[][] = []
  for (const action of actions) {
    const open = found.at(-1)
    if (open !== undefined && isSetting(action) && open.every(isSetting)) open.push(action)
    else found.push([action])
  }
  return found
}

const isSetting = (action: AlterAction): boolean => action.kind === 'set' || action.kind === 'update-index'

function stepsOf(
  table: string,
  actions: readonly AlterAction[],
  statement: AlterTableStatement,
  context: PlanContext,
): readonly OperationStep[] {
  const {
    timeToLive,
    recovery,
    scaling: _apart,
    ...settings
  }: TableSettings = Object.assign({}, ...actions.map((action) => (action.kind === 'set' ? action.settings : {})))
  const expires = timeToLive === undefined ? [] : [timeToLiveStep(table, timeToLive, statement.span, context)]
  const updates = actions.flatMap(indexUpdates)
  const request: Request<'UpdateTable'> = compact({
    TableName: table,
    AttributeDefinitions: definitionsFor(actions, statement, context),
    BillingMode: settings.billing === undefined ? undefined : billingMode(settings.billing),
    ...throughput(settings.billing),
    ...tableMembers(settings),
    GlobalSecondaryIndexUpdates: updates.length === 0 ? undefined : updates,
  })
  const changesNothing = Object.keys(request).length === 1
  const others = [...expires, ...(recovery === undefined ? [] : [recoveryStep(table, recovery)])]
  return changesNothing ? others : [{ operation: 'UpdateTable', request }, ...others]
}

function indexUpdates(action: AlterAction): readonly GlobalSecondaryIndexUpdate[] {
  switch (action.kind) {
    case 'set':
      return []
    case 'create-index':
      return [{ Create: globalIndex(action.index, undefined) }]
    case 'drop-index':
      return [{ Delete: { IndexName: action.name } }]
    case 'update-index':
      if (action.billing === undefined && action.warmThroughput === undefined) return []
      return [
        {
          Update: compact({
            IndexName: action.name,
            ...throughput(action.billing),
            WarmThroughput: warmThroughput(action.warmThroughput),
          }),
        },
      ]
  }
}

/** The request must repeat the types of a new index's key attributes, also of those the table already has. */
function definitionsFor(
  actions: readonly AlterAction[],
  statement: AlterTableStatement,
  context: PlanContext,
): readonly AttributeDefinition[] | undefined {
  const keys = actions.flatMap((action) =>
    action.kind === 'create-index' ? action.index.keys.map(({ name }) => name) : [],
  )
  if (keys.length === 0) return undefined
  const [table = ''] = statement.table.parts
  const known = context.tables.describe(table)?.AttributeDefinitions ?? []
  const written = attributeDefinitions(statement.attributes)
  return [...new Set(keys)].flatMap((name) => {
    const named = (definition: AttributeDefinition): boolean => definition.AttributeName === name
    return written.find(named) ?? known.find(named) ?? []
  })
}
