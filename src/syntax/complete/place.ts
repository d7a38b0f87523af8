import { type IToken, tokenMatcher } from 'chevrotain'
import {
  AnyWord,
  Colon,
  Heredoc,
  JsonObject,
  K,
  LBrace,
  lexStatements,
  MetaLine,
  NumberLiteral,
  OddWord,
  PastedCommand,
  QuotedName,
  StringLiteral,
  UnterminatedComment,
  UnterminatedHeredoc,
  UnterminatedJson,
  UnterminatedName,
  UnterminatedString,
  Variable,
} from '../../../grammars/statement-tokens.ts'
import { Minus } from '../../../grammars/vocabulary.ts'
import { tokenSpan } from '../cst.ts'
import { explainLength, type Piece, splitBatch, splitScript } from '../split-script.ts'

/** The part of a token that is there before the cursor. */
export type Typed = {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly quote: '"' | "'" | ''
}

/** Where in a text a cursor is. */
export type Place =
  | {
      readonly kind: 'statement'
      /** Of the statement, without what is being typed. */
      readonly before: readonly IToken[]
      readonly typed: Typed
      /** The same with `my-ta` as one word, where a table may be called so. */
      readonly dashed?: { readonly before: readonly IToken[]; readonly typed: Typed } | undefined
      readonly block: 'transaction' | 'batch' | undefined
    }
  /** In a dot command or a pasted command: its text so far, and where that begins. */
  | { readonly kind: 'meta' | 'aws'; readonly line: string; readonly start: number }
  /** In a comment, a number, a document: nothing can be proposed. */
  | { readonly kind: 'nowhere' }

const nowhere: Place = { kind: 'nowhere' }

export function placeAt(text: string, cursor: number): Place {
  const tokens = lexStatements(text.slice(0, cursor))
  const last = tokens.at(-1)
  const gap = text.slice(last === undefined ? 0 : tokenSpan(last).end, cursor)
  if (/--[^\r\n]*$/.test(gap)) return nowhere
  if (last !== undefined && gap === '' && documents.has(last.tokenType)) return nowhere
  if (last !== undefined && !/[\r\n;]/.test(gap) && lines.has(last.tokenType))
    return {
      kind: last.tokenType === MetaLine ? 'meta' : 'aws',
      line: text.slice(last.startOffset, cursor),
      start: last.startOffset,
    }
  const { statement, block } = openStatement(tokens)
  const [first] = statement
  if (statement.length === 1 && first !== undefined && /^[.\\]$/.test(first.image) && gap === '')
    return { kind: 'meta', line: first.image, start: first.startOffset }
  return inStatement(statement, block, text, cursor)
}

const documents = new Set([UnterminatedComment, UnterminatedHeredoc, UnterminatedJson, JsonObject, Heredoc])
const lines = new Set([MetaLine, PastedCommand])

function inStatement(
  tokens: readonly IToken[],
  block: 'transaction' | 'batch' | undefined,
  text: string,
  cursor: number,
): Place {
  const last = tokens.at(-1)
  const untyped = { from: cursor, to: cursor, text: '', quote: '' } as const
  if (last === undefined || tokenSpan(last).end !== cursor)
    return { kind: 'statement', before: tokens, typed: untyped, block }
  const before = tokens.slice(0, -1)
  const typed = opensParameter(tokens)
    ? ({ from: last.startOffset, to: wordEnd(text, cursor), text: ':', quote: '' } as const)
    : typedOf(last, text, cursor)
  if (typed !== undefined) return { kind: 'statement', before, typed, dashed: dashedName(tokens, text, cursor), block }
  if (last.tokenType === Minus) {
    const dashed = dashedName(tokens, text, cursor)
    return { kind: 'statement', before: tokens, typed: untyped, dashed, block }
  }
  // Whole: nothing follows without a space.
  if (wholeTokens.has(last.tokenType)) return nowhere
  return { kind: 'statement', before: tokens, typed: untyped, block }
}

const wholeTokens = new Set([NumberLiteral, StringLiteral, QuotedName])

function typedOf(token: IToken, text: string, cursor: number): Typed | undefined {
  const from = token.startOffset
  const { image, tokenType } = token
  if (tokenType === UnterminatedName || tokenType === UnterminatedString) {
    const quote = tokenType === UnterminatedName ? '"' : "'"
    const to = text[cursor] === quote ? cursor + 1 : cursor
    return { from, to, text: image.slice(1).replaceAll(quote + quote, quote), quote }
  }
  if (tokenType === Variable || tokenType === OddWord || tokenMatcher(token, AnyWord))
    return tokenType === QuotedName ? undefined : { from, to: wordEnd(text, cursor), text: image, quote: '' }
  return undefined
}

function wordEnd(text: string, cursor: number): number {
  const rest = /[A-Za-z0-9_$]*/y
  rest.lastIndex = cursor
  return cursor + (rest.exec(text)?.[0].length ?? 0)
}

/** The words, numbers and dashes without spaces that end at the cursor; undefined when it is one word. */
function dashedName(tokens: readonly IToken[], text: string, cursor: number) {
  let start = tokens.length
  for (let at = tokens.length - 1; at >= 0; at--) {
    const token = tokens[at]
    const next = tokens[at + 1]
    if (token === undefined || !isNamePart(token)) break
    if (next !== undefined && tokenSpan(token).end !== next.startOffset) break
    if (token.tokenType !== Minus) start = at
  }
  const first = tokens[start]
  if (first === undefined || start === tokens.length - 1) return undefined
  const from = first.startOffset
  const typed = { from, to: wordEnd(text, cursor), text: text.slice(from, cursor), quote: '' } as const
  return { before: tokens.slice(0, start), typed }
}

const isNamePart = (token: IToken): boolean =>
  token.tokenType === Minus ||
  token.tokenType === NumberLiteral ||
  (tokenMatcher(token, AnyWord) && token.tokenType !== QuotedName)

/** The tokens of the statement that has not ended, and what it is a member of. */
function openStatement(tokens: readonly IToken[]) {
  const pieces = splitScript(tokens)
  const last = pieces.at(-1)
  const ended = last === undefined || last.terminator !== undefined || endsItself(last)
  if (!ended) {
    const explain = explainLength(last.tokens)
    const [batch, brace] = last.tokens.slice(explain, explain + 2)
    if (batch?.tokenType === K.BATCH && brace?.tokenType === LBrace) {
      const { pieces: members, close } = splitBatch(last.tokens.slice(explain + 2))
      const member = members.at(-1)
      if (close === undefined)
        return {
          statement: member === undefined || member.terminator !== undefined ? [] : member.tokens,
          block: 'batch' as const,
        }
    }
  }
  return {
    statement: ended ? [] : last.tokens,
    block: inTransaction(pieces, ended) ? ('transaction' as const) : undefined,
  }
}

const endsItself = ({ tokens }: Piece): boolean => {
  const last = tokens.at(-1)?.tokenType
  return last !== undefined && (lines.has(last) || last === Heredoc)
}

/** Whether a BEGIN before the open statement has no end. */
function inTransaction(pieces: readonly Piece[], ended: boolean): boolean {
  const whole = ended ? pieces : pieces.slice(0, -1)
  const words = whole.map(({ tokens }) => tokens[explainLength(tokens)]?.tokenType)
  return words.lastIndexOf(K.BEGIN) > Math.max(words.lastIndexOf(K.COMMIT), words.lastIndexOf(K.ROLLBACK))
}

/** A colon that does not follow a name or a text, as it would in a map. */
function opensParameter(tokens: readonly IToken[]): boolean {
  const before = tokens.at(-2)
  if (tokens.at(-1)?.tokenType !== Colon || before === undefined) return false
  return before.tokenType !== StringLiteral && !(tokenMatcher(before, AnyWord) && !opensValue.has(before.tokenType))
}

/** Keywords that a value follows. */
const opensValue = new Set([K.BETWEEN, K.AND, K.IN, K.VALUE, K.KEYS, K.NOT, K.OR, K.WHERE, K.FILTER, K.IF])
