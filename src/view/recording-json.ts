import { picoText } from '../analysis/pricing/money.ts'
import type { RecordingReport } from '../session/recording-report.ts'
import { terminalSafeJson } from './visible-text.ts'

type Sums = RecordingReport['analysed']['total']

/** What `ddb-shell report` says, for programs: one object. */
export function recordingJson(report: RecordingReport): string {
  const { analysed, failures, months, deterministic } = report
  const { fromMs, toMs, patterns, undeclared, loops, unusedIndexes, damaged } = analysed
  const day = (ms: number | undefined): string | undefined =>
    ms === undefined || deterministic ? undefined : new Date(ms).toISOString()
  const sumsJson = (sums: Sums) => sumsObject(sums, report)
  return linesSafe(
    JSON.stringify(
      {
        requests: analysed.requests,
        aboutNoItem: analysed.others,
        processes: analysed.writers,
        from: day(fromMs),
        to: day(toMs),
        damagedLines: damaged.lines,
        withoutShape: analysed.shapeless,
        total: sumsJson(analysed.total),
        patterns: patterns.map(({ pattern, sums, runs, variants, problem }) => {
          const month = months.get(pattern.name)
          return {
            pattern: pattern.name,
            runs,
            ...sumsJson(sums),
            variants: Object.fromEntries(variants),
            monthAtRate: month === undefined ? undefined : picoText(month),
            budgetUsd: pattern.budget,
            problem,
          }
        }),
        undeclared: undeclared.map(({ title, sums, proposal }) => ({ what: title, ...sumsJson(sums), proposal })),
        loops,
        unused: {
          patterns: patterns.filter(({ sums }) => sums.requests === 0).map(({ pattern }) => pattern.name),
          indexes: unusedIndexes,
        },
        failures: failures.map(({ kind, text, pattern }) => ({ kind, text, pattern: pattern?.name })),
      },
      null,
      2,
    ),
  )
}

const linesSafe = (json: string): string => json.split('\n').map(terminalSafeJson).join('\n')

function sumsObject(sums: Sums, { prices, deterministic }: RecordingReport) {
  const price = sums.price(prices)
  const { latencies } = sums
  return {
    requests: sums.requests,
    readUnits: sums.readHalfUnits / 2,
    writeUnits: sums.writeHalfUnits / 2,
    price: price === undefined ? undefined : { amount: picoText(price.pico), currency: price.currency },
    returned: sums.returned,
    evaluated: sums.evaluated,
    scans: sums.scans,
    throttles: sums.throttles,
    errors: Object.fromEntries(sums.errors),
    p50Ms: deterministic ? undefined : latencies.percentile(50),
    p99Ms: deterministic ? undefined : latencies.percentile(99),
  }
}
