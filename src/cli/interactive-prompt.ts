import { flushCompileCache } from 'node:module'
import { firstRow } from '../render/ink/first-row.ts'
import { paintWith } from '../render/ink/paint-text.ts'
import { type Edited, PromptController } from '../render/ink/prompt-controller.ts'
import type { Connection } from '../session/session-state.ts'
import { isComplete } from '../syntax/is-complete.ts'
import { lastToken } from '../syntax/last-token.ts'
import { visibleText } from '../view/visible-text.ts'
import { bareWord } from './bare-words.ts'
import { exitCode } from './exit-code.ts'
import { History } from './history-file.ts'
import { InteractiveShell } from './interactive-shell.ts'
import { lastWords } from './last-words.ts'
import type { Opener } from './opener.ts'
import { editOutside } from './outside-editor.ts'
import { cancelling, howToLeave } from './prompt-words.ts'
import type { ShellContext } from './shell-context.ts'
import { stopReading, takeTerminal } from './take-terminal.ts'
import { suspendProcess, watchTerminal } from './terminal-signals.ts'

export type PromptStart = {
  readonly opener: Opener
  /** On its way: opening a file and loading this code take about as long. */
  readonly opening: Promise<Connection>
  /** What to run before anything is typed. */
  readonly first: string | undefined
}

type Drawing = Promise<typeof import('../render/ink/show-app.tsx')>

/** An editor with results above it. Resolves to the exit code. */
export async function runPrompt(context: ShellContext, { opener, opening, first }: PromptStart): Promise<number> {
  // React takes longest of all to load: on the way while the file is opened, and while the prompt can be seen already.
  const drawing = import('../render/ink/show-app.tsx')
  drawing.catch(() => {})
  const history = History.open(context.places.stateFolder)
  const shell = new InteractiveShell(context, { history, connection: await opening, opener })
  try {
    await showPrompt(context, shell, { history, first, drawing })
    await shell.sayTotal()
    return shell.exitCode
  } finally {
    await shell.close()
  }
}

/** Resolves when the prompt has gone and the terminal is as it was. */
async function showPrompt(
  { args, env, settings, stdout }: ShellContext,
  shell: InteractiveShell,
  { history, first, drawing }: Pick<PromptStart, 'first'> & { readonly history: History; readonly drawing: Drawing },
): Promise<void> {
  const { style, glyphs } = await stdout.screen.look()
  const dimmed = (edited: Edited): Edited =>
    'problem' in edited ? { problem: style.faint(visibleText(edited.problem)) } : edited
  const controller: PromptController = new PromptController({
    prompt: () => shell.prompt(),
    history: () => shell.entries(),
    keys: () => (settings.get('keys') === 'vi' ? 'vi' : 'emacs'),
    lastToken,
    // Where nothing can be faint, and read aloud, what is suggested would pass for what was typed.
    ghosts: style.level > 0 && env['INK_SCREEN_READER'] !== 'true',
    look: { paint: paintWith(style), glyphs },
    complete: shell.aid.complete,
    opensMenu: () => settings.get('auto_menu'),
    highlight: style.level > 0 ? shell.aid.highlight : undefined,
    edit: async (text) => {
      await stopReading(process.stdin)
      return dimmed(await editOutside(text, env))
    },
    isComplete: (text) =>
      bareWord(text) === undefined ? isComplete(text, settings.get('dialect')) : { ends: true, whole: true },
    submit: (text, signal) => shell.run(bareWord(text) ?? text, signal),
    dropped: (text) => history.remember(text),
    suspend: process.platform === 'win32' ? undefined : suspendProcess,
    forceQuit: () => leaveNow(exitCode.interrupted),
    words: { howToLeave: style.faint(howToLeave), cancelling: style.faint(cancelling) },
  })
  shell.attach(controller)
  const banner = first === undefined ? await shell.banner() : ''
  let leave = (): void => {
    process.stdout.write(`${pasteMarks.off}\n`)
    process.stdin.setRawMode(false)
  }
  const leaveNow = (code: number, error?: unknown): void => {
    leave()
    process.exit(error === undefined ? code : lastWords(error, args.debug))
  }
  const unwatch = watchTerminal({
    interrupt: () => controller.signalled(),
    inputEnded: () => controller.end(),
    continued: () => controller.redraw(),
    fatal: leaveNow,
  })
  try {
    await takeTerminal(process.stdin)
    const row = first === undefined ? firstRow(controller.view(), process.stdout.columns, controller.look) : ''
    process.stdout.write(banner + row + pasteMarks.on)
    // What is typed from here on waits until there is something that draws it.
    const { showApp } = await drawing
    process.stdout.write('\r')
    const app = showApp(controller, process, style.level)
    leave = app.unmount
    saveCompiled()
    if (first !== undefined) controller.enter(first)
    await app.waitUntilExit()
  } finally {
    unwatch()
  }
}

/** Whether the terminal says where a paste begins and ends: from the moment that someone could paste. */
const pasteMarks = { on: '\u001b[?2004h', off: '\u001b[?2004l' }

/** Also for whoever closes the window later: Node would keep what it has compiled only at an orderly end. */
function saveCompiled(): void {
  setTimeout(() => flushCompileCache(), 1_000).unref()
}
