import type { Random } from '../../analysis/simulation/random.ts'
import type { Item } from '../../model/value.ts'

/** The item that another refers to, and which of those that refer to it this one is, from 1. */
export type Parent = { readonly attributes: Item; readonly ordinal: number }

/** How many refer to one: each has so many before it is the next one's turn. Absent: each time any of them. */
export type Family = { readonly from: number; readonly to: number }

/** Items of another entity, in the order in which those that refer to them are made. */
export class ParentWalk {
  private readonly parents: readonly Item[]
  private readonly random: Random
  private readonly family: Family | undefined
  private readonly children: Uint32Array
  private at = -1
  private left = 0

  /** `parents` is not empty. */
  constructor(parents: readonly Item[], random: Random, family: Family | undefined) {
    this.parents = parents
    this.random = random
    this.family = family
    this.children = new Uint32Array(parents.length)
  }

  get size(): number {
    return this.parents.length
  }

  next(): Parent {
    if (this.family === undefined) return this.pick(this.random.below(this.parents.length))
    const { from, to } = this.family
    for (let passed = 0; this.left === 0; passed++) {
      this.at = (this.at + 1) % this.parents.length
      this.left = from + this.random.below(to - from + 1)
      // A family of none at all would never end.
      if (passed > this.parents.length) this.left = 1
    }
    this.left -= 1
    return this.pick(this.at)
  }

  pick(at: number): Parent {
    const ordinal = (this.children[at] ?? 0) + 1
    this.children[at] = ordinal
    return { attributes: this.parents[at] ?? {}, ordinal }
  }
}
