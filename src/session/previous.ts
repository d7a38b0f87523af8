import { itemSizeBytes } from '../model/item-size.ts'
import type { Item } from '../model/value.ts'
import type { Explanation } from '../planner/explanation.ts'
import type { Outcome, StatementEvent } from './outcome.ts'

/** The statement that an EXPECT is about, with what went by while it ran. */
export type Previous = {
  readonly outcome: Outcome
  readonly items: readonly Item[]
  /** Whether `items` holds all of them. */
  readonly complete: boolean
  /** Of its plan, worked out when an EXPECT asks; undefined when it has none. */
  readonly explanation: () => Explanation | undefined
}

/** The printed form of an outcome, as EXPECT OUTPUT compares it. */
export type PrintOutcome = (outcome: Outcome, previous: Previous) => string

/**
 * How many items of a result stay for an EXPECT after it: a result can be larger than memory. `many` where one is known to
 * follow, `some` at the prompt, where one may be typed.
 */
export type Keeping = 'many' | 'some' | 'none'

const limits: { readonly [Kind in Keeping]: { readonly items: number; readonly bytes: number } } = {
  many: { items: 100_000, bytes: 64 * 1024 * 1024 },
  some: { items: 1000, bytes: 4 * 1024 * 1024 },
  none: { items: 0, bytes: 0 },
}

export class ItemKeeper {
  readonly items: Item[] = []
  complete = true
  private bytes = 0
  private readonly keeping: Keeping

  constructor(keeping: Keeping) {
    this.keeping = keeping
  }

  see(event: StatementEvent): void {
    if (event.kind !== 'items') return
    const { items, bytes } = limits[this.keeping]
    for (const item of event.items) {
      if (this.items.length >= items || this.bytes >= bytes) {
        this.complete = false
        return
      }
      this.items.push(item)
      this.bytes += itemSizeBytes(item)
    }
  }
}
