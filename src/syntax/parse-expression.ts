import type { CstNode } from 'chevrotain'
import { ExpressionGrammar, ExpressionLexer, type ExpressionMode, operatorTokens } from '../../grammars/expression.ts'
import type { ConditionCstNode, ProjectionCstNode, UpdateCstNode } from '../../grammars/expression-cst.d.ts'
import type { Condition, Projection, Update } from '../ast/expression.ts'
import type { Span } from '../base/shell-error.ts'
import type { Family } from '../model/messages/envelope.ts'
import { syntaxMessages } from '../model/messages/expression.ts'
import { buildCondition } from './build-condition.ts'
import { buildPath } from './build-path.ts'
import { buildUpdate } from './build-update.ts'
import { type Finding, Findings, type Level } from './findings.ts'
import { expressionBytesMax, operatorsMax } from './limits.ts'
import { memoise, treeUnitsMax } from './memoise.ts'
import { refuseDeepNesting } from './refuse-deep-nesting.ts'
import { syntaxFinding } from './syntax-finding.ts'

/** `message` is the service's own text without `Invalid <Kind>Expression: `; `family` decides its envelope. */
export type ParsedExpression<Ast> =
  | { readonly ok: true; readonly ast: Ast }
  | { readonly ok: false; readonly message: string; readonly family: Family; readonly span: Span }

/** ConditionExpression, FilterExpression and KeyConditionExpression. */
export const parseCondition = parser<Condition>(
  'condition',
  ['redundant-parentheses', 'unknown-function', 'misused-function', 'reserved-word'],
  (cst, findings) => buildCondition(cst as ConditionCstNode, findings),
)

export const parseUpdate = parser<Update>(
  'update',
  ['reserved-word', 'unknown-function', 'misused-function', 'repeated-clause'],
  (cst, findings) => buildUpdate(cst as UpdateCstNode, findings),
)

export const parseProjection = parser<Projection>('projection', ['reserved-word'], (cst, findings) => ({
  paths: (cst as ProjectionCstNode).children.path.map((path) => buildPath(path, findings)),
}))

/** `order`: which of several findings is reported. Source: reference, CEX-60 and UPD-16. */
function parser<Ast>(
  mode: ExpressionMode,
  order: readonly Level[],
  build: (cst: CstNode, findings: Findings) => Ast,
): (text: string) => ParsedExpression<Ast> {
  const parse = (text: string): ParsedExpression<Ast> => {
    if (text === '') return refuse({ refusal: syntaxMessages.empty, span: { start: 0, end: 0 } })
    const bytes = Buffer.byteLength(text)
    const whole = { start: 0, end: text.length }
    if (bytes > expressionBytesMax) return refuse({ refusal: syntaxMessages.tooLong(bytes), span: whole })
    const { lexer, grammar } = tools(mode)
    const { tokens } = lexer.tokenize(text)
    const operators = tokens.filter(({ tokenType }) => operatorTokens[mode].has(tokenType)).length
    const tooDeep = refuseDeepNesting(mode, text, tokens, operators)
    if (tooDeep !== undefined) return refuse(tooDeep)
    grammar.input = tokens
    const cst = grammar[mode]()
    const [error] = grammar.errors
    if (error !== undefined) {
      // The end-of-input token is in no list.
      const position = tokens.indexOf(error.token)
      return refuse(syntaxFinding(text, tokens, position < 0 ? tokens.length : position))
    }
    const findings = new Findings()
    const ast = build(cst, findings)
    const tooMany =
      operators > operatorsMax ? { refusal: syntaxMessages.tooManyOperators(operators), span: whole } : undefined
    const finding = findings.gravest(order) ?? tooMany ?? findings.gravest(['index', 'depth'])
    return finding === undefined ? { ok: true, ast } : refuse(finding)
  }
  return memoise(parse, { textsMax: 4000, unitsMax: treeUnitsMax, lengthMax: expressionBytesMax })
}

const refuse = ({ refusal, span }: Finding): { ok: false; message: string; family: Family; span: Span } => ({
  ok: false,
  message: refusal.text,
  family: refusal.family,
  span,
})

let sharedGrammar: ExpressionGrammar | undefined
const sharedLexers = new Map<ExpressionMode, ExpressionLexer>()

/** One grammar a process and one lexer a kind, made when the first expression that needs them comes. */
function tools(mode: ExpressionMode): { readonly lexer: ExpressionLexer; readonly grammar: ExpressionGrammar } {
  sharedGrammar ??= new ExpressionGrammar()
  const lexer = sharedLexers.get(mode) ?? new ExpressionLexer(mode)
  sharedLexers.set(mode, lexer)
  return { lexer, grammar: sharedGrammar }
}
