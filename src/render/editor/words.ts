import { graphemesOf } from './graphemes.ts'

/** Where words begin and end. Emacs knows letters, digits and `_`, and everything between; vi also knows runs of signs. */

const wordCharacter = /[\p{L}\p{N}\p{M}_]/u
const isWord = (grapheme: string): boolean => wordCharacter.test(grapheme)
const isSpace = (grapheme: string): boolean => /^\s/.test(grapheme)

type Test = (grapheme: string) => boolean
const not =
  (test: Test): Test =>
  (grapheme) =>
    !test(grapheme)

export const wordStart = (text: string, at: number): number => back(text, at, not(isWord), isWord)
export const wordEnd = (text: string, at: number): number => forth(text, at, not(isWord), isWord)
/** Of what stands between spaces. */
export const chunkStart = (text: string, at: number): number => back(text, at, isSpace, not(isSpace))

type WordKind = 'space' | 'word' | 'sign'
/** `big`: everything between spaces is one word. */
const kindOf = (grapheme: string, big: boolean): WordKind => {
  if (isSpace(grapheme)) return 'space'
  return big || isWord(grapheme) ? 'word' : 'sign'
}

/** vi `w`, `W`: where the next word begins. */
export function nextWord(text: string, at: number, big: boolean): number {
  const graphemes = graphemesOf(text.slice(at))
  const kind = kindOf(graphemes[0] ?? ' ', big)
  return forth(text, at, (grapheme) => kind !== 'space' && kindOf(grapheme, big) === kind, isSpace)
}

/** vi `e`, `E`: behind the last character of this word or, when that is where it stands, of the next. */
export function endOfWord(text: string, at: number, big: boolean): number {
  const [first = ''] = graphemesOf(text.slice(at))
  const from = forth(text, at + first.length, isSpace)
  const [next = ' '] = graphemesOf(text.slice(from))
  const kind = kindOf(next, big)
  return forth(text, from, (grapheme) => kindOf(grapheme, big) === kind)
}

/** vi `b`, `B`: where this word begins or, when that is where it stands, the one before. */
export function previousWord(text: string, at: number, big: boolean): number {
  const from = back(text, at, isSpace)
  const kind = kindOf(graphemesOf(text.slice(0, from)).at(-1) ?? ' ', big)
  return kind === 'space' ? from : back(text, from, (grapheme) => kindOf(grapheme, big) === kind)
}

/** Behind all that satisfy the first test, then all that satisfy the next. */
function forth(text: string, at: number, ...tests: readonly Test[]): number {
  const after = graphemesOf(text.slice(at))
  let count = 0
  for (const test of tests) while (count < after.length && test(after[count] ?? '')) count++
  return at + after.slice(0, count).join('').length
}

function back(text: string, at: number, ...tests: readonly Test[]): number {
  const before = graphemesOf(text.slice(0, at))
  let count = before.length
  for (const test of tests) while (count > 0 && test(before[count - 1] ?? '')) count--
  return before.slice(0, count).join('').length
}
