import chalk from 'chalk'
import { paintWith } from '../render/ink/paint-text.ts'
import { type Edited, PromptController } from '../render/ink/prompt-controller.ts'
import { showApp } from '../render/ink/show-app.tsx'
import type { Connection } from '../session/session-state.ts'
import { isComplete } from '../syntax/is-complete.ts'
import { lastToken } from '../syntax/last-token.ts'
import { visibleText } from '../view/visible-text.ts'
import { bareWord } from './bare-words.ts'
import { exitCode } from './exit-code.ts'
import { History } from './history-file.ts'
import { InteractiveShell } from './interactive-shell.ts'
import { lastWords } from './last-words.ts'
import { editOutside } from './outside-editor.ts'
import type { ShellContext } from './shell-context.ts'
import { stopReading, takeTerminal } from './take-terminal.ts'
import { suspendProcess, watchTerminal } from './terminal-signals.ts'

export type PromptStart = {
  /** On its way: opening a file and loading this code take about as long. */
  readonly opening: Promise<Connection>
  readonly open: (file: string | undefined) => Promise<Connection>
  /** What to run before anything is typed. */
  readonly first: string | undefined
}

/** An editor with results above it. Resolves to the exit code. */
export async function runPrompt(context: ShellContext, { opening, open, first }: PromptStart): Promise<number> {
  const history = History.open(context.places.stateFolder)
  const shell = new InteractiveShell(context, { history, connection: await opening, open })
  try {
    await showPrompt(context, shell, { history, first })
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
  { history, first }: { readonly history: History; readonly first: string | undefined },
): Promise<void> {
  const { style, glyphs } = await stdout.screen.look()
  const dimmed = (edited: Edited): Edited =>
    'problem' in edited ? { problem: style.faint(visibleText(edited.problem)) } : edited
  const controller: PromptController = new PromptController({
    prompt: () => shell.prompt(),
    history: () => history.entries(),
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
    isComplete: (text) => (bareWord(text) === undefined ? isComplete(text, settings.get('dialect')) : { ends: true }),
    submit: (text, signal) => shell.run(bareWord(text) ?? text, signal),
    dropped: (text) => history.remember(text),
    suspend: process.platform === 'win32' ? undefined : suspendProcess,
    forceQuit: () => leaveNow(exitCode.interrupted),
    words: { howToLeave: style.faint('Ctrl-D or .quit leaves'), cancelling: style.faint('cancelling...') },
  })
  shell.attach(controller)
  const banner = first === undefined ? await shell.banner() : ''
  await takeTerminal(process.stdin)
  process.stdout.write(banner)

  chalk.level = style.level
  const app = showApp(controller, process)
  const leaveNow = (code: number, error?: unknown): void => {
    app.unmount()
    process.exit(error === undefined ? code : lastWords(error, args.debug))
  }
  const unwatch = watchTerminal({
    interrupt: () => controller.press({ kind: 'key', name: 'ctrl-c' }),
    inputEnded: () => controller.end(),
    continued: () => controller.redraw(),
    fatal: leaveNow,
  })
  if (first !== undefined) controller.enter(first)
  try {
    await app.waitUntilExit()
  } finally {
    unwatch()
  }
}
