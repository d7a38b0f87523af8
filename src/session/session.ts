import { setTimeout as setTimer } from 'node:timers/promises'
import type { Statement } from '../ast/statement.ts'
import { ShellError } from '../base/shell-error.ts'
import { processMs } from '../base/stopwatch.ts'
import type { Value } from '../model/value.ts'
import { unmetered } from '../operation/unmetered.ts'
import { explain } from '../planner/explain/explain.ts'
import type { PlanContext } from '../planner/plan-context.ts'
import { isReservedInExpressions, isReservedInPartiql } from '../syntax/reserved-names.ts'
import { CallRecorder } from './call-recorder.ts'
import { Catalogue } from './catalogue.ts'
import { unlimited } from './cost-limit.ts'
import { type Confirm, confirmFor } from './danger.ts'
import { AlarmWatch, tellChanges } from './looking/alarm-watch.ts'
import type { WarmPartition } from './looking/heat-result.ts'
import type { CallRecord, Outcome, StatementEvent, Totals } from './outcome.ts'
import { ItemKeeper, looksBack, type Previous } from './previous.ts'
import type { CostWatch, Run, Sleep } from './run.ts'
import { type Continuation, isCancelled } from './run-calls.ts'
import { runStatement } from './run-statement.ts'
import { runScript } from './script-runner.ts'
import type {
  Coach,
  Connection,
  Done,
  RunHooks,
  RunScriptOptions,
  Served,
  SessionParts,
  SessionState,
  WorkshopShelf,
} from './session-state.ts'
import { applyMonitorSettings } from './set-monitor.ts'
import { Settings } from './settings.ts'
import { StatementLog } from './statement-log.ts'
import { addedTo, noTotals } from './totals.ts'
import { noteWhatStays, ofStatement } from './undo-notes.ts'
import { withSettings } from './with-settings.ts'
import type { EnteredWorkshop } from './workshop/enter-workshop.ts'
import type { Workshop } from './workshop/workshop.ts'

/** Runs statements one at a time. Holds what lasts between them: connection, settings, variables, current table, totals. */
export class Session implements SessionState {
  readonly settings: Settings
  readonly variables = new Map<string, Value>()
  readonly parts: SessionParts
  connection: Connection
  currentTable: { readonly table: string; readonly index?: string | undefined } | undefined
  totals: Totals = noTotals
  readonly statements = new StatementLog()
  private statementCount = 0
  previous: Previous | undefined
  continuation: Continuation | undefined
  served: Served | undefined
  alarms: AlarmWatch
  clockMoved = false
  modeBefore: (() => void) | undefined
  /** Workshops that have been entered, by name. */
  private readonly entered = new Map<string, EnteredWorkshop>()
  /** The one that is open, and what was open when it was entered. */
  private inside: { readonly workshop: EnteredWorkshop; readonly home: Connection } | undefined
  private catalogue: Catalogue
  /** The statement that runs was confirmed, as far as it needs to be, when it was tried before. */
  private hasAsked = false

  constructor(parts: SessionParts) {
    this.parts = parts
    this.settings = parts.settings ?? new Settings()
    this.connection = parts.connection
    this.catalogue = this.newCatalogue()
    this.alarms = new AlarmWatch(parts.connection)
  }

  /** Who is asked before something that cannot be taken back. */
  get confirm(): Confirm | undefined {
    if (this.hasAsked) return async () => true
    return confirmFor(this.connection, this.parts.confirm)
  }

  /**
   * Runs one statement of `text`. Mistakes and refusals are results, not rejections; anything else thrown is a bug.
   * Aborting the signal ends it between two calls, with what was consumed until then.
   */
  async run(statement: Statement, text: string, hooks: RunHooks = {}): Promise<Outcome> {
    // A workshop looks at what came.
    const keeper = new ItemKeeper(this.inside === undefined ? (hooks.keep ?? 'some') : 'many')
    const { coach } = this
    const emit = async (event: StatementEvent): Promise<void> => {
      keeper.see(event)
      await hooks.onEvent?.(event.kind === 'begin' && hooks.asLines === true ? { ...event, asLines: true } : event)
    }
    const run = await this.newRun(statement, text, emit, hooks)
    const startedMs = run.stopwatch()
    const { currentTable } = this
    const done = await this.attempt(run)
    if (!this.readOnly) await tellChanges(this.alarms, emit)
    const calls = run.calls.records()
    await noteWhatStays(this.connection, run, done.result)
    this.totals = addedTo(this.totals, statement, calls)
    const warm = await this.warmth(run, calls)
    const outcome: Outcome = {
      statement,
      text: text.slice(statement.span.start, statement.span.end),
      result: done.result,
      calls,
      trace: run.calls.trace(),
      elapsedMs: run.stopwatch() - startedMs,
      ...(hooks.place === undefined ? {} : { place: hooks.place }),
      ...(done.verdicts === undefined ? {} : { verdicts: done.verdicts }),
      ...(warm === undefined ? {} : { warm }),
      ...(hooks.asLines === true || done.asLines === true ? { asLines: true } : {}),
      ...(done.effects === undefined ? {} : { effects: done.effects }),
    }
    this.statements.add(outcome, currentTable)
    this.remember(run, outcome, keeper, done.explanation)
    // What enters or leaves a workshop solves nothing in it.
    if (coach === undefined || coach !== this.coach) return outcome
    const guidance = await coach.look(outcome, this.previous)
    return guidance === undefined ? outcome : { ...outcome, guidance }
  }

  /** Runs a whole text; see `runScript`. */
  runScript(text: string, options: RunScriptOptions = {}): AsyncGenerator<Outcome> {
    return runScript(this, text, options)
  }

  /** Leaves the connection for another one. */
  async switchTo(connection: Connection): Promise<void> {
    const left = this.inside?.home ?? this.connection
    await this.stopServing()
    await this.rest()
    this.inside = undefined
    this.goOver(connection)
    await left.backend.close()
  }

  get readOnly(): boolean {
    return this.parts.readOnly === true && this.inside === undefined
  }

  get coach(): Coach | undefined {
    return this.inside?.workshop.coach
  }

  async enterWorkshop(workshop: Workshop, shelf: WorkshopShelf): Promise<Coach> {
    await this.rest()
    const { openWorkshop } = await import('./workshop/enter-workshop.ts')
    const entered = this.entered.get(workshop.name) ?? (await openWorkshop(workshop, shelf, this.aside))
    this.entered.set(workshop.name, entered)
    this.inside = { workshop: entered, home: this.inside?.home ?? this.connection }
    this.goOver(entered.connection)
    return entered.coach
  }

  async restartWorkshop(): Promise<Coach | undefined> {
    const { inside } = this
    if (inside === undefined) return undefined
    await this.stopServing()
    const { restartWorkshop } = await import('./workshop/enter-workshop.ts')
    const workshop = await restartWorkshop(inside.workshop)
    this.entered.set(workshop.coach.workshop.name, workshop)
    this.inside = { ...inside, workshop }
    this.goOver(workshop.connection)
    return workshop.coach
  }

  async leaveWorkshop(): Promise<boolean> {
    const { inside } = this
    if (inside === undefined) return false
    await this.rest()
    this.inside = undefined
    this.goOver(inside.home)
    return true
  }

  private async rest(): Promise<void> {
    await this.inside?.workshop.coach.rest()
  }

  /** On another database, with nothing of what lasts here. */
  readonly aside = (connection: Connection): Session =>
    new Session({
      version: this.parts.version,
      stopwatch: this.parts.stopwatch,
      sleep: this.parts.sleep,
      confirm: async () => true,
      connection,
    })

  private goOver(connection: Connection): void {
    this.connection = connection
    this.catalogue = this.newCatalogue()
    this.alarms = new AlarmWatch(connection)
    this.currentTable = undefined
    this.previous = undefined
    this.continuation = undefined
    this.statements.clear()
    this.clockMoved = false
  }

  async stopServing(): Promise<void> {
    const { served } = this
    this.served = undefined
    await served?.stop()
  }

  /** Ends what it serves and closes its database. */
  async close(): Promise<void> {
    await this.stopServing()
    await this.rest()
    const opened = [...this.entered.values()].map(({ connection }) => connection)
    const all = new Set([this.connection, ...(this.inside === undefined ? [] : [this.inside.home]), ...opened])
    for (const connection of all) await connection.backend.close()
  }

  private newCatalogue(): Catalogue {
    const { backend, describeMs } = this.connection
    return new Catalogue(unmetered(backend), { keepMs: describeMs, nowMs: this.parts.stopwatch ?? processMs })
  }

  private async newRun(
    statement: Statement,
    text: string,
    emit: Run['emit'],
    { signal, directory }: RunHooks,
  ): Promise<Run> {
    const { catalogue, settings } = this
    const { span } = statement
    const calling = { id: ++this.statementCount, text: text.slice(span.start, span.end) }
    const backend = withSettings(this.connection.backend, settings)
    const calls = new CallRecorder()
    return {
      // What a file brings is too much to be kept.
      backend: statement.kind === 'meta' ? backend : ofStatement(backend, calling),
      calling,
      statement,
      text,
      context: this.planContext(text),
      catalogue,
      monitor: this.connection.monitor,
      settings,
      calls,
      guard: await this.costGuard(),
      emit: (event) => emit(event.kind === 'progress' ? withConsumed(event, calls) : event),
      signal,
      directory: directory ?? '.',
      sleep: this.parts.sleep ?? pause,
      stopwatch: this.parts.stopwatch ?? processMs,
    }
  }

  /** Loaded where there is a limit. Also where nothing could be lost, it is somebody's to say that a statement may cost more. */
  private async costGuard(): Promise<CostWatch | undefined> {
    if (this.settings.get('cost-guard') === unlimited) return undefined
    return (await import('./cost-guard.ts')).CostGuard.of(this)
  }

  planContext(text: string): PlanContext {
    return {
      tables: this.catalogue,
      variables: this.variables,
      currentTable: this.currentTable,
      text,
      words: { inExpressions: isReservedInExpressions, inPartiql: isReservedInPartiql },
      classic: this.connection.classic,
    }
  }

  private async attempt(run: Run): Promise<Done> {
    try {
      await applyMonitorSettings(this.connection, this.settings)
      return await runStatement(this, run)
    } catch (error) {
      if (isCancelled(error, run.signal)) return { result: { kind: 'cancelled' } }
      if (run.context.classic !== true && this.connection.classic === true) return this.attemptClassic(run)
      if (error instanceof ShellError) return { result: { kind: 'failed', error: await hinted(error, run) } }
      throw error
    }
  }

  /** The service has refused PartiQL, and so done nothing yet. */
  private async attemptClassic(run: Run): Promise<Done> {
    this.hasAsked = true
    try {
      return await this.attempt({ ...run, context: this.planContext(run.text) })
    } finally {
      this.hasAsked = false
    }
  }

  /** Only where somebody looks: finding out costs a question for each table that was touched. */
  private async warmth(run: Run, calls: readonly CallRecord[]): Promise<WarmPartition | undefined> {
    const { monitor, clock } = this.connection
    const { settings, parts } = this
    const asked = parts.tellsHeat === true || settings.originOf('heatstrip') === 'session'
    if (!asked || !settings.get('heatstrip') || monitor === undefined || clock === undefined) return undefined
    if (calls.every(({ charges }) => charges.length === 0)) return undefined
    const { warmPartition } = await import('./looking/warm-partition.ts')
    return warmPartition({ monitor, clock }, settings, calls, (table) => run.catalogue.regionOf(table))
  }

  /** An EXPECT is about what came before it, and so is the next one. */
  private remember(run: Run, outcome: Outcome, keeper: ItemKeeper, explanation: Done['explanation']): void {
    const { statement, result } = outcome
    if (statement.kind === 'expect' || (statement.kind === 'meta' && (result.kind === 'none' || looksBack(statement))))
      return
    const { items, printed, complete } = keeper
    this.previous = {
      outcome,
      items,
      printed,
      complete,
      explanation: explanation ?? explanationOf(statement, run.context),
    }
  }
}

type ProgressEvent = Extract<StatementEvent, { readonly kind: 'progress' }>

const withConsumed = ({ progress }: ProgressEvent, calls: CallRecorder): ProgressEvent => ({
  kind: 'progress',
  progress: { ...progress, consumed: calls.consumed() },
})

/**
 * Of the plan as it was before the statement ran: a script that sets a variable between the statement and its EXPECT does
 * not change what was planned. Worked out late, since few statements are followed by an EXPECT.
 */
function explanationOf(statement: Statement, context: PlanContext): Previous['explanation'] {
  const inner = statement.kind === 'explain' ? statement.statement : statement
  const frozen = { ...context, variables: new Map(context.variables) }
  return () => {
    try {
      return explain(inner, frozen)
    } catch (error) {
      if (error instanceof ShellError) return undefined
      throw error
    }
  }
}

/** Loaded when something is refused: most statements are not. */
async function hinted(error: ShellError, run: Run): Promise<ShellError> {
  const { withHint } = await import('./refusal-hint.ts')
  try {
    return await withHint(error, run)
  } catch (problem) {
    // Nobody waits for a hint: who cancels the search for one gets the error without it.
    if (problem instanceof ShellError || isCancelled(problem, run.signal)) return error
    throw problem
  }
}

const pause: Sleep = async (ms, signal) => {
  await setTimer(ms, undefined, signal === undefined ? {} : { signal })
}
