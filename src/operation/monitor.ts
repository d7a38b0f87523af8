import type { ProductionStatistics } from '../model/production-statistics.ts'
import type { Alarm } from './alarm.ts'
import type { LedgerQuestion, LedgerRow } from './ledger.ts'
import type { ScalingChange, ScalingState } from './scaling.ts'

/** What a session asks of the ledger and the throttling of a database that is open here. */
export interface Monitor {
  /** Oldest first; what has not been written yet included. */
  ledger(question: LedgerQuestion): Promise<readonly LedgerRow[]>
  /** Forgets what the ledger holds; the partitions stay as they are. */
  forgetLedger(): Promise<void>
  partitions(resource: {
    readonly region: string
    readonly table: string
    readonly index?: string | undefined
  }): Promise<PartitionReport | undefined>
  /** Auto scaling of the tables of a Region, or of one of them with its indexes. */
  scaling(of: { readonly region: string; readonly table?: string | undefined }): Promise<readonly ScalingState[]>
  /** Sets a policy, or takes it away. Rejects with what is wrong with it. */
  setScaling(change: ScalingChange): Promise<void>
  settings(): Promise<MonitorSettings>
  change(settings: Partial<MonitorSettings>): Promise<void>
  /** What SET STATISTICS said, each table of a Region once; the file keeps it. */
  statistics(): Promise<readonly ProductionStatistics[]>
  /** These and no others. */
  saveStatistics(statistics: readonly ProductionStatistics[]): Promise<void>
  /** Those of the file, by name. */
  alarms(): Promise<readonly Alarm[]>
  /** These and no others. */
  saveAlarms(alarms: readonly Alarm[]): Promise<void>
}

export type MonitorSettings = {
  /** `observe` notes what would be throttled; `enforce` refuses it. */
  readonly throttling: ThrottlingMode
  readonly ledger: boolean
}

export const throttlingModes = ['off', 'observe', 'enforce'] as const
export type ThrottlingMode = (typeof throttlingModes)[number]

/** How a table or index is divided now. */
export type PartitionReport = {
  readonly partitions: readonly PartitionState[]
  readonly splits: readonly SplitEvent[]
}

export type PartitionState = {
  readonly fromHash: number
  readonly toHash: number
  /** Part of one partition key's collection: where in the order of its sort keys it begins, as the model tells it. */
  readonly sortFrom?: string | undefined
  readonly bytes: number
  /** Units per second over the last ten seconds. */
  readonly readUnits: number
  readonly writeUnits: number
}

export type SplitEvent = {
  readonly atMs: number
  readonly fromHash: number
  readonly toHash: number
  readonly kind: 'read' | 'write' | 'size' | 'throughput'
  /** Where it was cut; absent: it could not be. */
  readonly atHash?: number | undefined
  readonly atSort?: string | undefined
  readonly reason?: string | undefined
}
