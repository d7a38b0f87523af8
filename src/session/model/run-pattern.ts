import type { AccessPatternStatement, RunPatternStatement } from '../../ast/model-statement.ts'
import { printStatement } from '../../ast/print-statement.ts'
import { ShellError } from '../../base/shell-error.ts'
import { ofPattern } from '../../operation/of-pattern.ts'
import { explainPattern } from '../../planner/explain/explain-pattern.ts'
import type { Explanation } from '../../planner/explanation.ts'
import type { Variables } from '../../planner/literal-value.ts'
import type { PlanContext } from '../../planner/plan-context.ts'
import { referencesIn } from '../../planner/statement-tables.ts'
import { judge } from '../expect/expect.ts'
import type { ItemsResult, Result, StatementEvent, Verdict } from '../outcome.ts'
import { ItemKeeper } from '../previous.ts'
import type { Run } from '../run.ts'
import type { Done, SessionState } from '../session-state.ts'
import { bindArguments } from './bind-arguments.ts'
import { type RunPlanned, runSteps } from './pattern-steps.ts'
import { noMember, readPattern } from './read-model.ts'
import { StepResults } from './step-results.ts'

/** A pattern with what its parameters stand for, ready to be planned or run. */
export type BoundPattern = {
  readonly pattern: AccessPatternStatement
  readonly context: PlanContext
  readonly text: string
}

/** RUN: the steps one after another as one statement, then what the pattern expects, judged about the whole of it. */
export async function runPattern(
  session: SessionState,
  run: Run,
  statement: RunPatternStatement,
  runPlanned: RunPlanned,
): Promise<Done> {
  const bound = await boundPattern(session, run, statement)
  const { pattern, context, text } = bound
  const explanation = explanationOf(bound)
  const keeper = new ItemKeeper(pattern.expectations.length === 0 ? 'none' : 'many')
  const emit = async (event: StatementEvent): Promise<void> => {
    keeper.see(event)
    await run.emit(event)
  }
  const results = new StepResults(emit)
  const inner: Run = { ...run, backend: ofPattern(pattern.name)(run.backend), text, context }
  const result = await attempt(pattern, async () => {
    await runSteps(pattern.steps, { run: inner, results, runPlanned })
    return results.result()
  })
  const { items, complete } = keeper
  const { calls } = run
  const outcome = { statement, text, result, calls: calls.records(), trace: calls.trace(), elapsedMs: 0 }
  const previous = { outcome, items, complete, printed: '', explanation }
  const verdicts: Verdict[] = []
  for (const { expectation } of pattern.expectations)
    verdicts.push(await judge(expectation, previous, { variables: context.variables, print: session.parts.print }))
  return { result: judged(result, verdicts), explanation, verdicts }
}

/** Finds the pattern, gives its parameters their values, and asks for its tables. */
export async function boundPattern(
  session: SessionState,
  run: Run,
  statement: RunPatternStatement,
): Promise<BoundPattern> {
  const { pattern, names } = await readPattern(session.connection, statement.name, statement.span)
  if (pattern === undefined) throw noMember('access-pattern', statement.name, names, statement.span)
  const variables: Variables = bindArguments(pattern, statement, session.variables)
  const tables = referencesIn(pattern).flatMap((reference) => reference?.parts[0] ?? [])
  await run.catalogue.fetch(tables, run.signal)
  const text = printStatement(pattern)
  return { pattern, text, context: { ...run.context, text, variables, currentTable: undefined } }
}

/** Worked out when somebody asks; undefined where the pattern cannot be planned, which RUN says by itself. */
function explanationOf({ pattern, context }: BoundPattern): () => Explanation | undefined {
  return () => {
    try {
      return explainPattern(pattern, context)
    } catch (error) {
      if (error instanceof ShellError) return undefined
      throw error
    }
  }
}

/** A failure is what the pattern is about where it expects one. */
async function attempt(pattern: AccessPatternStatement, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const expected = pattern.expectations.some(({ expectation }) => expectation.kind === 'error')
    if (expected && error instanceof ShellError) return { kind: 'failed', error }
    throw error
  }
}

/** What was not met comes before what there was. */
function judged(result: Result, verdicts: readonly Verdict[]): Result {
  const [first, ...others] = verdicts.filter(({ passed }) => !passed)
  if (first === undefined) {
    if (result.kind !== 'failed') return result
    return { kind: 'written', summary: `failed as it is expected to: ${result.error.code}`, count: 0 }
  }
  const more = others.map(({ expected, actual }) => `expected ${expected}, found ${actual}`)
  const diff = [...(first.diff === undefined ? [] : [first.diff]), ...more].join('\n')
  const items: ItemsResult | undefined = result.kind === 'items' ? result : undefined
  const { replacement: _apart, ...verdict } = first
  return { kind: 'expectation', ...verdict, ...(diff === '' ? {} : { diff }), ...(items && { items }) }
}
