/** One thing that was typed. Names: modifiers in the order ctrl, alt, then the key: `ctrl-a`, `alt-enter`, `ctrl-left`. */
export type Key =
  | { readonly kind: 'text'; readonly text: string }
  /** `alt`: the character that came with Alt, as it was typed. */
  | { readonly kind: 'key'; readonly name: string; readonly alt?: string | undefined }
  | { readonly kind: 'paste'; readonly text: string }
