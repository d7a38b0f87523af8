import type { IToken } from 'chevrotain'
import { syntaxMessages } from '../model/messages/expression.ts'
import { tokenSpan } from './cst.ts'
import type { Finding } from './findings.ts'

/**
 * The refusal of a text whose token at this position does not fit, the end of the text included: the token with its
 * neighbours as they are written. Source: reference, expressions 2 (the rule that fits every captured message), CEX-3.
 */
export function syntaxFinding(text: string, tokens: readonly IToken[], position: number): Finding {
  const wrong = tokens[position]
  const first = tokens[position - 1] ?? wrong
  const last = tokens[position + 1] ?? wrong ?? first
  const near = first === undefined || last === undefined ? '' : text.slice(first.startOffset, tokenSpan(last).end)
  const span = wrong === undefined ? { start: text.length, end: text.length } : tokenSpan(wrong)
  return { refusal: syntaxMessages.syntax(wrong?.image ?? '<EOF>', near), span }
}
