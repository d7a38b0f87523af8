import type { Alarm, AlarmState } from '../../operation/alarm.ts'
import type { LedgerRow } from '../../operation/ledger.ts'
import { metricSeries } from '../metrics/metric-series.ts'
import { addSamples, type Sample, statisticOf } from '../metrics/sample.ts'
import type { Dimensions } from '../metrics/samples-in.ts'
import { evaluateAlarm, evaluationRange } from './evaluate-alarm.ts'

export type StateChange = {
  readonly name: string
  readonly atMs: number
  readonly from: AlarmState
  readonly to: AlarmState
  readonly reason: string
}

export type Advanced = { readonly alarm: Alarm; readonly changes: readonly StateChange[] }

const minuteMs = 60_000
const hourMs = 3_600_000
const dayMs = 86_400_000

/** Which rows `advanceAlarm` must be given: those from here on. */
export const ledgerNeededFrom = (alarm: Alarm, nowMs: number): number =>
  Math.min(alarm.evaluatedMs, nowMs) - (evaluationRange(alarm.evaluationPeriods) + 1) * alarm.periodMs - hourMs

/**
 * The alarm as it is at a moment, and what it went through since it was last looked at: it is evaluated every minute over a
 * window that slides, every hour where its periods come to more than a day. Where the clock has gone back, it goes on from the
 * earlier moment. Source: reference, monitoring 4.
 */
export function advanceAlarm(alarm: Alarm, rows: readonly LedgerRow[], nowMs: number): Advanced {
  const stepMs = alarm.evaluationPeriods * alarm.periodMs > dayMs ? hourMs : minuteMs
  const lastMs = Math.floor(nowMs / stepMs) * stepMs
  const samples = samplesOf(alarm, rows)
  const times = [...samples.keys()].sort((a, b) => a - b)
  const rangeMs = evaluationRange(alarm.evaluationPeriods) * alarm.periodMs
  const changes: StateChange[] = []
  const doneMs = alarm.evaluatedMs > nowMs ? lastMs - stepMs : alarm.evaluatedMs
  let now = alarm
  for (let atMs = Math.floor(doneMs / stepMs) * stepMs + stepMs; atMs <= lastMs; ) {
    const { state, reason } = evaluateAlarm(alarm, pointsAt(alarm, samples, atMs), now.state)
    if (state !== now.state) {
      changes.push({ name: alarm.name, atMs, from: now.state, to: state, reason })
      now = { ...now, state, sinceMs: atMs, reason }
    }
    atMs = nextMs(times, { atMs, stepMs, rangeMs, lastMs })
  }
  return { alarm: { ...now, evaluatedMs: Math.max(doneMs, lastMs) }, changes }
}

/** Once nothing is in sight, nothing changes until there is: a clock that was moved by years is no loop of millions. */
function nextMs(
  times: readonly number[],
  { atMs, stepMs, rangeMs, lastMs }: { atMs: number; stepMs: number; rangeMs: number; lastMs: number },
): number {
  if (times.some((timeMs) => timeMs >= atMs - rangeMs && timeMs < atMs)) return atMs + stepMs
  const ahead = times.find((timeMs) => timeMs >= atMs)
  if (ahead === undefined) return lastMs + stepMs
  return Math.max(atMs + stepMs, Math.floor(ahead / stepMs) * stepMs + stepMs)
}

function samplesOf(alarm: Alarm, rows: readonly LedgerRow[]): ReadonlyMap<number, Sample> {
  const { region, table, index, operation, metric } = alarm
  const own = rows.filter((row) => region === undefined || row.region === region)
  const isOwn = ({ dimensions }: { readonly dimensions: Dimensions }): boolean =>
    dimensions.table === table && dimensions.index === index && dimensions.operation === operation
  const points = metricSeries(own, minuteMs, { metric }).find(isOwn)?.points ?? []
  return new Map(points.map(({ timeMs, sample }) => [timeMs, sample]))
}

/** Oldest first, as far as the evaluation looks. */
function pointsAt(alarm: Alarm, samples: ReadonlyMap<number, Sample>, atMs: number): readonly (number | undefined)[] {
  const range = evaluationRange(alarm.evaluationPeriods)
  return Array.from({ length: range }, (_, position) => {
    const fromMs = atMs - (range - position) * alarm.periodMs
    let sum: Sample | undefined
    for (let ms = fromMs; ms < fromMs + alarm.periodMs; ms += minuteMs) {
      const sample = samples.get(ms)
      if (sample !== undefined) sum = addSamples(sum, sample)
    }
    return sum && statisticOf(sum, alarm.statistic)
  })
}
