import type { Span } from '../base/shell-error.ts'

/** DIFF MODEL 'before' 'after': what is different, what has to be done, and what doing it on a copy came to. */
export type DiffModelStatement = {
  readonly kind: 'diff-model'
  readonly before: DiffSide
  readonly after: DiffSide
  /** `plan` goes with the steps from one to the other, `rehearse` with what these came to as well. */
  readonly depth: 'difference' | 'plan' | 'rehearse'
  /** TO: a file for its Markdown. */
  readonly to?: { readonly path: string; readonly span: Span } | undefined
  readonly span: Span
}

/** A branch, a script that ends in .ddbq, or a database file; absent name: CURRENT, what is open. */
export type DiffSide = { readonly name?: string | undefined; readonly span: Span }
