import { openBackend } from '../src/cli/open-backend.ts'
import { Session } from '../src/session/session.ts'
import { type Comparison, median, medianRatio } from './measure.ts'

const rounds = 24
const warmUpRounds = 4
const times = 200

/** What observing costs somebody who types: statements of a session on a file, with SET THROTTLING OBSERVE beside OFF and no ledger. */
export async function observeStatements(location: (name: string) => string): Promise<readonly Comparison[]> {
  const observed = await sessionOn(location('observed'), 'SET THROTTLING OBSERVE')
  const alone = await sessionOn(location('unobserved'), 'SET THROTTLING OFF; SET LEDGER OFF')
  const results = [
    await compareStatements('observing a GET, statement', [observed, alone], (at) => `GET Bench {pk: 'c#${at}'}`),
    await compareStatements(
      'observing a PUT, statement',
      [observed, alone],
      (at, round) => `PUT Bench {pk: 'c#${at}', total: ${round}}`,
    ),
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

async function compareStatements(
  name: string,
  [observed, alone]: readonly [Session, Session],
  textOf: (at: number, round: number) => string,
): Promise<Comparison> {
  const oursUs: number[] = []
  const rawUs: number[] = []
  for (let round = 0; round < warmUpRounds + rounds; round++) {
    const timed = async (session: Session): Promise<number> => {
      const startedMs = performance.now()
      for (let at = 0; at < times; at++) await runAll(session, textOf(at, round))
      return ((performance.now() - startedMs) * 1000) / times
    }
    const first = round % 2 === 0 ? await timed(observed) : undefined
    const other = await timed(alone)
    const own = first ?? (await timed(observed))
    if (round < warmUpRounds) continue
    oursUs.push(own)
    rawUs.push(other)
  }
  return { name, oursUs: median(oursUs), rawUs: median(rawUs), ratio: medianRatio(oursUs, rawUs), target: 1.1 }
}

async function runAll(session: Session, text: string): Promise<void> {
  for await (const { result } of session.runScript(text)) {
    if (result.kind === 'failed') throw result.error
  }
}
