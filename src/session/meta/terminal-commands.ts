import type { OutputTarget } from '../outcome.ts'
import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import type { MetaCall, MetaHandler } from './meta-call.ts'

/** `.output` and `.once`: a file, `|command`, or nothing for the terminal. */
export function output({ words: [target] }: MetaCall, once: boolean): Done {
  return { result: { kind: 'none' }, effects: [{ kind: 'output', to: targetOf(target), once }] }
}

export const quit: MetaHandler = () => ({ result: { kind: 'none' }, effects: [{ kind: 'quit', exitCode: 0 }] })

/** `.shell COMMAND`: the line as typed, since its quotes are the shell's. */
export function shell({ words: [command = ''] }: MetaCall): Done {
  return { result: { kind: 'none' }, effects: [{ kind: 'shell', command }] }
}

/** `.edit`: which statement that is about, whoever keeps the history knows. */
export const edit: MetaHandler = ({ session, statement }) => {
  if (session.parts.canEdit === true) return { result: { kind: 'none' }, effects: [{ kind: 'edit' }] }
  throw new SessionError('session.no-editor', 'there is no prompt to edit a statement for', {
    span: statement.span,
    hint: '.edit is for the prompt of a terminal.',
  })
}

function targetOf(text: string | undefined): OutputTarget {
  if (text === undefined || text === '-') return { kind: 'terminal' }
  return text.startsWith('|') ? { kind: 'command', command: text.slice(1).trim() } : { kind: 'file', path: text }
}
