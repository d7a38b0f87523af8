import { runAdvise } from '../run-advise.ts'
import type { Done } from '../session-state.ts'
import type { MetaCall } from './meta-call.ts'

/** `.advise [TABLE]`: ADVISE. */
export async function advise({ session, run, statement, words: [table] }: MetaCall): Promise<Done> {
  const span = statement.words[0]?.span ?? statement.span
  const asked = table === undefined ? undefined : { parts: [table], span }
  return { result: await runAdvise(session, run, { kind: 'advise', table: asked, span }) }
}
