const free = -1
const slotsFirst = 64

/**
 * Values by a whole number of up to 53 bits: a hash, or where a partition begins. A Map would make an object of each number that it is
 * asked for; this is asked once for every charge.
 */
export class ByHash<Value> {
  private hashes = new Float64Array(slotsFirst).fill(free)
  private found: (Value | undefined)[] = new Array<Value | undefined>(slotsFirst).fill(undefined)
  size = 0

  get(hash: number): Value | undefined {
    const { hashes } = this
    const last = hashes.length - 1
    for (let slot = spread(hash) & last; ; slot = (slot + 1) & last) {
      const there = hashes[slot]
      if (there === hash) return this.found[slot]
      if (there === free) return undefined
    }
  }

  /** It must not be there yet. */
  add(hash: number, value: Value): void {
    if (this.size * 2 >= this.hashes.length) this.grow()
    this.place(hash, value)
    this.size += 1
  }

  entries(): readonly (readonly [hash: number, value: Value])[] {
    const entries: (readonly [number, Value])[] = []
    for (const [slot, value] of this.found.entries()) {
      if (value !== undefined) entries.push([this.hashes[slot] ?? free, value])
    }
    return entries
  }

  private grow(): void {
    const entries = this.entries()
    this.hashes = new Float64Array(this.hashes.length * 2).fill(free)
    this.found = new Array<Value | undefined>(this.hashes.length).fill(undefined)
    for (const [hash, value] of entries) this.place(hash, value)
  }

  private place(hash: number, value: Value): void {
    const { hashes } = this
    const last = hashes.length - 1
    let slot = spread(hash) & last
    while (hashes[slot] !== free) slot = (slot + 1) & last
    hashes[slot] = hash
    this.found[slot] = value
  }
}

/** Where partitions begin, the lower bits are alike. */
const spread = (hash: number): number => hash ^ (hash / 2 ** 32)
