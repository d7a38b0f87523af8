import type { Charge } from '../model/charge.ts'

/** One request of an application, as a log or `SHOW TRAFFIC` tells of it. */
export type TrafficRecord = {
  readonly atMs: number
  /** Whose tables it saw; undefined: it named none, or was refused before that. */
  readonly region: string | undefined
  /** Empty: the target named none. */
  readonly operation: string
  /** Those that were charged, else the one the request names. */
  readonly tables: readonly string[]
  readonly charges: readonly Charge[]
  readonly elapsedMs: number
  /** The exception's name; undefined: the request succeeded. */
  readonly error: string | undefined
  /** The access pattern it belongs to: what its application said, or what was found. */
  readonly pattern?: string | undefined
}

/** The newest requests, oldest first. */
export class TrafficLog {
  private readonly capacity: number
  private readonly ring: TrafficRecord[] = []
  private next = 0
  /** Requests since the log began, those it has forgotten included. */
  count = 0

  constructor(capacity = 1000) {
    this.capacity = capacity
  }

  add(record: TrafficRecord): void {
    this.ring[this.next] = record
    this.next = (this.next + 1) % this.capacity
    this.count += 1
  }

  clear(): void {
    this.ring.length = 0
    this.next = 0
    this.count = 0
  }

  records(): readonly TrafficRecord[] {
    return this.count <= this.capacity
      ? this.ring.slice()
      : [...this.ring.slice(this.next), ...this.ring.slice(0, this.next)]
  }
}
