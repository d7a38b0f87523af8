import type { Span } from '../base/shell-error.ts'
import { mistake } from './diagnostic.ts'

/** `quoted`: it began with a quote, so that `'--x'` is a value. */
export type ShellWord = { readonly text: string; readonly quoted: boolean; readonly span: Span }

/** The words a POSIX shell would hand over, without expanding variables. `offset` is where `text` begins in the whole. */
export function readShellWords(text: string, offset: number): readonly ShellWord[] {
  const words: ShellWord[] = []
  for (let at = skipSpace(text, 0); at < text.length; ) {
    const { word, end } = readWord(text, at, offset)
    words.push({
      text: word,
      quoted: text[at] === "'" || text[at] === '"',
      span: { start: offset + at, end: offset + end },
    })
    at = skipSpace(text, end)
  }
  return words
}

/** Past spaces and past line breaks that follow a backslash. */
function skipSpace(text: string, from: number): number {
  const space = /(?:\s|\\\r?\n)*/y
  space.lastIndex = from
  space.test(text)
  return space.lastIndex
}

function readWord(text: string, from: number, offset: number): { readonly word: string; readonly end: number } {
  const parts: string[] = []
  let at = from
  while (at < text.length && !/\s/.test(text.charAt(at))) {
    const part = readPart(text, at)
    if (part === undefined)
      throw mistake(
        'E0102',
        'the quoted word is never closed',
        { start: offset + at, end: offset + text.length },
        { expected: [text.charAt(at)] },
      )
    parts.push(part.text)
    at = part.end
  }
  return { word: parts.join(''), end: at }
}

/** One quoted or plain stretch of a word; undefined when its quote never ends. */
function readPart(text: string, at: number): { readonly text: string; readonly end: number } | undefined {
  const first = text.charAt(at)
  if (first === "'") {
    const close = text.indexOf("'", at + 1)
    return close === -1 ? undefined : { text: text.slice(at + 1, close), end: close + 1 }
  }
  if (first === '"') return readDoubleQuoted(text, at)
  if (first === '\\') {
    const length = text.startsWith('\r\n', at + 1) ? 3 : 2
    const escaped = text.slice(at + 1, at + length)
    return { text: /^\r?\n$/.test(escaped) ? '' : escaped, end: Math.min(at + length, text.length) }
  }
  const plain = /[^\s'"\\]+/y
  plain.lastIndex = at
  const [stretch = ''] = plain.exec(text) ?? []
  return { text: stretch, end: at + stretch.length }
}

/** Here a backslash escapes only what would otherwise mean something. */
function readDoubleQuoted(text: string, at: number): { readonly text: string; readonly end: number } | undefined {
  for (let close = at + 1; close < text.length; close++) {
    if (text[close] === '\\') close++
    else if (text[close] === '"') {
      const inside = text.slice(at + 1, close)
      return { text: inside.replace(/\\\r?\n/g, '').replace(/\\(["\\$`])/g, '$1'), end: close + 1 }
    }
  }
  return undefined
}
