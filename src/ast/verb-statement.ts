import type { Span } from '../base/shell-error.ts'
import type { Condition, Literal, Projection, Update } from './expression.ts'
import type { TableReference } from './partiql.ts'
import type { PastMoment } from './past-moment.ts'

/** The expression verbs: one statement is one item operation, its expressions in DynamoDB's own grammar with literals. */

export type MapLiteral = Extract<Literal, { readonly kind: 'map' }>

export type CapacityReport = 'TOTAL' | 'INDEXES'
export type ReturnValues = 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW'

/** What every verb carries. */
type Verb = {
  /** `table` or `table.index`; absent: the one chosen by USE. */
  readonly table?: TableReference | undefined
  readonly returnCapacity?: CapacityReport | undefined
  readonly span: Span
}

/** What writes with a condition carry. */
type ConditionalVerb = Verb & {
  readonly condition?: Condition | undefined
  readonly returnValues?: ReturnValues | undefined
  /** ON FAILURE RETURN OLD: a failed condition shows the item that was there. */
  readonly onFailureReturnOld: boolean
}

export type GetStatement = Verb & {
  readonly kind: 'get'
  readonly key: MapLiteral
  readonly projection?: Projection | undefined
  readonly consistent: boolean
  /** Absent: now. */
  readonly asOf?: PastMoment | undefined
}

export type PutStatement = ConditionalVerb & { readonly kind: 'put'; readonly item: MapLiteral }

export type UpdateItemStatement = ConditionalVerb & {
  readonly kind: 'update-item'
  readonly key: MapLiteral
  /** Absent when nothing but the key is given: creates the item if it is missing. */
  readonly update?: Update | undefined
}

export type DeleteItemStatement = ConditionalVerb & { readonly kind: 'delete-item'; readonly key: MapLiteral }

/** What QUERY and SCAN share. */
type ReadMany = Verb & {
  readonly filter?: Condition | undefined
  readonly projection?: Projection | undefined
  readonly consistent: boolean
  /** Items to return at most, after the filter. */
  readonly limit?: number | undefined
  /** Items to evaluate at most: the API's `Limit`. */
  readonly scanLimit?: number | undefined
  readonly startAfter?: MapLiteral | undefined
  /** Absent: now. */
  readonly asOf?: PastMoment | undefined
  readonly select?: 'COUNT' | 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' | undefined
}

export type QueryStatement = ReadMany & {
  readonly kind: 'query'
  readonly keyCondition: Condition
  readonly descending: boolean
}

export type ScanStatement = ReadMany & {
  readonly kind: 'scan'
  readonly segment?: { readonly index: number; readonly total: number } | undefined
}

/** `CHECK t {key} IF condition`: a ConditionCheck, only inside a transaction. */
export type CheckStatement = {
  readonly kind: 'check'
  readonly table?: TableReference | undefined
  readonly key: MapLiteral
  readonly condition: Condition
  readonly onFailureReturnOld: boolean
  readonly span: Span
}

export type VerbStatement =
  | GetStatement
  | PutStatement
  | UpdateItemStatement
  | DeleteItemStatement
  | QueryStatement
  | ScanStatement
  | CheckStatement
