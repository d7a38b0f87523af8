import type { Parameter } from '../../ast/expression.ts'
import type { PatternStep } from '../../ast/model-statement.ts'
import { printOperand } from '../../ast/print-expression.ts'
import { ShellError } from '../../base/shell-error.ts'
import { ApiError } from '../../model/api-error.ts'
import type { Value } from '../../model/value.ts'
import { type Variables, variableOf } from '../../planner/literal-value.ts'
import { PlanError } from '../../planner/plan-error.ts'
import { withHint } from '../refusal-hint.ts'
import type { Run } from '../run.ts'
import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import type { StepResults } from './step-results.ts'

/** How a statement that becomes calls is planned, guarded and run. */
export type RunPlanned = (run: Run) => Promise<Pick<Done, 'result'>>

export type StepContext = {
  /** Of the pattern: `context` has the variables known so far. */
  readonly run: Run
  readonly results: StepResults
  readonly runPlanned: RunPlanned
}

/** One step after another. What LET names is known to those that come later; FOR EACH runs its steps for each member. */
export async function runSteps(steps: readonly PatternStep[], of: StepContext): Promise<void> {
  const variables = new Map(of.run.context.variables)
  const run: Run = { ...of.run, context: { ...of.run.context, variables } }
  for (const step of steps) {
    if (step.kind === 'run') {
      const value = await runStep(step, { ...of, run })
      if (step.name !== undefined) variables.set(step.name, value)
      continue
    }
    for (const member of membersOf(step, variables)) {
      const inner = new Map(variables).set(step.name, member)
      await runSteps(step.steps, { ...of, run: { ...run, context: { ...run.context, variables: inner } } })
    }
  }
}

async function runStep(step: Extract<PatternStep, { kind: 'run' }>, of: StepContext): Promise<Value> {
  const { results, runPlanned } = of
  const collected = results.begin(step.name !== undefined)
  const run: Run = { ...of.run, statement: step.statement, emit: collected.emit }
  try {
    const { result } = await runPlanned(run)
    return collected.end(step.statement, result)
  } catch (error) {
    if (!(error instanceof ShellError)) throw error
    throw outsideOfText(await withHint(error, run))
  }
}

/** Of a list or a set its members, of one item that item, of nothing that was found none. */
function membersOf({ of }: Extract<PatternStep, { kind: 'each' }>, variables: Variables): readonly Value[] {
  const value = listOf(of, variables)
  if ('L' in value) return value.L
  if ('SS' in value) return value.SS.map((S) => ({ S }))
  if ('NS' in value) return value.NS.map((N) => ({ N }))
  if ('BS' in value) return value.BS.map((B) => ({ B }))
  if ('M' in value) return [value]
  if ('NULL' in value) return []
  throw outsideOfText(
    new PlanError('plan.not-a-value', `${printOperand(of)} is no list`, {
      span: of.span,
      hint: 'FOR EACH goes through what a read found, or a list or set in it.',
    }),
  )
}

/** A part of nothing is nothing. */
function listOf(of: Parameter, variables: Variables): Value {
  const whole = variableOf({ ...of, path: undefined }, variables)
  if ('NULL' in whole) return whole
  try {
    return variableOf(of, variables)
  } catch (error) {
    throw outsideOfText(error)
  }
}

/** Offsets into the text of the pattern mean nothing in the text of the RUN. */
export function outsideOfText(error: unknown): unknown {
  if (!(error instanceof ShellError)) return error
  const { message, hint, cause } = error
  if (error.span === undefined || error instanceof ApiError) return error
  if (error instanceof PlanError) return new PlanError(error.code, message, { hint, cause })
  return error instanceof SessionError ? new SessionError(error.code, message, { hint, cause }) : error
}
