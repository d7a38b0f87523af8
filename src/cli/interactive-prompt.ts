import chalk from 'chalk'
import { PromptController } from '../render/ink/prompt-controller.ts'
import { showApp } from '../render/ink/show-app.tsx'
import type { Connection } from '../session/session.ts'
import { isComplete } from '../syntax/is-complete.ts'
import { bareWord } from './bare-words.ts'
import { History } from './history-file.ts'
import { InteractiveShell } from './interactive-shell.ts'
import { lastWords } from './last-words.ts'
import type { ShellContext } from './shell-context.ts'
import { takeTerminal } from './take-terminal.ts'
import { suspendProcess, watchTerminal } from './terminal-signals.ts'

export type PromptStart = {
  /** On its way: opening a file and loading this code take about as long. */
  readonly opening: Promise<Connection>
  readonly open: (file: string | undefined) => Promise<Connection>
}

/** An editor with results above it. Resolves to the exit code. */
export async function runPrompt(context: ShellContext, { opening, open }: PromptStart): Promise<number> {
  const { args, places, stdout } = context
  const { style } = await stdout.screen.look()
  const history = History.open(places.stateFolder)
  const shell = new InteractiveShell(context, { history, connection: await opening, open })
  const controller: PromptController = new PromptController({
    prompt: () => shell.prompt(),
    history: () => history.entries(),
    isComplete: (text) => (bareWord(text) === undefined ? isComplete(text) : { ends: true }),
    submit: (text, signal) => shell.run(bareWord(text) ?? text, signal),
    dropped: (text) => history.remember(text),
    suspend: process.platform === 'win32' ? undefined : suspendProcess,
    forceQuit: () => leaveNow(130),
    words: { howToLeave: style.faint('Ctrl-D or .quit leaves'), cancelling: style.faint('cancelling...') },
  })
  shell.attach(controller)
  const banner = await shell.banner()
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
  try {
    await app.waitUntilExit()
    return await shell.close()
  } finally {
    unwatch()
  }
}
