import type { Value } from '../../model/value.ts'

const size = 256

/** One access out of many. */
export type Sampled = { readonly hash: number; readonly sort: readonly Value[] | undefined }

/**
 * What a hot partition is hot with: accesses picked from its traffic at even distances of units, the newest 256 in the order
 * they came. Where in its stretch a pick lies is scrambled, so that traffic with a period is not seen from one side only; the
 * scramble is a function of the count, so the same traffic gives the same picks.
 */
export class HeatSample {
  /** Milli-units between two picks, on average. */
  private readonly stride: number
  private seen = 0
  private picks = 0
  private next: number
  private readonly ring: Sampled[] = []

  constructor(stride: number) {
    this.stride = Math.max(1, stride)
    this.next = this.placeOf(0)
  }

  add(milliUnits: number, hash: number, sort: readonly Value[] | undefined): void {
    this.seen += milliUnits
    while (this.next < this.seen) {
      this.ring[this.picks % size] = { hash, sort }
      this.picks++
      this.next = this.placeOf(this.picks)
    }
  }

  get count(): number {
    return this.ring.length
  }

  /** Oldest first. */
  accesses(): readonly Sampled[] {
    const start = this.picks % size
    return this.picks <= size ? this.ring : [...this.ring.slice(start), ...this.ring.slice(0, start)]
  }

  saved(): SavedHeatSample {
    const { stride, seen, picks } = this
    return { stride, seen, picks, ring: this.ring.map(({ hash, sort }) => (sort ? [hash, sort] : [hash])) }
  }

  static restore({ stride, seen, picks, ring }: SavedHeatSample): HeatSample {
    const sample = new HeatSample(stride)
    sample.seen = seen
    sample.picks = picks
    sample.next = sample.placeOf(picks)
    for (const [hash, sort] of ring) sample.ring.push({ hash, sort })
    return sample
  }

  private placeOf(pick: number): number {
    return pick * this.stride + (scrambled(pick) % this.stride)
  }
}

export type SavedHeatSample = {
  readonly stride: number
  readonly seen: number
  readonly picks: number
  readonly ring: readonly (readonly [hash: number, sort?: readonly Value[]])[]
}

/** 32 bits that look random: the finalizer of MurmurHash3. */
function scrambled(count: number): number {
  let bits = Math.imul((count + 1) ^ ((count + 1) >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
