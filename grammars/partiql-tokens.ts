import { type CustomPatternMatcherReturn, createToken, type IToken, Lexer, type TokenType } from 'chevrotain'
import { functionWords, otherWords, typeWords } from './partiql-words.ts'
import {
  Comma,
  Comparator,
  comparators,
  Dot,
  LBracket,
  LParen,
  Minus,
  Plus,
  RBracket,
  RParen,
  Sign,
  Unknown,
} from './vocabulary.ts'

/** The tokens of PartiQL for DynamoDB. Source: reference, partiql 2. */

const Space = createToken({ name: 'Space', pattern: /[ \t\v\f\r\n]+/, group: Lexer.SKIPPED, line_breaks: true })
const LineComment = createToken({ name: 'LineComment', pattern: /--[^\r\n]*/, group: Lexer.SKIPPED })

/** From one mark to the next, a doubled `mark` inside standing for itself when `doubles`. Linear, unlike a regular expression. */
function enclosed(open: string, close: string, doubles = false) {
  return (text: string, offset: number): CustomPatternMatcherReturn | null => {
    if (!text.startsWith(open, offset)) return null
    let end = text.indexOf(close, offset + open.length)
    while (doubles && end >= 0 && text.startsWith(close, end + close.length)) {
      end = text.indexOf(close, end + 2 * close.length)
    }
    return end < 0 ? null : [text.slice(offset, end + close.length)]
  }
}

const BlockComment = createToken({
  name: 'BlockComment',
  pattern: enclosed('/*', '*/'),
  start_chars_hint: ['/'],
  group: Lexer.SKIPPED,
  line_breaks: true,
})
export const Text = createToken({
  name: 'Text',
  label: 'a string',
  pattern: enclosed("'", "'", true),
  start_chars_hint: ["'"],
  line_breaks: true,
})
/** Any token that names an attribute, a table or an index. */
export const Name = createToken({ name: 'Name', label: 'a name', pattern: Lexer.NA })
export const PlainName = createToken({ name: 'PlainName', pattern: /[a-zA-Z_$][a-zA-Z0-9_$]*/, categories: Name })
export const QuotedName = createToken({
  name: 'QuotedName',
  pattern: enclosed('"', '"', true),
  start_chars_hint: ['"'],
  line_breaks: true,
  categories: Name,
})
export const Ion = createToken({
  name: 'Ion',
  pattern: enclosed('`', '`'),
  start_chars_hint: ['`'],
  line_breaks: true,
})
/** A quote or a comment that nothing closes: the rest of the text, as a token that no rule consumes. */
export const Unterminated = createToken({
  name: 'Unterminated',
  pattern: (text: string, offset: number) =>
    /['"`]|\/\*/y.test(text.slice(offset, offset + 2)) ? [text.slice(offset)] : null,
  start_chars_hint: ["'", '"', '`', '/'],
  line_breaks: true,
})

/** Digits first or a point and digits; the sign is a token of its own. */
export const NumberText = createToken({
  name: 'NumberText',
  label: 'a number',
  pattern: /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/,
})

/**
 * A word that is reserved in any letter case. The lexer knows one kind of word, and `tokensOf` gives the reserved ones
 * their own types: a pattern for each would be half of the time it takes to start.
 */
export const Keyword = createToken({ name: 'Keyword', pattern: Lexer.NA })
const typeOfWord = new Map<string, TokenType>()
function oneOf(name: string, words: readonly string[], ...categories: TokenType[]): TokenType {
  // As `createToken` would make it. That one goes through all tokens of the category each time; the lexer does so once.
  const type = { name, LABEL: name, PATTERN: Lexer.NA, CATEGORIES: [Keyword, ...categories] }
  for (const word of words) typeOfWord.set(word, type)
  return type
}
const word = (text: string, ...categories: TokenType[]): TokenType => oneOf(text, [text.toLowerCase()], ...categories)

/** What may follow IS. */
export const TypeName = createToken({ name: 'TypeName', label: 'a type', pattern: Lexer.NA })

export const Select = word('SELECT')
export const From = word('FROM')
export const Where = word('WHERE')
export const Insert = word('INSERT')
export const Into = word('INTO')
export const ValueWord = word('VALUE')
export const Values = word('VALUES')
export const Update = word('UPDATE')
export const SetWord = word('SET')
export const Remove = word('REMOVE')
export const Delete = word('DELETE')
export const Exists = word('EXISTS')
export const And = word('AND')
export const Or = word('OR')
export const Not = word('NOT')
export const Between = word('BETWEEN')
export const In = word('IN')
export const Like = word('LIKE')
export const Is = word('IS')
export const As = word('AS')
export const Order = word('ORDER')
export const By = word('BY')
export const Asc = word('ASC')
export const Desc = word('DESC')
export const Returning = word('RETURNING')
export const All = word('ALL')
export const Modified = word('MODIFIED')
export const Old = word('OLD')
export const New = word('NEW')
export const Null = word('NULL', TypeName)
export const Missing = word('MISSING', TypeName)
export const True = word('TRUE')
export const False = word('FALSE')
export const On = word('ON')
export const Conflict = word('CONFLICT')
export const Do = word('DO')
export const Nothing = word('NOTHING')
export const Distinct = word('DISTINCT')
export const Group = word('GROUP')
export const Having = word('HAVING')
export const Limit = word('LIMIT')
export const Precision = word('PRECISION')
export const Varying = word('VARYING')
export const FunctionWord = oneOf('FunctionWord', functionWords)
oneOf('TypeWord', typeWords, TypeName)
oneOf('OtherWord', otherWords)

export const LBrace = createToken({ name: 'LBrace', label: '{', pattern: '{' })
export const RBrace = createToken({ name: 'RBrace', label: '}', pattern: '}' })
export const LBag = createToken({ name: 'LBag', label: '<<', pattern: '<<' })
export const RBag = createToken({ name: 'RBag', label: '>>', pattern: '>>' })
export const Colon = createToken({ name: 'Colon', label: ':', pattern: ':' })
export const Semicolon = createToken({ name: 'Semicolon', label: ';', pattern: ';' })
export const Question = createToken({ name: 'Question', label: '?', pattern: '?' })
export const Star = createToken({ name: 'Star', label: '*', pattern: '*' })
/** PartiQL's other spelling of `<>`. */
const BangEquals = createToken({ name: 'BangEquals', label: '!=', pattern: '!=', categories: Comparator })
/** Operators of PartiQL that DynamoDB refuses, `*` aside. */
export const OtherOperator = createToken({ name: 'OtherOperator', pattern: /\|\||[/%@]/ })

/** All that `tokensOf` may give, and the categories they belong to. */
export const partiqlVocabulary = (): TokenType[] => [
  ...lexed,
  Keyword,
  TypeName,
  Name,
  Comparator,
  Sign,
  ...new Set(typeOfWord.values()),
]

/** In the order a lexer needs. */
const lexed: readonly TokenType[] = [
  ...[Space, LineComment, BlockComment, Text, QuotedName, Ion, Unterminated, NumberText, PlainName],
  ...[LBag, RBag, BangEquals, ...comparators, Plus, Minus, OtherOperator, Star],
  ...[LParen, RParen, LBracket, RBracket, LBrace, RBrace, Comma, Dot, Colon, Semicolon, Question],
  Unknown,
]

export class PartiqlLexer extends Lexer {
  constructor({ skipValidations = true } = {}) {
    super(partiqlVocabulary(), { ensureOptimizations: true, positionTracking: 'onlyOffset', skipValidations })
  }

  /** The tokens of a text; nothing is an error to the lexer. */
  tokensOf(text: string): IToken[] {
    const { tokens } = this.tokenize(text)
    for (const token of tokens) {
      // Chevrotain leaves it out when only offsets are asked for, and needs it to know where a rule ends.
      token.endOffset = token.startOffset + token.image.length - 1
      if (token.tokenType === PlainName) reserve(token)
    }
    return tokens
  }
}

const longestWord = Math.max(...[...typeOfWord.keys()].map(({ length }) => length))

function reserve(token: IToken): void {
  const type = token.image.length > longestWord ? undefined : typeOfWord.get(token.image.toLowerCase())
  if (type?.tokenTypeIdx === undefined) return
  token.tokenType = type
  token.tokenTypeIdx = type.tokenTypeIdx
}
