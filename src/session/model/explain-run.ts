import type { RunPatternStatement } from '../../ast/model-statement.ts'
import type { ExplainStatement } from '../../ast/statement.ts'
import { must } from '../../base/must.ts'
import { codeFor } from '../../planner/code/code-for.ts'
import { explainPattern, planPattern } from '../../planner/explain/explain-pattern.ts'
import type { Run } from '../run.ts'
import { analyzed } from '../run-explain.ts'
import type { Done, SessionState } from '../session-state.ts'
import type { RunPlanned } from './pattern-steps.ts'
import { boundPattern, runPattern } from './run-pattern.ts'

export type ExplainRunParts = {
  /** The run with tables at the size that is to be told of. */
  readonly atItsSize: (run: Run) => Promise<Run>
  readonly runPlanned: RunPlanned
}

/** EXPLAIN RUN: the plans of all steps as one, or their requests; with ANALYZE what really happened beside them. */
export async function explainRun(
  session: SessionState,
  run: Run,
  { form, statement, span }: ExplainStatement,
  { atItsSize, runPlanned }: ExplainRunParts,
): Promise<Done> {
  const call: RunPatternStatement = must(statement.kind === 'run-pattern' ? statement : undefined, 'EXPLAIN RUN')
  const bound = await boundPattern(session, run, call)
  const { context } = await atItsSize({ ...run, context: bound.context })
  if (form !== 'plan' && form !== 'analyze')
    return { result: { kind: 'text', text: codeFor(planPattern(bound.pattern, context), form, span) } }
  const explanation = explainPattern(bound.pattern, context)
  if (form === 'plan') return { result: { kind: 'explanation', explanation }, explanation: () => explanation }
  // Its items are not shown, but what it does is real.
  const quiet: Run = { ...run, emit: (event) => (event.kind === 'progress' ? run.emit(event) : undefined) }
  const { result } = await runPattern(session, quiet, call, runPlanned)
  if (result.kind === 'expectation') return { result, explanation: () => explanation }
  const measured = analyzed(explanation, run.calls.records())
  return { result: { kind: 'explanation', explanation: measured }, explanation: () => explanation }
}
