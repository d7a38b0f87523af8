import type { HeatSubject } from '../../analysis/heat/heat-map.ts'
import { countText } from '../../base/count-text.ts'
import { percentText } from '../../base/percent-text.ts'
import { hashRangeText } from '../../model/hash-space.ts'
import type { Value } from '../../model/value.ts'
import { cellText } from '../cell-text.ts'

/** The words of heatmaps. */

/** JSON of a key's values, as a ledger has it, for people. */
export const keyText = (key: string): string => (JSON.parse(key) as readonly Value[]).map(cellText).join(', ')

/** `118 %`: from ten on whole ones, since there is little room. */
export const shareText = (share: number): string => percentText(share < 0.1 ? share : Math.round(share * 100) / 100)

/** At least four; more where partitions begin closer together than four tell. */
export function hashDigits(subjects: readonly HeatSubject[]): number {
  const froms = subjects.flatMap((subject) => (subject.kind === 'partition' ? [subject.fromHash] : []))
  for (let digits = 4; digits < 12; digits++) {
    const step = 16 ** (12 - digits)
    if (new Set(froms.map((from) => Math.floor(from / step))).size === froms.length) return digits
  }
  return 12
}

export function subjectText(subject: HeatSubject, digits: number): string {
  switch (subject.kind) {
    case 'partition': {
      const part = subject.part === undefined ? '' : `/${subject.part}`
      return `P${subject.number} ${hashRangeText(subject, digits)}${part}`
    }
    case 'key':
      return keyText(subject.key)
    case 'others':
      return subject.count === undefined ? 'others' : `others (${countText(subject.count)})`
  }
}

/** How long a cell is: `10 s`, `5 min`, `1 h`, `2 d`. */
export function lengthText(ms: number): string {
  const seconds = ms / 1_000
  if (seconds < 60) return `${seconds} s`
  if (seconds < 3_600) return `${seconds / 60} min`
  return seconds < 86_400 ? `${seconds / 3_600} h` : `${seconds / 86_400} d`
}

/** Time of day in UTC, with seconds where they matter. */
export const clockText = (ms: number, withSeconds: boolean): string =>
  new Date(ms).toISOString().slice(11, withSeconds ? 19 : 16)
