import { openBackend } from '../src/cli/open-backend.ts'
import { Session } from '../src/session/session.ts'
import { type Comparison, compare, type Work } from './measure.ts'

const times = 500

/** What observing costs somebody who types: statements of a session on a file, with SET THROTTLING OBSERVE beside OFF and no ledger. */
export async function observeStatements(location: (name: string) => string): Promise<readonly Comparison[]> {
  const observed = await sessionOn(location('observed'), 'SET THROTTLING OBSERVE')
  const alone = await sessionOn(location('unobserved'), 'SET THROTTLING OFF; SET LEDGER OFF')
  const get = (at: number): string => `GET Bench {pk: 'c#${at}'}`
  const put = (at: number, round: number): string => `PUT Bench {pk: 'c#${at}', total: ${round}}`
  const results = [
    await compare('observing a GET, statement', statements(observed, get), statements(alone, get), 1.1),
    await compare('observing a PUT, statement', statements(observed, put), statements(alone, put), 1.1),
  ]
  for (const session of [observed, alone]) await session.connection.backend.close()
  return results
}

async function sessionOn(file: string, settings: string): Promise<Session> {
  const connection = openBackend({ file, readOnly: false, region: 'us-east-1', deterministic: false })
  const session = new Session({ connection, version: 'bench' })
  await runAll(session, `CREATE TABLE Bench (pk STRING HASH); ${settings}`)
  for (let at = 0; at < times; at++) await runAll(session, `PUT Bench {pk: 'c#${at}', total: 0}`)
  return session
}

const statements = (session: Session, textOf: (at: number, round: number) => string): Work => ({
  times,
  run: async (round) => {
    for (let at = 0; at < times; at++) await runAll(session, textOf(at, round))
  },
})

async function runAll(session: Session, text: string): Promise<void> {
  for await (const { result } of session.runScript(text)) {
    if (result.kind === 'failed') throw result.error
  }
}
