import type { OperationStep } from './statement-plan.ts'

/** What EXPLAIN knows without reading data. */
export type Explanation = {
  readonly nodes: readonly ExplainedCall[]
  readonly warnings: readonly PlanWarning[]
}

/** One access path with what it is expected to touch. */
export type ExplainedCall = {
  readonly operation: OperationStep['operation']
  readonly table?: string | undefined
  readonly index?: string | undefined
  /** `GetItem`, `Query`, `Scan`...: what the operation does inside, also when it is ExecuteStatement. */
  readonly access: string
  /** As conditions in the shell's own words, one text each. */
  readonly keyConditions: readonly string[]
  /** Of a Query: how many key attributes have a condition, the sort key among them. */
  readonly keyAttributes?: number | undefined
  readonly filter?: string | undefined
  readonly projection?: string | undefined
  readonly order?: 'ascending' | 'descending' | undefined
  readonly limit?: number | undefined
  /** `o IN :orders`: a step of an access pattern that runs once for each of them; the estimate is for one. */
  readonly each?: string | undefined
  readonly estimate?: Estimate | undefined
  /** EXPLAIN ANALYZE: what happened. */
  readonly actual?: Actual | undefined
  /** The request that `EXPLAIN API` prints. */
  readonly step: OperationStep
}

/** Low and high bounds; units are half units. */
export type Range = { readonly low: number; readonly high: number }

export type Estimate = {
  readonly items: Range
  readonly pages: Range
  readonly readHalfUnits: Range
  readonly writeHalfUnits: Range
  /** Nobody knows how much of the table it is about: the upper bounds are all of it. */
  readonly isOpen?: true | undefined
  /** `no data`, `table statistics: 1,204 items of 310 B`, `full primary key: one item`. */
  readonly basis: string
}

export type Actual = {
  readonly items: number
  readonly evaluated: number
  readonly pages: number
  readonly readHalfUnits: number
  readonly writeHalfUnits: number
}

export type PlanWarning = {
  readonly code:
    | 'scan'
    | 'filter'
    | 'index-fetch'
    | 'write-amplification'
    | 'many-pages'
    | 'large-item'
    | 'sort'
    | 'no-index-needed'
    | 'auto-scaling'
  readonly text: string
  /** A statement or change that avoids it. */
  readonly rewrite?: string | undefined
}
