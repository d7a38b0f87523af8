import type { Span } from '../base/shell-error.ts'
import type { ErrorCode } from './error-codes.ts'

/** A mistake in the text. How it is drawn, with line and caret, is the view's business. */
export type Diagnostic = {
  readonly code: ErrorCode
  /** One line without the position: `expected WHERE, found 'WHRE'`. */
  readonly message: string
  /** Offsets into the whole text; empty, at the end of the last token, when the input ended too early. */
  readonly span: Span
  /** What may stand here, in the user's words, at most five. */
  readonly expected: readonly string[]
  /** The next thing to do, as one sentence. */
  readonly hint?: string | undefined
  /** Known words near the one that was found, the nearest first; at most three. */
  readonly suggestions?: readonly string[] | undefined
}

/** Ends the reading of one statement; caught where the statement is parsed. */
export class Mistake extends Error {
  readonly diagnostic: Diagnostic

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message)
    this.diagnostic = diagnostic
  }
}

export function mistake(
  code: ErrorCode,
  message: string,
  span: Span,
  more: { expected?: readonly string[]; hint?: string | undefined; suggestions?: readonly string[] | undefined } = {},
): Mistake {
  return new Mistake({ code, message, span, expected: more.expected ?? [], ...optional(more) })
}

function optional(more: { hint?: string | undefined; suggestions?: readonly string[] | undefined }) {
  return {
    ...(more.hint === undefined ? {} : { hint: more.hint }),
    ...(more.suggestions === undefined || more.suggestions.length === 0 ? {} : { suggestions: more.suggestions }),
  }
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

/** The user's text in quotes, cut when long. */
export function quotedText(text: string): string {
  const short = shortText(text)
  return /^['"]/.test(text) ? short : `'${short}'`
}

/** The user's text as part of a line: a line break in it would break the message. */
export function shortText(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 39)}…` : text
  return short.replaceAll('\n', '\\n').replaceAll('\r', '\\r')
}
