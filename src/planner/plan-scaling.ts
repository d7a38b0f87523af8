import type { AlterAction, AlterTableStatement, CreateTableStatement, IndexSettings } from '../ast/table-statement.ts'
import type { Span } from '../base/shell-error.ts'
import { unreachable } from '../base/unreachable.ts'
import { dimensions, policyMistake } from '../model/scaling.ts'
import type { PlanContext } from './plan-context.ts'
import { PlanError } from './plan-error.ts'
import type { PlannedScaling } from './statement-plan.ts'

type Scaled = IndexSettings & { readonly index?: string | undefined; readonly span: Span }

/** SCALING clauses of CREATE TABLE, whose table has to be provisioned in the same statement. There is nothing to end. */
export function scalingOfCreation(statement: CreateTableStatement, table: string): readonly PlannedScaling[] {
  const { settings, globalIndexes, span } = statement
  const indexes = globalIndexes.map((index): Scaled => ({ ...index, index: index.name }))
  const isOnDemand = settings.billing?.mode !== 'PROVISIONED'
  return [{ ...settings, span }, ...indexes]
    .flatMap((scaled) => changesIn(table, scaled, isOnDemand))
    .filter(({ policy }) => policy !== undefined)
}

/** SCALING clauses of ALTER TABLE, for the table as the statement leaves it. */
export function scalingOfChange(
  statement: AlterTableStatement,
  table: string,
  { tables }: PlanContext,
): readonly PlannedScaling[] {
  const { actions } = statement
  const mode = actions.findLast((action) => action.kind === 'set' && action.settings.billing !== undefined)
  const isOnDemand =
    mode?.kind === 'set'
      ? mode.settings.billing?.mode === 'ON DEMAND'
      : tables.describe(table)?.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST'
  return actions.flatMap((action) => changesIn(table, scaledBy(action), isOnDemand))
}

function scaledBy(action: AlterAction): Scaled {
  const { span } = action
  switch (action.kind) {
    case 'set':
      return { ...action.settings, span }
    case 'create-index':
      return { ...action.index, index: action.index.name }
    case 'update-index':
      return { ...action, index: action.name }
    case 'drop-index':
      return { span }
    default:
      return unreachable(action)
  }
}

/** Before anything is sent: what is wrong with a policy is no reason to do half of a statement. */
function changesIn(table: string, { index, scaling, span }: Scaled, isOnDemand: boolean): readonly PlannedScaling[] {
  return dimensions.flatMap((dimension) => {
    const policy = scaling?.[dimension]
    if (policy === undefined) return []
    if (policy === 'OFF') return { table, index, dimension, policy: undefined }
    const mistake = policyMistake(policy)
    if (mistake !== undefined) throw new PlanError('plan.bad-scaling', mistake.message, { span, hint: mistake.hint })
    if (isOnDemand) {
      throw new PlanError('plan.bad-scaling', `${table} is on demand: there are no units to scale`, {
        span,
        hint: 'Say BILLING MODE PROVISIONED (n RCU, n WCU) as well.',
      })
    }
    return { table, index, dimension, policy }
  })
}
