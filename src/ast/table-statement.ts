import type { Span } from '../base/shell-error.ts'
import type { ScalingSettings } from '../model/scaling.ts'
import type { KeyType } from '../model/value.ts'
import type { TableReference } from './partiql.ts'

/** Table DDL and administration. Source: reference, dialects 4a (ddbsh's grammar, clauses in any order). */

export type AttributeDefinition = { readonly name: string; readonly type: KeyType; readonly span: Span }

/** Several HASH and several RANGE elements are legal on global indexes; the service judges the rest. */
export type KeyElement = { readonly name: string; readonly role: 'HASH' | 'RANGE'; readonly span: Span }

export type UnitPair = { readonly readUnits: number; readonly writeUnits: number }

export type Billing =
  /** `limits` absent: not mentioned. `'UNLIMITED'`: an existing ceiling is removed. */
  | { readonly mode: 'ON DEMAND'; readonly limits?: UnitPair | 'UNLIMITED' | undefined }
  | { readonly mode: 'PROVISIONED'; readonly throughput: UnitPair }

export type ProjectionDefinition =
  | { readonly type: 'ALL' }
  | { readonly type: 'KEYS_ONLY' }
  | { readonly type: 'INCLUDE'; readonly attributes: readonly string[] }

export type LocalIndexDefinition = {
  readonly name: string
  readonly keys: readonly KeyElement[]
  readonly projection: ProjectionDefinition
  readonly span: Span
}

/** What a global index may be given at creation or later; an absent member is not mentioned. */
export type IndexSettings = {
  readonly billing?: Billing | undefined
  readonly warmThroughput?: UnitPair | undefined
  readonly scaling?: ScalingSettings | undefined
}

export type GlobalIndexDefinition = LocalIndexDefinition & IndexSettings

export type StreamView = 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES' | 'KEYS_ONLY'
export type TagDefinition = { readonly key: string; readonly value: string }

/** What a table may be given at creation or by ALTER TABLE ... SET; an absent member is not mentioned. */
export type TableSettings = IndexSettings & {
  readonly stream?: StreamView | 'DISABLED' | undefined
  /** `'KMS'` with the AWS managed key, `'OWNED'` for the default key, or a customer key. */
  readonly encryption?: 'KMS' | 'OWNED' | { readonly keyArn: string } | undefined
  readonly tableClass?: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS' | undefined
  readonly deletionProtection?: boolean | undefined
  /** The attribute by which items expire. */
  readonly timeToLive?: { readonly attribute: string } | 'DISABLED' | undefined
  /** Point-in-time recovery; without days, as many as the service takes by itself. */
  readonly recovery?: { readonly periodDays?: number | undefined } | 'DISABLED' | undefined
}

export type CreateTableStatement = {
  readonly kind: 'create-table'
  readonly table: TableReference
  readonly ifNotExists: boolean
  /** Do not wait until the table is ACTIVE. */
  readonly noWait: boolean
  readonly attributes: readonly AttributeDefinition[]
  readonly keys: readonly KeyElement[]
  readonly globalIndexes: readonly GlobalIndexDefinition[]
  readonly localIndexes: readonly LocalIndexDefinition[]
  readonly settings: TableSettings
  readonly tags: readonly TagDefinition[]
  readonly span: Span
}

export type AlterAction =
  | { readonly kind: 'set'; readonly settings: TableSettings; readonly span: Span }
  | { readonly kind: 'create-index'; readonly index: GlobalIndexDefinition; readonly span: Span }
  | ({ readonly kind: 'update-index'; readonly name: string; readonly span: Span } & IndexSettings)
  | { readonly kind: 'drop-index'; readonly name: string; readonly span: Span }

export type AlterTableStatement = {
  readonly kind: 'alter-table'
  readonly table: TableReference
  readonly noWait: boolean
  /** Types of attributes that a new index keys on. */
  readonly attributes: readonly AttributeDefinition[]
  /** In the order written, never empty. */
  readonly actions: readonly AlterAction[]
  readonly span: Span
}

export type DropTableStatement = {
  readonly kind: 'drop-table'
  readonly table: TableReference
  readonly ifExists: boolean
  readonly noWait: boolean
  readonly span: Span
}

/** `DESCRIBE t` or `DESCRIBE t.i`; without a table, the one chosen by USE. */
export type DescribeStatement = {
  readonly kind: 'describe'
  readonly table?: TableReference | undefined
  readonly span: Span
}

/** `like` uses SQL's wildcards: `%` for any run, `_` for one character. */
export type ShowTablesStatement = {
  readonly kind: 'show-tables'
  readonly like?: string | undefined
  readonly span: Span
}
export type ShowCreateTableStatement = {
  readonly kind: 'show-create-table'
  readonly table?: TableReference | undefined
  readonly span: Span
}
/** Without a table: of every table. */
export type ShowIndexesStatement = {
  readonly kind: 'show-indexes'
  readonly table?: TableReference | undefined
  readonly span: Span
}
/** Without a table: of every table. */
export type ShowScalingStatement = {
  readonly kind: 'show-scaling'
  readonly table?: TableReference | undefined
  readonly span: Span
}
/** `limit`: how many of the newest requests. */
export type ShowTrafficStatement = { readonly kind: 'show-traffic'; readonly limit?: number; readonly span: Span }
export type ShowLimitsStatement = { readonly kind: 'show-limits'; readonly span: Span }
export type ShowVersionStatement = { readonly kind: 'show-version'; readonly span: Span }

export type TableStatement =
  | CreateTableStatement
  | AlterTableStatement
  | DropTableStatement
  | DescribeStatement
  | ShowTablesStatement
  | ShowCreateTableStatement
  | ShowIndexesStatement
  | ShowScalingStatement
  | ShowLimitsStatement
  | ShowTrafficStatement
  | ShowVersionStatement
