import { createToken, Lexer, type TokenType } from 'chevrotain'

/** Tokens that mean the same text in every sub-language. A grammar lists the ones it uses. */

export const Whitespace = createToken({ name: 'Whitespace', pattern: /[ \t\r\n]+/, group: Lexer.SKIPPED })

export const LParen = createToken({ name: 'LParen', label: '(', pattern: '(' })
export const RParen = createToken({ name: 'RParen', label: ')', pattern: ')' })
export const LBracket = createToken({ name: 'LBracket', label: '[', pattern: '[' })
export const RBracket = createToken({ name: 'RBracket', label: ']', pattern: ']' })
export const Comma = createToken({ name: 'Comma', label: ',', pattern: ',' })
export const Dot = createToken({ name: 'Dot', label: '.', pattern: '.' })

/** Any of the six; `Equals` alone also assigns. */
export const Comparator = createToken({ name: 'Comparator', pattern: Lexer.NA })
const comparator = (name: string, text: string): TokenType =>
  createToken({ name, label: text, pattern: text, categories: Comparator })
export const NotEqual = comparator('NotEqual', '<>')
export const LessOrEqual = comparator('LessOrEqual', '<=')
export const GreaterOrEqual = comparator('GreaterOrEqual', '>=')
export const Less = comparator('Less', '<')
export const Greater = comparator('Greater', '>')
export const Equals = comparator('Equals', '=')
/** The two-character ones first, as a lexer needs them. */
export const comparators: readonly TokenType[] = [NotEqual, LessOrEqual, GreaterOrEqual, Less, Greater, Equals]

export const Sign = createToken({ name: 'Sign', pattern: Lexer.NA })
export const Plus = createToken({ name: 'Plus', label: '+', pattern: '+', categories: Sign })
export const Minus = createToken({ name: 'Minus', label: '-', pattern: '-', categories: Sign })

/** `:name`, the sign included. Source: reference, AV-21. */
export const ValuePlaceholder = createToken({ name: 'ValuePlaceholder', pattern: /:[0-9a-zA-Z_]+/ })

/**
 * The one character no other token begins with, as a token that no rule consumes: the parser, not the lexer, then says
 * what is wrong and where. Belongs at the end of every token list.
 */
export const Unknown = createToken({
  name: 'Unknown',
  // biome-ignore lint/suspicious/noControlCharactersInRegex: every character is meant, and [^] would not be optimised.
  pattern: /[\ud800-\udbff][\udc00-\udfff]|[\u0000-\uffff]/,
  line_breaks: true,
})

/** A word in any letter case that is a name when more letters follow. Must stand before `identifier` in a token list. */
export const keyword = (word: string, identifier: TokenType, category?: TokenType): TokenType =>
  createToken({
    name: `${word.charAt(0)}${word.slice(1).toLowerCase()}`,
    label: word,
    pattern: new RegExp(word, 'i'),
    longer_alt: identifier,
    ...(category === undefined ? {} : { categories: category }),
  })
