import type { Value } from '../../model/value.ts'

const size = 32

/** The partition key with most of the traffic; `share` from 0 to 1. */
export type Hottest = { readonly hash: number; readonly key: readonly Value[]; readonly share: number }

/**
 * The partition keys with most of a partition's traffic. Exact up to 32 keys; beyond that the new key takes the place of the
 * smallest and inherits its count (space-saving, Metwally and others 2005), which is known and taken off again.
 */
export class TopKeys {
  private readonly hashes = new Float64Array(size)
  private readonly counts = new Float64Array(size)
  private readonly inherited = new Float64Array(size)
  private readonly keys: (readonly Value[])[] = []
  private total = 0
  private last = 0
  /** No count of all 32 is below it. */
  private least = 0

  /** `amount` of traffic, of any unit. */
  add(hash: number, key: readonly Value[], amount: number): void {
    const { hashes, counts } = this
    this.total += amount
    let at = this.last
    if (hashes[at] !== hash || at >= this.keys.length) {
      at = this.placeOf(hash, key)
      this.last = at
    }
    counts[at] = (counts[at] ?? 0) + amount
  }

  /** Traffic of no particular key. */
  addOther(amount: number): void {
    this.total += amount
  }

  hottest(): Hottest | undefined {
    let best = -1
    let most = 0
    for (let at = 0; at < this.keys.length; at++) {
      const certain = this.certain(at)
      if (certain > most) {
        best = at
        most = certain
      }
    }
    const key = this.keys[best]
    return key && { hash: this.hashes[best] ?? 0, key, share: most / this.total }
  }

  /** Older traffic counts for less: a quarter is forgotten. */
  fade(): void {
    const { keys, hashes, counts, inherited } = this
    let kept = 0
    for (let at = 0; at < keys.length; at++) {
      const count = faded(counts[at] ?? 0)
      if (count === 0) continue
      hashes[kept] = hashes[at] ?? 0
      counts[kept] = count
      inherited[kept] = faded(inherited[at] ?? 0)
      keys[kept] = keys[at] ?? []
      kept++
    }
    keys.length = kept
    this.last = 0
    this.least = 0
    this.total = faded(this.total)
  }

  saved(): SavedTopKeys {
    const entries = this.keys.map(
      (key, at) => [this.hashes[at] ?? 0, this.counts[at] ?? 0, this.inherited[at] ?? 0, key] as const,
    )
    return { total: this.total, entries }
  }

  static restore({ total, entries }: SavedTopKeys): TopKeys {
    const keys = new TopKeys()
    keys.total = total
    for (const [at, [hash, count, inherited, key]] of entries.entries()) {
      keys.hashes[at] = hash
      keys.counts[at] = count
      keys.inherited[at] = inherited
      keys.keys.push(key)
    }
    return keys
  }

  /** Where the key is counted from now on: its own place, a new one, or the smallest's. */
  private placeOf(hash: number, key: readonly Value[]): number {
    const { hashes, counts, keys } = this
    const length = keys.length
    for (let at = 0; at < length; at++) if (hashes[at] === hash) return at
    const place = length < size ? length : this.smallest()
    const inherits = length < size ? 0 : (counts[place] ?? 0)
    hashes[place] = hash
    counts[place] = inherits
    this.inherited[place] = inherits
    keys[place] = key
    return place
  }

  /** Counts only grow, and so does the least of them: one that is no more than that of last time is the least. */
  private smallest(): number {
    const { counts } = this
    let smallest = 0
    let least = Number.POSITIVE_INFINITY
    for (let at = 0; at < size && least > this.least; at++) {
      const count = counts[at] ?? 0
      if (count < least) {
        least = count
        smallest = at
      }
    }
    this.least = least
    return smallest
  }

  private certain(at: number): number {
    return (this.counts[at] ?? 0) - (this.inherited[at] ?? 0)
  }
}

export type SavedTopKeys = {
  readonly total: number
  readonly entries: readonly (readonly [hash: number, count: number, inherited: number, key: readonly Value[]])[]
}

const faded = (count: number): number => Math.floor((count * 3) / 4)
