import type { Simulation } from '../../analysis/simulation/simulation.ts'
import type { FoundCosts } from './found-costs.ts'

/** A simulation with what its costs rest on, pattern by pattern. */
export type SimulatedTraffic = {
  readonly simulation: Simulation
  readonly found: readonly Pick<FoundCosts, 'tries' | 'refusals'>[]
  /** What differs from the assumptions' defaults and from the tables, as written. */
  readonly changes: readonly string[]
}
