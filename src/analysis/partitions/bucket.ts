/** Millionths of a unit in a thousandth of a unit. */
export const microPerMilli = 1000
const microPerUnit = 1_000_000
/** Doubles are exact up to here. No bucket holds more. */
const microMax = Number.MAX_SAFE_INTEGER

/**
 * Tokens that come back at a steady rate and are taken in advance: what has any left may be used, and owes the rest. Counted in
 * millionths of a unit, in which whole units per second are a whole number per millisecond: nothing is ever rounded.
 * Source: reference, partitions 10.1 and 10.3.
 */
export class Bucket {
  /** Units per second. */
  rate: number
  private perMs: number
  private most: number
  private tokens: number
  private atMs: number
  /** Open while there is more than this: not above zero. */
  private floor = 0
  /** Since when it has refused without a pause of more than a second. */
  sinceMs = 0
  private refusedMs = -1

  /** Full at first; `atMs` is a whole millisecond, `rate` units per second, `size` seconds of it. */
  constructor(rate: number, size: number, atMs: number) {
    this.rate = rate
    this.perMs = Math.floor(rate * 1000)
    this.most = sizeOf(rate, size)
    this.tokens = this.most
    this.atMs = atMs
  }

  /** Another rate or size: what is saved is kept as far as there is room. */
  change(rate: number, size: number, atMs: number): void {
    this.refill(atMs)
    this.rate = rate
    this.perMs = Math.floor(rate * 1000)
    this.most = sizeOf(rate, size)
    this.tokens = Math.min(this.tokens, this.most)
  }

  /** Starts with this many seconds of its rate. */
  startWith(seconds: number): void {
    this.tokens = Math.min(this.most, sizeOf(this.rate, seconds))
  }

  /** May owe this many seconds of its rate before it closes. */
  mayOwe(seconds: number): void {
    this.floor = -sizeOf(this.rate, seconds)
  }

  isOpen(atMs: number): boolean {
    if (atMs > this.atMs) this.refill(atMs)
    return this.tokens > this.floor
  }

  /** How many times `microUnits`, more than 0, can be taken one after the other at the moment of the last look. */
  room(microUnits: number): number {
    const left = this.tokens - this.floor
    if (left <= 0) return 0
    // A quotient of doubles may be off by one where the numbers are large.
    let times = Math.floor(left / microUnits)
    while (times > 0 && (times - 1) * microUnits >= left) times--
    while (times * microUnits < left) times++
    return times
  }

  take(microUnits: number): void {
    this.tokens -= microUnits
  }

  /** It has refused a request. */
  refuse(atMs: number): void {
    if (!this.isRefusing(atMs)) this.sinceMs = atMs
    this.refusedMs = atMs
  }

  savedUnits(atMs: number): number {
    this.refill(atMs)
    return this.tokens / microPerUnit
  }

  get savedUnitsMax(): number {
    return this.most / microPerUnit
  }

  /** Full, and not refusing. */
  isAtRest(atMs: number): boolean {
    this.refill(atMs)
    return this.tokens === this.most && !this.isRefusing(atMs)
  }

  saved(atMs: number): SavedBucket {
    this.refill(atMs)
    const { tokens, sinceMs, refusedMs } = this
    return this.isRefusing(atMs)
      ? { atMs: this.atMs, tokens, sinceMs, refusedMs }
      : { atMs: this.atMs, tokens, sinceMs: 0, refusedMs: -1 }
  }

  restore(saved: SavedBucket): void {
    this.tokens = Math.min(saved.tokens, this.most)
    this.atMs = saved.atMs
    this.sinceMs = saved.sinceMs
    this.refusedMs = saved.refusedMs
  }

  private isRefusing(atMs: number): boolean {
    return this.refusedMs >= 0 && atMs - this.refusedMs <= 1000
  }

  private refill(atMs: number): void {
    const elapsedMs = atMs - this.atMs
    if (elapsedMs <= 0) return
    this.tokens = Math.min(this.most, this.tokens + this.perMs * elapsedMs)
    this.atMs = atMs
  }
}

/** Of a snapshot; tokens in millionths of a unit. */
export type SavedBucket = {
  readonly atMs: number
  readonly tokens: number
  readonly sinceMs: number
  readonly refusedMs: number
}

const sizeOf = (rate: number, seconds: number): number =>
  Math.min(microMax, Math.floor(rate * seconds * 1000) * microPerMilli)
