import { type IToken, tokenMatcher } from 'chevrotain'
import { lexMeta } from '../../grammars/meta.ts'
import {
  AnyWord,
  BinaryLiteral,
  lexStatements,
  MetaLine,
  NumberLiteral,
  OddWord,
  PastedCommand,
  QuotedName,
  StringLiteral,
  Variable,
} from '../../grammars/statement-tokens.ts'

const worthRepeating = new Set([BinaryLiteral, NumberLiteral, OddWord, QuotedName, StringLiteral, Variable])

/**
 * The last thing in a text that is worth typing again: a name, a value or a parameter as it was written, or a word of a command.
 * What closes brackets is not; undefined when there is nothing else.
 */
export function lastToken(text: string): string | undefined {
  const tokens = lexStatements(text)
  const last = tokens.findLast(
    (token) => isWord(token) || token.tokenType === MetaLine || token.tokenType === PastedCommand,
  )
  if (last?.tokenType === MetaLine) return lexMeta(last.image).findLast(({ image }) => image !== ';')?.image
  if (last?.tokenType === PastedCommand) return last.image.trim().split(/\s+/).at(-1)
  return last?.image
}

const isWord = (token: IToken): boolean => worthRepeating.has(token.tokenType) || tokenMatcher(token, AnyWord)
