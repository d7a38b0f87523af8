import type { IToken } from 'chevrotain'
import { K, LBrace, lexStatements } from '../../../grammars/statement-tokens.ts'
import { tokenSpan } from '../cst.ts'
import { explainLength, splitBatch, splitScript } from '../split-script.ts'
import { lexedParts, readParts } from './statement-parts.ts'
import type { TextPart } from './text-part.ts'

/** How much is read of a text at a key press; of the rest the tokens tell what they can. */
const readAtOnce = 4_096
/** Statements that are remembered as they were read. */
const rememberedMax = 2_000

/**
 * Tells the parts of a text again and again while it changes: each statement is read once, and of a long text no more than
 * a few thousand characters at a time, those at the cursor first.
 */
export class TextReader {
  /** By their text, as if it began at 0. */
  private readonly known = new Map<string, readonly TextPart[]>()

  /** In text order, without overlap; what lies between them is nothing in particular. */
  parts(text: string, cursor = text.length): readonly TextPart[] {
    const pieces = statementsOf(lexStatements(text)).map((tokens) => new Piece(text, tokens))
    const byDistance = [...pieces].sort((a, b) => a.distance(cursor) - b.distance(cursor))
    let left = readAtOnce
    for (const { source, tokens, start } of byDistance) {
      if (this.known.has(source)) continue
      left -= source.length
      if (left < 0) break
      this.remember(source, moved(readParts(tokens), -start))
    }
    const parts = pieces.flatMap(({ source, tokens, start }) => {
      const known = this.known.get(source)
      return known === undefined ? lexedParts(tokens) : moved(known, start)
    })
    return withComments(text, parts)
  }

  private remember(source: string, parts: readonly TextPart[]): void {
    if (this.known.size >= rememberedMax) this.known.clear()
    this.known.set(source, parts)
  }
}

class Piece {
  readonly tokens: readonly IToken[]
  readonly start: number
  readonly end: number
  readonly source: string

  constructor(text: string, tokens: readonly IToken[]) {
    const [first, last] = [tokens[0], tokens.at(-1)]
    this.tokens = tokens
    this.start = first?.startOffset ?? 0
    this.end = last === undefined ? 0 : tokenSpan(last).end
    this.source = text.slice(this.start, this.end)
  }

  distance(cursor: number): number {
    return Math.max(0, this.start - cursor, cursor - this.end)
  }
}

const moved = (parts: readonly TextPart[], by: number): readonly TextPart[] =>
  by === 0 ? parts : parts.map((part) => ({ ...part, start: part.start + by, end: part.end + by }))

/** The tokens of each statement; those of a batch are its own. */
function statementsOf(tokens: readonly IToken[]): readonly (readonly IToken[])[] {
  return splitScript(tokens).flatMap(({ tokens: piece }) => {
    const explain = explainLength(piece)
    if (piece[explain]?.tokenType !== K.BATCH || piece[explain + 1]?.tokenType !== LBrace) return [piece]
    const { pieces } = splitBatch(piece.slice(explain + 2))
    return [piece.slice(0, explain + 2), ...pieces.map((member) => member.tokens)]
  })
}

/** Comments are no tokens: they stand between them. */
function withComments(text: string, parts: readonly TextPart[]): readonly TextPart[] {
  const all: TextPart[] = []
  let end = 0
  for (const part of parts) {
    all.push(...commentsIn(text, end, part.start), part)
    end = part.end
  }
  return [...all, ...commentsIn(text, end, text.length)]
}

function commentsIn(text: string, from: number, to: number): readonly TextPart[] {
  const gap = text.slice(from, to)
  if (!gap.includes('--') && !gap.includes('/*')) return []
  return [...gap.matchAll(/--[^\n\r]*|\/\*.*?\*\//gs)].map(({ index, 0: comment }) => ({
    start: from + index,
    end: from + index + comment.length,
    role: 'comment' as const,
  }))
}
