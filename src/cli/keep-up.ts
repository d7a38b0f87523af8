import type { Maintenance } from '../operation/maintenance.ts'

const pauseMs = 1_000

/**
 * Gives a served database its turns: what has expired goes within a second or so. While there is more, requests that have
 * arrived come in between.
 */
export function keepUp(
  engine: { maintain(): Maintenance },
  onFailure: (error: unknown) => void,
): { readonly stop: () => void } {
  let timer: NodeJS.Timeout | undefined
  let failing = false
  const turn = (): void => {
    let more = false
    try {
      more = engine.maintain().more
      failing = false
    } catch (error) {
      // A file that cannot be written stays so for a while: once is enough.
      if (!failing) onFailure(error)
      failing = true
    }
    timer = setTimeout(turn, more ? 0 : pauseMs)
  }
  timer = setTimeout(turn, pauseMs)
  return { stop: () => clearTimeout(timer) }
}
