import type { Direction } from '../../analysis/heat/heat-map.ts'
import type { LedgerRow } from '../../operation/ledger.ts'
import type { PartitionState } from '../../operation/monitor.ts'

/**
 * What HEATMAP found. The map is made of it where it is known how wide it may be: every figure of the ledger is still there.
 */
export type HeatResult = {
  /** [fromMs, toMs) */
  readonly fromMs: number
  readonly toMs: number
  readonly table: string
  readonly index?: string | undefined
  readonly by: 'partition' | 'key'
  readonly direction: Direction
  readonly sort: 'range' | 'heat'
  readonly scale: 'share' | 'log'
  /** Of this table or index, in the window. */
  readonly rows: readonly LedgerRow[]
  readonly partitions: readonly PartitionState[]
}

/** The last minute of a table or index, and which of its partitions is warm. */
export type WarmPartition = { readonly heat: HeatResult; readonly fromHash: number }
