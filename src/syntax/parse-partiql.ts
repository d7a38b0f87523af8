import type { IToken } from 'chevrotain'
import { PartiqlGrammar } from '../../grammars/partiql.ts'
import type { PartiqlStatementCstNode } from '../../grammars/partiql-cst.d.ts'
import { LBag, LBrace, PartiqlLexer, RBag, RBrace, Unterminated } from '../../grammars/partiql-tokens.ts'
import { LBracket, LParen, RBracket, RParen, Unknown } from '../../grammars/vocabulary.ts'
import type { PartiqlStatement } from '../ast/partiql.ts'
import type { Span } from '../base/shell-error.ts'
import { notWellFormed, parseDetails } from '../model/messages/partiql.ts'
import { buildPartiql } from './build-partiql.ts'
import { tokenSpan } from './cst.ts'
import { diagnosePartiql } from './diagnose-partiql.ts'
import { memoise, treeUnitsMax } from './memoise.ts'
import { PartiqlRefusal, PartiqlSource, treeDepthMax } from './partiql-source.ts'

/** `message` is the service's own text, whole; `parameterCount` the number of `?`. */
export type ParsedPartiql =
  | { readonly ok: true; readonly statement: PartiqlStatement; readonly parameterCount: number }
  | { readonly ok: false; readonly message: string; readonly span: Span }

/** One statement of PartiQL for DynamoDB with at most one `;` behind it. Never throws. */
export const parsePartiql: (text: string) => ParsedPartiql = memoise(parse, {
  textsMax: 1000,
  unitsMax: treeUnitsMax,
  lengthMax: 8192,
})

function parse(text: string): ParsedPartiql {
  const { lexer, grammar } = tools()
  const tokens = lexer.tokensOf(text)
  const refused = refuseTokens(tokens)
  if (refused !== undefined) return refused
  grammar.input = tokens
  const cst = grammar.partiqlStatement()
  const [error] = grammar.errors
  if (error !== undefined) {
    const end = { start: text.length, end: text.length }
    return {
      ok: false,
      message: diagnosePartiql(error, tokens),
      span: tokens.includes(error.token) ? tokenSpan(error.token) : end,
    }
  }
  return build(cst as PartiqlStatementCstNode, text)
}

function build(cst: PartiqlStatementCstNode, text: string): ParsedPartiql {
  const source = new PartiqlSource(text)
  try {
    const statement = buildPartiql(cst, source)
    return { ok: true, statement, parameterCount: source.parameters }
  } catch (refusal) {
    if (refusal instanceof PartiqlRefusal) return { ok: false, message: refusal.message, span: refusal.span }
    throw refusal
  }
}

const opening = new Set([LParen, LBracket, LBrace, LBag])
const closing = new Set([RParen, RBracket, RBrace, RBag])

/** What the lexer alone refuses, and brackets too deep for any parser's stack. */
function refuseTokens(tokens: readonly IToken[]): ParsedPartiql | undefined {
  let depth = 0
  let tooDeep: IToken | undefined
  for (const token of tokens) {
    const { tokenType } = token
    if (tokenType === Unknown || tokenType === Unterminated) return refuse(parseDetails.lexical, token)
    if (opening.has(tokenType) && ++depth > treeDepthMax) tooDeep ??= token
    if (closing.has(tokenType)) depth--
  }
  return tooDeep === undefined ? undefined : refuse(parseDetails.tooDeep, tooDeep)
}

const refuse = (detail: string, token: IToken): ParsedPartiql => ({
  ok: false,
  message: notWellFormed(detail),
  span: tokenSpan(token),
})

let shared: { readonly lexer: PartiqlLexer; readonly grammar: PartiqlGrammar } | undefined

/** One lexer and one grammar a process, made when the first statement comes. */
const tools = () => (shared ??= { lexer: new PartiqlLexer(), grammar: new PartiqlGrammar() })
