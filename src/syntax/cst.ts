import type { CstNode, IToken } from 'chevrotain'
import { must } from '../base/must.ts'
import type { Span } from '../base/shell-error.ts'

/** Reading syntax trees that a grammar without errors made. */

/** The child a rule always has. */
export const one = <T>(children: readonly T[] | undefined): T => must(children?.[0], 'the rule has this child')

export const tokenSpan = (token: IToken): Span => ({
  start: token.startOffset,
  end: token.startOffset + token.image.length,
})

/** From the node's first token to its last. The grammar must track locations. */
export function nodeSpan(node: CstNode): Span {
  const location = must(node.location, 'the grammar tracks locations')
  return { start: location.startOffset, end: must(location.endOffset, 'a node has a token') + 1 }
}
