/** What the words and options of `.import` say. */
export type ImportOrder = {
  /** `-` is stdin. */
  readonly path: string
  readonly table: string
  readonly format: string | undefined
  readonly skip: number
  readonly infer: boolean
  /** Key attributes of a table to make first. */
  readonly keys: { readonly pk: string; readonly sk: string | undefined } | undefined
}
