import type { Clock } from '../base/clock.ts'
import { itemText, type NamedItem } from './transaction-items.ts'

/** A ClientRequestToken, which belongs to one operation. */
export type RequestToken = { readonly operation: string; readonly token: string }

/**
 * Items and tokens of transactions whose time is not over. The engine writes all of a transaction at once; what is held here
 * lets others see it as one that takes a while, so that programs can be tried on conflicts. Kept in memory: a hold is about
 * calls of this process and means nothing after it. Source: reference, operations 8 "Conflicts".
 */
export class Holds {
  private readonly clock: Clock
  /** Until when, in milliseconds of the clock; in the order they were made. */
  private readonly untilMs = new Map<string, number>()

  constructor(clock: Clock) {
    this.clock = clock
  }

  add(items: readonly NamedItem[], token: RequestToken | undefined, ms: number): void {
    this.forgetOver()
    const names = items.map(itemText)
    if (token !== undefined) names.push(tokenText(token))
    for (const name of names) {
      this.untilMs.delete(name)
      this.untilMs.set(name, this.clock.now() + ms)
    }
  }

  hasItem(item: NamedItem): boolean {
    return this.untilMs.size > 0 && this.isHeld(itemText(item))
  }

  hasToken(token: RequestToken): boolean {
    return this.untilMs.size > 0 && this.isHeld(tokenText(token))
  }

  private isHeld(name: string): boolean {
    return this.clock.now() < (this.untilMs.get(name) ?? 0)
  }

  /** The oldest, as far as they are over: an older one that lasts longer only keeps them for a while. */
  private forgetOver(): void {
    for (const [name, untilMs] of this.untilMs) {
      if (this.clock.now() < untilMs) return
      this.untilMs.delete(name)
    }
  }
}

/** No item's name begins like this: those begin with the number of a table. */
const tokenText = ({ operation, token }: RequestToken): string => `token ${operation} ${token}`
