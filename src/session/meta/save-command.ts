import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import { type MetaCall, nothing } from './meta-call.ts'

/** `.save NAME [--replace]`: the statement before as an access pattern, which RUN NAME runs again. */
export async function save({
  session,
  run,
  statement: { span, options },
  words: [name = ''],
}: MetaCall): Promise<Done> {
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
  let done = nothing
  for await (const { result } of session.runScript(text, { onEvent: run.emit, signal: run.signal })) done = { result }
  return done
}
