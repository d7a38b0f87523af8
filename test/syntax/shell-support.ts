import type { Statement } from '../../src/ast/statement.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'

/** The tree without its positions and without members that are undefined. */
export function withoutSpans<T>(tree: T): T {
  return JSON.parse(
    JSON.stringify(tree, (name, value: unknown) =>
      name === 'span' || name === 'nameSpan' || name === 'bodySpan' ? undefined : value,
    ),
  ) as T
}

/** The only statement of a text without mistakes. */
export function statementOf(text: string): Statement {
  const { statements, diagnostics } = parseScript(text)
  const [first] = statements
  if (first === undefined || statements.length !== 1 || diagnostics.length > 0)
    throw new Error(`not one statement: ${JSON.stringify(diagnostics)}`)
  return withoutSpans(first.ast)
}

/** The mistakes of a text, one line each: code, the text pointed at, message. */
export function mistakesOf(text: string): string[] {
  return parseScript(text).diagnostics.map(
    ({ code, message, span }) => `${code} [${text.slice(span.start, span.end)}] ${message}`,
  )
}
