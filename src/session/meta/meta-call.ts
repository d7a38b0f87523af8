import type { MetaStatement } from '../../ast/statement.ts'
import type { ProseLine } from '../outcome.ts'
import type { Run } from '../run.ts'
import type { Done, SessionState } from '../session-state.ts'

/** One dot command, as it is called. */
export type MetaHandler = (meta: MetaCall) => Promise<Done> | Done

export type MetaCall = {
  readonly session: SessionState
  readonly run: Run
  readonly statement: MetaStatement
  /** Texts of the words after the command. */
  readonly words: readonly string[]
}

export const nothing: Done = { result: { kind: 'none' } }

/** Text whose long lines are broken where the screen ends. */
export const proseDone = (prose: readonly ProseLine[]): Done => ({
  result: { kind: 'text', text: prose.map(({ head, text }) => `${head}${text}`.trimEnd()).join('\n'), prose },
})

export const textDone = (text: string): Done => ({ result: { kind: 'text', text } })
