import type { Bill } from '../../analysis/pricing/bill.ts'
import type { ProductionStatistics } from '../../model/production-statistics.ts'
import type { Coverage } from '../../modelling/model/coverage.ts'
import type { Model } from '../../modelling/model/model.ts'
import type { ServedPattern } from '../../modelling/model/served-pattern.ts'
import type { SizedTable } from '../../planner/sized-table.ts'
import type { AdvisedTable } from '../advised-table.ts'
import type { HeatResult } from '../looking/heat-result.ts'
import type { PatternsBill } from '../model/patterns-bill.ts'
import type { SimulatedTraffic } from '../simulate/simulated-traffic.ts'

/** What REPORT puts together: each part as the statement that is about it alone would answer. */
export type ModelReport = {
  readonly title: string
  /** The database: `shop.db`. */
  readonly database: string
  /** Of its clock, when it was asked; undefined: it has none. */
  readonly askedMs: number | undefined
  /** The tables that it is about, with the entities and patterns that are about these. */
  readonly model: Model
  readonly served: readonly ServedPattern[]
  /** Those of them that take part in simulations and bills. */
  readonly live: readonly ServedPattern[]
  readonly coverage: Coverage
  /** Of production, where SET STATISTICS or an entity said so. */
  readonly statistics: readonly ProductionStatistics[]
  /** The tables at that size. */
  readonly sized: readonly SizedTable[]
  readonly patternsBill: Part<PatternsBill>
  /** Of each table and index that had traffic. */
  readonly heat: Part<readonly HeatResult[]>
  readonly simulation: Part<SimulatedTraffic & { readonly atPeak: boolean }>
  /** Of a month: one of all tables, or one of each that was asked for. */
  readonly bills: Part<readonly Bill[]>
  readonly advice: Part<readonly AdvisedTable[]>
}

/** What could not be found out is told with the reason, as a sentence without its end. */
export type Part<Found> = { readonly found: Found } | { readonly why: string }
