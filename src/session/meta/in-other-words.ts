import type { Done } from '../session-state.ts'
import { type MetaCall, nothing } from './meta-call.ts'

/** What the statement comes to that a command is in fewer letters. */
export async function inOtherWords({ session, run }: MetaCall, text: string): Promise<Done> {
  let done = nothing
  for await (const { result } of session.runScript(text, { onEvent: run.emit, signal: run.signal })) done = { result }
  return done
}

/** `word` and what was given to the command, from where that was typed: so are its mistakes told. */
export function wordBefore(word: string, { run, statement: { words } }: MetaCall): string {
  const [given] = words
  if (given === undefined) return word
  const { start, end } = given.span
  return `${' '.repeat(Math.max(0, start - word.length - 1))}${word} ${run.text.slice(start, end)}`
}
