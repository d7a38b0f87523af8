import type { KeyType } from './value.ts'

export type KeyAttribute = { readonly name: string; readonly type: KeyType }

/** Tables and local indexes have one HASH and at most one RANGE attribute; global indexes up to four of each. */
export type Keys = { readonly hash: readonly KeyAttribute[]; readonly range: readonly KeyAttribute[] }

export type IndexProjection =
  | { readonly type: 'ALL' }
  | { readonly type: 'KEYS_ONLY' }
  | { readonly type: 'INCLUDE'; readonly attributes: readonly string[] }

/** Provisioned capacity units per second with the marks DescribeTable shows. Times in epoch milliseconds. */
export type Throughput = {
  readonly readUnits: number
  readonly writeUnits: number
  readonly decreasesToday: number
  readonly lastIncreaseMs?: number | undefined
  readonly lastDecreaseMs?: number | undefined
}

/** A request-unit ceiling of an on-demand table or index; an absent member has none. */
export type OnDemandLimits = { readonly readUnits?: number | undefined; readonly writeUnits?: number | undefined }

export type Status = 'CREATING' | 'UPDATING' | 'DELETING' | 'ACTIVE'

export type Index = {
  /** Names the index's rows in the file; never reused. */
  readonly id: number
  readonly name: string
  readonly kind: 'global' | 'local'
  readonly keys: Keys
  readonly projection: IndexProjection
  readonly status: Status
  readonly backfilling?: true | undefined
  readonly throughput: Throughput
  readonly onDemandLimits?: OnDemandLimits | undefined
  readonly warmThroughput?: { readonly readUnits: number; readonly writeUnits: number } | undefined
}

/** A table as the file keeps it. What a description shows beyond this is derived. */
export type Table = {
  /** Names the table's rows in the file; never reused. */
  readonly id: number
  readonly name: string
  readonly region: string
  readonly account: string
  /** The `TableId` UUID, fixed for the table's life. */
  readonly uuid: string
  readonly status: Status
  readonly createdMs: number
  readonly keys: Keys
  /** Every attribute any key uses, in declaration order. */
  readonly attributes: readonly KeyAttribute[]
  readonly indexes: readonly Index[]
  readonly billingMode: 'PROVISIONED' | 'PAY_PER_REQUEST'
  /** True once the mode was given or changed: only then is BillingModeSummary shown. */
  readonly showBillingMode: boolean
  readonly lastOnDemandMs?: number | undefined
  readonly throughput: Throughput
  readonly onDemandLimits?: OnDemandLimits | undefined
  readonly warmThroughput?: { readonly readUnits: number; readonly writeUnits: number } | undefined
  readonly tableClass?: { readonly name: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS'; readonly changedMs?: number | undefined } | undefined
  readonly deletionProtection: boolean
  readonly stream?: { readonly viewType: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES'; readonly label: string } | undefined
  readonly sse?: { readonly enabled: boolean; readonly keyArn?: string | undefined } | undefined
  readonly tags: readonly { readonly key: string; readonly value: string }[]
}

export const keyAttributes = (keys: Keys): readonly KeyAttribute[] => [...keys.hash, ...keys.range]

export const tableArn = (table: Pick<Table, 'region' | 'account' | 'name'>): string =>
  `arn:aws:dynamodb:${table.region}:${table.account}:table/${table.name}`

export const indexArn = (table: Pick<Table, 'region' | 'account' | 'name'>, index: string): string =>
  `${tableArn(table)}/index/${index}`
