import type { Span } from '../base/shell-error.ts'
import type { BackupStatement } from './backup-statement.ts'
import type { MoneyStatement } from './bill-statement.ts'
import type { ClockStatement } from './clock-statement.ts'
import type { DataStatement } from './data-statement.ts'
import type { DiffModelStatement } from './diff-statement.ts'
import type { ExpectStatement } from './expect-statement.ts'
import type { Operand } from './expression.ts'
import type { LookingStatement } from './looking-statement.ts'
import type { ModelFileStatement } from './model-file-statement.ts'
import type {
  AccessPatternStatement,
  DropModelStatement,
  EntityStatement,
  GenerateStatement,
  RunPatternStatement,
  ShowModelStatement,
} from './model-statement.ts'
import type { MonitorStatement } from './monitor-statement.ts'
import type { TableReference } from './partiql.ts'
import type { ReportStatement } from './report-statement.ts'
import type { AssumptionsStatement, CompareStatement, SimulateStatement } from './simulate-statement.ts'
import type { StatisticsStatement } from './statistics-statement.ts'
import type { TableStatement } from './table-statement.ts'
import type { TransferStatement } from './transfer-statement.ts'
import type { VerbStatement } from './verb-statement.ts'

/**
 * Everything a person can type. Each node has its `kind` and its `span`: offsets into the whole text that was parsed, from
 * the first token of the statement to its last, without the `;`.
 */
export type Statement =
  | DataStatement
  | TableStatement
  | BackupStatement
  | VerbStatement
  | TransactionStatement
  | BatchStatement
  | ExplainStatement
  | ExpectStatement
  | SetVariableStatement
  | UseStatement
  | ClockStatement
  | MonitorStatement
  | MoneyStatement
  | StatisticsStatement
  | LookingStatement
  | SimulateStatement
  | CompareStatement
  | AssumptionsStatement
  | EntityStatement
  | AccessPatternStatement
  | RunPatternStatement
  | DiffModelStatement
  | DropModelStatement
  | GenerateStatement
  | ShowModelStatement
  | TransferStatement
  | ModelFileStatement
  | ReportStatement
  | ApiStatement
  | MetaStatement

export type StatementKind = Statement['kind']

/** `BEGIN; ...; COMMIT;` as one statement. */
export type TransactionStatement = {
  readonly kind: 'transaction'
  /** What stands between, never empty: all reads, or all writes and checks; the planner says which mix is refused. */
  readonly statements: readonly Statement[]
  /** Never sent when ROLLBACK ended it. */
  readonly end: 'COMMIT' | 'ROLLBACK'
  /** BEGIN TOKEN 'x': the idempotency token. */
  readonly token?: string | undefined
  readonly span: Span
}

/** `BATCH { ...; ... }`: one batch request instead of one request each. */
export type BatchStatement = { readonly kind: 'batch'; readonly statements: readonly Statement[]; readonly span: Span }

/** What EXPLAIN shows: the plan, the plan beside what really happened, or the same request in another notation. */
export type ExplainForm = 'plan' | 'analyze' | 'api' | 'cli' | 'js' | 'python'

export type ExplainStatement = {
  readonly kind: 'explain'
  readonly form: ExplainForm
  readonly statement: Statement
  readonly span: Span
}

/** SET name = value: what `:name` stands for from here on. `name` has no colon; `value` holds no path. */
export type SetVariableStatement = {
  readonly kind: 'set-variable'
  readonly name: string
  readonly value: Operand
  readonly span: Span
}

/** USE t: the table of verbs that name none. */
export type UseStatement = { readonly kind: 'use'; readonly table: TableReference; readonly span: Span }

/** A request in the API's own words: `API GetItem {...}` or a pasted `aws dynamodb get-item ...`. Not yet validated. */
export type ApiStatement = {
  readonly kind: 'api'
  /** The API's name, `GetItem`. */
  readonly operation: string
  readonly request: { readonly [member: string]: unknown }
  readonly source: 'api' | 'cli'
  /** Of a pasted command: pages are followed, as the AWS CLI does unless its options say otherwise. */
  readonly pages?: { readonly items?: number | undefined } | undefined
  /** Options of a pasted command that say where to send it or how to show it: the session decides both, and says so. */
  readonly ignored?: readonly string[] | undefined
  readonly span: Span
}

export type MetaWord = { readonly text: string; readonly quoted: boolean; readonly span: Span }
/** `--long`, `--long=value`. */
export type MetaOption = { readonly name: string; readonly value?: string | undefined; readonly span: Span }

/** A dot command, or the dot command a backslash alias stands for. */
export type MetaStatement = {
  readonly kind: 'meta'
  /** Without the dot, in lower case, aliases resolved: `\dt` is `tables`. */
  readonly command: string
  readonly words: readonly MetaWord[]
  readonly options: readonly MetaOption[]
  readonly span: Span
}
