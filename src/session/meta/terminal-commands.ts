import type { Span } from '../../base/shell-error.ts'
import type { OutputTarget } from '../outcome.ts'
import { SessionError } from '../session-error.ts'
import type { Done, SessionState } from '../session-state.ts'
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
export const edit: MetaHandler = ({ session, statement, words: [number] }) => {
  if (session.parts.canEdit === true) {
    const text = number === undefined ? undefined : entryOf(session, number, statement.span)
    return { result: { kind: 'none' }, effects: [{ kind: 'edit', text }] }
  }
  throw new SessionError('session.no-editor', 'there is no prompt to edit a statement for', {
    span: statement.span,
    hint: '.edit is for the prompt of a terminal.',
  })
}

function entryOf({ parts }: SessionState, number: string, span: Span): string {
  const entry = /^\d+$/.test(number) ? parts.history?.entries()[Number(number) - 1] : undefined
  if (entry !== undefined) return entry.text
  throw new SessionError('session.bad-argument', `the history has no statement ${number}`, {
    span,
    hint: '.history lists them with their numbers.',
  })
}

function targetOf(text: string | undefined): OutputTarget {
  if (text === undefined || text === '-') return { kind: 'terminal' }
  return text.startsWith('|') ? { kind: 'command', command: text.slice(1).trim() } : { kind: 'file', path: text }
}
