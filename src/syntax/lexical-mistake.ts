import type { IToken } from 'chevrotain'
import {
  K,
  LBrace,
  LSet,
  OddWord,
  RBrace,
  RSet,
  Stray,
  UnterminatedComment,
  UnterminatedHeredoc,
  UnterminatedJson,
  UnterminatedName,
  UnterminatedString,
} from '../../grammars/statement-tokens.ts'
import { LBracket, LParen, RBracket, RParen } from '../../grammars/vocabulary.ts'
import { tokenSpan } from './cst.ts'
import { type Mistake, mistake, quotedText, shortText } from './diagnostic.ts'

/** Levels of brackets and of NOT: more than any value DynamoDB keeps, less than the stack carries. */
const nestingMax = 100

/** What is wrong with a statement's tokens before any grammar looks at them. */
export function lexicalMistake(tokens: readonly IToken[]): Mistake | undefined {
  const deep = tooDeepAt(tokens)
  for (const [at, token] of tokens.entries()) {
    const { tokenType } = token
    const said = opening.get(tokenType)
    if (said !== undefined) return unclosed(token, said)
    if (tokenType === Stray) return strayCharacter(token)
    if (tokenType === OddWord) return oddWord(token)
    if (at === deep) return mistake('E0103', `nested too deeply: more than ${nestingMax} levels`, tokenSpan(token))
  }
  return undefined
}

/** The position of the first token that no parser is to be given; undefined when they all may be. */
export function tooDeepAt(tokens: readonly IToken[]): number | undefined {
  let depth = 0
  let negations = 0
  for (const [at, { tokenType }] of tokens.entries()) {
    if (openers.has(tokenType)) depth++
    else if (closers.has(tokenType)) depth--
    negations = tokenType === K.NOT ? negations + 1 : 0
    if (depth > nestingMax || negations > nestingMax) return at
  }
  return undefined
}

const openers = new Set([LParen, LBracket, LBrace, LSet])
const closers = new Set([RParen, RBracket, RBrace, RSet])

const opening = new Map([
  [UnterminatedString, ['the string', "'"]],
  [UnterminatedName, ['the quoted name', '"']],
  [UnterminatedComment, ['the comment', '*/']],
  [UnterminatedHeredoc, ['the text', 'the marker alone on a line']],
  [UnterminatedJson, ['the JSON', '}']],
] as const)

/** Points at the first line of what was opened. */
function unclosed(token: IToken, [what, end]: readonly [string, string]): Mistake {
  const span = { start: token.startOffset, end: token.startOffset + (/^[^\r\n]*/.exec(token.image)?.[0].length ?? 1) }
  return mistake('E0102', `${what} is never closed`, span, {
    expected: [end],
    hint: end === "'" || end === '"' ? `Inside, ${end} is written twice.` : undefined,
  })
}

function strayCharacter(token: IToken): Mistake {
  const character = String.fromCodePoint(token.image.codePointAt(0) ?? 0)
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  const visible = /^[\p{L}\p{P}\p{S}]$/u.test(character) ? `${quotedText(character)} (${code})` : code
  return mistake('E0101', `unexpected character ${visible}`, tokenSpan(token), { hint: strayHint(character) })
}

function strayHint(character: string): string | undefined {
  if (/[\u2018-\u201f]/.test(character)) return "Strings go in straight single quotes: 'text'."
  if (character === '/' || character === '#') return 'A comment begins with --, or stands between /* and */.'
  return character === '`' ? 'A name that needs quotes goes in double ones: "name".' : undefined
}

const oddWord = (token: IToken): Mistake =>
  mistake('E0101', `unexpected character in ${quotedText(token.image)}`, tokenSpan(token), {
    hint: `A name with other characters than letters, digits and _ goes in double quotes: "${shortText(token.image)}".`,
    suggestions: shortText(token.image) !== token.image ? undefined : [`"${token.image}"`],
  })
