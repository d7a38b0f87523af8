import chalk, { type ColorSupportLevel } from 'chalk'
import { type Instance, render } from 'ink'
import { App } from './App.tsx'
import { PasteGuard } from './paste-guard.ts'
import type { PromptController } from './prompt-controller.ts'

export type AppStreams = {
  readonly stdin: NodeJS.ReadStream
  readonly stdout: NodeJS.WriteStream
  readonly stderr: NodeJS.WriteStream
}

/** A key is on the screen within one frame of most displays. */
const framesPerSecond = 120

/** Puts the prompt on the terminal. Ink's own checks would turn it off wherever `CI` is set. Nothing in the house uses the console. */
export function showApp(
  controller: PromptController,
  { stdin, stdout, stderr }: AppStreams,
  level: ColorSupportLevel,
): Instance {
  chalk.level = level
  // What was typed last stays in view; an empty frame would leave an empty line.
  const leaving = (): void => {
    if (controller.view().kind !== 'input') instance.clear()
  }
  const instance = render(<App controller={controller} leaving={leaving} />, {
    // Ink's type is a whole stream; it uses what the guard has.
    stdin: new PasteGuard(stdin) as unknown as NodeJS.ReadStream,
    stdout,
    stderr,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
    maxFps: framesPerSecond,
  })
  return instance
}
