import type { AccessPatternStatement } from '../../ast/model-statement.ts'
import { printName } from '../../ast/print-expression.ts'
import { printStatement } from '../../ast/print-statement.ts'
import { ShellError } from '../../base/shell-error.ts'
import { normaliseValue } from '../../model/normalise-item.ts'
import type { Value } from '../../model/value.ts'
import { explainPattern } from '../../planner/explain/explain-pattern.ts'
import type { ExplainedCall } from '../../planner/explanation.ts'
import { literalValue } from '../../planner/literal-value.ts'
import { unknownValue } from '../../planner/member-at.ts'
import type { PlanContext } from '../../planner/plan-context.ts'
import { allKeyNames, indexNamed, type KeyNames, tableKeys } from '../../planner/table-keys.ts'

/** An access pattern, and how it would be served as the tables are now. */
export type ServedPattern = {
  readonly pattern: AccessPatternStatement
  readonly calls: readonly ExplainedCall[]
  /** Why it cannot be planned: an index that is gone, for one. */
  readonly problem?: string | undefined
}

/** By the samples of its parameters; one without a sample stands for itself. */
export function servedPattern(pattern: AccessPatternStatement, context: PlanContext): ServedPattern {
  const text = printStatement(pattern)
  try {
    const variables = sampleValues(pattern)
    const { nodes } = explainPattern(pattern, { ...context, text, variables, currentTable: undefined })
    const problem = nodes.map((node) => missing(node, context)).find((text) => text !== undefined)
    return { pattern, calls: nodes, ...(problem === undefined ? {} : { problem }) }
  } catch (error) {
    if (error instanceof ShellError) return { pattern, calls: [], problem: error.message }
    throw error
  }
}

/** A verb is planned without a look at the table: it is the service that refuses it. */
function missing(call: ExplainedCall, { tables }: PlanContext): string | undefined {
  const { table, index } = call
  const description = table === undefined ? undefined : tables.describe(table)
  if (table === undefined) return undefined
  if (description === undefined) return `table ${table} does not exist`
  const found = index === undefined ? undefined : indexNamed(description, index)
  if (index !== undefined && found === undefined) return `${table} has no index ${index}`
  return misfit(call, found?.keys ?? tableKeys(description), index === undefined ? table : `${table}.${index}`)
}

/** What is asked for is not the key; undefined: it is. */
function misfit({ keyConditions, step }: ExplainedCall, keys: KeyNames, target: string): string | undefined {
  const names = allKeyNames(keys)
  const is = `the key of ${target} is ${names.join(', ')}`
  if (step.operation === 'Query' && keyConditions.length > 0) {
    const asks = (name: string) => keyConditions.some((condition) => condition.startsWith(`${printName(name)} = `))
    const isAbout = (condition: string) => names.some((name) => conditionOn(condition, printName(name)))
    return keys.hash.every(asks) && keyConditions.every(isAbout) ? undefined : is
  }
  if (step.operation !== 'GetItem' && step.operation !== 'UpdateItem' && step.operation !== 'DeleteItem')
    return undefined
  const given = Object.keys(step.request.Key)
  return given.length === names.length && names.every((name) => given.includes(name)) ? undefined : is
}

const conditionOn = (condition: string, name: string): boolean =>
  condition.startsWith(`${name} `) || condition.startsWith(`begins_with(${name},`)

function sampleValues({ parameters }: AccessPatternStatement): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>()
  for (const { name, sample } of parameters)
    values.set(name, sample === undefined ? unknownValue(`:${name}`) : normaliseValue(literalValue(sample, values)))
  return values
}

/** Whether it takes part in simulations and bills. */
export const isLive = ({ status }: Pick<AccessPatternStatement, 'status'>): boolean =>
  status?.toLowerCase() !== 'dropped'
