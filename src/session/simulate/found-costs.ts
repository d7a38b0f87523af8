import type { RequestCost } from '../../analysis/simulation/workload.ts'

/** How it is known what one request costs. */
export type CostSource =
  /** Read from the items there are. */
  | 'measured'
  /** Done once, in a copy in memory. */
  | 'rehearsed'
  /** Of as many items as SET STATISTICS says. */
  | 'stated'
  /** Nothing was found to read: the least that a read costs. */
  | 'least'

export type FoundCosts = {
  readonly costs: readonly RequestCost[]
  /** For how many keys it was tried, by where the answer comes from. */
  readonly tries: Readonly<Partial<Record<CostSource, number>>>
  /** Refusals that a request met, such as a condition that does not hold: charged all the same. */
  readonly refusals: readonly string[]
}
