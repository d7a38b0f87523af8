import { peakOf, shareAt, throttledAt, throttledOf } from '../../analysis/heat/heat-figures.ts'
import { levelOf, shareScale } from '../../analysis/heat/heat-scale.ts'
import { countText } from '../../base/count-text.ts'
import type { WarmPartition } from '../../session/looking/heat-result.ts'
import { visibleText } from '../visible-text.ts'
import { hashDigits, shareText, subjectText } from './heat-text.ts'
import { type HeatCell, heatMapOf, limitTexts } from './heat-view.ts'

/** One row about a warm partition: how full it is, and its last minute. */
export type HeatStripView = {
  /** `orders P2 8000-bfff`. */
  readonly label: string
  /** Of the limit, in the busiest of the last ten seconds. */
  readonly share: number
  /** `68 % of 1,000 WCU/s`, and what was throttled. */
  readonly text: string
  /** The seconds of the last minute, oldest first. */
  readonly cells: readonly HeatCell[]
}

const lastSeconds = 10

export function heatStripView({ heat, fromHash }: WarmPartition): HeatStripView | undefined {
  const map = heatMapOf(heat, 60)
  const row = map.rows.find(({ subject }) => subject.kind === 'partition' && subject.fromHash === fromHash)
  const late = heatMapOf({ ...heat, fromMs: heat.toMs - lastSeconds * 1_000 }, lastSeconds)
  const now = late.rows.find(({ subject }) => subject.kind === 'partition' && subject.fromHash === fromHash)
  const peak = now && peakOf(now, 'both')
  if (row === undefined || peak === undefined) return undefined
  const name = [heat.table, heat.index].filter((part) => part !== undefined).join('.')
  const throttled = throttledOf(row, 'both')
  return {
    label: `${visibleText(name)} ${subjectText(row.subject, hashDigits(map.rows.map(({ subject }) => subject)))}`,
    share: peak.share,
    text: `${shareText(peak.share)} of ${limitTexts[peak.kind]}${throttled === 0 ? '' : `, ${countText(throttled)} throttled`}`,
    cells: Array.from({ length: map.buckets }, (_, bucket) => ({
      level: levelOf(shareAt(row, bucket, 'both'), shareScale),
      throttled: throttledAt(row, bucket, 'both') > 0,
    })),
  }
}
