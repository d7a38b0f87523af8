/** A text that the command line gives to be run. */
export type ScriptSource =
  | { readonly kind: 'text'; readonly text: string }
  /** `-` is stdin. */
  | { readonly kind: 'file'; readonly path: string }
