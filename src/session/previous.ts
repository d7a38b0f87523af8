import type { Statement } from '../ast/statement.ts'
import { itemSizeBytes } from '../model/item-size.ts'
import type { Item } from '../model/value.ts'
import type { Explanation } from '../planner/explanation.ts'
import type { Outcome, StatementEvent } from './outcome.ts'

/** The statement that an EXPECT is about, with what went by while it ran. */
export type Previous = {
  readonly outcome: Outcome
  readonly items: readonly Item[]
  /** What it printed by itself. */
  readonly printed: string
  /** Whether `items` and `printed` hold all there was. */
  readonly complete: boolean
  /** Of its plan, worked out when an EXPECT asks; undefined when it has none. */
  readonly explanation: () => Explanation | undefined
}

/** It shows what came before it, which stays what the next EXPECT is about. */
export const looksBack = (statement: Statement): boolean =>
  statement.kind === 'meta' && ['error', 'last', 'line', 'page', 'trace'].includes(statement.command)

/** The printed form of an outcome, as EXPECT OUTPUT compares it. */
export type PrintOutcome = (outcome: Outcome, previous: Previous) => string

/**
 * How much of a result stays for an EXPECT or a `.last` after it: a result can be larger than memory. `many` where one is known
 * to follow, `some` at the prompt, where one may be typed.
 */
export type Keeping = 'many' | 'some' | 'none'

const limits: { readonly [Kind in Keeping]: { readonly items: number; readonly bytes: number } } = {
  many: { items: 100_000, bytes: 64 * 1024 * 1024 },
  some: { items: 1000, bytes: 4 * 1024 * 1024 },
  none: { items: 0, bytes: 0 },
}

export class ItemKeeper {
  readonly items: Item[] = []
  printed = ''
  complete = true
  private bytes = 0
  private readonly keeping: Keeping

  constructor(keeping: Keeping) {
    this.keeping = keeping
  }

  see(event: StatementEvent): void {
    const { items, bytes } = limits[this.keeping]
    if (event.kind === 'text') {
      if (this.bytes + event.text.length > bytes) this.complete = false
      else this.printed += event.text
      this.bytes += event.text.length
    }
    if (event.kind !== 'items') return
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
