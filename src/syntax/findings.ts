import type { Span } from '../base/shell-error.ts'
import type { Refusal } from '../model/messages/expression.ts'

/** What can be wrong with an expression that is grammatical. */
export type Level =
  | 'redundant-parentheses'
  | 'unknown-function'
  | 'misused-function'
  | 'reserved-word'
  | 'repeated-clause'
  | 'index'
  | 'depth'

export type Finding = { readonly refusal: Refusal; readonly span: Span }

/** Collects while a tree is built in text order; the first of a level is the one the service reports. */
export class Findings {
  private readonly first = new Map<Level, Finding>()

  add(level: Level, refusal: Refusal, span: Span): void {
    if (!this.first.has(level)) this.first.set(level, { refusal, span })
  }

  /** The finding that wins when levels are looked at in this order. */
  gravest(order: readonly Level[]): Finding | undefined {
    for (const level of order) {
      const finding = this.first.get(level)
      if (finding !== undefined) return finding
    }
    return undefined
  }
}
