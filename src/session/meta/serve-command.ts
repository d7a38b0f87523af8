import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import { withSettings } from '../with-settings.ts'
import { type MetaCall, nothing, proseDone, textDone } from './meta-call.ts'

/** `.serve [PORT|off]`: applications use the database that is open here, until it is left. */
export async function serve({ session, statement, words: [word] }: MetaCall): Promise<Done> {
  if (word === undefined) {
    return textDone(session.served === undefined ? 'nothing is served' : `served at ${session.served.url}`)
  }
  if (word === 'off') {
    await session.stopServing()
    return nothing
  }
  const port = /^\d{1,5}$/.test(word) ? Number(word) : Number.NaN
  if (!(port <= 65_535)) {
    throw new SessionError('session.bad-argument', `${word} is no port`, {
      span: statement.span,
      hint: 'A port is a number up to 65535; 0 takes any free one, and .serve off ends what is served.',
    })
  }
  const { connection, settings, parts } = session
  if (connection.remote !== undefined) {
    throw new SessionError(
      'session.cannot-serve',
      `${connection.name} is not served on: it would be with your credentials`,
      {
        span: statement.span,
        hint: 'Applications reach it without this shell; COPY brings its tables into a file that can be served.',
      },
    )
  }
  if (parts.serve === undefined) {
    throw new SessionError('session.cannot-serve', 'this session cannot serve its database', { span: statement.span })
  }
  // To let go of a port and take it again would give others a chance to have it.
  if (session.served?.url.endsWith(`:${port}`) === true) {
    session.served.traffic.clear()
    return servingAt(session.served.url)
  }
  // Where the new port cannot be had, the old one is still there.
  const served = await parts.serve(withSettings(connection.backend, settings), {
    port,
    transactionTimeMs: () => settings.get('transaction-time'),
    shelf: connection.shelf,
  })
  await session.stopServing()
  session.served = served
  return servingAt(served.url)
}

const servingAt = (url: string): Done =>
  proseDone([{ head: '', text: `serving at ${url}; SHOW TRAFFIC lists its requests, .serve off ends it` }])
