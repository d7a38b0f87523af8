import type { IToken } from 'chevrotain'
import type { ExpressionMode } from '../../grammars/expression.ts'
import { LParen, RParen } from '../../grammars/vocabulary.ts'
import { syntaxMessages } from '../model/messages/expression.ts'
import type { Finding } from './findings.ts'
import { operatorsMax } from './limits.ts'
import { syntaxFinding } from './syntax-finding.ts'

/**
 * More levels of parentheses than any legal expression has: in a condition nearly every level needs an operator, of which
 * 300 are legal; 4096 bytes of update hold 430 levels of calls in groups. The default stack carries twice as many.
 */
const nestingMax = { condition: 320, update: 440, projection: Infinity }

/**
 * Refuses what nests too deep to be parsed, with what a parser would have said as far as parentheses tell; undefined when
 * there is no need to.
 */
export function refuseDeepNesting(
  mode: ExpressionMode,
  text: string,
  tokens: readonly IToken[],
  operators: number,
): Finding | undefined {
  const { groups, stray, tooDeep } = matchParentheses(tokens, nestingMax[mode])
  if (tooDeep === undefined) return undefined
  if (stray !== undefined) return syntaxFinding(text, tokens, stray)
  const whole = { start: 0, end: text.length }
  for (const [open, close] of groups) {
    if (groups.get(open + 1) === close - 1) return { refusal: syntaxMessages.redundantParentheses, span: whole }
  }
  if (operators > operatorsMax) return { refusal: syntaxMessages.tooManyOperators(operators), span: whole }
  return syntaxFinding(text, tokens, tooDeep)
}

/** Positions of tokens: each opening parenthesis with its closing one, the first without a partner, the first too deep. */
function matchParentheses(
  tokens: readonly IToken[],
  depthMax: number,
): {
  readonly groups: ReadonlyMap<number, number>
  readonly stray: number | undefined
  readonly tooDeep: number | undefined
} {
  const groups = new Map<number, number>()
  const open: number[] = []
  let stray: number | undefined
  let tooDeep: number | undefined
  for (const [position, { tokenType }] of tokens.entries()) {
    if (tokenType === LParen && open.push(position) > depthMax) tooDeep ??= position
    if (tokenType !== RParen) continue
    const opening = open.pop()
    if (opening === undefined) stray ??= position
    else groups.set(opening, position)
  }
  if (open.length > 0) stray ??= tokens.length
  return { groups, stray, tooDeep }
}
