import { wallClock } from '../base/clock.ts'
import type { LiveSize } from '../render/ink/LiveLines.tsx'
import type { PromptController } from '../render/ink/prompt-controller.ts'
import type { PromptAs } from '../render/ink/prompt-layout.ts'
import type { Danger } from '../session/danger.ts'
import { homeRegion } from '../session/home-region.ts'
import type { HeatResult } from '../session/looking/heat-result.ts'
import { Session } from '../session/session.ts'
import type { Connection, Round } from '../session/session-state.ts'
import { visibleText } from '../view/visible-text.ts'
import { banner } from './banner.ts'
import { confirmByFlags } from './confirm.ts'
import { Effects } from './effects.ts'
import { ErrorPrinter } from './error-printer.ts'
import { exitCode } from './exit-code.ts'
import { HeldResult } from './held-result.ts'
import type { History } from './history-file.ts'
import { keyHelp } from './key-help.ts'
import { LiveStatus } from './live-status.ts'
import { openInWorker } from './open-in-worker.ts'
import type { Opener } from './opener.ts'
import { Output } from './output.ts'
import { type Lend, Pager } from './pager.ts'
import { heatPicture, printedError } from './printed.ts'
import { Printer } from './printer.ts'
import { PromptOutput } from './prompt-output.ts'
import { isYes, questionText } from './question-text.ts'
import { runScript } from './run-scripts.ts'
import { sayTotal } from './say-total.ts'
import { servingIn } from './serving-in.ts'
import { sessionPrompt } from './session-prompt.ts'
import type { ShellContext } from './shell-context.ts'
import { stopReading } from './take-terminal.ts'
import type { Target } from './target.ts'
import { TypingAid } from './typing-aid.ts'
import { Upkeep } from './upkeep.ts'
import { shelfOnDisk } from './workshop-places.ts'

/** Title, times, legend and how to leave. */
const rowsBesideMap = 9

export type InteractiveParts = {
  readonly history: History
  readonly connection: Connection
  readonly opener: Opener
}

/** What stands behind the prompt: the session, and where its results go. */
export class InteractiveShell {
  private readonly context: ShellContext
  private readonly history: History
  private readonly session: Session
  private readonly printer: Printer
  private readonly errors: ErrorPrinter
  private readonly effects: Effects
  private readonly status: LiveStatus
  private readonly upkeep = new Upkeep(wallClock)
  private readonly stream: PromptOutput
  private readonly target: Target
  private controller: PromptController | undefined
  /** What is printed of a round that is shown in place, while one is. */
  private frame: string | undefined
  /** For what is being typed. */
  readonly aid: TypingAid
  /** What `.quit` asked for. */
  exitCode: number = exitCode.good

  constructor(context: ShellContext, { history, connection, opener }: InteractiveParts) {
    const { args, env, region, settings, stdout, version } = context
    this.context = context
    this.history = history
    this.stream = new PromptOutput((text) => {
      if (this.frame === undefined) this.controller?.write(text)
      else this.frame += text
    })
    this.target = { output: new Output(this.stream), screen: stdout.screen }
    this.status = new LiveStatus({
      screen: stdout.screen,
      show: (line) => this.controller?.status(line),
      keep: (line) => this.target.output.write(line),
    })
    this.session = new Session({
      connection,
      version,
      settings,
      readOnly: args.readOnly,
      confirm: confirmByFlags(args) ?? ((danger) => this.confirm(danger)),
      open: opener.open,
      connect: opener.connect,
      serve: servingIn(region),
      workshops: shelfOnDisk(context, openInWorker),
      watch: (look, signal) => this.watch(look, signal),
      repeat: (round) => this.repeat(round),
      tellsHeat: true,
      canEdit: true,
      history: history.asStatements(),
      topics: { keys: async () => keyHelp(settings.get('keys')) },
      ...(args.deterministic ? { stopwatch: () => 0 } : {}),
    })
    this.aid = new TypingAid(this.session, history.entries())
    const lend: Lend = async (work) =>
      this.controller?.lend(async () => {
        await stopReading(process.stdin)
        await work()
      })
    this.printer = new Printer({
      results: this.target,
      words: this.target,
      settings,
      region: () => homeRegion(this.session),
      quiet: false,
      deterministic: args.deterministic,
      watched: true,
      next: () => (this.session.continuation === undefined ? undefined : '.next'),
      held: new HeldResult(
        { pager: new Pager(env, lend), rows: () => process.stdout.rows, paused: () => this.frame !== undefined },
        settings,
      ),
      progress: this.status,
    })
    this.errors = new ErrorPrinter(this.target, { settings, debug: args.debug, env: {} })
    this.effects = new Effects(this.printer, settings, env, {
      commandOutput: this.target.output,
      lend,
      edit: (text) => this.edit(text),
    })
  }

  attach(controller: PromptController): void {
    this.controller = controller
  }

  banner(): Promise<string> {
    return banner(this.session.connection, this.context)
  }

  /** As things are now; asked again after each statement. */
  prompt(): PromptAs {
    return sessionPrompt(this.session, this.context)
  }

  async run(text: string, signal: AbortSignal): Promise<'stay' | 'leave'> {
    const complaint = this.history.add(text, Date.now(), this.session.connection.name)
    this.status.begin()
    this.aid.entered(text)
    try {
      const { session, printer, errors, effects } = this
      for (const text of await this.upkeep.turn(session.connection.clock)) await printer.notice(text)
      const end = await runScript(
        { text },
        { session, printer, errors, effects, signal, update: false, onOutcome: (outcome) => this.aid.ran(outcome) },
      )
      if (!end.quit) return 'stay'
      this.exitCode = end.exitCode
      return 'leave'
    } catch (error) {
      await this.explain(error, text)
      return 'stay'
    } finally {
      this.aid.rest()
      this.status.stop()
      if (complaint !== undefined) await this.printer.notice(complaint)
      await this.target.output.flush()
      this.stream.endLine()
    }
  }

  /** What the prompt goes back to, oldest first. */
  entries(): readonly string[] {
    const { history, session } = this
    return session.settings.get('history') === 'here' ? history.entriesOf(session.connection.name) : history.entries()
  }

  /** After the prompt has gone. */
  sayTotal(): Promise<void> {
    return sayTotal(this.context, this.session, this.context.stdout)
  }

  async close(): Promise<void> {
    try {
      await this.effects.close()
    } finally {
      await this.aid.close()
      await this.session.close()
    }
  }

  /** A bug in one statement need not end the session: its state is in the file. */
  private async explain(error: unknown, text: string): Promise<void> {
    const { screen, output } = this.target
    const shown = { look: await screen.look(), columns: screen.columns, form: 'text', wraps: true } as const
    await output.write(printedError(error, { text }, shown).text)
  }

  private async edit(given: string | undefined): Promise<void> {
    const before = this.history.entries().findLast((entry) => !/^\s*(?:\.edit|\\e)\b/.test(entry))
    await this.controller?.edit(given ?? before ?? '')
  }

  private async confirm(danger: Danger): Promise<boolean> {
    return isYes(danger, await this.controller?.ask(questionText(danger)))
  }

  private async watch(look: () => Promise<HeatResult>, signal: AbortSignal | undefined): Promise<void> {
    const { screen } = this.target
    const { showLive } = await import('../render/ink/show-live.tsx')
    const frame = async ({ columns, rows }: LiveSize): Promise<readonly string[]> => {
      const styled = await screen.look()
      const lines = heatPicture(await look(), styled, { columns, rows: Math.max(2, rows - rowsBesideMap) })
      return [...lines, '', styled.style.faint('q leaves')]
    }
    await this.controller?.lend(() => showLive(frame, process, signal))
  }

  /** `.watch`: rounds take turns on a screen of their own, and the last one stays. */
  private async repeat({ title, everyMs, signal, run }: Round): Promise<void> {
    const { style } = await this.target.screen.look()
    const over = new AbortController()
    const ends = signal === undefined ? over.signal : AbortSignal.any([signal, over.signal])
    let shown: readonly string[] = []
    let dueMs = 0
    const frame = async ({ rows }: LiveSize): Promise<readonly string[]> => {
      if (performance.now() >= dueMs) {
        dueMs = performance.now() + everyMs
        this.frame = ''
        const goesOn = await run()
        await this.target.output.flush()
        shown = this.frame.split('\n')
        if (!goesOn) over.abort()
      }
      const head = style.faint(`every ${everyMs / 1_000} s: ${visibleText(title)}`)
      return [head, '', ...shown.slice(0, Math.max(1, rows - 5)), '', style.faint('q leaves')]
    }
    const { showLive } = await import('../render/ink/show-live.tsx')
    try {
      await this.controller?.lend(() => showLive(frame, process, ends))
    } finally {
      this.frame = undefined
    }
    this.controller?.write(`${shown.join('\n').trimEnd()}\n`)
  }
}
