import { backendAsOf } from '../as-of.ts'
import { runCalls } from '../run-calls.ts'
import { createTables, describeTable, runDescribe, runTables } from '../run-show.ts'
import { stops } from '../script-runner.ts'
import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import { type MetaCall, nothing, textDone } from './meta-call.ts'

/** `.tables [PATTERN]`: SHOW TABLES LIKE. */
export const tables = async ({ run, words: [like] }: MetaCall): Promise<Done> => ({
  result: { kind: 'tables', of: 'tables', tables: await runTables(run, like) },
})

/** `.schema [TABLE]`: SHOW CREATE TABLE, of every table when none is named, with the entities and access patterns then. */
export async function schema({ session, run, words: [table] }: MetaCall): Promise<Done> {
  const model = table === undefined ? ((await session.connection.shelf?.members()) ?? []) : []
  return textDone([...(await createTables(run, table)), ...model.map(({ text }) => `${text};`)].join('\n\n'))
}

/** `.indexes [TABLE]`: SHOW INDEXES. */
export const indexes = async ({ run, words: [table] }: MetaCall): Promise<Done> => ({
  result: {
    kind: 'tables',
    of: 'indexes',
    tables: table === undefined ? await runTables(run, undefined) : [await describeTable(run, table)],
  },
})

/** `.describe TABLE`. */
export const describe = async ({ run, words: [table = ''] }: MetaCall): Promise<Done> => ({
  result: await runDescribe(run, table),
})

/** `.count TABLE`: SCAN table SELECT COUNT. */
export async function count({ run, words: [name = ''] }: MetaCall): Promise<Done> {
  const [table = '', index] = name.split('.')
  const target = index === undefined ? { TableName: table } : { TableName: table, IndexName: index }
  const { result } = await runCalls(run, [
    { step: { operation: 'Scan', request: { ...target, Select: 'COUNT' } }, pages: {} },
  ])
  return { result }
}

/** `.open FILE`: the session goes on over there. */
export async function open({ session, statement, words: [path = ''] }: MetaCall): Promise<Done> {
  if (session.parts.open === undefined) {
    throw new SessionError('session.no-connection', 'this session cannot open another database', {
      span: statement.span,
    })
  }
  await session.switchTo(await session.parts.open(path))
  return nothing
}

/** `.read FILE` where no script is running it: its outcomes go by as events. */
export async function read({ session, run, statement }: MetaCall): Promise<Done> {
  const line = run.text.slice(statement.span.start, statement.span.end)
  for await (const outcome of session.runScript(line, { onEvent: run.emit, signal: run.signal })) {
    if (outcome.statement.kind === 'meta' && outcome.statement.command === 'read' && outcome.text === line)
      return { result: outcome.result }
    await run.emit({ kind: 'outcome', outcome })
    if (stops(outcome) && session.settings.get('bail')) return { result: outcome.result }
  }
  return nothing
}

/** `.next`: goes on with the read that the setting `pages` interrupted. */
export async function nextPages({ session, run, statement }: MetaCall): Promise<Done> {
  const { continuation, previous } = session
  if (continuation === undefined || previous === undefined) {
    throw new SessionError('session.no-more-pages', 'there is no page after the last result', {
      span: statement.span,
      hint: '.set pages 1 reads one page at a time.',
    })
  }
  const { statement: begun, steps, asOfMs } = continuation
  const backend = asOfMs === undefined ? run.backend : backendAsOf(run.backend, asOfMs)
  const { result, continuation: rest } = await runCalls({ ...run, backend, asOfMs, statement: begun }, steps)
  session.continuation = rest
  return { result }
}
