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
  private readonly recent: { readonly done: number; readonly elapsedMs: number }[] = []

  view({ label, done, total, unit, elapsedMs }: Progress): ProgressView {
    this.recent.push({ done, elapsedMs })
    while ((this.recent[0]?.elapsedMs ?? 0) < elapsedMs - recentMs && this.recent.length > 2) this.recent.shift()
    const share = total === undefined || total === 0 ? undefined : Math.min(1, done / total)
    const perMs = elapsedMs === 0 ? 0 : done / elapsedMs
    return {
      label,
      share,
      texts: [
        total === undefined ? `${shortCount(done)} ${unit}` : `${shortCount(done)}/${shortCount(total)} ${unit}`,
        ...(perMs === 0 ? [] : [`${shortCount(perMs * 1000)}/s`]),
        ...this.timeLeft(done, total, perMs, share),
      ],
    }
  }

  private timeLeft(
    done: number,
    total: number | undefined,
    perMs: number,
    share: number | undefined,
  ): readonly string[] {
    if (total === undefined || share === undefined || share < shareBeforeEta || share === 1 || perMs === 0) return []
    const first = this.recent[0]
    const last = this.recent.at(-1)
    const span = first === undefined || last === undefined ? 0 : last.elapsedMs - first.elapsedMs
    const recentPerMs = span === 0 ? perMs : (done - (first?.done ?? 0)) / span
    // A burst or a pause corrects the estimate, but not out of all proportion.
    const pace = Math.min(perMs * 2, Math.max(perMs / 2, recentPerMs))
    return [`~${durationText(Math.max(1_000, (total - done) / pace))} left`]
  }
}

/** `999`, `1.2k`, `84k`, `1.3M`. */
function shortCount(count: number): string {
  if (count < 1_000) return countText(Math.round(count))
  const [size, suffix] = count < 999_500 ? [count / 1_000, 'k'] : [count / 1_000_000, 'M']
  return `${size < 100 ? Number(size.toFixed(1)) : countText(Math.round(size))}${suffix}`
}
