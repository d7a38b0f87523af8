import type { Statement } from '../ast/statement.ts'
import { ShellError } from '../base/shell-error.ts'
import type { Charge } from '../model/charge.ts'
import type { Throttle } from '../model/throttle.ts'
import { sumHalfUnits } from '../operation/consumed-capacity.ts'
import type { Monitor } from '../operation/monitor.ts'
import type { Backend, CallingStatement, OperationName } from '../operation/operation.ts'
import type { PlanContext } from '../planner/plan-context.ts'
import type { OperationStep } from '../planner/statement-plan.ts'
import type { CallCounts, CallFacts, CallRecorder } from './call-recorder.ts'
import type { Catalogue } from './catalogue.ts'
import type { StatementEvent } from './outcome.ts'
import type { Settings } from './settings.ts'

/** What goes with one running statement. */
export type Run = {
  /** With the session's settings. */
  readonly backend: Backend
  /** Absent: what it consumes is metered elsewhere. */
  readonly monitor: Monitor | undefined
  readonly statement: Statement
  /** As the backend knows it. */
  readonly calling: CallingStatement
  /** The whole text that the statement's spans point into. */
  readonly text: string
  readonly context: PlanContext
  readonly catalogue: Catalogue
  readonly settings: Settings
  readonly calls: CallRecorder
  /** Absent: a statement may cost what it will. */
  readonly guard?: CostWatch | undefined
  readonly emit: (event: StatementEvent) => void | Promise<void>
  readonly signal: AbortSignal | undefined
  /** Where relative paths start. */
  readonly directory: string
  readonly sleep: Sleep
  /** Its reads see tables as they were then; absent: now. */
  readonly asOfMs?: number | undefined
  /** Milliseconds of real time since some moment. */
  readonly stopwatch: () => number
}

/** Asks, or throws a SessionError, where a statement costs more than it may. */
export interface CostWatch {
  /** Of a statement that is planned. */
  before(run: Pick<Run, 'statement' | 'context'>): Promise<void>
  /** Between two calls. */
  during(run: Pick<Run, 'statement'>, calls: CallRecorder): Promise<void>
}

export type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>

/** What an answer may hold; which members, the operation decides. */
export type Answer = { readonly [member: string]: unknown }

/** An answer with what the call cost, and how many items it evaluated where that is known. */
export type Answered = Answer & { readonly halfUnits: number; readonly evaluated: number | undefined }

/**
 * Sends one call and records what it cost, also when it fails. `counts` reads the answer; a call that the signal stopped
 * before it was sent leaves no record.
 */
export async function send(
  run: Run,
  step: OperationStep,
  facts: Omit<CallFacts, 'operation'>,
  counts: (answer: Answer) => CallCounts,
): Promise<Answered> {
  run.signal?.throwIfAborted()
  await run.guard?.during(run, run.calls)
  const charges: Charge[] = []
  const throttles: Throttle[] = []
  const cost = { charges, throttles }
  const all = { operation: step.operation, ...facts }
  const startedMs = run.stopwatch()
  const elapsedMs = (): number => run.stopwatch() - startedMs
  try {
    const answer = await answerOf(run.backend, step, { signal: run.signal, ...cost })
    const counted = counts(answer)
    // An embedded engine says with its charges what the answer of ExecuteStatement leaves out.
    const evaluated = counted.evaluated ?? evaluatedOf(charges)
    run.calls.add(all, cost, { ...counted, evaluated }, { elapsedMs: elapsedMs() })
    return { ...answer, halfUnits: sumHalfUnits(charges), evaluated }
  } catch (error) {
    const evaluated = evaluatedOf(charges) ?? 0
    if (charges.length > 0 || throttles.length > 0)
      run.calls.add(all, cost, { returned: 0, evaluated }, { elapsedMs: elapsedMs(), error: codeOf(error) })
    throw error
  }
}

const codeOf = (error: unknown): string | undefined => (error instanceof ShellError ? error.code : undefined)

const evaluatedOf = (charges: readonly Charge[]): number | undefined =>
  charges.find(({ evaluated }) => evaluated !== undefined)?.evaluated

/** The union of steps pairs every name with its own request, which a single generic call cannot see. */
const answerOf = (backend: Backend, step: OperationStep, call: Parameters<Backend['run']>[2]): Promise<Answer> =>
  (backend.run as (name: OperationName, request: unknown, call: unknown) => Promise<Answer>).call(
    backend,
    step.operation,
    step.request,
    call,
  )
