import { ManualClock, type MovableClock, ShiftedClock, wallClock } from '../base/clock.ts'
import type { EngineOptions } from '../engine/engine.ts'

/** When deterministic time stands still. */
const startMs = Date.UTC(2026, 0, 1)

type TimeParts = { readonly clock: MovableClock } & Pick<EngineOptions, 'newUuid' | 'stopwatch'>

/** A clock that statements can move, the source of ids and how long calls take; deterministic: the same in every run. */
export const timeParts = (deterministic: boolean): TimeParts =>
  deterministic
    ? { clock: new ManualClock(startMs), newUuid: countingUuids(), stopwatch: () => 0 }
    : { clock: new ShiftedClock(wallClock) }

function countingUuids(): () => string {
  let count = 0
  return () => {
    count += 1
    return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`
  }
}
