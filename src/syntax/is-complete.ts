import type { IToken } from 'chevrotain'
import {
  AwsCommand,
  Heredoc,
  K,
  lexStatements,
  MetaLine,
  Semicolon,
  UnterminatedComment,
  UnterminatedHeredoc,
  UnterminatedJson,
  UnterminatedName,
  UnterminatedString,
} from '../../grammars/statement-tokens.ts'
import { openBracket } from './explain-mismatch.ts'
import { parseScript } from './parse-script.ts'
import { explainLength, splitScript } from './split-script.ts'

/** What a buffer is in the middle of; the prompt shows it. */
export type OpenThing = 'string' | 'name' | 'comment' | 'text' | 'bracket' | 'transaction'

export type Completeness = {
  /** The buffer ends where a statement ends: after `;`, a dot command or a pasted command. Also when it is empty. */
  readonly ends: boolean
  /** The buffer is nothing but whole statements, were a `;` added. */
  readonly whole: boolean
  readonly open?: OpenThing | undefined
}

const unterminated = new Map([
  [UnterminatedString, 'string'],
  [UnterminatedName, 'name'],
  [UnterminatedComment, 'comment'],
  [UnterminatedHeredoc, 'text'],
  [UnterminatedJson, 'bracket'],
] as const)

/** What Enter would find. */
export function isComplete(text: string): Completeness {
  const tokens = lexStatements(text)
  const last = tokens.at(-1)
  if (last === undefined) return { ends: true, whole: false }
  const open = unterminated.get(last.tokenType) ?? openThing(tokens)
  if (open !== undefined) return { ends: false, whole: false, open }
  const ends = [Semicolon, MetaLine, AwsCommand, Heredoc].includes(last.tokenType)
  const { statements, diagnostics } = parseScript(text)
  return { ends, whole: statements.length > 0 && diagnostics.length === 0 }
}

/** A bracket anywhere, or a transaction that did not end. */
function openThing(tokens: readonly IToken[]): OpenThing | undefined {
  if (openBracket(tokens) !== undefined) return 'bracket'
  const words = splitScript(tokens).map((piece) => piece.tokens[explainLength(piece.tokens)]?.tokenType)
  const begins = words.lastIndexOf(K.BEGIN)
  const ends = Math.max(words.lastIndexOf(K.COMMIT), words.lastIndexOf(K.ROLLBACK))
  return begins > ends ? 'transaction' : undefined
}
