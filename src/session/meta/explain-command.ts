import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import { inOtherWords, wordBefore } from './in-other-words.ts'
import type { MetaCall } from './meta-call.ts'

/** `.explain [STATEMENT]`: EXPLAIN of it, or of the statement before. */
export async function explain(meta: MetaCall): Promise<Done> {
  const { session, words, statement } = meta
  if (words.length > 0) return inOtherWords(meta, wordBefore('EXPLAIN', meta))
  const before = session.previous?.outcome.text.trim()
  if (before !== undefined) return inOtherWords(meta, `EXPLAIN ${before}`)
  throw new SessionError('session.bad-argument', 'there is no statement before', {
    span: statement.span,
    hint: 'Write the statement behind .explain.',
  })
}
