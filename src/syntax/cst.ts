import type { CstNode, IToken } from 'chevrotain'
import { must } from '../base/must.ts'
import type { Span } from '../base/shell-error.ts'

/** Reading syntax trees that a grammar without errors made. */

/** The child a rule always has. */
export const one = <T>(children: readonly T[] | undefined): T => must(children?.[0], 'the rule has this child')

/** A token of another dialect stands for more or less text than its image; its lexer says where it ends. */
export const tokenSpan = ({ startOffset, endOffset = Number.NaN, image }: IToken): Span => ({
  start: startOffset,
  end: Number.isNaN(endOffset) ? startOffset + image.length : endOffset + 1,
})

/** From the node's first token to its last. The grammar must track locations. */
export function nodeSpan(node: CstNode): Span {
  const location = must(node.location, 'the grammar tracks locations')
  return { start: location.startOffset, end: must(location.endOffset, 'a node has a token') + 1 }
}
