import { EOF, type IRecognitionException, type IToken, type TokenType, tokenMatcher } from 'chevrotain'
import {
  And,
  As,
  Between,
  FunctionWord,
  In,
  Is,
  Keyword,
  LBag,
  LBrace,
  Like,
  New,
  Not,
  Old,
  Or,
  OtherOperator,
  Semicolon,
  Star,
  Where,
} from '../../grammars/partiql-tokens.ts'
import { Comparator, Dot, LBracket, LParen, Sign } from '../../grammars/vocabulary.ts'
import { notWellFormed, parseDetails, statementMessages } from '../model/messages/partiql.ts'

/**
 * What the service says about a text that its parser stops in. Its words depend on what the parser was after and on the
 * class of the token it met, so they are derived from the rule that failed, not from our parser's own message. Source:
 * reference, partiql 14.
 */
export function diagnosePartiql({ name, token, context }: IRecognitionException, tokens: readonly IToken[]): string {
  const position = tokens.indexOf(token)
  const before = tokens[(position < 0 ? tokens.length : position) - 1]
  const rules = context.ruleStack
  const rule = rules.at(-1) ?? ''
  if (name === 'NotAllInputParsedException') {
    return notWellFormed(is(before, Semicolon) ? parseDetails.secondStatement : parseDetails.leftover)
  }
  if (rules.includes('expressionStatement') || rule === 'partiqlStatement') {
    const empty = before === undefined && (is(token, EOF) || is(token, Semicolon))
    return notWellFormed(empty ? parseDetails.term : parseDetails.dataManipulation)
  }
  if (rule === 'returningElement' && (is(before, Old) || is(before, New))) return statementMessages.returningWithoutStar
  if (rule === 'conflictClause') return statementMessages.conflictAction
  if (name === 'EarlyExitException' && itemRules.has(rule)) return notWellFormed(termDetail(token, before))
  return notWellFormed(detailOf(rule, rules, token, before))
}

/** Rules that fail before their first item rather than after it. */
const itemRules: ReadonlySet<string> = new Set(['selectStatement', 'orderByClause', 'insertSource', 'refusedClause'])

function detailOf(rule: string, rules: readonly string[], token: IToken, before: IToken | undefined): string {
  switch (rule) {
    case 'term':
      return termDetail(token, before)
    case 'tablePath':
      if (is(before, Dot)) return parseDetails.pathComponent
      return rules.includes('selectStatement') || rules.includes('fromUpdateStatement')
        ? termDetail(token, before)
        : parseDetails.simplePath
    case 'simplePath':
      return parseDetails.simplePath
    case 'pathStep':
      return is(before, Dot) ? parseDetails.pathComponent : closing('RIGHT_BRACKET', token, before)
    case 'group':
      return closing('RIGHT_PAREN', token, before)
    case 'callArguments':
      return is(before, FunctionWord) ? parseDetails.keyword : closing('RIGHT_PAREN', token, before)
    case 'existsStatement':
      return is(token, LParen) || is(before, FunctionWord)
        ? parseDetails.keyword
        : parseDetails.expectedToken('RIGHT_PAREN')
    case 'list':
      return closing('RIGHT_BRACKET', token, before)
    case 'bag':
      return closing('RIGHT_DOUBLE_ANGLE_BRACKET', token, before)
    case 'tuple':
      return closing('RIGHT_CURLY', token, before)
    case 'pair':
      return parseDetails.expectedToken('COLON')
    case 'typeName':
      return parseDetails.typeName
    // `a NOT b`: nothing that the NOT could belong to.
    case 'infix':
    case 'operation':
      return parseDetails.leftover
    case 'selectStatement':
      return parseDetails.selectWithoutFrom
    case 'orderByClause':
      return parseDetails.expectedKeyword('BY')
    case 'insertSource':
      if (is(token, LParen)) return parseDetails.keyword
      return is(token, As) ? parseDetails.leftover : termDetail(token, before)
    case 'insertStatement':
      return parseDetails.keyword
    case 'updateStatement':
      return is(token, Where) ? parseDetails.leftover : parseDetails.dataManipulation
    case 'fromUpdateStatement':
      return parseDetails.dataManipulation
    case 'assignment':
      return parseDetails.assignment
    case 'updateAction':
      return parseDetails.simplePath
    case 'deleteStatement':
      return parseDetails.expectedKeyword('FROM')
    case 'returningElement':
    case 'returningClause':
      return parseDetails.returning
    case 'alias':
      return parseDetails.alias
    default:
      return termDetail(token, before)
  }
}

/** A bracket that should close here; right after the opening one a term may stand as well. */
function closing(name: string, token: IToken, before: IToken | undefined): string {
  const opening = [LParen, LBracket, LBag, LBrace].some((open) => is(before, open))
  return opening ? termDetail(token, before) : parseDetails.expectedToken(name)
}

const infixOperators = [And, Or, Comparator, Sign, Star, OtherOperator, In, Like]
const operators = [...infixOperators, Is, Not, Between]

/** What stands where a term should. */
function termDetail(token: IToken, before: IToken | undefined): string {
  if (is(token, EOF)) {
    return infixOperators.some((operator) => is(before, operator)) ? parseDetails.rightHandSide : parseDetails.term
  }
  if (is(token, Star)) return parseDetails.term
  if (operators.some((operator) => is(token, operator))) return parseDetails.operator
  return is(token, Keyword) ? parseDetails.keyword : parseDetails.term
}

const is = (token: IToken | undefined, type: TokenType): boolean => token !== undefined && tokenMatcher(token, type)
