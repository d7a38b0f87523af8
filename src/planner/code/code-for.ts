import type { ExplainForm } from '../../ast/statement.ts'
import type { Span } from '../../base/shell-error.ts'
import { unreachable } from '../../base/unreachable.ts'
import { PlanError } from '../plan-error.ts'
import type { OperationStep, PlannedCall, StatementPlan } from '../statement-plan.ts'
import { apiText } from './api-text.ts'
import { cliText } from './cli-text.ts'
import { jsText } from './js-text.ts'
import { pythonText } from './python-text.ts'

export type CodeForm = Exclude<ExplainForm, 'plan' | 'analyze'>

/** The plan's requests in the notation asked for. */
export function codeFor(plan: StatementPlan, form: CodeForm, span: Span): string {
  const calls = callsOf(plan)
  const steps = calls.map(({ step }) => step)
  if (steps.length === 0) {
    throw new PlanError('plan.nothing-to-explain', 'this statement sends no request', {
      span,
      hint: 'EXPLAIN shows statements that read, write or change tables.',
    })
  }
  switch (form) {
    case 'api':
      return steps.map(apiText).join('\n\n')
    case 'cli':
      return calls.map(cliText).join('\n\n')
    case 'js':
      return jsText(steps)
    case 'python':
      return pythonText(steps)
    default:
      return unreachable(form)
  }
}

/** Of a bulk statement the read, and one of the writes with the key it found left out. */
function callsOf(plan: StatementPlan): readonly PlannedCall[] {
  if (plan.kind === 'calls') return plan.steps
  if (plan.kind === 'local') return []
  const { operation, request, keyAttributes } = plan.write
  const key = Object.fromEntries(keyAttributes.map((name) => [name, { S: `${name} of each item` }]))
  return [plan.read, { step: { operation, request: { ...request, Key: key } } as OperationStep }]
}
