import type { ValueType } from '../model/value.ts'
import { typeOf } from '../model/value.ts'
import type { RowItem } from './rows.ts'

/** What is known of one attribute over the items seen. */
export type AttributeFacts = {
  readonly name: string
  readonly presence: number
  readonly types: ReadonlySet<ValueType>
}

/** Counts which attributes items have; its memory grows with distinct names, not with items. */
export class AttributeSurvey {
  private readonly facts = new Map<string, { name: string; presence: number; types: Set<ValueType> }>()
  count = 0

  add(item: RowItem): void {
    this.count += 1
    for (const [name, value] of Object.entries(item)) {
      const facts = this.facts.get(name)
      if (facts === undefined) this.facts.set(name, { name, presence: 1, types: new Set([typeOf(value)]) })
      else {
        facts.presence += 1
        facts.types.add(typeOf(value))
      }
    }
  }

  /** Those named first, in that order, as far as any item has them; then the rest by presence, ties by first seen. */
  inOrder(first: readonly string[]): readonly AttributeFacts[] {
    const named = first.flatMap((name) => this.facts.get(name) ?? [])
    const rest = [...this.facts.values()].filter(({ name }) => !first.includes(name))
    return [...named, ...rest.toSorted((a, b) => b.presence - a.presence)]
  }
}
