import type { CustomPatternMatcherFunc } from 'chevrotain'
import { pastedEnd } from './pasted-patterns.ts'
import { atStatementStart, lineEnd } from './statement-patterns.ts'

/** A dot command: the rest of the line, at the start of a statement. What `.translate` is given may have several lines. */
export const metaLine: CustomPatternMatcherFunc = (text, offset, tokens) => {
  if (!/^[.\\][A-Za-z?!]$/.test(text.slice(offset, offset + 2)) || !atStatementStart(tokens)) return null
  const end = lineEnd(text, offset)
  const given = /^\.translate[ \t]{1,80}(?:(?:cli|json|curl)[ \t]{1,80})?/i.exec(
    text.slice(offset, Math.min(end, offset + 200)),
  )?.[0]
  const pasted = given === undefined ? undefined : pastedEnd(text, offset + given.length)
  return [text.slice(offset, pasted ?? end)]
}
