import type { Clock } from '../base/clock.ts'
import { ShellError } from '../base/shell-error.ts'
import type { SessionClock } from '../session/session-clock.ts'

const pauseMs = 60_000

/** At a prompt time goes on between two statements, and nobody else gives the database its turns of maintenance. */
export class Upkeep {
  private readonly clock: Clock
  private nextMs = 0

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** One turn, at most once a minute unless there is more to do. */
  async turn(database: SessionClock | undefined): Promise<void> {
    const nowMs = this.clock.now()
    if (database === undefined || nowMs < this.nextMs) return
    try {
      const { more } = await database.maintain()
      if (!more) this.nextMs = nowMs + pauseMs
    } catch (error) {
      // Nobody asked for it: a file that cannot be written now will say so when somebody writes.
      if (!(error instanceof ShellError)) throw error
    }
  }
}
