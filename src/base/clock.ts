/** Milliseconds since 1970-01-01T00:00:00Z. Every rule that depends on time reads one of these. */
export interface Clock {
  now(): number
}

/** A clock that can be moved forward. */
export interface MovableClock extends Clock {
  advance(ms: number): void
}

export const wallClock: Clock = { now: () => Date.now() }

/** A clock that stands still until a script or a test moves it. */
export class ManualClock implements MovableClock {
  private current: number

  constructor(startMs: number) {
    this.current = startMs
  }

  now(): number {
    return this.current
  }

  advance(ms: number): void {
    this.current += forward(ms)
  }
}

/** A clock that goes on as another does, ahead of it by what it was advanced. */
export class ShiftedClock implements MovableClock {
  private readonly under: Clock
  private aheadMs = 0

  constructor(under: Clock) {
    this.under = under
  }

  now(): number {
    return this.under.now() + this.aheadMs
  }

  advance(ms: number): void {
    this.aheadMs += forward(ms)
  }
}

function forward(ms: number): number {
  if (ms < 0) throw new Error('a clock only goes forward')
  return ms
}
