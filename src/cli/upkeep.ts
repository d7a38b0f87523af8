import type { Clock } from '../base/clock.ts'
import { ShellError } from '../base/shell-error.ts'
import { scaledText } from '../session/scaling-of.ts'
import type { SessionClock } from '../session/session-clock.ts'

const pauseMs = 60_000

/** At a prompt time goes on between two statements, and nobody else gives the database its turns of maintenance. */
export class Upkeep {
  private readonly clock: Clock
  private nextMs = 0

  constructor(clock: Clock) {
    this.clock = clock
  }

  /**
   * One turn, at most once a minute unless there is more to do. Returns what the user may want to know of it: capacity that has
   * changed behind their back.
   */
  async turn(database: SessionClock | undefined): Promise<readonly string[]> {
    const nowMs = this.clock.now()
    if (database === undefined || nowMs < this.nextMs) return []
    try {
      const { more, scaled = [] } = await database.maintain()
      if (!more) this.nextMs = nowMs + pauseMs
      return scaled.map(scaledText)
    } catch (error) {
      // Nobody asked for it: a file that cannot be written now will say so when somebody writes.
      if (!(error instanceof ShellError)) throw error
      return []
    }
  }
}
