import type { SelectStatement } from '../ast/partiql.ts'
import { planSelect } from './partiql/plan-select.ts'
import type { ReadPlan } from './plan.ts'
import type { PlanContext } from './plan-context.ts'
import { plannedTable } from './planned-table.ts'
import { resolvedCondition } from './resolve-condition.ts'
import { descriptionOf } from './resolve-table.ts'

/** The reads a SELECT becomes, as the service works them out. Throws PlanError for no such table, else the service's refusals. */
export function selectPlan(select: SelectStatement, context: PlanContext, consistent: boolean): ReadPlan {
  const [table = ''] = select.from.parts
  const description = descriptionOf(table, select.from.span, context)
  const where = select.where === undefined ? undefined : resolvedCondition(select.where, context.variables)
  return planSelect({ ...select, where }, plannedTable(description), consistent)
}
