import type { ProductionStatistics } from '../model/production-statistics.ts'
import type { Finding, Need } from '../modelling/advice/finding.ts'

/** What was found about a table, and what was looked at for it. */
export type AdvisedTable = {
  readonly table: string
  readonly region: string
  readonly findings: readonly Finding[]
  /** Rules that were not asked, since something they need is missing. */
  readonly unjudged: readonly { readonly rule: string; readonly needs: readonly Need[] }[]
  readonly looked: { readonly items: number; readonly complete: boolean; readonly itemsHere: number }
  readonly statements: number
  /** Since when there was traffic, and when it was asked; undefined: nobody records any, or there was none. */
  readonly trafficFromMs: number | undefined
  readonly trafficToMs: number | undefined
  readonly production: ProductionStatistics | undefined
}
