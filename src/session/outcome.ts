import type { ContributorRule, Contributors } from '../analysis/contributors/top-contributors.ts'
import type { MetricDefinition } from '../analysis/metrics/metric-catalogue.ts'
import type { MetricSeries } from '../analysis/metrics/metric-series.ts'
import type { Bill } from '../analysis/pricing/bill.ts'
import type { BillDiff } from '../analysis/pricing/bill-diff.ts'
import type { PriceList } from '../analysis/pricing/price-list.ts'
import type { Statement } from '../ast/statement.ts'
import type { ShellError, Span } from '../base/shell-error.ts'
import type { ProductionStatistics } from '../model/production-statistics.ts'
import type { Throttle } from '../model/throttle.ts'
import type { Item } from '../model/value.ts'
import type { RanCall } from '../modelling/advice/advice-input.ts'
import type { DiffReport } from '../modelling/diff/diff-report.ts'
import type { Coverage } from '../modelling/model/coverage.ts'
import type { Model } from '../modelling/model/model.ts'
import type { ServedPattern } from '../modelling/model/served-pattern.ts'
import type { Alarm, Statistic } from '../operation/alarm.ts'
import type {
  BackupDescription,
  BackupSummary,
  PointInTimeRecoveryDescription,
  TableDescription,
  TimeToLiveDescription,
} from '../operation/operation-types.ts'
import type { ScalingState } from '../operation/scaling.ts'
import type { TrafficRecord } from '../operation/traffic.ts'
import type { Explanation } from '../planner/explanation.ts'
import type { AdvisedTable } from './advised-table.ts'
import type { Branch } from './branching.ts'
import type { HeatResult, WarmPartition } from './looking/heat-result.ts'
import type { PatternsBill } from './model/patterns-bill.ts'
import type { ModelReport } from './model-report/model-report.ts'
import type { SimulatedTraffic } from './simulate/simulated-traffic.ts'

/** One statement as it happens: `begin` and `items` for a statement that answers with items, then its `Outcome`. */
export type StatementEvent =
  | {
      readonly kind: 'begin'
      readonly meta: ItemsMeta
      /** To be shown line by line, whatever the mode. */
      readonly asLines?: true | undefined
      /** No row is to be left out. */
      readonly inFull?: true | undefined
    }
  | { readonly kind: 'items'; readonly items: readonly Item[] }
  /** Whole lines of a text that is too long to be held. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'notice'; readonly text: string }
  /** A statement of a script that is about to run, where the setting `echo` is on. */
  | { readonly kind: 'echo'; readonly text: string }
  /** A statement of a file that `.read` runs has ended. */
  | { readonly kind: 'outcome'; readonly outcome: Outcome }

/** What is known about items before the first arrives. */
export type ItemsMeta = {
  readonly table: string
  readonly index?: string | undefined
  /** Partition and sort key attributes of what was read, then the other key attributes of the table and its indexes. */
  readonly keys: readonly string[]
  readonly otherKeys: readonly string[]
}

export type Progress = {
  readonly label: string
  readonly done: number
  readonly total?: number | undefined
  /** Share of the whole, from 0 to 1, where the total is not known in the same unit. */
  readonly fraction?: number | undefined
  readonly unit: string
  readonly elapsedMs: number
  /** Of the statement until now. */
  readonly consumed?: Consumed | undefined
}

export type Consumed = {
  /** Calls that answer page by page. */
  readonly pages: number
  readonly readHalfUnits: number
  readonly writeHalfUnits: number
  /** Limits that were against a call, enforced or not. */
  readonly throttles: number
}

/** The calls of one statement in their order, the first hundred of `count`. */
export type Trace = { readonly calls: readonly TracedCall[]; readonly count: number }

export type TracedCall = Pick<RanCall, 'operation' | 'access' | 'table' | 'index' | 'returned' | 'evaluated'> &
  Omit<Consumed, 'pages'> & {
    /** Evaluated or written. */
    readonly bytes: number
    /** Absent where batches are written by the thousand. */
    readonly elapsedMs?: number | undefined
    /** Code of the refusal. */
    readonly error?: string | undefined
  }

/** One kind of call that a statement made, summed over its pages or members. */
export type CallRecord = RanCall & {
  /** Limits that were against it, enforced or not; the first hundred. */
  readonly throttles: readonly Throttle[]
}

/** What one statement came to. */
export type Outcome = {
  readonly statement: Statement
  /** The statement as typed. */
  readonly text: string
  readonly result: Result
  readonly calls: readonly CallRecord[]
  readonly trace: Trace
  readonly elapsedMs: number
  /** Where it stands; absent for what was typed at the prompt. */
  readonly place?: Place | undefined
  /** Of RUN: what came of each EXPECT of the pattern, in their order. */
  readonly verdicts?: readonly Verdict[] | undefined
  /** It failed, and an EXPECT ERROR right after it says so. */
  readonly failureExpected?: true | undefined
  /** It touched a partition that is near its limit. */
  readonly warm?: WarmPartition | undefined
  /** Its result is to be shown line by line, whatever the mode. */
  readonly asLines?: true | undefined
  /** What the tutorial says about it. */
  readonly guidance?: readonly ProseLine[] | undefined
  /** What the terminal has to do, in order: the session itself never prints. */
  readonly effects?: readonly Effect[] | undefined
}

/** Both count from one; columns in UTF-16 units. */
export type Place = { readonly file: string; readonly line: number; readonly column: number }

export type Effect =
  /** Where results go from now on, or the next one only. */
  | { readonly kind: 'output'; readonly to: OutputTarget; readonly once: boolean }
  | { readonly kind: 'quit'; readonly exitCode: number }
  /** Open the statement before in the user's editor; what comes back stands at the prompt, not yet run. */
  /** Undefined: the statement before. */
  | { readonly kind: 'edit'; readonly text: string | undefined }
  /** Show what an earlier statement came to in the user's pager. */
  | { readonly kind: 'page'; readonly outcome: Outcome; readonly items: readonly Item[] }
  | { readonly kind: 'history'; readonly last: number | undefined }
  /** Draw a heatmap into a file. */
  | { readonly kind: 'draw'; readonly heat: HeatResult; readonly path: string; readonly form: 'svg' | 'html' }
  /** Write what is known of a model into a file. */
  | { readonly kind: 'report'; readonly report: ModelReport; readonly path: string; readonly form: 'md' | 'html' }
  /** Put a text into a file. */
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  /** Run a command of the operating system. */
  | { readonly kind: 'shell'; readonly command: string }

export type OutputTarget =
  | { readonly kind: 'terminal' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'command'; readonly command: string }

/** The items went by as events; `more` says that a limit ended the reading before the data did. */
export type ItemsResult = {
  readonly kind: 'items'
  readonly meta: ItemsMeta
  readonly count: number
  readonly more: boolean
}

export type Result =
  | ItemsResult
  | { readonly kind: 'count'; readonly count: number; readonly evaluated: number }
  /** A write: `summary` as in `put 1 item`; `count` items or tables; `returned` when ReturnValues or RETURNING asked. */
  | {
      readonly kind: 'written'
      readonly summary: string
      readonly count: number
      /** In the order of the writes; those that had nothing to give back are left out. */
      readonly returned?: readonly Item[] | undefined
    }
  /** `of`: what is wanted of them. */
  | { readonly kind: 'tables'; readonly of: 'tables' | 'indexes'; readonly tables: readonly TableDescription[] }
  | {
      readonly kind: 'description'
      readonly table: TableDescription
      readonly timeToLive?: TimeToLiveDescription | undefined
      readonly recovery?: PointInTimeRecoveryDescription | undefined
      readonly scaling: readonly ScalingState[]
    }
  | { readonly kind: 'backups'; readonly backups: readonly BackupSummary[] }
  | { readonly kind: 'branches'; readonly branches: readonly Branch[]; readonly current: string }
  | { readonly kind: 'backup'; readonly backup: BackupDescription }
  /** SHOW SCALING: policies of these tables. */
  | {
      readonly kind: 'scaling'
      readonly tables: readonly TableDescription[]
      readonly scaling: readonly ScalingState[]
    }
  | { readonly kind: 'explanation'; readonly explanation: Explanation }
  /** Text to print as it is, as of SHOW CREATE TABLE; with `prose`, the same text to be broken where the screen ends. */
  | { readonly kind: 'text'; readonly text: string; readonly prose?: readonly ProseLine[] | undefined }
  /** Its text went by as events. */
  | { readonly kind: 'printed' }
  /** What a statement sent. */
  | { readonly kind: 'trace'; readonly trace: Trace }
  /** What the session consumed so far. */
  | { readonly kind: 'totals'; readonly totals: Totals }
  /** Requests of applications, the newest last; `count` is how many there were since serving began. */
  | { readonly kind: 'traffic'; readonly records: readonly TrafficRecord[]; readonly count: number }
  | { readonly kind: 'bill'; readonly bill: Bill }
  | { readonly kind: 'bill-diff'; readonly diff: BillDiff }
  | { readonly kind: 'bill-patterns'; readonly bill: PatternsBill }
  | DiffResult
  | { readonly kind: 'prices'; readonly prices: PriceList; readonly region: string }
  /** Of each table that ADVISE looked at. */
  | { readonly kind: 'advice'; readonly tables: readonly AdvisedTable[] }
  | { readonly kind: 'statistics'; readonly statistics: readonly ShownStatistics[] }
  | { readonly kind: 'heat'; readonly heat: HeatResult }
  | ContributorsResult
  | MetricsResult
  | { readonly kind: 'alarms'; readonly alarms: readonly Alarm[] }
  | ModelResult
  | ({ readonly kind: 'simulation' } & SimulatedTraffic)
  | { readonly kind: 'comparison'; readonly first: SimulatedTraffic; readonly second: SimulatedTraffic }
  /** EXPLAIN ASSUMPTIONS. */
  | { readonly kind: 'assumptions' }
  /**
   * An EXPECT, or one in an access pattern that a RUN did not meet; `actual` says what was there in the words of the expectation.
   * `items`: those of the RUN, which went by as events.
   */
  | ({ readonly kind: 'expectation'; readonly items?: ItemsResult | undefined } & Verdict)
  /** Nothing to show: SET, USE, most dot commands. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly error: ShellError }
  | { readonly kind: 'cancelled' }

/** DIFF MODEL. */
export type DiffResult = { readonly kind: 'model-diff'; readonly report: DiffReport }

/** SHOW ENTITIES, ACCESS PATTERNS, MATRIX and COVERAGE. */
export type ModelResult =
  | { readonly kind: 'entities'; readonly model: Model }
  | { readonly kind: 'access-patterns'; readonly patterns: readonly ServedPattern[] }
  | { readonly kind: 'matrix'; readonly model: Model; readonly patterns: readonly ServedPattern[] }
  | { readonly kind: 'coverage'; readonly coverage: Coverage }

/** What SET STATISTICS said, beside what is here; undefined: there is no such table. */
export type ShownStatistics = ProductionStatistics & { readonly itemsHere: number | undefined }
/** TOP KEYS, the greatest first; `count` is how many are known. */
export type ContributorsResult = Contributors & {
  readonly kind: 'contributors'
  readonly rule: ContributorRule
  readonly table: string
  readonly index?: string | undefined
  readonly fromMs: number
  readonly toMs: number
}

/** METRICS. Without a metric every series stands for the whole time. */
export type MetricsResult = {
  readonly kind: 'metrics'
  readonly metric?: MetricDefinition | undefined
  /** Those to show; empty: the usual ones. */
  readonly statistics: readonly Statistic[]
  readonly series: readonly MetricSeries[]
  readonly fromMs: number
  readonly toMs: number
  readonly periodMs: number
}

/** What a session consumed since it began. */
export type Totals = {
  /** Those that called the database. */
  readonly statements: number
  readonly calls: number
  readonly readHalfUnits: number
  readonly writeHalfUnits: number
  /** By table and index, and by the word that a statement begins with, in the order in which they first occurred. */
  readonly byTable: readonly (TotalUnits & { readonly table: string; readonly index?: string | undefined })[]
  readonly byStatement: readonly (TotalUnits & { readonly statement: string; readonly count: number })[]
}

export type TotalUnits = { readonly readHalfUnits: number; readonly writeHalfUnits: number }

/** `head` and `text` are a line; what does not fit stands under the text, or under column `indent` if that is given. */
export type ProseLine = { readonly head: string; readonly text: string; readonly indent?: number | undefined }

/** How an expectation came out. */
export type Verdict = {
  readonly passed: boolean
  readonly expected: string
  readonly actual: string
  /** Line by line, expected against actual. */
  readonly diff?: string | undefined
  /** What `--update` writes over the span of an OUTPUT block. */
  readonly replacement?: { readonly span: Span; readonly text: string } | undefined
}
