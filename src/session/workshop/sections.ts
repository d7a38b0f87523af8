import type { Span } from '../../base/shell-error.ts'

/** What stands between one heading of a workshop file and the next. */
export type Section = {
  /** In capitals. */
  readonly word: string
  readonly wordSpan: Span
  /** After the word, without blanks at the ends. */
  readonly rest: string
  readonly restSpan: Span
  /** Of the lines under the heading. */
  readonly body: Span
}

/** What one step is made of. */
export type StepSections = {
  readonly title: string | undefined
  readonly sections: readonly Section[]
  /** Where to say what it lacks. */
  readonly at: Span
}

/** Takes a mistake in the file. */
export type Note = (message: string, span: Span, hint?: string) => void

/** A heading is a comment, so that the file is one of statements like any other. */
const heading = /^--#[ \t]*([^ \t\r\n]*)[ \t]*([^\r\n]*?)[ \t]*\r?$/gm

export function sectionsOf(text: string): { readonly before: Span; readonly sections: readonly Section[] } {
  const found = [...text.matchAll(heading)].map((match) => {
    const [line, word = '', rest = ''] = match
    const wordStart = match.index + line.indexOf(word, 3)
    const restStart =
      match.index + (rest === '' ? line.trimEnd().length : line.indexOf(rest, wordStart - match.index + word.length))
    return {
      start: match.index,
      word: word.toUpperCase(),
      wordSpan: { start: wordStart, end: wordStart + word.length },
      rest,
      restSpan: { start: restStart, end: restStart + rest.length },
      bodyStart: Math.min(text.length, match.index + line.length + 1),
    }
  })
  const sections = found.map(({ start: _start, bodyStart, ...section }, at) => ({
    ...section,
    body: { start: bodyStart, end: found[at + 1]?.start ?? text.length },
  }))
  return { before: { start: 0, end: found[0]?.start ?? text.length }, sections }
}

/** The text with blanks in place of everything outside, so that offsets and lines stay what they are. */
export const onlyWithin = (text: string, { start, end }: Span): string =>
  text.slice(0, start).replace(/[^\r\n]/g, ' ') + text.slice(start, end)
