import type { CustomPatternMatcherFunc, IToken } from 'chevrotain'
import { atStatementStart, jsonEnd, lineEnd } from './statement-patterns.ts'

/** What is pasted from elsewhere and is one token: a command of a shell, or a request as JSON. */

const explainWord = /^(?:explain|analyze|api|cli|js|python)$/i
const atPasted = (tokens: readonly IToken[]): boolean =>
  atStatementStart(tokens) || explainWord.test(tokens.at(-1)?.image ?? '')

/** `aws dynamodb ...`, `curl ...`, `GetItem {...}`, a request with its header, or its JSON alone. */
export const pastedCommand: CustomPatternMatcherFunc = (text, offset, tokens) => {
  if (!startsPasted(text, offset) || !atPasted(tokens)) return null
  // API itself is followed by an operation and its JSON; what EXPLAIN explains is never JSON alone.
  const last = tokens.at(-1)?.image ?? ''
  const json = text[offset] === '{' && !atStatementStart(tokens)
  if (!isCommand(text, offset) && (/^api$/i.test(last) || json)) return null
  const end = pastedEnd(text, offset)
  return end === undefined ? null : [text.slice(offset, end)]
}

/** Where the command or the request that begins at `offset` ends; undefined when none does. */
export function pastedEnd(text: string, offset: number): number | undefined {
  if (isCommand(text, offset)) return shellCommandEnd(text, offset).end
  const body = requestBody(text, offset)
  if (body === undefined) return undefined
  const end = jsonEnd(text, body)
  return end === -1 ? text.length : end
}

/** By its first letters, before anything longer is tried. */
const startsPasted = (text: string, offset: number): boolean => /^[$acx{A-Z]$/.test(text.charAt(offset))

const isCommand = (text: string, offset: number): boolean =>
  /^(?:\$[ \t]{0,8})?(?:aws|curl)\s/i.test(text.slice(offset, offset + 14))

/** Where the JSON of a request begins; undefined when this is none. */
function requestBody(text: string, offset: number): number | undefined {
  if (text[offset] === '{') return /^\{\s{0,80}"/.test(text.slice(offset, offset + 82)) ? offset : undefined
  const operation = /(?:DynamoDB(?:Streams)?_\d{8}\.)?(?:(?:[A-Z][a-z]+){2,8}|Query|Scan)\s{0,80}(?=\{\s{0,80}["}])/y
  const headers = /(?:POST [^\r\n]{0,200}\r?\n)?(?:[A-Za-z0-9-]{1,80}: ?[^\r\n]{0,4096}\r?\n){1,50}\s{0,80}(?=\{)/y
  for (const pattern of [operation, headers]) {
    pattern.lastIndex = offset
    const found = pattern.exec(text)?.[0]
    if (found !== undefined && (pattern === operation || /^x-amz-target:/im.test(found))) return offset + found.length
  }
  return undefined
}

/** Comments of a shell script, before or after a command that was pasted along with them. */
export const shellComments: CustomPatternMatcherFunc = (text, offset, tokens) => {
  if (text[offset] !== '#' || !atStatementStart(tokens)) return null
  const line = /#[^\r\n]*|\s+/y
  let end = offset
  for (line.lastIndex = end; line.test(text); end = line.lastIndex);
  const follows = isCommand(text, end)
  return follows || tokens.at(-1)?.tokenType.name === 'PastedCommand' ? [text.slice(offset, end)] : null
}

/** What is pasted is in the middle of where its text ends: of quotes, a line that goes on, or JSON. */
export function openInPasted(pasted: string): 'string' | 'command' | 'bracket' | undefined {
  const body = requestBody(pasted, 0)
  if (body === undefined) return shellCommandEnd(pasted, 0).open
  return jsonEnd(pasted, body) === -1 ? 'bracket' : undefined
}

/** Of a POSIX shell's command, with bash's `$'...'`. A comment, which goes to the end of its line, belongs to it. */
function shellCommandEnd(
  text: string,
  offset: number,
): { readonly end: number; readonly open?: 'string' | 'command' | undefined } {
  let quote = ''
  for (let at = offset; at < text.length; at++) {
    const character = text[at]
    if (character === '\\' && quote !== "'") {
      at += text[at + 1] === '\r' && text[at + 2] === '\n' ? 2 : 1
      if (quote === '' && /^[\r\n]?$/.test(text[at] ?? '') && text.slice(at + 1).trim() === '')
        return { end: text.length, open: 'command' }
    } else if (quote !== '') {
      if (character === quote.at(-1)) quote = ''
    } else if (character === "'" || character === '"') {
      quote = text[at - 1] === '$' ? `$${character}` : character
    } else if (character === '#' && /\s/.test(text.charAt(at - 1))) {
      return { end: lineEnd(text, at) }
    } else if (character === ';' || character === '\n' || character === '\r') {
      return { end: at }
    }
  }
  return quote === '' ? { end: text.length } : { end: text.length, open: 'string' }
}
