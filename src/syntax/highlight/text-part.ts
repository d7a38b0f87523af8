import type { NamedTable } from '../complete/slot.ts'

/** A stretch of a text and what it is, as far as the text alone tells. */
export type TextPart = {
  readonly start: number
  readonly end: number
} & (
  | { readonly role: 'plain' | 'keyword' | 'string' | 'number' | 'comment' | 'error' }
  /** One that there should be. */
  | { readonly role: 'table'; readonly name: string }
  /** `of`: the table of its statement. `reads`: it should be there, since nothing is written to it. */
  | {
      readonly role: 'attribute'
      readonly name: string
      readonly of: NamedTable | undefined
      readonly reads: boolean
    }
)
