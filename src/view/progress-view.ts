import { countText } from '../base/count-text.ts'
import type { Consumed, Progress } from '../session/outcome.ts'
import { durationText } from './figures.ts'

export type ProgressView = {
  readonly label: string
  /** 0 to 1; undefined when the end is not known. */
  readonly share: number | undefined
  /** In the order in which they are shown. */
  readonly parts: readonly ProgressPart[]
}

export type ProgressPart = {
  /** `84k/200k items`, `12.1k/s`, `3 pages`, `310 RCU`, `62 RCU/s`, `2 throttled`, `~9 s left`. */
  readonly text: string
  /** What a narrow screen has no room for is what has the lowest. */
  readonly rank: number
}

const recentMs = 5_000
const shareBeforeEta = 0.03

/** Remembers the last seconds of one operation, so that the time left follows a change of pace. */
export class ProgressMeter {
  private readonly recent: { readonly share: number; readonly elapsedMs: number }[] = []

  view({ label, done, total, fraction, unit, elapsedMs, consumed }: Progress): ProgressView {
    const known = total === undefined || total === 0 ? fraction : done / total
    const share = known === undefined ? undefined : Math.min(1, known)
    if (share !== undefined) this.recent.push({ share, elapsedMs })
    while ((this.recent[0]?.elapsedMs ?? 0) < elapsedMs - recentMs && this.recent.length > 2) this.recent.shift()
    return {
      label,
      share,
      parts: [
        part(
          total === undefined ? `${shortCount(done)} ${unit}` : `${shortCount(done)}/${shortCount(total)} ${unit}`,
          7,
        ),
        ...perSecond(done, elapsedMs).map((rate) => part(`${rate}/s`, 3)),
        ...(consumed === undefined ? [] : consumedParts(consumed, elapsedMs)),
        ...this.timeLeft(share, elapsedMs).map((left) => part(left, 5)),
      ],
    }
  }

  private timeLeft(share: number | undefined, elapsedMs: number): readonly string[] {
    if (share === undefined || share < shareBeforeEta || share === 1 || elapsedMs === 0) return []
    const perMs = share / elapsedMs
    const first = this.recent[0]
    const span = first === undefined ? 0 : elapsedMs - first.elapsedMs
    const recentPerMs = span === 0 ? perMs : (share - (first?.share ?? 0)) / span
    // A burst or a pause corrects the estimate, but not out of all proportion.
    const pace = Math.min(perMs * 2, Math.max(perMs / 2, recentPerMs))
    return [`~${durationText(Math.max(1_000, (1 - share) / pace))} left`]
  }
}

const part = (text: string, rank: number): ProgressPart => ({ text, rank })

/** Pages, units and their pace, and what there was no throughput for. */
function consumedParts(consumed: Consumed, elapsedMs: number): readonly ProgressPart[] {
  const { pages, readHalfUnits, writeHalfUnits, throttles } = consumed
  const units = [
    { halfUnits: readHalfUnits, unit: 'RCU' },
    { halfUnits: writeHalfUnits, unit: 'WCU' },
  ].filter(({ halfUnits }) => halfUnits > 0)
  return [
    ...(pages === 0 ? [] : [part(`${shortCount(pages)} ${pages === 1 ? 'page' : 'pages'}`, 2)]),
    ...units.flatMap(({ halfUnits, unit }) => [
      part(`${shortCount(halfUnits / 2)} ${unit}`, 4),
      ...perSecond(halfUnits / 2, elapsedMs).map((rate) => part(`${rate} ${unit}/s`, 1)),
    ]),
    ...(throttles === 0 ? [] : [part(`${shortCount(throttles)} throttled`, 6)]),
  ]
}

const perSecond = (count: number, elapsedMs: number): readonly string[] =>
  elapsedMs === 0 || count === 0 ? [] : [shortCount((count / elapsedMs) * 1_000)]

/** `999`, `1.2k`, `84k`, `1.3M`. */
function shortCount(count: number): string {
  if (count < 1_000) return countText(Math.round(count))
  const [size, suffix] = count < 999_500 ? [count / 1_000, 'k'] : [count / 1_000_000, 'M']
  return `${size < 100 ? Number(size.toFixed(1)) : countText(Math.round(size))}${suffix}`
}
