import type { Statement } from '../ast/statement.ts'
import type { Value } from '../model/value.ts'
import type { BulkLane } from '../operation/bulk.ts'
import type { ModelShelf } from '../operation/model-shelf.ts'
import type { Monitor } from '../operation/monitor.ts'
import type { Backend } from '../operation/operation.ts'
import type { RemotePlace } from '../operation/remote-place.ts'
import type { TrafficLog } from '../operation/traffic.ts'
import type { Undoing } from '../operation/undoing.ts'
import type { Explanation } from '../planner/explanation.ts'
import type { ParsedStatement } from '../syntax/parse-script.ts'
import type { Branching } from './branching.ts'
import type { Confirm } from './danger.ts'
import type { AlarmWatch } from './looking/alarm-watch.ts'
import type { HeatResult } from './looking/heat-result.ts'
import type { Effect, Outcome, Place, ProseLine, Result, StatementEvent, Totals } from './outcome.ts'
import type { Keeping, Previous, PrintOutcome } from './previous.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { Sleep } from './run.ts'
import type { Continuation } from './run-calls.ts'
import type { SessionClock } from './session-clock.ts'
import type { Settings } from './settings.ts'
import type { StatementHistory } from './statement-history.ts'
import type { StatementLog } from './statement-log.ts'
import type { CheckResult } from './workshop/check-result.ts'
import type { Progress } from './workshop/progress.ts'
import type { Workshop } from './workshop/workshop.ts'

/** What a session is to the statements it runs: what lasts between them, and what they may ask of it. */
export interface SessionState {
  /** Of the connection. */
  readonly alarms: AlarmWatch
  /** What `.serve` began. */
  served: Served | undefined
  readonly connection: Connection
  readonly settings: Settings
  readonly variables: Map<string, Value>
  readonly parts: SessionParts
  /** Refuses every write. */
  readonly readOnly: boolean
  totals: Totals
  /** What ran lately, for ADVISE. */
  readonly statements: StatementLog
  readonly previous: Previous | undefined
  readonly confirm: Confirm | undefined
  /** Goes back to the mode that `.expanded` has left. */
  modeBefore: (() => void) | undefined
  /** Time goes on here as a statement said. */
  clockMoved: boolean
  currentTable: { readonly table: string; readonly index?: string | undefined } | undefined
  /** The rest of a read that the setting `pages` interrupted. */
  continuation: Continuation | undefined
  run(statement: Statement, text: string, hooks?: RunHooks): Promise<Outcome>
  runScript(text: string, options?: RunScriptOptions): AsyncGenerator<Outcome>
  switchTo(connection: Connection): Promise<void>
  stopServing(): Promise<void>
  /** A session on another database, with nothing of what lasts here. */
  aside(connection: Connection): SessionState
  /** Of the workshop whose database is open; absent outside of one. */
  readonly coach: Coach | undefined
  /** Goes over to the database of a workshop, which is opened the first time. */
  enterWorkshop(workshop: Workshop, shelf: WorkshopShelf): Promise<Coach>
  /** Begins the present step anew on an empty database. */
  restartWorkshop(): Promise<Coach | undefined>
  /** Goes back to the database of before; false where it is open already. */
  leaveWorkshop(): Promise<boolean>
}

/** What commands ask of a workshop that somebody is in: what there is to say. */
export interface Coach {
  readonly workshop: Workshop
  brief(): Promise<readonly ProseLine[]>
  /** Undefined: this is the last step. */
  next(): Promise<readonly ProseLine[] | undefined>
  back(): Promise<readonly ProseLine[]>
  hint(): readonly ProseLine[]
  solution(): readonly ProseLine[]
  score(): readonly ProseLine[]
  check(signal?: AbortSignal): Promise<readonly ProseLine[]>
  /** As `check`, as data. */
  judge(signal?: AbortSignal): Promise<readonly CheckResult[]>
  /** Those of this step judged anew, those of others as they were last judged. */
  judgeAll(): Promise<readonly CheckResult[]>
  /** Of all steps, as they were last judged. */
  readonly points: number
  /** Looks at a statement that has just run; undefined where it had nothing to do with the step. */
  look(outcome: Outcome, previous: Previous | undefined): Promise<readonly ProseLine[] | undefined>
}

/** Where workshops are, and what is kept of whoever is in one; made by whoever knows the disk. */
export interface WorkshopShelf {
  /** Names of those that come with the shell, in their order; the tutorial is the first. */
  readonly names: readonly string[]
  /** By its name, or by the path of its file or folder. Throws ScriptSyntaxError, or SessionError where there is none. */
  read(name: string): Workshop
  /** The database of whoever is in it; fresh: an empty one in its place. */
  open(workshop: Workshop, fresh: boolean): Promise<Connection>
  /** An empty database in memory, on a clock that begins as that of `open` does. */
  openCopy(): Promise<Connection>
  /** Undefined: it has not begun. */
  progress(workshop: Workshop): Progress | undefined
  save(workshop: Workshop, progress: Progress): void
}

/** The open database, as applications reach it. */
export type Served = { readonly url: string; readonly traffic: TrafficLog; stop(): Promise<void> }

export type ServeOptions = {
  readonly port: number
  /** How long the answer to a transaction that wrote is to wait, in milliseconds, when it is asked. */
  readonly transactionTimeMs: () => number
  /** Whose access patterns requests are compared with; absent: there are none. */
  readonly shelf: ModelShelf | undefined
}

/** Where `.open` and `.connect` lead; made by whoever knows engines and regions. */
export type Connection = {
  readonly backend: Backend
  /** For prompts and messages: `shop.db`, `aws:prod/eu-west-1`. */
  readonly name: string
  /** The service has no PartiQL, as Alternator: statements go as the operations from before it. */
  readonly classic?: true | undefined
  /** How long a description of a table is believed; 0 where asking again costs nothing. */
  readonly describeMs: number
  /** Where its tables are; absent: us-east-1. */
  readonly region?: string | undefined
  /** Absent: its time is not ours to move, as that of AWS. */
  readonly clock?: SessionClock | undefined
  /** Absent: what it consumes is metered elsewhere. */
  readonly monitor?: Monitor | undefined
  /** Absent: entities and access patterns are kept elsewhere, or nowhere. */
  readonly shelf?: ModelShelf | undefined
  /** For data in and out; absent: there is none. */
  readonly bulk?: BulkLane | undefined
  /** Absent: it is no file of ours. */
  readonly branching?: Branching | undefined
  /** Absent: nothing that was written can be taken back. */
  readonly undoing?: Undoing | undefined
  /** Absent: nothing can be simulated, since nobody says what requests cost. */
  readonly rehearse?: (() => Promise<Rehearsal>) | undefined
  /** Whose requests are paid for, and whose tables others use too; absent: a database of ours. */
  readonly remote?: RemotePlace | undefined
  /** Ends with the session: there is nothing in it that could be lost. */
  readonly ephemeral?: true | undefined
}

export type SessionParts = {
  readonly connection: Connection
  readonly version: string
  readonly settings?: Settings | undefined
  readonly readOnly?: boolean | undefined
  /** Absent: what cannot be taken back is refused. */
  readonly confirm?: Confirm | undefined
  /** Opens another file; absent: `.open` is refused. The session closes the backend it leaves. */
  readonly open?: ((path: string) => Promise<Connection>) | undefined
  /** Goes over to a service that is not ours; absent: `.connect` is refused. */
  readonly connect?: ((place: RemotePlace) => Promise<Connection>) | undefined
  /** Lets applications of this machine use the backend; absent: `.serve` is refused. */
  readonly serve?: ((backend: Backend, options: ServeOptions) => Promise<Served>) | undefined
  /** Repeats a heatmap on a screen until somebody has seen enough; absent: there is no such screen. */
  readonly watch?: ((look: () => Promise<HeatResult>, signal: AbortSignal | undefined) => Promise<void>) | undefined
  /** Somebody may want to know when a statement touches a warm partition. */
  readonly tellsHeat?: boolean | undefined
  /** Somebody can edit a statement and go on with it; absent: `.edit` is refused. */
  readonly canEdit?: true | undefined
  /** What was entered before; absent: `.history` is refused. */
  readonly history?: StatementHistory | undefined
  /** What `.help` explains beside the language, by name in lower case. */
  readonly topics?: Topics | undefined
  /** Shows each round of a statement in place of the one before, until somebody has seen enough; absent: one under the other. */
  readonly repeat?: ((round: Round) => Promise<void>) | undefined
  /** Absent: there are no workshops here. */
  readonly workshops?: (() => Promise<WorkshopShelf>) | undefined
  /** For EXPECT OUTPUT. */
  readonly print?: PrintOutcome | undefined
  readonly sleep?: Sleep | undefined
  /** Milliseconds since some moment, for durations. */
  readonly stopwatch?: (() => number) | undefined
}

/** Loaded when they are asked for. */
export type Topics = { readonly [name: string]: () => Promise<readonly ProseLine[]> }

export type Round = {
  /** The statement. */
  readonly title: string
  readonly everyMs: number
  readonly signal: AbortSignal | undefined
  /** Runs it; false: there is to be no other round. */
  readonly run: () => Promise<boolean>
}

export type RunHooks = {
  /** Called as things happen; a promise holds the statement back until whoever listens is ready for more. */
  readonly onEvent?: ((event: StatementEvent) => void | Promise<void>) | undefined
  readonly signal?: AbortSignal | undefined
  readonly place?: Place | undefined
  /** Where the statement's relative paths start: beside its file. Absent: where the shell was started. */
  readonly directory?: string | undefined
  /** Its result is to be shown line by line. */
  readonly asLines?: true | undefined
  /** What an EXPECT after it may look at; `some` when absent. */
  readonly keep?: Keeping | undefined
}

export type RunScriptOptions = Pick<RunHooks, 'onEvent' | 'signal'> & {
  /** What the text is called in messages; `.read` finds its files beside it. */
  readonly file?: string | undefined
  /** Called before each statement. */
  readonly onStatement?: ((statement: ParsedStatement) => void | Promise<void>) | undefined
  /** Stop at the first failure; absent: as the setting `bail` says. */
  readonly bail?: boolean | undefined
}

/** What a statement came to, before it is wrapped into its outcome. */
export type Done = {
  readonly result: Result
  readonly verdicts?: Outcome['verdicts']
  /** Its plan, where the statement alone does not say it. */
  readonly explanation?: (() => Explanation | undefined) | undefined
  readonly effects?: readonly Effect[] | undefined
  readonly asLines?: true | undefined
}
