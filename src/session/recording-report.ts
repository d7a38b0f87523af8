import type { PriceList } from '../analysis/pricing/price-list.ts'
import type { Model } from '../modelling/model/model.ts'
import type { AnalysedRecording } from '../modelling/recorder/analysed-recording.ts'
import { type FailOn, type Failure, failuresOf, monthlyPico } from '../modelling/recorder/failing.ts'
import { RecordingAnalysis } from '../modelling/recorder/recording-analysis.ts'
import { RecordingError } from '../modelling/recorder/recording-error.ts'

/** A recording beside a model. */
export type RecordingReport = {
  readonly analysed: AnalysedRecording
  readonly prices: PriceList
  /** No times. */
  readonly deterministic: boolean
  /** What the caller asked to fail on, and is so. */
  readonly failures: readonly Failure[]
  /** Whether there was a model to compare with. */
  readonly hasModel: boolean
  /** What patterns cost in a month at their declared rates, in units of 1e-12, by name: those with a rate and with runs. */
  readonly months: ReadonlyMap<string, bigint>
}

export type RecordingReportParts = {
  /** Undefined: nothing is declared. */
  readonly model: Model | undefined
  readonly failOn: readonly FailOn[]
  readonly prices: PriceList
  readonly deterministic: boolean
}

/** A recording to be read; it is named where it cannot be. */
export type NamedRecording = { readonly name: string; readonly lines: AsyncIterable<string> }

/** Reads recordings line by line, one after another. Throws RecordingError. */
export async function recordingReport(
  recordings: Iterable<NamedRecording>,
  { model, failOn, prices, deterministic }: RecordingReportParts,
): Promise<RecordingReport> {
  const analysis = new RecordingAnalysis(model ?? { tables: [], entities: [], patterns: [] })
  for (const recording of recordings) await readInto(analysis, recording)
  const analysed = analysis.result()
  const months = analysed.patterns.flatMap((each) => {
    const pico = monthlyPico(each, prices)
    return pico === undefined ? [] : [[each.pattern.name, pico] as const]
  })
  return {
    analysed,
    prices,
    deterministic,
    failures: failuresOf(analysed, failOn, prices),
    hasModel: model !== undefined,
    months: new Map(months),
  }
}

async function readInto(analysis: RecordingAnalysis, { name, lines }: NamedRecording): Promise<void> {
  analysis.begin()
  try {
    for await (const line of lines) analysis.line(line)
  } catch (error) {
    if (!(error instanceof RecordingError)) throw error
    throw new RecordingError(error.code, `${name}: ${error.message}`, { hint: error.hint })
  }
}
