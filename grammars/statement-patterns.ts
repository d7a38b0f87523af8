import type { CustomPatternMatcherFunc, IToken } from 'chevrotain'

/**
 * Tokens that a regular expression cannot find: because their end depends on counting, because they exist only at the start
 * of a statement, or because a pattern that may fail after a million characters must not backtrack.
 */

/** Text between two `mark`s; a doubled mark stands for itself. */
export const quoted =
  (mark: string): CustomPatternMatcherFunc =>
  (text, offset) => {
    if (text[offset] !== mark) return null
    const end = closingQuote(text, offset, mark)
    return end === -1 ? null : [text.slice(offset, end)]
  }

/** To the end of the text: tried when `quoted` found no end. */
export const unterminatedQuote =
  (mark: string): CustomPatternMatcherFunc =>
  (text, offset) =>
    text[offset] === mark ? [text.slice(offset)] : null

function closingQuote(text: string, offset: number, mark: string): number {
  for (let at = offset + 1; ; at += 2) {
    at = text.indexOf(mark, at)
    if (at === -1) return -1
    if (text[at + 1] !== mark) return at + 1
  }
}

/** `b64'...'`. */
export const binary: CustomPatternMatcherFunc = (text, offset) => {
  if (!/^b64'$/i.test(text.slice(offset, offset + 4))) return null
  const end = text.indexOf("'", offset + 4)
  return end === -1 ? null : [text.slice(offset, end + 1)]
}

export const blockComment: CustomPatternMatcherFunc = (text, offset) => {
  if (!text.startsWith('/*', offset)) return null
  const end = text.indexOf('*/', offset + 2)
  return end === -1 ? null : [text.slice(offset, end + 2)]
}

export const unterminatedBlockComment: CustomPatternMatcherFunc = (text, offset) =>
  text.startsWith('/*', offset) ? [text.slice(offset)] : null

/** Token kinds that end their statement by themselves. */
const selfEnding: ReadonlySet<string> = new Set(['MetaLine', 'PastedCommand', 'Heredoc'])

/** Those that stand between two statements. */
const terminators: ReadonlySet<string> = new Set(['Semicolon', 'LineForm', 'Go'])

export function atStatementStart(tokens: readonly IToken[]): boolean {
  const last = tokens.at(-1)?.tokenType.name
  return last === undefined || terminators.has(last) || selfEnding.has(last)
}

const apiWord = /^api$/i
const verbs = /^(?:get|put|update|delete|check|batch)$/i

/** The `{...}` after `API Operation`; `EXPLAIN API PUT {...}` is a verb and its `{` the shell's own. */
export const jsonObject: CustomPatternMatcherFunc = (text, offset, tokens) => {
  if (!atApiRequest(tokens)) return null
  const end = jsonEnd(text, offset)
  return end === -1 ? null : [text.slice(offset, end)]
}

export const unterminatedJson: CustomPatternMatcherFunc = (text, offset, tokens) =>
  atApiRequest(tokens) && text[offset] === '{' ? [text.slice(offset)] : null

function atApiRequest(tokens: readonly IToken[]): boolean {
  const [before, last] = [tokens.at(-2), tokens.at(-1)]
  return before !== undefined && last !== undefined && apiWord.test(before.image) && !verbs.test(last.image)
}

/** After the brace that closes the one at `offset`, by brackets and strings alone. */
export function jsonEnd(text: string, offset: number): number {
  let depth = 0
  for (let at = offset; at < text.length; at++) {
    const character = text[at]
    if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') {
      if (--depth === 0) return at + 1
    } else if (character === '"') {
      at = jsonStringEnd(text, at)
      if (at === -1) return -1
    }
  }
  return -1
}

function jsonStringEnd(text: string, offset: number): number {
  for (let at = offset + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return -1
}

/** `<<END`, lines, `END` alone on its line; only after the word OUTPUT. */
export const heredoc: CustomPatternMatcherFunc = (text, offset, tokens) => {
  const opening = heredocOpening(text, offset, tokens)
  if (opening === undefined) return null
  for (let line = opening.bodyStart; line < text.length; ) {
    const end = lineEnd(text, line)
    if (text.startsWith(opening.marker, line) && /^[ \t]*;?[ \t]*$/.test(text.slice(line + opening.marker.length, end)))
      return [text.slice(offset, line + opening.marker.length)]
    line = end + (text.startsWith('\r\n', end) ? 2 : 1)
  }
  return null
}

export const unterminatedHeredoc: CustomPatternMatcherFunc = (text, offset, tokens) =>
  heredocOpening(text, offset, tokens) === undefined ? null : [text.slice(offset)]

function heredocOpening(text: string, offset: number, tokens: readonly IToken[]) {
  if (!/^output$/i.test(tokens.at(-1)?.image ?? '') || !text.startsWith('<<', offset)) return undefined
  const end = lineEnd(text, offset)
  const marker = /^<<([A-Za-z_][A-Za-z0-9_]*)[ \t]*$/.exec(text.slice(offset, end))?.[1]
  if (marker === undefined) return undefined
  return { marker, bodyStart: end + (text.startsWith('\r\n', end) ? 2 : 1) }
}

export function lineEnd(text: string, offset: number): number {
  const lineBreak = /[\r\n]/g
  lineBreak.lastIndex = offset
  return lineBreak.exec(text)?.index ?? text.length
}
