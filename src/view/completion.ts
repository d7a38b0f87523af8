/** What could be written at a cursor: `items` stand for the text from `from` to `to`, best first. */
export type CompletionList = {
  /** UTF-16 offsets into the text. */
  readonly from: number
  readonly to: number
  readonly items: readonly CompletionItem[]
  /** Of the function call that the cursor is in, as one line. */
  readonly signature?: string | undefined
}

export type CompletionItem = {
  /** What the text becomes. */
  readonly insert: string
  /** What is shown. */
  readonly label: string
  /** One word: `table`, `key`, `function`. */
  readonly kind: string
  readonly detail: string
}

/** Asked while somebody types: it answers at once, from what is known already. */
export type Complete = (text: string, cursor: number) => CompletionList
