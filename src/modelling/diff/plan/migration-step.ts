import type { HalfUnits } from '../../../analysis/pricing/request-price.ts'
import type { EntityStatement } from '../../../ast/model-statement.ts'
import type { ComparedModel } from '../compared-model.ts'

/** Both models, and what on-demand requests cost where they are. */
export type PlanAround = {
  readonly before: ComparedModel
  readonly after: ComparedModel
  /** In 1e-12 of the currency; undefined: nobody knows. */
  readonly price: (units: HalfUnits) => bigint | undefined
}

/** One thing to do. What has no statements is done to the application, or by a program. */
export type MigrationStep = {
  /** `add index byStatus to shop`. */
  readonly title: string
  /** To be run as they are, in this order. */
  readonly statements: readonly string[]
  /** Items that no statement can make: their keys are joined from attributes. */
  readonly rewrite?: Rewrite | undefined
  /** The index that it makes. */
  readonly index?: { readonly table: string; readonly name: string } | undefined
  /** What one must know; sentences. */
  readonly notes: readonly string[]
  readonly cost?: StepCost | undefined
  /** How to take it back, or that it cannot be; absent: there is nothing to take back. */
  readonly undo?: string | undefined
}

/** Every item of these entities is written again, with key attributes made as the templates of the model after say. */
export type Rewrite = {
  readonly from: string
  /** Another table; absent: the same item gets the attributes. */
  readonly into?: string | undefined
  /** As they are before and after. */
  readonly entities: readonly { readonly before: EntityStatement; readonly after: EntityStatement }[]
  readonly attributes: readonly string[]
}

export type StepCost = HalfUnits & {
  readonly pico?: bigint | undefined
  /** At least. */
  readonly seconds?: number | undefined
  /** What the figures rest on; sentences. */
  readonly basis: readonly string[]
}
