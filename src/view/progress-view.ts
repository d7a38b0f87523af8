import { countText } from '../base/count-text.ts'
import type { Progress } from '../session/outcome.ts'
import { durationText } from './figures.ts'

export type ProgressView = {
  readonly label: string
  /** 0 to 1; undefined when the end is not known. */
  readonly share: number | undefined
  /** `84k/200k items`, `12.1k/s`, `~9 s left`. */
  readonly texts: readonly string[]
}

const recentMs = 5_000
const shareBeforeEta = 0.03

/** Remembers the last seconds of one operation, so that the time left follows a change of pace. */
export class ProgressMeter {
  private readonly recent: { readonly share: number; readonly elapsedMs: number }[] = []

  view({ label, done, total, fraction, unit, elapsedMs }: Progress): ProgressView {
    const known = total === undefined || total === 0 ? fraction : done / total
    const share = known === undefined ? undefined : Math.min(1, known)
    if (share !== undefined) this.recent.push({ share, elapsedMs })
    while ((this.recent[0]?.elapsedMs ?? 0) < elapsedMs - recentMs && this.recent.length > 2) this.recent.shift()
    const perMs = elapsedMs === 0 ? 0 : done / elapsedMs
    return {
      label,
      share,
      texts: [
        total === undefined ? `${shortCount(done)} ${unit}` : `${shortCount(done)}/${shortCount(total)} ${unit}`,
        ...(perMs === 0 ? [] : [`${shortCount(perMs * 1000)}/s`]),
        ...this.timeLeft(share, elapsedMs),
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

/** `999`, `1.2k`, `84k`, `1.3M`. */
function shortCount(count: number): string {
  if (count < 1_000) return countText(Math.round(count))
  const [size, suffix] = count < 999_500 ? [count / 1_000, 'k'] : [count / 1_000_000, 'M']
  return `${size < 100 ? Number(size.toFixed(1)) : countText(Math.round(size))}${suffix}`
}
