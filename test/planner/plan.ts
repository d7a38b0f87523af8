import type { Statement } from '../../src/ast/statement.ts'
import type { PlanContext } from '../../src/planner/plan-context.ts'
import { planStatement } from '../../src/planner/plan-statement.ts'
import type { StatementPlan } from '../../src/planner/statement-plan.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { isReservedInExpressions, isReservedInPartiql } from '../../src/syntax/reserved-names.ts'
import { contextFor } from './orders.ts'

export function statementOf(text: string): Statement {
  const { statements, diagnostics } = parseScript(text)
  const [only, more] = statements
  if (only === undefined || more !== undefined || diagnostics.length > 0)
    throw new Error(`one statement, please: ${text} ${JSON.stringify(diagnostics)}`)
  return only.ast
}

export const planContext = (text: string, more: Partial<PlanContext> = {}): PlanContext =>
  contextFor(text, { words: { inExpressions: isReservedInExpressions, inPartiql: isReservedInPartiql }, ...more })

export const planOf = (text: string, more: Partial<PlanContext> = {}): StatementPlan =>
  planStatement(statementOf(text), planContext(text, more))

/** Names and requests of a plan's calls. */
export function stepsOf(text: string, more: Partial<PlanContext> = {}): readonly (readonly [string, object])[] {
  const plan = planOf(text, more)
  if (plan.kind === 'bulk') {
    return [
      [plan.read.step.operation, plan.read.step.request],
      [plan.write.operation, plan.write.request],
    ]
  }
  return plan.kind === 'calls' ? plan.steps.map(({ step }) => [step.operation, step.request]) : []
}
