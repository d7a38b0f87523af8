import type { AccessPatternStatement, PatternParameter } from '../../ast/model-statement.ts'
import { printStatement } from '../../ast/print-statement.ts'
import { ShellError } from '../../base/shell-error.ts'
import { normaliseValue } from '../../model/normalise-item.ts'
import type { NumberText, Value } from '../../model/value.ts'
import { elementsOf, type RequestElement } from '../../operation/recording/request-elements.ts'
import { statementsOf } from '../../planner/explain/explain-pattern.ts'
import { literalValue } from '../../planner/literal-value.ts'
import type { PlanContext } from '../../planner/plan-context.ts'
import { planStatement } from '../../planner/plan-statement.ts'
import type { OperationStep } from '../../planner/statement-plan.ts'
import { everyKeyName } from '../../planner/table-keys.ts'
import { isReservedInExpressions, isReservedInPartiql } from '../../syntax/reserved-names.ts'
import type { Access } from './access.ts'
import { accessOf, type Describe } from './access-of.ts'
import { markedText, templateOf, type ValueTemplate } from './value-template.ts'

/** A pattern as the requests that it becomes. */
export type PlannedPattern = {
  readonly pattern: AccessPatternStatement
  readonly requests: readonly PlannedRequest[]
  /** Why it cannot be planned: nothing matches it. */
  readonly problem?: string | undefined
}

export type PlannedRequest = {
  readonly operation: string
  readonly group: RequestGroup
  readonly elements: readonly PlannedElement[]
  /** It runs once for each item of an earlier read. */
  readonly each: boolean
}

export type PlannedElement = {
  readonly access: Access
  /** One for each of the access's slots. */
  readonly templates: readonly ValueTemplate[]
}

/** How a request holds its accesses. */
export type RequestGroup = 'single' | 'batch' | 'transaction'

export function groupOf(operation: string): RequestGroup {
  if (operation.startsWith('Batch')) return 'batch'
  return /Transact/.test(operation) ? 'transaction' : 'single'
}

/** As the tables are that `describe` knows. */
export function plannedPattern(pattern: AccessPatternStatement, describe: Describe): PlannedPattern {
  try {
    const [first, second] = [1, 2].map((seed) => planWith(pattern, describe, markedValues(pattern, seed)))
    return { pattern, requests: requestsOf(first ?? [], second ?? [], describe) }
  } catch (error) {
    if (!(error instanceof ShellError)) throw error
  }
  try {
    // A parameter that must be what its sample is: no value of it can be told from one that is written out.
    const plan = planWith(pattern, describe, sampleValues(pattern))
    return { pattern, requests: requestsOf(plan, [], describe) }
  } catch (error) {
    if (error instanceof ShellError) return { pattern, requests: [], problem: error.message }
    throw error
  }
}

type PlannedStep = { readonly step: OperationStep; readonly each: boolean }

function planWith(
  pattern: AccessPatternStatement,
  describe: Describe,
  variables: ReadonlyMap<string, Value>,
): readonly PlannedStep[] {
  const context: PlanContext = {
    tables: { describe, expiresBy: () => undefined, backupsNamed: () => [] },
    variables,
    text: printStatement(pattern),
    words: { inExpressions: isReservedInExpressions, inPartiql: isReservedInPartiql },
  }
  return statementsOf(pattern.steps, variables).flatMap(({ statement, variables: known, each }) => {
    const plan = planStatement(statement, { ...context, variables: known })
    return plan.kind === 'calls' ? plan.steps.map(({ step }) => ({ step, each: each !== undefined })) : []
  })
}

function requestsOf(
  steps: readonly PlannedStep[],
  others: readonly PlannedStep[],
  describe: Describe,
): readonly PlannedRequest[] {
  const keyNames = (table: string): readonly string[] | undefined => {
    const description = describe(table)
    return description && everyKeyName(description)
  }
  const elementsIn = (step: OperationStep | undefined): readonly RequestElement[] =>
    step === undefined ? [] : elementsOf(step.operation, step.request, keyNames)
  return steps.map(({ step, each }, at) => {
    const twins = elementsIn(others[at]?.step)
    const elements = elementsIn(step).map((element, place) => {
      const access = accessOf(element.shape, describe)
      const twin = twins[place]?.values
      const templates = access.slots.map((slot): ValueTemplate => {
        const value = element.values[slot]
        return value === undefined ? { kind: 'any' } : templateOf(value, twin?.[slot])
      })
      return { access, templates }
    })
    return { operation: step.operation, group: groupOf(step.operation), elements, each }
  })
}

/** Texts that say whose they are; numbers that no other plan has. */
function markedValues({ parameters }: AccessPatternStatement, seed: number): ReadonlyMap<string, Value> {
  return new Map(
    parameters.map((parameter, at) => [
      parameter.name,
      isNumber(parameter) ? { N: String(7_000_000 + 1_000 * seed + at) as NumberText } : markedText(parameter.name),
    ]),
  )
}

const isNumber = ({ type, sample }: PatternParameter): boolean =>
  type === undefined ? sample?.kind === 'value' && 'N' in sample.value : type === 'NUMBER'

function sampleValues({ parameters }: AccessPatternStatement): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>()
  for (const { name, sample } of parameters)
    values.set(name, sample === undefined ? markedText(name) : normaliseValue(literalValue(sample, values)))
  return values
}
