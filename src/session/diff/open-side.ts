import { existsSync } from 'node:fs'
import type { DiffSide } from '../../ast/diff-statement.ts'
import { pathIn } from '../path-in.ts'
import { textOf } from '../prices.ts'
import type { Run } from '../run.ts'
import { SessionError } from '../session-error.ts'
import type { Connection, SessionState } from '../session-state.ts'

/** A model to compare, where it can be asked. */
export type OpenSide = {
  readonly name: string
  readonly connection: Connection
  /** Of what was opened for this alone. */
  close(): Promise<void>
}

/** What a side names: what is open, a branch of it, what a script makes in memory, or another file. */
export async function openSide(session: SessionState, run: Run, { name, span }: DiffSide): Promise<OpenSide> {
  const { connection } = session
  if (name === undefined) return { name: 'CURRENT', connection, close: async () => {} }
  const { branching } = connection
  if (branching?.current === name) return { name, connection, close: async () => {} }
  const branch = branching?.list().find((each) => each.name === name)
  if (branch !== undefined) return opened(name, await openAt(session, branching?.locationOf(name) ?? name, span))
  const path = pathIn(run.directory, name)
  if (!existsSync(path)) {
    throw new SessionError('session.unreadable-file', `${name} is no branch and no file`, {
      span,
      hint: 'A model is a script that ends in .ddbq, a database file, a branch that .branch lists, or CURRENT.',
    })
  }
  if (!path.endsWith('.ddbq')) return opened(name, await openAt(session, path, span))
  const side = opened(name, await openInMemory(session, span))
  try {
    await runScriptOn(session, side.connection, { text: textOf(path), file: path, name, span, signal: run.signal })
    return side
  } catch (error) {
    await side.close()
    throw error
  }
}

const opened = (name: string, connection: Connection): OpenSide => ({
  name,
  connection,
  close: () => connection.backend.close(),
})

/** An empty database, gone when it is closed. */
export const openInMemory = (session: SessionState, span: DiffSide['span']): Promise<Connection> =>
  openAt(session, ':memory:', span)

async function openAt({ parts }: SessionState, path: string, span: DiffSide['span']): Promise<Connection> {
  if (parts.open !== undefined) return parts.open(path)
  throw new SessionError('session.no-connection', 'this session cannot open another database', { span })
}

type Script = {
  readonly text: string
  readonly file: string
  readonly name: string
  readonly span: DiffSide['span']
  readonly signal: AbortSignal | undefined
}

/** All of it; what it prints is nobody's, and what fails in it ends the comparison. */
async function runScriptOn(
  session: SessionState,
  connection: Connection,
  { text, file, name, span, signal }: Script,
): Promise<void> {
  const aside = session.aside(connection)
  for await (const { result, place, failureExpected } of aside.runScript(text, { file, signal, bail: true })) {
    signal?.throwIfAborted()
    if (result.kind !== 'failed' || failureExpected === true) continue
    const where = place === undefined ? name : `${name}:${place.line}`
    throw new SessionError('session.model-script', `${where} fails: ${result.error.message}`, {
      span,
      hint: `Run it by itself to see more: ddb-shell -f ${name}.`,
      cause: result.error,
    })
  }
}
