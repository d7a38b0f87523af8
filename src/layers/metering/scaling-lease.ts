import { randomUUID } from 'node:crypto'
import type { Clock } from '../../base/clock.ts'

/** What a lease needs of the file that several processes have open. */
export interface LeaseFile {
  hastyTransaction<Result>(work: () => Result): Result
  getSetting(name: string): string | undefined
  setSetting(name: string, value: string | undefined): void
}

const setting = 'scaling-holder'
/** A process that has not been heard of for so long is taken for gone. A prompt takes its turns once a minute. */
const leaseMs = 180_000
const renewMs = 60_000

type Lease = { readonly holder: string; readonly untilMs: number }

/**
 * Which of the processes that have a file open changes its tables for auto scaling: the first that asks, until it closes the file
 * or is not heard of any more. In real time, whatever the clock of the database says: it is about processes.
 */
export class ScalingLease {
  private readonly file: LeaseFile
  private readonly wall: Clock
  private readonly me = randomUUID()
  /** Until when nothing has to be read or written. */
  private quietMs = 0

  constructor(file: LeaseFile, wall: Clock) {
    this.file = file
    this.wall = wall
  }

  /** Whether it is ours now. */
  take(): boolean {
    if (this.wall.now() < this.quietMs) return true
    this.quietMs = 0
    // Without a transaction first: whoever waits for it need not write every time.
    if (this.isAnothers()) return false
    const nowMs = this.wall.now()
    const isOurs = this.file.hastyTransaction(() => {
      if (this.isAnothers()) return false
      this.file.setSetting(setting, JSON.stringify({ holder: this.me, untilMs: nowMs + leaseMs } satisfies Lease))
      return true
    })
    if (isOurs) this.quietMs = nowMs + renewMs
    return isOurs
  }

  /** Another process may have it. */
  release(): void {
    if (this.quietMs === 0) return
    this.quietMs = 0
    this.file.hastyTransaction(() => {
      if (this.read()?.holder === this.me) this.file.setSetting(setting, undefined)
    })
  }

  /** Whether another process has it, which lives. */
  isAnothers(): boolean {
    const lease = this.read()
    return lease !== undefined && lease.holder !== this.me && this.wall.now() < lease.untilMs
  }

  /** Undefined: nobody's, or nobody can tell whose. */
  private read(): Lease | undefined {
    try {
      const { holder, untilMs } = JSON.parse(this.file.getSetting(setting) ?? '{}') as Partial<Lease>
      return typeof holder === 'string' && typeof untilMs === 'number' ? { holder, untilMs } : undefined
    } catch (error) {
      if (error instanceof SyntaxError) return undefined
      throw error
    }
  }
}
