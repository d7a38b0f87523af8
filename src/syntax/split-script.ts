import type { IToken } from 'chevrotain'
import {
  Go,
  Heredoc,
  K,
  LBrace,
  LineForm,
  MetaLine,
  PastedCommand,
  RBrace,
  Semicolon,
} from '../../grammars/statement-tokens.ts'

/** The tokens of one statement, without the `;`. */
export type Piece = {
  readonly tokens: readonly IToken[]
  /** The `;` or `\G` after it, or the `}` of the block it is the last of. */
  readonly terminator?: IToken | undefined
}

/** Tokens that end their statement by themselves. */
const selfEnding = new Set([MetaLine, PastedCommand, Heredoc])

/**
 * Cuts at every `;` and `\G` that is not inside `BATCH { ... }`. Other brackets do not protect it: no value holds a `;`, so a forgotten
 * bracket spoils one statement and not the rest of the file. Pieces without tokens are left out.
 */
export function splitScript(tokens: readonly IToken[]): readonly Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let braces = 0
  const cut = (end: number, terminator?: IToken) => {
    if (end > start) pieces.push({ tokens: tokens.slice(start, end), terminator })
    start = terminator === undefined ? end : end + 1
  }
  let commit = -1
  for (const [at, { tokenType }] of tokens.entries()) {
    if (at < commit) continue
    if (braces > 0) {
      if (tokenType === LBrace) braces++
      else if (tokenType === RBrace) braces--
    } else if (tokenType === LBrace && opensBlock(tokens, start, at)) braces = 1
    else if (tokenType === K.BEGIN && isPattern(tokens, start) && tokens[at - 1]?.tokenType === K.AS)
      commit = commitAfter(tokens, at)
    else if (tokenType === Semicolon || tokenType === LineForm || tokenType === Go) cut(at, tokens[at])
    else if (selfEnding.has(tokenType)) cut(at + 1)
  }
  cut(tokens.length)
  return pieces
}

const isPattern = (tokens: readonly IToken[], start: number): boolean =>
  tokens[start]?.tokenType === K.ACCESS && tokens[start + 1]?.tokenType === K.PATTERN

/** Where the transaction of a pattern ends; -1 when the next one begins before, so that what follows is not spoilt as well. */
export function commitAfter(tokens: readonly IToken[], begin: number): number {
  for (let at = begin + 2; at < tokens.length; at++) {
    if (tokens[at - 1]?.tokenType !== Semicolon) continue
    const type = tokens[at]?.tokenType
    if (type === K.COMMIT || type === K.ROLLBACK) return at
    if (type === K.BEGIN || type === K.ACCESS) return -1
  }
  return -1
}

/** Whether the brace at `at` opens a block of the statement that begins at `start`, whose `;` do not end it. */
function opensBlock(tokens: readonly IToken[], start: number, at: number): boolean {
  if (!isPattern(tokens, start)) return isBatch(tokens, start, at)
  const before = tokens[at - 1]?.tokenType
  return before === K.STEPS || (before === K.BATCH && tokens[at - 2]?.tokenType === K.AS)
}

/** Whether the brace at `at` opens `BATCH {` of the statement that begins at `start`; EXPLAIN may stand before it. */
function isBatch(tokens: readonly IToken[], start: number, at: number): boolean {
  return (
    tokens[at - 1]?.tokenType === K.BATCH &&
    start + explainLength(tokens.slice(start, Math.min(at, start + 4))) === at - 1
  )
}

/** How many of the first tokens are EXPLAIN and its form. */
export function explainLength(tokens: readonly IToken[]): number {
  const [first, second, third] = tokens.map(({ tokenType }) => tokenType)
  if (first !== K.EXPLAIN) return 0
  if (second === K.ANALYZE || second === K.API) return 2
  return second === K.AS && (third === K.CLI || third === K.JS || third === K.PYTHON) ? 3 : 1
}

/** What `BATCH {` holds, cut at its `;`; `close` is absent when the block never ends. */
export function splitBatch(tokens: readonly IToken[]): {
  readonly pieces: readonly Piece[]
  readonly close?: IToken | undefined
} {
  const pieces: Piece[] = []
  let start = 0
  let depth = 0
  for (const [at, token] of tokens.entries()) {
    if (token.tokenType === LBrace) depth++
    const closes = token.tokenType === RBrace && depth-- === 0
    if (!closes && (depth > 0 || token.tokenType !== Semicolon)) continue
    if (at > start) pieces.push({ tokens: tokens.slice(start, at), terminator: token })
    start = at + 1
    if (closes) return { pieces, close: token }
  }
  if (tokens.length > start) pieces.push({ tokens: tokens.slice(start) })
  return { pieces }
}
