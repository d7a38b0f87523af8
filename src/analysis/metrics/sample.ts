import type { Statistic } from '../../operation/alarm.ts'

/** What a metric took in during a stretch of time: CloudWatch's statistic set. Units, milliseconds, bytes or counts. */
export type Sample = {
  readonly sum: number
  readonly count: number
  /** Unknown where only a sum was kept. */
  readonly least?: number | undefined
  readonly most?: number | undefined
}

export function addSamples(one: Sample | undefined, other: Sample): Sample {
  if (one === undefined) return other
  return {
    sum: one.sum + other.sum,
    count: one.count + other.count,
    least: one.least === undefined || other.least === undefined ? undefined : Math.min(one.least, other.least),
    most: one.most === undefined || other.most === undefined ? undefined : Math.max(one.most, other.most),
  }
}

/** Events count one each. */
export const eventSample = (events: number): Sample => ({ sum: events, count: events, least: 1, most: 1 })

/** Undefined: not known, or an average of nothing. */
export function statisticOf({ sum, count, least, most }: Sample, statistic: Statistic): number | undefined {
  switch (statistic) {
    case 'Sum':
      return sum
    case 'SampleCount':
      return count
    case 'Average':
      return count === 0 ? undefined : sum / count
    case 'Minimum':
      return least
    case 'Maximum':
      return most
  }
}
