import { type Completer, createInterface, type Interface } from 'node:readline'
import { wallClock } from '../base/clock.ts'
import { insists } from '../render/editor/insists.ts'
import type { Danger } from '../session/danger.ts'
import { homeRegion } from '../session/home-region.ts'
import type { Outcome } from '../session/outcome.ts'
import { Session } from '../session/session.ts'
import type { Connection } from '../session/session-state.ts'
import { isComplete } from '../syntax/is-complete.ts'
import { banner } from './banner.ts'
import { bareWord } from './bare-words.ts'
import { confirmByFlags } from './confirm.ts'
import { Effects } from './effects.ts'
import { ErrorPrinter } from './error-printer.ts'
import { exitCode } from './exit-code.ts'
import { History } from './history-file.ts'
import { lastWords } from './last-words.ts'
import { NumberedMenu } from './numbered-menu.ts'
import { openBackend } from './open-backend.ts'
import { type Opener, openerOf } from './opener.ts'
import { Printer } from './printer.ts'
import { cancelling, howToLeave } from './prompt-words.ts'
import { isYes, questionText } from './question-text.ts'
import { runScript } from './run-scripts.ts'
import { servingIn } from './serving-in.ts'
import { sessionPrompt } from './session-prompt.ts'
import type { ShellContext } from './shell-context.ts'
import { watchTerminal } from './terminal-signals.ts'
import { TypingAid } from './typing-aid.ts'
import { Upkeep } from './upkeep.ts'
import { shelfOnDisk } from './workshop-places.ts'

/** A prompt for terminals that can do nothing but lines: no menus, no repainting. `first` runs before anything is typed. */
export async function plainPrompt(context: ShellContext, first?: string): Promise<number> {
  const opener = openerOf(context, openBackend)
  const prompt = new PlainPrompt(context, opener, await opener.first())
  try {
    return await prompt.run(first)
  } finally {
    await prompt.close()
  }
}

class PlainPrompt {
  private readonly context: ShellContext
  private readonly history: History
  private readonly lines: Interface
  private readonly aid: TypingAid | undefined
  private readonly session: Session
  private readonly printer: Printer
  private readonly errors: ErrorPrinter
  private readonly effects: Effects
  private readonly upkeep = new Upkeep(wallClock)
  private readonly unwatch: () => void
  private interruptedMs = Number.NEGATIVE_INFINITY
  private running: AbortController | undefined
  private buffer = ''
  private ended = false
  private readonly waiting: string[] = []
  private wake: (() => void) | undefined

  constructor(context: ShellContext, { open, connect }: Opener, connection: Connection) {
    const { args, env, region, settings, stdout, stderr, version } = context
    this.context = context
    this.history = History.open(context.places.stateFolder)
    this.session = new Session({
      connection,
      version,
      settings,
      readOnly: args.readOnly,
      confirm: confirmByFlags(args) ?? ((danger) => this.confirm(danger)),
      open,
      connect,
      serve: servingIn(region),
      workshops: shelfOnDisk(context, openBackend),
      tellsHeat: true,
      history: this.history.asStatements(),
    })
    this.printer = new Printer({
      results: stdout,
      words: stdout,
      settings,
      region: () => homeRegion(this.session),
      quiet: false,
      deterministic: args.deterministic,
      watched: true,
      next: () => (this.session.continuation === undefined ? undefined : '.next'),
    })
    this.errors = new ErrorPrinter(stderr, { settings, debug: args.debug, env: {} })
    this.effects = new Effects(this.printer, settings, env)
    const isTerminal = process.stdin.isTTY === true && stdout.screen.isTerminal && env['TERM'] !== 'dumb'
    // It recalls line by line, the newest first.
    const history = this.history
      .entries()
      .flatMap((text) => text.split('\n'))
      .reverse()
    this.aid = isTerminal ? new TypingAid(this.session, this.history.entries()) : undefined
    this.lines = createInterface({
      input: process.stdin,
      output: process.stdout,
      terminal: isTerminal,
      history,
      ...(this.aid === undefined ? {} : { completer: this.completer(this.aid) }),
    })
    this.lines.on('line', (line) => this.receive(line))
    // A terminal that goes away fails to be read, and to be put back into its mode.
    for (const name of ['close', 'error']) this.lines.on(name, () => this.inputEnded())
    this.lines.on('SIGINT', () => this.interrupt())
    this.unwatch = watchTerminal({
      interrupt: () => this.interrupt(),
      inputEnded: () => this.inputEnded(),
      continued: () => {},
      fatal: (code, error) => this.leaveNow(code, error),
    })
  }

  async run(first: string | undefined): Promise<number> {
    const { stdout } = this.context
    if (first !== undefined) await this.runText(first)
    else await stdout.output.write(await banner(this.session.connection, this.context))
    for (;;) {
      this.ask()
      const line = await this.nextLine()
      if (line === undefined) return exitCode.good
      this.buffer += `${line}\n`
      const command = bareWord(this.buffer)
      if (command === undefined && !this.endsWith(line)) continue
      const text = command ?? this.buffer
      this.buffer = ''
      if (text.trim() === '') continue
      const end = await this.runText(text)
      if (end !== undefined) return end
    }
  }

  /** As at the other prompt: an empty last line ends a whole statement too. */
  private endsWith(line: string): boolean {
    const { ends, whole } = isComplete(this.buffer, this.session.settings.get('dialect'))
    return ends || (whole && line.trim() === '')
  }

  async close(): Promise<void> {
    this.unwatch()
    this.lines.close()
    try {
      await this.aid?.close()
      await this.effects.close()
    } finally {
      await this.session.close()
    }
  }

  private async runText(text: string): Promise<number | undefined> {
    const { session, printer, errors, effects } = this
    const complaint = this.history.add(text.trimEnd(), Date.now(), session.connection.name)
    for (const text of await this.upkeep.turn(session.connection.clock)) await printer.notice(text)
    this.running = new AbortController()
    const signal = this.running.signal
    this.aid?.entered(text)
    const onOutcome = (outcome: Outcome): void => this.aid?.ran(outcome)
    const end = await runScript({ text }, { session, printer, errors, effects, signal, update: false, onOutcome })
    this.aid?.rest()
    this.running = undefined
    if (complaint !== undefined) await printer.notice(complaint)
    return end.quit ? end.exitCode : undefined
  }

  private completer({ complete }: TypingAid): Completer {
    const menu = new NumberedMenu(complete, (text) => {
      process.stdout.write(`\n${text}`)
      this.lines.prompt(true)
    })
    return (line) => {
      const [choices, replaced] = menu.answer(this.buffer, line)
      return [[...choices], replaced]
    }
  }

  private ask(): void {
    const { main, continuation } = sessionPrompt(this.session, this.context)({ text: this.buffer, mode: 'emacs' })
    this.prompt(this.buffer === '' ? main : continuation(this.buffer))
  }

  /** What was typed ahead still runs after the end of the input, but nobody is prompted then: readline refuses to. */
  private prompt(text: string): void {
    if (this.ended) return
    this.lines.setPrompt(text)
    this.lines.prompt()
  }

  private receive(line: string): void {
    this.waiting.push(line)
    this.wake?.()
  }

  private inputEnded(): void {
    this.ended = true
    this.wake?.()
  }

  /** Undefined: there are no more, or whoever asked was stopped. */
  private async nextLine(signal?: AbortSignal): Promise<string | undefined> {
    while (this.waiting.length === 0 && !this.ended && signal?.aborted !== true) {
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
    return signal?.aborted === true ? undefined : this.waiting.shift()
  }

  private async confirm(danger: Danger): Promise<boolean> {
    this.prompt(`${questionText(danger)} `)
    return isYes(danger, await this.nextLine(this.running?.signal))
  }

  /** Stops what runs, a question of it included; else drops what was typed; at an empty prompt says how to leave. */
  private interrupt(): void {
    if (this.running === undefined) this.dropTyped()
    else this.cancel(this.running)
  }

  private dropTyped(): void {
    process.stdout.write(this.buffer === '' && this.lines.line === '' ? `\n${howToLeave}\n` : '^C\n')
    this.history.remember((this.buffer + this.lines.line).trimEnd())
    this.buffer = ''
    this.dropLine()
    this.ask()
  }

  private cancel(running: AbortController): void {
    const nowMs = performance.now()
    if (running.signal.aborted && insists(this.interruptedMs, nowMs)) this.leaveNow(exitCode.interrupted)
    this.interruptedMs = nowMs
    if (!running.signal.aborted) process.stdout.write(`\n${cancelling}\n`)
    running.abort()
    this.dropLine()
    this.wake?.()
  }

  private leaveNow(code: number, error?: unknown): void {
    this.lines.close()
    process.stdout.write('\n')
    process.exit(error === undefined ? code : lastWords(error, this.context.args.debug))
  }

  /** Without an editor the line is the terminal's own, which has dropped it by itself. */
  private dropLine(): void {
    if (this.lines.terminal && !this.ended) this.lines.write(null, { ctrl: true, name: 'u' })
  }
}
