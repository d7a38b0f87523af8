/** Durations in a few numbers, however many there are: buckets that grow by 5 %, from a microsecond on. */
export class Latencies {
  private readonly buckets: number[] = []
  private count = 0

  add(ms: number): void {
    const at = ms <= floorMs ? 0 : Math.min(bucketsMax, Math.ceil(Math.log(ms / floorMs) / Math.log(growth)))
    this.buckets[at] = (this.buckets[at] ?? 0) + 1
    this.count++
  }

  /** Milliseconds that so many of a hundred do not exceed, at most 5 % too high; undefined: there are none. */
  percentile(percent: number): number | undefined {
    let left = Math.ceil((this.count * percent) / 100)
    if (this.count === 0) return undefined
    for (let at = 0; at < this.buckets.length; at++) {
      left -= this.buckets[at] ?? 0
      if (left <= 0) return floorMs * growth ** at
    }
    return undefined
  }
}

const floorMs = 0.001
const growth = 1.05
const bucketsMax = 500
