import type { AccessPatternStatement } from '../../ast/model-statement.ts'
import type { Outcome } from '../outcome.ts'

/** One access pattern, held against what it says about itself. */
export type Contract = {
  readonly pattern: AccessPatternStatement
  readonly checks: readonly Check[]
  /** Absent where it could not be run. */
  readonly numbers?: PatternNumbers | undefined
  /** Of its run with the samples. */
  readonly outcome: Outcome
}

/** What a check is about: a clause of the pattern, or all of it. */
export type Clause =
  | { readonly kind: 'expect'; readonly at: number }
  | { readonly kind: 'whole' | 'returns' | 'item-size' | 'peak' | 'rate' | 'budget' }

export type Check = {
  readonly clause: Clause
  readonly passed: boolean
  readonly expected: string
  readonly actual: string
  /** Line by line: `-` what the pattern says, `+` what there is. */
  readonly diff?: string | undefined
}

/** What one run of a pattern comes to: what a baseline keeps. Units are capacity units. */
export type PatternNumbers = {
  /** `Query shop.gsi1`, in order, each once. */
  readonly accesses: readonly string[]
  readonly operations: readonly string[]
  readonly returned: number
  readonly pages: number
  readonly readUnits: number
  readonly writeUnits: number
  /** The share of evaluated items that filters threw away, in percent. */
  readonly filteredPercent: number
  /** Of a month at its rate, with at most two decimals; absent without a rate. */
  readonly usdPerMonth?: number | undefined
}
