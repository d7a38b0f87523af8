import type { PromptAs } from '../render/ink/prompt-layout.ts'
import type { Style } from '../render/plain/style.ts'
import type { SessionState } from '../session/session-state.ts'
import { openThings } from '../syntax/open-things.ts'
import { type PromptFields, promptAs, promptSigns } from './prompt-text.ts'
import type { ShellContext } from './shell-context.ts'

/** The prompts of a session as things are now; asked again after each statement. */
export function sessionPrompt(
  session: SessionState,
  { region, stdout }: Pick<ShellContext, 'region' | 'stdout'>,
): PromptAs {
  const { readOnly, clockMoved, settings } = session
  return promptAs({
    main: settings.get('prompt'),
    continuation: settings.originOf('prompt2') === 'default' ? undefined : settings.get('prompt2'),
    fields: promptFieldsOf(session, region, stdout.screen.lastStyle),
    signs: promptSigns({ readOnly, clockMoved }),
    openThings,
  })
}

function promptFieldsOf(
  { connection, currentTable, settings, totals }: SessionState,
  region: string,
  { error: red }: Style,
): PromptFields {
  const { name, remote } = connection
  return {
    // What is done at Amazon is done to everybody; without colours the word says it.
    db: remote !== undefined && remote.endpoint === undefined ? red(name) : name,
    table: currentTable?.table ?? '',
    region: connection.region ?? region,
    mode: settings.get('mode'),
    time: new Date().toTimeString().slice(0, 5),
    rcu: String(totals.readHalfUnits / 2),
    wcu: String(totals.writeHalfUnits / 2),
  }
}
