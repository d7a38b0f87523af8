import type { KeyType } from './value.ts'

export type KeyAttribute = { readonly name: string; readonly type: KeyType }

/** Tables and local indexes have one HASH and at most one RANGE attribute; global indexes up to four of each. */
export type Keys = { readonly hash: readonly KeyAttribute[]; readonly range: readonly KeyAttribute[] }

export type IndexProjection =
  | { readonly type: 'ALL' }
  | { readonly type: 'KEYS_ONLY' }
  | { readonly type: 'INCLUDE'; readonly attributes: readonly string[] }

/** Read and write units per second. */
export type Units = { readonly readUnits: number; readonly writeUnits: number }

/** Provisioned units (zeros on demand) with the marks DescribeTable shows. Times in epoch milliseconds. */
export type Throughput = Units & {
  readonly lastIncreaseMs?: number | undefined
  readonly lastDecreaseMs?: number | undefined
  readonly decreases?: Decreases | undefined
}

/** What the decrease quota remembers: the UTC day of `lastMs` had `today` decreases, and `left` more were allowed then. */
export type Decreases = { readonly lastMs: number; readonly today: number; readonly left: number }

/** A request-unit ceiling of an on-demand table or index; an absent member has none. */
export type OnDemandLimits = { readonly readUnits?: number | undefined; readonly writeUnits?: number | undefined }

export type Status = 'CREATING' | 'UPDATING' | 'DELETING' | 'ACTIVE'

/**
 * A change under way. The table or index around it already holds the outcome, so nothing has to happen at `untilMs`:
 * `tableAt` drops a transition whose time has come, or the thing itself if it was DELETING.
 */
export type Transition = {
  readonly status: Exclude<Status, 'ACTIVE'>
  readonly untilMs: number
  /** The figures from before the change, which descriptions show meanwhile. Source: reference, UT-14. */
  readonly throughput?: Throughput | undefined
  /** The date of the switch to on demand is not shown yet. Source: reference, CT-41 and UT-15. */
  readonly hidesSwitch?: true | undefined
}

/** A setting under way, which already holds the outcome: `tableAt` drops this when its time has come. */
export type SettingTransition<Shown extends string> = { readonly status: Shown; readonly untilMs: number }

export type InsightsMode = 'ACCESSED_AND_THROTTLED_KEYS' | 'THROTTLED_KEYS'

/** Contributor Insights of a table or index that has had them at some time. Times in epoch milliseconds. */
export type ContributorInsights = {
  readonly enabled: boolean
  readonly mode: InsightsMode
  readonly updatedMs: number
  /** When the rules for throttled keys were made. */
  readonly throttledRulesMs: number
  /** When those for accessed keys were made; another mode comes without. */
  readonly accessedRulesMs?: number | undefined
  readonly transition?: SettingTransition<'ENABLING' | 'DISABLING'> | undefined
}

/** A Kinesis data stream that changes were, or are, to go to. */
export type KinesisDestination = {
  readonly streamArn: string
  readonly enabled: boolean
  readonly precision: 'MILLISECOND' | 'MICROSECOND'
  readonly transition?: SettingTransition<'ENABLING' | 'DISABLING' | 'UPDATING'> | undefined
}

/** The newest change of a resource's policy. */
export type ResourcePolicy = {
  /** Undefined: the policy was deleted. */
  readonly text?: string | undefined
  readonly revision: string
  /** When PutResourcePolicy or DeleteResourcePolicy changed it; undefined for one that CreateTable brought. */
  readonly changedMs?: number | undefined
}

export type Tags = readonly { readonly key: string; readonly value: string }[]

export type Index = {
  /** Names the index's rows in the file; never reused. */
  readonly id: number
  readonly name: string
  readonly kind: 'global' | 'local'
  readonly keys: Keys
  readonly projection: IndexProjection
  readonly transition?: Transition | undefined
  /** Added to a table that had existed: DescribeTable shows Backfilling while it is CREATING. */
  readonly backfilled?: true | undefined
  /** Of a global index; zeros on demand and for a local one. */
  readonly throughput: Throughput
  readonly onDemandLimits?: OnDemandLimits | undefined
  /** What it can serve at once; never falls. Meaningless for a local index. */
  readonly warm: Units
  readonly insights?: ContributorInsights | undefined
}

export type StreamViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES'
export type BillingMode = 'PROVISIONED' | 'PAY_PER_REQUEST'

/** Time to live as it was last set. */
export type TimeToLive = {
  readonly enabled: boolean
  readonly attribute: string
  readonly changedMs: number
  readonly transition?: SettingTransition<'ENABLING' | 'DISABLING'> | undefined
}

/** A table as the file keeps it. What a description shows beyond this is derived. */
export type Table = {
  /** Names the table's rows in the file; never reused. */
  readonly id: number
  readonly name: string
  readonly region: string
  readonly account: string
  /** The `TableId`, fixed for the table's life. */
  readonly uuid: string
  readonly transition?: Transition | undefined
  readonly createdMs: number
  readonly keys: Keys
  /** Every attribute any key uses, in declaration order. */
  readonly attributes: readonly KeyAttribute[]
  readonly indexes: readonly Index[]
  readonly billingMode: BillingMode
  /** When it last became on demand, if ever: only then is BillingModeSummary shown. */
  readonly lastOnDemandMs?: number | undefined
  /** Switches from provisioned to on demand in the last 24 hours. */
  readonly switchesMs: readonly number[]
  readonly throughput: Throughput
  readonly onDemandLimits?: OnDemandLimits | undefined
  /** What the table can serve at once; never falls. */
  readonly warm: Units
  readonly tableClass?:
    | { readonly name: 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS'; readonly changedMs?: number | undefined }
    | undefined
  readonly deletionProtection: boolean
  readonly stream?: { readonly viewType: StreamViewType; readonly label: string } | undefined
  /** Of the newest stream, which stays when the stream is disabled. */
  readonly latestStreamLabel?: string | undefined
  /** Present: encrypted with a KMS key of the account. */
  readonly sse?:
    | { readonly keyArn: string; readonly transition?: SettingTransition<'UPDATING'> | undefined }
    | undefined
  readonly tags: Tags
  readonly policy?: ResourcePolicy | undefined
  /** What belongs to the stream with this label; that of an older stream counts for nothing. */
  readonly streamSettings?:
    | { readonly label: string; readonly tags: Tags; readonly policy?: ResourcePolicy | undefined }
    | undefined
  /** Absent: never set. */
  readonly timeToLive?: TimeToLive | undefined
  readonly insights?: ContributorInsights | undefined
  readonly kinesisDestinations?: readonly KinesisDestination[] | undefined
  /** Undefined: point-in-time recovery is off. */
  readonly recovery?: PointInTimeRecovery | undefined
  /** Where its first items came from. */
  readonly restore?: Restore | undefined
}

/** From a backup, or from a table as it was at a moment. */
export type Restore = {
  readonly tableArn: string
  readonly backupArn?: string | undefined
  /** The moment of the items. */
  readonly atMs: number
}

/** Nothing before `fromMs` can be restored, and nothing older than the period. */
export type PointInTimeRecovery = { readonly fromMs: number; readonly periodDays: number }

export const keyAttributes = (keys: Keys): readonly KeyAttribute[] => [...keys.hash, ...keys.range]

export const tableArn = (table: Pick<Table, 'region' | 'account' | 'name'>): string =>
  `arn:aws:dynamodb:${table.region}:${table.account}:table/${table.name}`

export const indexArn = (table: Pick<Table, 'region' | 'account' | 'name'>, index: string): string =>
  `${tableArn(table)}/index/${index}`

export const streamArn = (table: Pick<Table, 'region' | 'account' | 'name'>, label: string): string =>
  `${tableArn(table)}/stream/${label}`
