/** Milliseconds since 1970-01-01T00:00:00Z. Every rule that depends on time reads one of these. */
export interface Clock {
  now(): number
}

export const wallClock: Clock = { now: () => Date.now() }

/** A clock that stands still until a script or a test moves it. */
export class ManualClock implements Clock {
  private current: number

  constructor(startMs: number) {
    this.current = startMs
  }

  now(): number {
    return this.current
  }

  advance(ms: number): void {
    if (ms < 0) throw new Error('a clock only goes forward')
    this.current += ms
  }
}
