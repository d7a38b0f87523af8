import type { PartiqlModifiers } from '../ast/data-statement.ts'
import type { SelectStatement } from '../ast/partiql.ts'
import { compact } from './compact.ts'
import { ExpressionWriter } from './expression-writer.ts'
import { headsIn } from './partiql/conditions.ts'
import type { KeyCondition, ReadPlan, ReadStep } from './plan.ts'
import type { PlanContext } from './plan-context.ts'
import { selectPlan } from './select-plan.ts'
import type { OperationStep, PlannedCall } from './statement-plan.ts'
import { allKeyNames, indexNamed, tableKeys } from './table-keys.ts'

/**
 * A SELECT as the operations from before PartiQL: one Query per partition key value, or one Scan. For COUNT(*), which
 * PartiQL lacks, and for services without PartiQL. Undefined where no KeyConditionExpression says the same.
 */
export function classicRead(
  select: SelectStatement,
  modifiers: PartiqlModifiers,
  context: PlanContext,
): readonly PlannedCall[] | undefined {
  const plan = selectPlan(select, context, modifiers.consistent)
  const keys = keyNamesOf(plan, context)
  const calls = plan.steps.map((step) =>
    filtersKeys(step, keys) ? undefined : callFor(plan, step, modifiers, context),
  )
  return calls.every((call) => call !== undefined) ? calls : undefined
}

function callFor(
  plan: ReadPlan,
  step: ReadStep,
  modifiers: PartiqlModifiers,
  context: PlanContext,
): PlannedCall | undefined {
  const conditions = keyConditionsOf(step)
  if (conditions === undefined) return undefined
  const writer = new ExpressionWriter(context)
  const keyCondition = conditions.map((condition) => keyConditionText(condition, writer)).join(' AND ')
  const filter = step.filter === undefined ? undefined : writer.condition(step.filter)
  const projection =
    modifiers.count || plan.projection === '*' ? undefined : writer.projection({ paths: plan.projection })
  const request = compact({
    TableName: plan.table,
    IndexName: plan.index,
    KeyConditionExpression: keyCondition === '' ? undefined : keyCondition,
    FilterExpression: filter,
    ProjectionExpression: projection,
    ...writer.placeholders(),
    Select: modifiers.count ? ('COUNT' as const) : undefined,
    Limit: modifiers.scanLimit ?? (filter === undefined ? modifiers.limit : undefined),
    ConsistentRead: modifiers.consistent ? true : undefined,
    ScanIndexForward: step.kind === 'query' && !step.forward ? false : undefined,
    ReturnConsumedCapacity: modifiers.returnCapacity,
  })
  const operation = step.kind === 'scan' ? 'Scan' : 'Query'
  return {
    step: { operation, request } as OperationStep,
    pages: compact({ items: modifiers.limit, evaluated: modifiers.scanLimit }),
  }
}

/** A Query's filter may not mention the keys of what it reads; PartiQL's may. Source: reference, expressions 6. */
const filtersKeys = ({ kind, filter }: ReadStep, keys: readonly string[]): boolean =>
  kind !== 'scan' && filter !== undefined && headsIn(filter).some((name) => keys.includes(name))

function keyNamesOf({ table, index }: ReadPlan, context: PlanContext): readonly string[] {
  const description = context.tables.describe(table)
  if (description === undefined) return []
  const facts = index === undefined ? undefined : indexNamed(description, index)
  return allKeyNames(facts?.keys ?? tableKeys(description))
}

/** One condition per key attribute, as a Query takes them. */
function keyConditionsOf(step: ReadStep): readonly KeyCondition[] | undefined {
  if (step.kind === 'scan') return []
  if (step.kind === 'get')
    return Object.entries(step.key).map(([attribute, value]) => ({ attribute, operator: '=', value }))
  const names = step.keyConditions.map(({ attribute }) => attribute)
  return new Set(names).size === names.length ? step.keyConditions : undefined
}

function keyConditionText(condition: KeyCondition, writer: ExpressionWriter): string {
  const name = writer.name(condition.attribute)
  if (condition.operator === 'between')
    return `${name} BETWEEN ${writer.value(condition.low)} AND ${writer.value(condition.high)}`
  const value = writer.value(condition.value)
  return condition.operator === 'begins_with'
    ? `begins_with(${name}, ${value})`
    : `${name} ${condition.operator} ${value}`
}
