import type { Value } from '../model/value.ts'
import type { SizedTable } from './sized-table.ts'

/** What the planner knows about tables. Statements whose plan needs no key schema do not ask. */
export interface TableCatalogue {
  /** Undefined when there is no such table. At the size of production where EXPLAIN is to tell of that. */
  describe(name: string): SizedTable | undefined
  /** The attribute by which a table's items expire; undefined when they do not. Only `TTL DISABLED` asks. */
  expiresBy(name: string): string | undefined
  /** The ARNs of the backups with this name. Only statements that name one ask. */
  backupsNamed(name: string): readonly string[]
}

/** Words that may not stand bare as names, in any letter case. The two languages disagree. */
export type ReservedWords = {
  /** In DynamoDB's expressions, which then need `#name`. */
  readonly inExpressions: (word: string) => boolean
  /** In PartiQL, which then needs double quotes. */
  readonly inPartiql: (word: string) => boolean
}

/** Everything a plan depends on beside the statement. */
export type PlanContext = {
  readonly tables: TableCatalogue
  /** What `:name` stands for; names without the colon. */
  readonly variables: ReadonlyMap<string, Value>
  /** The table of verbs that name none: USE. */
  readonly currentTable?: { readonly table: string; readonly index?: string | undefined } | undefined
  /** The whole text that spans point into. */
  readonly text: string
  readonly words: ReservedWords
  /** The service has no PartiQL: statements go as the operations from before it. */
  readonly classic?: true | undefined
}
