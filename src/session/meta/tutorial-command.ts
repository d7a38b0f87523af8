import type { ProseLine } from '../outcome.ts'
import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import { type MetaCall, proseDone } from './meta-call.ts'

/** `.tutorial [next|back|hint|solution|quit]`. Its database lasts as long as the session, so whoever left it may come back. */
export async function tutorial({ session, statement, words: [word] }: MetaCall): Promise<Done> {
  if (word === 'quit') {
    if (!session.leaveTutorial()) throw notInTutorial(statement.span)
    return proseDone([{ head: '', text: `Back at ${session.connection.name}. .tutorial goes on where it was left.` }])
  }
  const began = session.tutorial === undefined
  if (word !== undefined && began) throw notInTutorial(statement.span)
  const { parts } = session
  if (parts.open === undefined) {
    throw new SessionError('session.no-connection', 'this session cannot open another database', {
      span: statement.span,
    })
  }
  const running = await session.enterTutorial(parts.open)
  switch (word) {
    case 'next':
      return proseDone(await running.next())
    case 'back':
      return proseDone(await running.back())
    case 'hint':
      return proseDone(running.hint())
    case 'solution':
      return proseDone(running.solution())
    default:
      return proseDone([...(began ? welcome : []), ...(await running.show())])
  }
}

const welcome: readonly ProseLine[] = [
  {
    head: '',
    text: 'Ten steps on a database of its own, in memory; the one that was open is left alone. Type statements: each is looked at. .tutorial hint and .tutorial solution help, .tutorial next goes on, .tutorial quit goes back.',
  },
  { head: '', text: '' },
]

const notInTutorial = (span: MetaCall['statement']['span']): SessionError =>
  new SessionError('session.no-tutorial', 'the tutorial has not begun', { span, hint: '.tutorial begins it.' })
