import type { IToken } from 'chevrotain'
import { openInPasted } from '../../grammars/pasted-patterns.ts'
import {
  BinaryLiteral,
  Heredoc,
  JsonObject,
  K,
  lexStatements,
  PastedCommand,
  QuotedName,
  StringLiteral,
  UnterminatedComment,
  UnterminatedHeredoc,
  UnterminatedJson,
  UnterminatedName,
  UnterminatedString,
} from '../../grammars/statement-tokens.ts'
import { openBracket } from './explain-mismatch.ts'
import { explainLength, type Piece, splitScript } from './split-script.ts'

/** What a buffer is in the middle of; the prompt shows it. */
export type OpenThing = 'string' | 'name' | 'comment' | 'text' | 'bracket' | 'command' | 'transaction'

/** Tokens that go on to the end of the text, for want of an end. */
const unterminated = new Map([
  [UnterminatedString, 'string'],
  [UnterminatedName, 'name'],
  [UnterminatedComment, 'comment'],
  [UnterminatedHeredoc, 'text'],
  [UnterminatedJson, 'bracket'],
] as const)

/** Tokens that may have several lines. */
const inside = new Map([
  ...unterminated,
  [StringLiteral, 'string'],
  [BinaryLiteral, 'string'],
  [QuotedName, 'name'],
  [Heredoc, 'text'],
  [JsonObject, 'bracket'],
] as const)

/** At the end of these tokens. */
export function openThing(tokens: readonly IToken[]): OpenThing | undefined {
  const last = tokens.at(-1)
  return (last === undefined ? undefined : (unterminated.get(last.tokenType) ?? openInLast(last))) ?? openAround(tokens)
}

const openInLast = ({ tokenType, image }: IToken): OpenThing | undefined =>
  tokenType === PastedCommand ? openInPasted(image) : undefined

/** Tells what is open at each line break of a text, as `openThing` would of the text up to there, but reads it only once. */
export function openThings(text: string): (offset: number) => OpenThing | undefined {
  const tokens = lexStatements(text)
  return (offset) => {
    const count = tokens.findLastIndex(({ startOffset }) => startOffset < offset) + 1
    const last = tokens[count - 1]
    const end = last === undefined ? 0 : last.startOffset + last.image.length
    const within = last !== undefined && end > offset
    // What is pasted may be something else as long as only its beginning is there.
    if (within && last.tokenType === PastedCommand)
      return openThing(lexStatements(text.slice(last.startOffset, offset)))
    if (within) return inside.get(last.tokenType)
    const open = last === undefined ? undefined : (unterminated.get(last.tokenType) ?? openInLast(last))
    if (open !== undefined) return open
    return isInComment(text.slice(end, offset)) ? 'comment' : openAround(tokens.slice(0, count))
  }
}

/** What stands between two tokens is spaces and comments. */
const isInComment = (gap: string): boolean => gap.replace(/--[^\n\r]*|\/\*[\s\S]*?\*\//g, '').includes('/*')

/** A bracket anywhere, or a transaction that did not end. */
function openAround(tokens: readonly IToken[]): OpenThing | undefined {
  if (openBracket(tokens) !== undefined) return 'bracket'
  const words = splitScript(tokens).map(firstWord)
  const begins = words.lastIndexOf(K.BEGIN)
  const ends = Math.max(words.lastIndexOf(K.COMMIT), words.lastIndexOf(K.ROLLBACK))
  return begins > ends ? 'transaction' : undefined
}

/** Of a pattern whose transaction has no end yet: BEGIN, which is the last word of its piece then. */
function firstWord({ tokens, terminator }: Piece): IToken['tokenType'] | undefined {
  const last = tokens.at(-1)?.tokenType
  if (last === K.BEGIN && tokens[0]?.tokenType === K.ACCESS && terminator !== undefined) return last
  return tokens[explainLength(tokens)]?.tokenType
}
