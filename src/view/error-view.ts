import { ShellError, type Span } from '../base/shell-error.ts'
import { ApiError } from '../model/api-error.ts'
import { type Place, placeOf } from './place.ts'
import { type SnippetLine, snippetOf } from './source-snippet.ts'
import { plainJson } from './value-json.ts'
import { visibleLines, visibleText } from './visible-text.ts'

/** The text that an error is about, and where it came from. */
export type Source = {
  /** The text that spans point into, or a part of it that says with `origin` where it begins. */
  readonly text: string
  /** A script's name, as the user wrote it. Absent at the prompt, where the text is in view. */
  readonly file?: string | undefined
  readonly origin?: Origin | undefined
}

/** Where a part begins in its whole: the offset that spans count to it, and its place. */
export type Origin = Place & { readonly offset: number }

/** A mistake in a text: what the parser found, or what a room further down refused with a span. */
export type Problem = {
  readonly code: string
  readonly message: string
  readonly span?: Span | undefined
  readonly hint?: string | undefined
  readonly suggestions?: readonly string[] | undefined
}

export type ErrorView = {
  /** Ours, DynamoDB's, or a bug: they never look alike. */
  readonly kind: 'own' | 'service' | 'bug'
  readonly code: string
  /** The service's own wording, byte for byte but for control characters. */
  readonly message: string
  readonly file?: string | undefined
  readonly place?: Place | undefined
  readonly snippet: readonly SnippetLine[]
  readonly suggestions: readonly string[]
  /** One line each: why the members of a transaction failed, the item that a condition met. */
  readonly facts: readonly string[]
  readonly hint?: string | undefined
}

/** `statement`: the span that failed, for errors that do not say where. */
export function errorView(error: unknown, source: Source, columns: number, statement?: Span): ErrorView {
  if (error instanceof ApiError) return serviceView(error, source, statement)
  if (error instanceof ShellError) return problemView(error, source, columns, statement)
  return bugView(error)
}

export function problemView(problem: Problem, source: Source, columns: number, statement?: Span): ErrorView {
  const where = locate(problem.span ?? statement, source)
  const gutter = 8
  return {
    kind: 'own',
    code: problem.code,
    message: visibleLines(problem.message),
    file: fileOf(source),
    place: where?.place,
    snippet:
      problem.span === undefined || where === undefined
        ? []
        : snippetOf(source.text, where.span, Math.max(20, columns - gutter), source.origin?.line),
    suggestions: (problem.suggestions ?? []).map(visibleText),
    facts: [],
    hint: hintOf(problem),
  }
}

function serviceView(error: ApiError, source: Source, statement: Span | undefined): ErrorView {
  const { CancellationReasons = [], Item } = error.members
  const reasons = CancellationReasons.flatMap(({ Code, Message, Item: item }, at) => {
    if (Code === 'None') return []
    const found = item === undefined ? '' : ` ${plainJson(item)}`
    return [`${at + 1}. ${Code}${Message === undefined ? '' : `: ${visibleLines(Message)}`}${found}`]
  })
  return {
    kind: 'service',
    code: error.code,
    message: visibleLines(error.message),
    file: fileOf(source),
    place: locate(error.span ?? statement, source)?.place,
    snippet: [],
    suggestions: [],
    facts: [...reasons, ...(Item === undefined ? [] : [`item: ${plainJson(Item)}`])],
    hint: hintOf(error),
  }
}

const fileOf = ({ file }: Source): string | undefined => (file === undefined ? undefined : visibleText(file))

const hintOf = ({ hint }: Pick<Problem, 'hint'>): string | undefined =>
  hint === undefined ? undefined : visibleLines(hint)

/** The span inside the source's own text, and its place in the whole. */
function locate(span: Span | undefined, { text, origin }: Source): { span: Span; place: Place } | undefined {
  if (span === undefined) return undefined
  const offset = origin?.offset ?? 0
  const inside = { start: span.start - offset, end: span.end - offset }
  const { line, column } = placeOf(text, inside.start)
  const first = origin ?? { line: 1, column: 1 }
  return {
    span: inside,
    place: { line: first.line + line - 1, column: line === 1 ? first.column + column - 1 : column },
  }
}

function bugView(error: unknown): ErrorView {
  return {
    kind: 'bug',
    code: 'internal',
    message: visibleLines(error instanceof Error ? error.message : String(error)),
    snippet: [],
    suggestions: [],
    facts: [],
    hint: 'this is a bug in ddb-shell: run it again with --debug and report what it prints',
  }
}
