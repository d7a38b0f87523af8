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

/** Items kept for EXPECT, `.last` and `.page`: a result can be larger than memory. */
const itemsMax = 10_000

export class ItemKeeper {
  readonly items: Item[] = []
  complete = true

  see(event: StatementEvent): void {
    if (event.kind !== 'items') return
    const room = itemsMax - this.items.length
    this.items.push(...event.items.slice(0, room))
    if (event.items.length > room) this.complete = false
  }
}
