import type { Confidence } from '../../analysis/pricing/price-list.ts'
import type { CostSource } from '../simulate/found-costs.ts'

/** BILL PATTERNS: a month of a model's access patterns at their rates. */
export type PatternsBill = {
  readonly region: string
  readonly currency: string
  readonly hoursPerMonth: number
  readonly lines: readonly PatternLine[]
  readonly totalPico: bigint
  readonly confidence: Confidence
  /** What one must know to read the figures; sentences. */
  readonly notes: readonly string[]
}

export type PatternLine = {
  readonly name: string
  /** As the pattern says it: `40/s`. */
  readonly rate: string
  readonly requestsPerMonth: number
  /** Calls of one run: pages of a read count one each. */
  readonly calls: number
  /** Of one run. */
  readonly readHalfUnits: number
  readonly writeHalfUnits: number
  /** Where the units of one run come from. */
  readonly source: CostSource
  readonly refusal?: string | undefined
  readonly pico: bigint
  /** BUDGET, in 1e-12 of the currency. */
  readonly budgetPico?: bigint | undefined
}
