import type { PriceList } from '../../analysis/pricing/price-list.ts'
import type { Statement } from '../../ast/statement.ts'
import type { ReadConsistency } from '../../model/capacity.ts'
import type { Charge } from '../../model/charge.ts'
import type { Item } from '../../model/value.ts'
import type { LedgerRow } from '../../operation/ledger.ts'
import type { PartitionReport } from '../../operation/monitor.ts'
import type { OperationName } from '../../operation/operation.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import type { AccessKind } from '../../planner/access-kind.ts'
import type { Explanation } from '../../planner/explanation.ts'
import type { SizedTable } from '../../planner/sized-table.ts'
import type { ServedPattern } from '../model/served-pattern.ts'

/** All that is known of one table. */
export type AdviceInput = {
  readonly table: string
  /** Whose prices hold. */
  readonly region: string
  readonly prices: PriceList
  /** Of the database's clock. */
  readonly nowMs: number
  /** As it is here. */
  readonly here: TableDescription
  /** At the size of production, where SET STATISTICS said so; else the same. */
  readonly sized: SizedTable
  /** The attribute by which items expire; undefined: they do not. */
  readonly timeToLive: string | undefined
  readonly sample: Sample
  /** What this session ran on the table, oldest first. */
  readonly statements: readonly RanStatement[]
  /** Undefined: nobody recorded any. */
  readonly traffic: Traffic | undefined
  /** Access patterns of the model that ask this table for something. */
  readonly patterns: readonly AdvisedPattern[]
}

/** An access pattern with its plan, and what it comes to where it has a rate. */
export type AdvisedPattern = ServedPattern & {
  /** In the steepest second: PEAK, or the most that RATE says. */
  readonly perSecond?: number | undefined
  readonly month?: PatternMonth | undefined
}

/** Of a month at its rate. */
export type PatternMonth = {
  readonly pico: bigint
  readonly currency: string
  readonly budgetPico?: bigint | undefined
  /** Of one run. */
  readonly readHalfUnits: number
  readonly writeHalfUnits: number
  readonly requests: number
}

export type Sample = {
  readonly items: readonly Item[]
  /** It holds every item of the table. */
  readonly complete: boolean
}

export type Traffic = {
  /** Of this table and its indexes. */
  readonly rows: readonly LedgerRow[]
  readonly fromMs: number
  readonly toMs: number
  /** How the table and its global indexes are divided; the table's own name is empty. */
  readonly partitions: ReadonlyMap<string, PartitionReport>
}

/** A statement that was run, with what became of it. */
export type RanStatement = {
  readonly text: string
  readonly statement: Statement
  readonly calls: readonly RanCall[]
  /** Of its plan at the size of production; undefined where it has none. */
  readonly explanation: Explanation | undefined
  readonly error: { readonly code: string; readonly message: string } | undefined
}

/** Calls of one kind that a statement made, summed over their pages or members. */
export type RanCall = {
  readonly operation: OperationName
  /** What a SELECT came to, where its table is known. */
  readonly access?: AccessKind | undefined
  /** Absent for calls about no table. */
  readonly table?: string | undefined
  readonly index?: string | undefined
  readonly pages: number
  /** Items answered, after the filter. */
  readonly returned: number
  /** Items evaluated, before the filter; absent where nothing says so, as with ExecuteStatement on AWS. */
  readonly evaluated?: number | undefined
  readonly charges: readonly Charge[]
  readonly consistency?: ReadConsistency | undefined
}
