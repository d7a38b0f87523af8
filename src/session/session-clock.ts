import type { MovableClock } from '../base/clock.ts'
import type { Maintenance } from '../operation/maintenance.ts'

/** The time of a database that is open here, and what happens in it by itself as time goes on. */
export interface SessionClock {
  /** Milliseconds since 1970. */
  now(): Promise<number>
  advance(ms: number): Promise<void>
  /** One turn; another one is due at once while there is more to do. */
  maintain(): Promise<Maintenance>
}

/** Of an engine in this thread, which gives signals and timers a turn before it takes its own. */
export const clockOfEngine = (engine: { maintain(): Maintenance }, clock: MovableClock): SessionClock => ({
  now: async () => clock.now(),
  advance: async (ms) => clock.advance(ms),
  maintain: async () => {
    await new Promise((resolve) => setImmediate(resolve))
    return engine.maintain()
  },
})
