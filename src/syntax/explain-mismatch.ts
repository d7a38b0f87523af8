import { EOF, type IToken, type Rule } from 'chevrotain'
import { isReserved, K, NamePlaceholder, QuotedName, StringLiteral } from '../../grammars/statement-tokens.ts'
import type { Span } from '../base/shell-error.ts'
import { borrowedWord } from './borrowed-words.ts'
import { tokenSpan } from './cst.ts'
import { dateHint } from './date-hint.ts'
import { listed, type Mistake, mistake, quotedText } from './diagnostic.ts'
import { nearest } from './nearest.ts'
import { type Continuation, nextTokens } from './next-tokens.ts'
import type { Piece } from './split-script.ts'
import { inUserWords, keywordsOf, mayBeName, mayBeString } from './user-words.ts'

/** Beyond this many tokens the message names what was found and no more: the walk takes time for every token before it. */
const walkedTokensMax = 20_000

/** Why the token at `position` of the piece does not fit; `text` is the whole text the spans refer to. */
export function explainMismatch(start: Rule, piece: Piece, position: number, text: string): Mistake {
  const { tokens, terminator } = piece
  const found = tokens[position] ?? terminator
  const span = found === undefined ? endSpan(tokens) : tokenSpan(found)
  const known: Continuation =
    position > walkedTokensMax ? { next: [], whole: false } : nextTokens(start, tokens.slice(0, position))
  const special = found && specialCase(found, known, span)
  if (special !== undefined) return special
  const suggestions = found === undefined ? [] : nearest(found.image, wordLike(found) ? keywordsOf(known.next) : [])
  const words = inUserWords(known.next)
  const expected =
    suggestions.length > 0 ? suggestions : [...words.slice(0, known.whole ? 4 : 5), ...(known.whole ? ['`;`'] : [])]
  const foundText = found === undefined || found.tokenType === EOF ? 'end of input' : quotedText(found.image)
  const hint =
    found === undefined
      ? openHint(tokens)
      : (missingSemicolon(found, known, text) ??
        dateHint(found, text) ??
        borrowedWord(found, tokens.slice(0, position)) ??
        closerHint(found, tokens.slice(0, position)) ??
        reservedHint(found, known))
  if (position === 0 && found !== undefined)
    return mistake('E0105', `expected a statement, found ${foundText}`, span, {
      expected: suggestions,
      suggestions,
      hint,
    })
  const message =
    expected.length === 0 ? `${foundText} does not fit here` : `expected ${listed(expected)}, found ${foundText}`
  const code = tokens[position] === undefined ? 'E0106' : 'E0104'
  return mistake(code, message, span, { expected, suggestions, hint })
}

/** An empty span after the last token. */
function endSpan(tokens: readonly IToken[]): Span {
  const last = tokens.at(-1)
  const end = last === undefined ? 0 : tokenSpan(last).end
  return { start: end, end }
}

const wordLike = ({ image }: IToken): boolean => /^[A-Za-z_]/.test(image)

function specialCase(found: IToken, { next }: Continuation, span: Span): Mistake | undefined {
  const { image, tokenType } = found
  if (tokenType === NamePlaceholder)
    return mistake('E0117', `no placeholder is needed: ${quotedText(image)}`, span, {
      hint: 'Write the name itself; a reserved or odd one goes in double quotes.',
    })
  if (tokenType === QuotedName && mayBeString(next) && !mayBeName(next)) {
    const fix = `'${image.slice(1, -1).replaceAll('""', '"').replaceAll("'", "''")}'`
    return mistake('E0107', 'double quotes make a name, not a string', span, {
      expected: [fix],
      hint: `Write ${fix}.`,
      suggestions: [fix],
    })
  }
  if (tokenType === StringLiteral && mayBeName(next) && !mayBeString(next)) {
    const fix = `"${image.slice(1, -1).replaceAll("''", "'").replaceAll('"', '""')}"`
    return mistake('E0104', `expected a name, found the string ${quotedText(image)}`, span, {
      expected: ['a name'],
      hint: `Names go without quotes or in double quotes: ${fix}.`,
      suggestions: [fix],
    })
  }
  return undefined
}

function reservedHint({ image }: IToken, { next }: Continuation): string | undefined {
  return isReserved(image) && mayBeName(next)
    ? `${image} is a keyword; as a name it goes in double quotes: "${image}".`
    : undefined
}

// biome-ignore format: a list of words
const statementWords = new Set([
  K.SELECT, K.INSERT, K.UPDATE, K.DELETE, K.GET, K.PUT, K.QUERY, K.SCAN, K.CREATE, K.ALTER, K.DROP, K.DESCRIBE,
  K.SHOW, K.EXPLAIN, K.EXPECT, K.BEGIN, K.COMMIT, K.BATCH, K.BULK, K.USE, K.SET, K.UPSERT, K.REPLACE, K.API,
])

/** A statement's first word at the start of a line, where the statement before could already end. */
function missingSemicolon(found: IToken, { whole }: Continuation, text: string): string | undefined {
  if (!whole || !statementWords.has(found.tokenType)) return undefined
  const lineStart =
    Math.max(text.lastIndexOf('\n', found.startOffset - 1), text.lastIndexOf('\r', found.startOffset - 1)) + 1
  if (text.slice(lineStart, found.startOffset).trim() !== '') return undefined
  return `A \`;\` may be missing before ${found.image}.`
}

const closing: Readonly<Record<string, string>> = { LParen: '(', LBracket: '[', LBrace: '{', LSet: '<<' }
const closers: ReadonlySet<string> = new Set(['RParen', 'RBracket', 'RBrace', 'RSet'])

/** The innermost bracket that is still open. */
export function openBracket(tokens: readonly IToken[]): IToken | undefined {
  const open: IToken[] = []
  for (const token of tokens) {
    if (token.tokenType.name in closing) open.push(token)
    else if (closers.has(token.tokenType.name)) open.pop()
  }
  return open.at(-1)
}

function closerHint({ image, tokenType }: IToken, before: readonly IToken[]): string | undefined {
  return closers.has(tokenType.name) && openBracket(before) === undefined ? `\`${image}\` closes nothing.` : undefined
}

function openHint(tokens: readonly IToken[]): string | undefined {
  const open = openBracket(tokens)
  return open === undefined ? undefined : `\`${open.image}\` is not closed.`
}
