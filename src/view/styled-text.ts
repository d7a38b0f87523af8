/** What a piece of a statement is, for whoever colours it. */
export type TextStyle =
  | 'plain'
  | 'keyword'
  | 'string'
  | 'number'
  | 'key'
  | 'comment'
  /** A name that nothing has. */
  | 'unknown'
  | 'error'
  /** Not there yet. */
  | 'ghost'
  /** By whoever types. */
  | 'selected'

export type StyledSegment = { readonly text: string; readonly style: TextStyle }

/**
 * The text in pieces; together they are the text again. What the cursor is in may still become right; without a cursor nobody
 * types there.
 */
export type Highlight = (text: string, cursor?: number) => readonly StyledSegment[]
