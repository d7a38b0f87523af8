import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, writeFileSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { must } from '../base/must.ts'
import { whyUnwritable } from '../base/why-not-file.ts'
import type { Effect, OutputTarget } from '../session/outcome.ts'
import type { Settings } from '../session/settings.ts'
import type { Environment } from './color-level.ts'
import { Screen } from './look.ts'
import { Output, OutputError } from './output.ts'
import { type Lend, Pager } from './pager.ts'
import type { Printer } from './printer.ts'

/** What a prompt can do for a statement. */
export type EffectParts = {
  /** Takes what a command prints where it must not write to the terminal itself. */
  readonly commandOutput?: Output | undefined
  /** Hands the terminal over while a command has it. */
  readonly lend?: Lend | undefined
  /** Undefined: the statement before. */
  readonly edit?: ((text: string | undefined) => Promise<void>) | undefined
}

/** Does what a statement asks of the terminal. What only a prompt can do is refused by its session in scripts. */
export class Effects {
  private readonly printer: Printer
  private readonly settings: Settings
  private readonly env: Environment
  private readonly parts: EffectParts
  private open: { readonly close: () => Promise<void>; readonly once: boolean } | undefined

  constructor(printer: Printer, settings: Settings, env: Environment, parts: EffectParts = {}) {
    this.printer = printer
    this.settings = settings
    this.env = env
    this.parts = parts
  }

  /** In order; returns the exit code of a `.quit`. Call it after every statement: `.once` ends with the one after it. */
  async apply(effects: readonly Effect[]): Promise<number | undefined> {
    if (this.open?.once === true) await this.close()
    for (const effect of effects) {
      if (effect.kind === 'quit') return effect.exitCode
      if (effect.kind === 'output') await this.redirect(effect.to, effect.once)
      if (effect.kind === 'draw') await this.draw(effect)
      if (effect.kind === 'report') await this.report(effect)
      if (effect.kind === 'write') await this.write(effect)
      if (effect.kind === 'edit') await this.parts.edit?.(effect.text)
      if (effect.kind === 'page') await this.page(effect)
      if (effect.kind === 'shell') await this.runCommand(effect.command)
    }
    return undefined
  }

  /** Ends a redirection and waits until all of it is written. Rejects with OutputError when it cannot be. */
  async close(): Promise<void> {
    const { open } = this
    this.open = undefined
    this.printer.redirect(undefined)
    await open?.close()
  }

  private async draw({ heat, path, form }: Extract<Effect, { readonly kind: 'draw' }>): Promise<void> {
    const { drawnHeat } = await import('./printed.ts')
    try {
      writeFileSync(path, drawnHeat(heat, form))
    } catch (error) {
      throw cannotWrite(path, error)
    }
    await this.printer.notice(`drew ${path}`)
  }

  private async report({ report, path, form }: Extract<Effect, { readonly kind: 'report' }>): Promise<void> {
    const { writtenReport } = await import('./written-report.ts')
    await this.write({ path, text: await writtenReport(report, form) })
  }

  private async write({ path, text }: { readonly path: string; readonly text: string }): Promise<void> {
    try {
      writeFileSync(path, text)
    } catch (error) {
      throw cannotWrite(path, error)
    }
    await this.printer.notice(`wrote ${path}`)
  }

  /** Where a prompt has the terminal, it goes on meanwhile, and a Ctrl-C is the command's. */
  private async runCommand(command: string): Promise<void> {
    const { lend } = this.parts
    const options = { shell: true, stdio: 'inherit' } as const
    if (lend === undefined) spawnSync(command, options)
    else await lend(async () => void (await once(spawn(command, options), 'exit')))
  }

  /** Where there is no screen to page on it is printed. */
  private async page({ outcome, items }: Extract<Effect, { readonly kind: 'page' }>): Promise<void> {
    const { results, withoutResults } = this.printer.parts
    if (withoutResults === true) return
    const text = await this.printer.whole(outcome, items)
    const pager = new Pager(this.env, this.parts.lend)
    if (!results.screen.isTerminal || !(await pager.show(text))) await results.output.write(text)
  }

  private async redirect(to: OutputTarget, onlyOnce: boolean): Promise<void> {
    await this.close()
    if (to.kind === 'terminal') return
    const { stream, ended } =
      to.kind === 'file' ? await fileTarget(to.path) : commandTarget(to.command, this.parts.commandOutput)
    const output = new Output(stream, { mayClose: to.kind === 'command', isRedirection: true })
    const close = async (): Promise<void> => {
      await output.close()
      await ended
    }
    this.open = { close, once: onlyOnce }
    const screen = new Screen(
      { isTerminal: false, env: this.env, platform: process.platform, columns: () => undefined },
      this.settings,
    )
    this.printer.redirect({ output, screen })
  }
}

/** `ended`: resolves some time after the stream has been closed. */
type OpenTarget = { readonly stream: Writable; readonly ended?: Promise<unknown> }

async function fileTarget(path: string): Promise<OpenTarget> {
  const stream = createWriteStream(path)
  try {
    await once(stream, 'open')
  } catch (error) {
    throw cannotWrite(path, error)
  }
  return { stream }
}

const cannotWrite = (path: string, error: unknown): OutputError =>
  new OutputError('cli.output', `cannot write to ${path}: ${whyUnwritable(error)}`)

function commandTarget(command: string, output: Output | undefined): OpenTarget {
  const words = output === undefined ? 'inherit' : 'pipe'
  const child = spawn(command, { shell: true, stdio: ['pipe', words, words] })
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => void output?.write(text))
  }
  const ended = once(child, 'close')
  return { stream: must(child.stdin, 'its input is a pipe'), ended }
}
