/** One thing that was typed. Names: modifiers in the order ctrl, alt, then the key: `ctrl-a`, `alt-enter`, `ctrl-left`. */
export type Key =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'key'; readonly name: string }
  | { readonly kind: 'paste'; readonly text: string }
