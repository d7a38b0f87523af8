import { ManualClock } from '../base/clock.ts'
import type { EngineOptions } from '../engine/engine.ts'

/** When deterministic time stands still. */
const startMs = Date.UTC(2026, 0, 1)

/** The same clock and the same ids in every run. */
export const fixedParts = (): Pick<EngineOptions, 'clock' | 'newUuid'> => ({
  clock: new ManualClock(startMs),
  newUuid: countingUuids(),
})

function countingUuids(): () => string {
  let count = 0
  return () => {
    count += 1
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
  }
}
