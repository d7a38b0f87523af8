import type { AccessPatternStatement } from '../../ast/model-statement.ts'
import { printStatement } from '../../ast/print-statement.ts'
import { ShellError } from '../../base/shell-error.ts'
import { normaliseValue } from '../../model/normalise-item.ts'
import type { ProductionStatistics } from '../../model/production-statistics.ts'
import type { Value } from '../../model/value.ts'
import type { Backend } from '../../operation/operation.ts'
import { literalValue } from '../../planner/literal-value.ts'
import { CallRecorder } from '../call-recorder.ts'
import type { CallRecord } from '../outcome.ts'
import type { Run } from '../run.ts'
import { atItsSize, type Trial, tried } from '../simulate/find-costs.ts'
import type { CostSource } from '../simulate/found-costs.ts'
import { runSteps } from './pattern-steps.ts'
import { StepResults } from './step-results.ts'

/** One run of a pattern with its samples, tried out: reads on the items there are, writes in a database in memory. */
export type SampledPattern = {
  readonly pattern: AccessPatternStatement
  readonly calls: readonly CallRecord[]
  /** Where the units come from: of several steps, the weakest. */
  readonly source: CostSource
  /** What a step was refused with, or why the steps after it could not be tried. */
  readonly refusal?: string | undefined
  readonly values: ReadonlyMap<string, Value>
}

export type SampleSurroundings = { readonly scratch: Backend; readonly statistics: readonly ProductionStatistics[] }

/** From the strongest to the weakest. */
const sources: readonly CostSource[] = ['measured', 'stated', 'rehearsed', 'least']

/** Throws where a step cannot be planned or sent at all: an index that is gone, for one. */
export async function samplePattern(
  run: Run,
  pattern: AccessPatternStatement,
  { scratch, statistics }: SampleSurroundings,
): Promise<SampledPattern> {
  const values = sampleValues(pattern)
  const text = printStatement(pattern)
  const trials: Trial[] = []
  const inner: Run = {
    ...run,
    text,
    emit: () => {},
    context: { ...run.context, text, variables: values, currentTable: undefined },
  }
  const runPlanned = async (step: Run) => {
    const own = { ...step, calls: new CallRecorder() }
    const trial = atItsSize(own, await tried(own, scratch), statistics)
    trials.push(trial)
    return { result: trial.result ?? ({ kind: 'none' } as const) }
  }
  const end = await attempt(() =>
    runSteps(pattern.steps, { run: inner, results: new StepResults(async () => {}), runPlanned }),
  )
  const refusals = [...trials.flatMap(({ refusal }) => refusal ?? []), ...(end === undefined ? [] : [end])]
  return {
    pattern,
    values,
    calls: trials.flatMap(({ calls }) => calls),
    source: sources.findLast((source) => trials.some((trial) => trial.source === source)) ?? 'least',
    ...(refusals.length === 0 ? {} : { refusal: [...new Set(refusals)].join(', ') }),
  }
}

/** What a read did not find, later steps cannot use: a trial ends there. */
async function attempt(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (error instanceof ShellError && error.code === 'plan.no-member') return error.code
    throw error
  }
}

/** A parameter without a sample stands for its own name: that may be no key that is there. */
export function sampleValues({ parameters }: AccessPatternStatement): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>()
  for (const { name, type, sample } of parameters) {
    const value: Value = type === 'NUMBER' ? literalNumber : { S: name }
    values.set(name, sample === undefined ? value : normaliseValue(literalValue(sample, values)))
  }
  return values
}

const literalNumber = normaliseValue({ N: '1' } as Value)
