import type { Statement } from '../../ast/statement.ts'
import { unreachable } from '../../base/unreachable.ts'
import type { ExplainedCall, Explanation, PlanWarning } from '../explanation.ts'
import type { PlanContext } from '../plan-context.ts'
import { planStatement } from '../plan-statement.ts'
import type { OperationStep, StatementPlan } from '../statement-plan.ts'
import { explainedParts } from './explained-parts.ts'
import type { ExplainedPart } from './part.ts'

/** What EXPLAIN shows: access paths, estimates, warnings. Pure; reads no data. */
export function explain(statement: Statement, context: PlanContext): Explanation {
  const plan = planStatement(statement, context)
  const parts = explainedParts(statement, context, false)
  const steps = stepsOf(plan)
  const nodes = steps.length === 0 ? [] : nodesOf(parts, steps)
  return { nodes, warnings: distinctWarnings([...parts.flatMap(({ warnings }) => warnings), ...scalingNotes(plan)]) }
}

/** A member of a batch or transaction is a node with the step it travels in; a call nobody explains is a node of its own. */
function nodesOf(parts: readonly ExplainedPart[], steps: readonly OperationStep[]): readonly ExplainedCall[] {
  const [first] = steps
  if (first === undefined) return []
  if (parts.length === 0) return steps.map((step) => ({ ...bareNode(step), step }))
  const perStep = parts.length === steps.length
  return parts.map(({ warnings: _apart, ...part }, at) => {
    const step = (perStep ? steps[at] : steps[Math.floor((at * steps.length) / parts.length)]) ?? first
    return { operation: step.operation, ...part, step }
  })
}

const bareNode = (step: OperationStep): Omit<ExplainedCall, 'step'> => {
  const { TableName } = step.request as { readonly TableName?: unknown }
  return {
    operation: step.operation,
    access: step.operation,
    keyConditions: [],
    ...(typeof TableName === 'string' ? { table: TableName } : {}),
  }
}

function scalingNotes(plan: StatementPlan): readonly PlanWarning[] {
  if (plan.kind !== 'calls' || (plan.scaling ?? []).length === 0) return []
  return [{ code: 'auto-scaling', text: 'auto scaling is set beside these calls: on AWS it is a service of its own' }]
}

function stepsOf(plan: StatementPlan): readonly OperationStep[] {
  switch (plan.kind) {
    case 'calls':
      return plan.steps.map(({ step }) => step)
    case 'bulk': {
      const key = Object.fromEntries(plan.write.keyAttributes.map((name) => [name, { S: `<${name}>` }]))
      const { operation, request } = plan.write
      return [plan.read.step, { operation, request: { ...request, Key: key } } as OperationStep]
    }
    case 'local':
      return []
    default:
      return unreachable(plan)
  }
}

export function distinctWarnings(warnings: readonly PlanWarning[]): readonly PlanWarning[] {
  const seen = new Map(warnings.map((warning) => [`${warning.code} ${warning.text}`, warning]))
  return [...seen.values()]
}
