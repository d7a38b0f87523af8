import { ApiError } from '../model/api-error.ts'
import { referencesIn } from '../planner/statement-tables.ts'
import type { CallRecord, Outcome } from './outcome.ts'

/** A statement as ADVISE looks at it. Its tree is not kept: the text says the same in less. */
export type LoggedStatement = {
  readonly text: string
  /** What it named or called, and the table of verbs that name none. */
  readonly tables: ReadonlySet<string>
  readonly currentTable: { readonly table: string; readonly index?: string | undefined } | undefined
  readonly calls: readonly CallRecord[]
  readonly error: { readonly code: string; readonly message: string } | undefined
}

const statementsKept = 500
/** Longer ones are data, not questions. */
const textMax = 4_000
const chargesKept = 100

/** The newest statements that consumed something or were refused by the service. */
export class StatementLog {
  private readonly statements: LoggedStatement[] = []

  add(outcome: Outcome, currentTable: LoggedStatement['currentTable']): void {
    const { statement, text, result, calls } = outcome
    const error = result.kind === 'failed' && result.error instanceof ApiError ? result.error : undefined
    const consumed = calls.some(({ charges }) => charges.length > 0)
    if (statement.kind === 'advise' || (!consumed && error === undefined)) return
    const named = referencesIn(statement).map((reference) =>
      reference === undefined ? currentTable?.table : reference.parts[0],
    )
    this.statements.push({
      // A piece of a text keeps the whole of it in memory; a copy does not.
      text: text.length > textMax ? '' : Buffer.from(text).toString(),
      tables: new Set([...named, ...calls.map(({ table }) => table)].filter((name) => name !== undefined)),
      currentTable,
      calls: calls.map((call) => ({ ...call, charges: call.charges.slice(0, chargesKept) })),
      error: error === undefined ? undefined : { code: error.code, message: error.message },
    })
    if (this.statements.length > statementsKept) this.statements.shift()
  }

  /** Oldest first. */
  about(table: string): readonly LoggedStatement[] {
    return this.statements.filter(({ tables }) => tables.has(table))
  }

  clear(): void {
    this.statements.length = 0
  }
}
