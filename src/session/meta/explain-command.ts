import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import { type MetaCall, nothing } from './meta-call.ts'

/** `.explain [STATEMENT]`: EXPLAIN of it, or of the statement before. */
export async function explain({ session, run, statement: { span, words } }: MetaCall): Promise<Done> {
  const given = words[0]
  const before = session.previous?.outcome.text.trim()
  if (given === undefined && before === undefined) {
    throw new SessionError('session.bad-argument', 'there is no statement before', {
      span,
      hint: 'Write the statement behind .explain.',
    })
  }
  // Its mistakes stand where it was typed: `.explain ` has room for the word, and one more.
  const text =
    given === undefined
      ? `EXPLAIN ${before}`
      : `${' '.repeat(given.span.start - explainWord.length)}${explainWord}${run.text.slice(given.span.start, given.span.end)}`
  let done = nothing
  for await (const { result } of session.runScript(text, { onEvent: run.emit, signal: run.signal })) done = { result }
  return done
}

const explainWord = 'EXPLAIN '
