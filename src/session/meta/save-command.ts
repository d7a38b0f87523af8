import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import { inOtherWords } from './in-other-words.ts'
import type { MetaCall } from './meta-call.ts'

/** `.save NAME [--replace]`: the statement before as an access pattern, which RUN NAME runs again. */
export async function save(meta: MetaCall): Promise<Done> {
  const {
    session,
    statement: { span, options },
    words: [name = ''],
  } = meta
  const before = session.previous?.outcome.text.trim()
  if (before === undefined) {
    throw new SessionError('session.bad-argument', 'there is no statement before', {
      span,
      hint: 'It keeps the one before it.',
    })
  }
  const replaces = options.some((option) => option.name === 'replace')
  const quoted = /^[A-Za-z_]\w*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`
  const text = `ACCESS PATTERN ${replaces ? 'OR REPLACE ' : ''}${quoted} AS ${before}`
  return inOtherWords(meta, text)
}
