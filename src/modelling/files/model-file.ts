import type { AccessPatternStatement, EntityStatement } from '../../ast/model-statement.ts'
import type { Dimension, ScalingPolicy } from '../../model/scaling.ts'
import type { Item } from '../../model/value.ts'
import type { CreateTableInput } from '../../operation/operation-types.ts'

/** What a model file says, whichever format it has: readers make it, writers take it. */
export type ModelFile = {
  readonly name?: string | undefined
  readonly tables: readonly ModelTable[]
  readonly entities: readonly EntityStatement[]
  readonly patterns: readonly AccessPatternStatement[]
  readonly items: readonly TableItems[]
  /** What the file says and nothing here means, for the next file of the same format: JSON, in the format's own shape. */
  readonly kept?: Json | undefined
}

/** A table: the request that makes it, and what is asked for with other requests. */
export type ModelTable = {
  readonly request: CreateTableInput
  /** The attribute by which items expire. */
  readonly timeToLive?: string | undefined
  /** Point-in-time recovery; without days, as many as the service takes by itself. */
  readonly recovery?: { readonly periodDays?: number | undefined } | undefined
  readonly scaling: readonly ModelScaling[]
}

/** `index` absent: of the table itself. */
export type ModelScaling = {
  readonly index?: string | undefined
  readonly dimension: Dimension
  readonly policy: ScalingPolicy
}

export type TableItems = { readonly table: string; readonly items: readonly Item[] }

/** Something that was left out or changed on the way. `place`: a path into the file, or a name of the model. */
export type Note = { readonly place: string; readonly text: string }

export type ReadModel = { readonly model: ModelFile; readonly notes: readonly Note[] }
export type WrittenModel = { readonly text: string; readonly notes: readonly Note[] }

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export type JsonObject = { readonly [name: string]: Json }

export const emptyModel: ModelFile = { tables: [], entities: [], patterns: [], items: [] }
