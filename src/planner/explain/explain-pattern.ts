import type { AccessPatternStatement, PatternStep } from '../../ast/model-statement.ts'
import { printOperand } from '../../ast/print-expression.ts'
import type { Statement } from '../../ast/statement.ts'
import type { Value } from '../../model/value.ts'
import type { Explanation } from '../explanation.ts'
import { unknownValue } from '../member-at.ts'
import type { PlanContext } from '../plan-context.ts'
import { planStatement } from '../plan-statement.ts'
import type { StatementPlan } from '../statement-plan.ts'
import { distinctWarnings, explain } from './explain.ts'

/** The plans of a pattern's statements as one. What an earlier step will have found is not known: it stands as its own name. */
export function explainPattern(pattern: AccessPatternStatement, context: PlanContext): Explanation {
  const parts = statementsOf(pattern.steps, context.variables).map(({ statement, variables, each }) => {
    const { nodes, warnings } = explain(statement, { ...context, variables })
    return { nodes: each === undefined ? nodes : nodes.map((node) => ({ ...node, each })), warnings }
  })
  return {
    nodes: parts.flatMap(({ nodes }) => nodes),
    warnings: distinctWarnings(parts.flatMap(({ warnings }) => warnings)),
  }
}

/** The requests of all steps, those of FOR EACH once. */
export function planPattern(pattern: AccessPatternStatement, context: PlanContext): StatementPlan {
  const plans = statementsOf(pattern.steps, context.variables).map(({ statement, variables }) =>
    planStatement(statement, { ...context, variables }),
  )
  return { kind: 'calls', steps: plans.flatMap((plan) => (plan.kind === 'calls' ? plan.steps : [])), notes: [] }
}

export type PatternPart = {
  readonly statement: Statement
  readonly variables: ReadonlyMap<string, Value>
  /** `o IN :orders`: it runs once for each of them. */
  readonly each?: string | undefined
}

/** Statements in order, those of FOR EACH once, with the variables that each one sees. */
export function statementsOf(
  steps: readonly PatternStep[],
  variables: ReadonlyMap<string, Value>,
  each?: string,
): readonly PatternPart[] {
  const scope = new Map(variables)
  return steps.flatMap((step) => {
    if (step.kind === 'each') {
      const inner = new Map(scope).set(step.name, unknownValue(`:${step.name}`))
      return statementsOf(step.steps, inner, `${step.name} IN ${printOperand(step.of)}`)
    }
    const part = { statement: step.statement, variables: new Map(scope), each }
    if (step.name !== undefined) scope.set(step.name, unknownValue(`:${step.name}`))
    return [part]
  })
}
