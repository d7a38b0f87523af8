import { ManualClock, type MovableClock, ShiftedClock, wallClock } from '../base/clock.ts'
import type { EngineOptions } from '../engine/engine.ts'

/** When deterministic time stands still. */
const startMs = Date.UTC(2026, 0, 1)

/** A clock that statements can move, and the source of ids; deterministic: the same in every run. */
export const timeParts = (deterministic: boolean): { readonly clock: MovableClock } & Pick<EngineOptions, 'newUuid'> =>
  deterministic ? { clock: new ManualClock(startMs), newUuid: countingUuids() } : { clock: new ShiftedClock(wallClock) }

function countingUuids(): () => string {
  let count = 0
  return () => {
    count += 1
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
  }
}
