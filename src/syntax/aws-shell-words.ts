import type { Span } from '../base/shell-error.ts'
import { ansiText } from './ansi-text.ts'
import { mistake } from './diagnostic.ts'

/** `quoted`: it began with a quote, so that `'--x'` is a value. */
export type ShellWord = {
  readonly text: string
  readonly quoted: boolean
  readonly span: Span
  /** The stretches it is made of, and where each is in the whole text; absent: it was not written as it is. */
  readonly parts?: readonly WordPart[] | undefined
}

type WordPart = { readonly source: string; readonly from: number; readonly length: number; readonly escapes: boolean }

/** Where the character at `at` of a word stands in the whole text. */
export function placeIn({ parts, span }: ShellWord, at: number): number {
  let before = 0
  for (const { source, from, length, escapes } of parts ?? []) {
    if (at < before + length) return from + (escapes ? pastEscapes(source, at - before) : at - before)
    before += length
  }
  return parts === undefined ? span.start : Math.max(span.start, span.end - 1)
}

/** A backslash and what it escapes are one character; the line break after one is none. */
function pastEscapes(source: string, count: number): number {
  let at = 0
  for (let left = count; left > 0 && at < source.length; left--) {
    while (/^\\\r?\n/.test(source.slice(at, at + 3))) at += source[at + 1] === '\r' ? 3 : 2
    at += source[at] === '\\' ? 2 : 1
  }
  return at
}

/**
 * The words bash would hand over. What only a running shell could put in, variables and commands, is refused. `offset` is
 * where `text` begins in the whole.
 */
export function readShellWords(text: string, offset: number): readonly ShellWord[] {
  const words: ShellWord[] = []
  for (let at = skipSpace(text, 0); at < text.length; ) {
    const { word, end } = readWord(text, at, offset)
    words.push(word)
    at = skipSpace(text, end)
  }
  return words
}

/** Past spaces, line breaks that follow a backslash, and comments. */
function skipSpace(text: string, from: number): number {
  const space = /\s+|\\\r?\n|#[^\r\n]*/y
  // One after the other: a pattern that repeats them all runs out of memory on a long text.
  for (let at = from; ; at = space.lastIndex) {
    space.lastIndex = at
    if (!space.test(text)) return at
  }
}

type Part = { readonly text: string; readonly end: number; readonly inside?: readonly [from: number, to: number] }

function readWord(text: string, from: number, offset: number): { readonly word: ShellWord; readonly end: number } {
  const texts: string[] = []
  const parts: WordPart[] = []
  let at = from
  while (at < text.length && !/\s/.test(text.charAt(at))) {
    const part = readPart(text, at, offset)
    if (part === undefined)
      throw mistake(
        'E0102',
        'the quoted word is never closed',
        { start: offset + at, end: offset + text.length },
        { expected: [text.charAt(at) === '$' ? text.charAt(at + 1) : text.charAt(at)] },
      )
    const [start, end] = part.inside ?? [at, part.end]
    const source = text.slice(start, end)
    texts.push(part.text)
    parts.push({ source, from: offset + start, length: part.text.length, escapes: source !== part.text })
    at = part.end
  }
  const quoted = /^\$?['"]/.test(text.slice(from, from + 2))
  const span = { start: offset + from, end: offset + at }
  return { word: { text: texts.join(''), quoted, span, parts }, end: at }
}

/** One quoted or plain stretch of a word; undefined when its quote never ends. */
function readPart(text: string, at: number, offset: number): Part | undefined {
  const first = text.charAt(at)
  if (first === "'") {
    const close = text.indexOf("'", at + 1)
    return close === -1 ? undefined : inQuotes(text.slice(at + 1, close), at + 1, close)
  }
  if (first === '$' && text[at + 1] === "'") return readAnsiQuoted(text, at)
  if (first === '$' && text[at + 1] === '"') return readDoubleQuoted(text, at + 1, offset)
  if (first === '"') return readDoubleQuoted(text, at, offset)
  if (first === '\\') {
    const length = text.startsWith('\r\n', at + 1) ? 3 : 2
    const escaped = text.slice(at + 1, at + length)
    return { text: /^\r?\n$/.test(escaped) ? '' : escaped, end: Math.min(at + length, text.length) }
  }
  refuseExpansion(text, at, offset)
  const plain = /[$`]?[^\s'"\\$`]*/y
  plain.lastIndex = at
  const [stretch = ''] = plain.exec(text) ?? []
  return { text: stretch, end: at + stretch.length }
}

const inQuotes = (text: string, from: number, close: number): Part => ({ text, end: close + 1, inside: [from, close] })

/** Here a backslash escapes only what would otherwise mean something. */
function readDoubleQuoted(text: string, at: number, offset: number): Part | undefined {
  for (let close = at + 1; close < text.length; close++) {
    if (text[close] === '\\') close++
    else if (text[close] === '"') {
      const inside = text.slice(at + 1, close)
      return inQuotes(inside.replace(/\\\r?\n/g, '').replace(/\\(["\\$`])/g, '$1'), at + 1, close)
    } else refuseExpansion(text, close, offset)
  }
  return undefined
}

function readAnsiQuoted(text: string, at: number): Part | undefined {
  for (let close = at + 2; close < text.length; close++) {
    if (text[close] === '\\') close++
    else if (text[close] === "'") return inQuotes(ansiText(text.slice(at + 2, close)), at + 2, close)
  }
  return undefined
}

/** `$NAME`, `${...}`, `$(...)`, `$1` and backquotes; a `$` before anything else is itself. */
function refuseExpansion(text: string, at: number, offset: number): void {
  const found = /^(?:\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-]|\{[^}]*\}?|\([^)]*\)?)|`[^`]*`?)/.exec(
    text.slice(at, at + 200),
  )
  if (found === null) return
  const [image] = found
  const command = /^(?:\$\(|`)/.test(image)
  throw mistake(
    'E0131',
    command ? 'commands inside a command are not run' : `the value of ${image} is not known here`,
    {
      start: offset + at,
      end: offset + at + image.length,
    },
    { hint: 'Put the text itself here; in single quotes nothing is replaced.' },
  )
}
