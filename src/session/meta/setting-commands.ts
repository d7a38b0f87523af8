import { ApiError } from '../../model/api-error.ts'
import { errorAnswer } from '../../operation/error-body.ts'
import { valueText } from '../expect/value-text.ts'
import { pathIn } from '../path-in.ts'
import { readPrices } from '../prices.ts'
import { SessionError } from '../session-error.ts'
import type { Done, SessionState } from '../session-state.ts'
import {
  builtIn,
  parseSetting,
  parseSwitch,
  type SettingName,
  settingNamed,
  settingNames,
  settingTable,
  settingText,
} from '../settings.ts'
import { noTotals } from '../totals.ts'
import { type MetaCall, type MetaHandler, nothing, proseDone, textDone } from './meta-call.ts'

/** A command that shows its setting, or changes it. */
export const settingCommand =
  (name: SettingName): MetaHandler =>
  ({ session, words: [value] }) =>
    value === undefined ? textDone(settingLine(session, name)) : change(session, name, value)

/** `.set NAME VALUE`; a cost is a figure and its unit, and perhaps another. */
export const set: MetaHandler = ({ session, run, words: [name = '', first = '', ...rest], statement: { span } }) => {
  const value = [first, ...rest].join(' ')
  if (rest.length > 0 && settingTable[settingNamed(name)].type !== 'cost') {
    const hint = `Put quotes around it: .set ${name} '${value}'`
    throw new SessionError('session.bad-argument', `${name} takes one value`, { span, hint })
  }
  if (settingNamed(name) !== 'prices' || value === builtIn) return change(session, name, value)
  const path = pathIn(run.directory, value)
  readPrices(path)
  return change(session, name, path)
}

/** `.prompt [MAIN [CONTINUATION]]`. */
export const prompt: MetaHandler = ({ session, words: [main, continuation] }) => {
  if (main === undefined) return textDone(`${settingLine(session, 'prompt')}\n${settingLine(session, 'prompt2')}`)
  // One that is refused leaves both as they are.
  if (continuation !== undefined) parseSetting('prompt2', continuation)
  change(session, 'prompt', main)
  return continuation === undefined ? nothing : change(session, 'prompt2', continuation)
}

/** `.show [NAME]`: value and origin, then what it is about. */
export function show({ session, words: [name] }: MetaCall): Done {
  const names = name === undefined ? settingNames : [settingNamed(name)]
  const width = Math.max(...names.map((each) => each.length))
  return proseDone(
    names.map((each) => {
      const value = settingText(each, session.settings.get(each))
      const origin = session.settings.originOf(each)
      return {
        head: `${each.padEnd(width)}  ${value.padEnd(12)}  ${origin.padEnd(8)}  `,
        text: settingTable[each].about,
      }
    }),
  )
}

/** `.expanded [on|off]`: line mode, and back to the mode before it. */
export const expanded: MetaHandler = ({ session, words: [value] }) => {
  const isOn = session.settings.get('mode') === 'line'
  const wanted = value === undefined ? !isOn : parseSwitch(value)
  if (wanted === isOn) return nothing
  if (wanted !== true) {
    if (session.modeBefore === undefined) return change(session, 'mode', 'table')
    session.modeBefore()
    return nothing
  }
  session.modeBefore = session.settings.remember('mode')
  return change(session, 'mode', 'line')
}

/** `.cost` alone shows what the session consumed, `.cost reset` begins to count anew. */
export const cost: MetaHandler = ({ session, words: [value] }) => {
  if (value === undefined) return { result: { kind: 'totals', totals: session.totals } }
  if (value.toLowerCase() !== 'reset') return change(session, 'cost', value)
  session.totals = noTotals
  return nothing
}

/** `.error [text|json]`; after a refusal `json` shows the body of that one as well. */
export const errorForm: MetaHandler = ({ session, words: [value] }) => {
  if (value === undefined) return textDone(settingLine(session, 'error'))
  const done = change(session, 'error', value)
  const result = session.previous?.outcome.result
  const refused = result?.kind === 'failed' && result.error instanceof ApiError
  return refused && session.settings.get('error') === 'json' ? textDone(errorAnswer(result.error).body) : done
}

/** `.trace` alone shows the calls of the statement before, with a word it says whether every statement is to show its own. */
export const trace: MetaHandler = ({ session, words: [value], statement: { span } }) => {
  if (value !== undefined) return change(session, 'trace', value)
  if (session.previous !== undefined) return { result: { kind: 'trace', trace: session.previous.outcome.trace } }
  throw new SessionError('session.no-result', 'there is no statement to show the calls of', {
    span,
    hint: 'It shows those of the statement before.',
  })
}

/** `.param` and `.param clear [NAME]`. */
export function param({ session, words: [action, name], statement }: MetaCall): Done {
  if (action === undefined) {
    const lines = [...session.variables].map(([variable, value]) => `:${variable} = ${valueText(value)}`)
    return textDone(lines.length === 0 ? 'no variables; SET name = value makes one' : lines.join('\n'))
  }
  if (name === undefined) session.variables.clear()
  else if (!session.variables.delete(name.replace(/^:/, ''))) {
    throw new SessionError('session.bad-argument', `there is no variable ${name}`, {
      span: statement.span,
      hint: '.param lists the variables.',
    })
  }
  return nothing
}

function change(session: SessionState, name: string, value: string): Done {
  session.settings.set(name, value, 'session')
  return nothing
}

export const settingLine = (session: SessionState, name: SettingName): string =>
  `${name}: ${settingText(name, session.settings.get(name))}`
