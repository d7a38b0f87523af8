import type { ProseLine } from '../session/outcome.ts'
import type { GridView } from './grid-view.ts'

/** Part of a result that is read from top to bottom. */
export type Section =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'grid'; readonly grid: GridView }
  /** Facts in a row, for a renderer to put separators between. */
  | { readonly kind: 'parts'; readonly parts: readonly string[] }
  | { readonly kind: 'prose'; readonly lines: readonly ProseLine[] }
  /** As it is, as Markdown. */
  | { readonly kind: 'text'; readonly text: string }

export const heading = (text: string): Section => ({ kind: 'heading', text })
export const prose = (...texts: readonly string[]): Section => ({
  kind: 'prose',
  lines: texts.map((text) => ({ head: '', text })),
})
