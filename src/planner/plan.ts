import type { Condition, Path, Update } from '../ast/expression.ts'
import type { Returning } from '../ast/partiql.ts'
import type { Index, Table } from '../model/table.ts'
import type { Item, Value } from '../model/value.ts'

/** What planning a read needs to know of an index and of its table. */
export type PlannedIndex = Pick<Index, 'name' | 'kind' | 'keys' | 'projection'>
export type PlannedTable = Pick<Table, 'keys'> & { readonly indexes: readonly PlannedIndex[] }

/** One condition on one key attribute that a read uses to find its rows. */
export type KeyCondition =
  | {
      readonly attribute: string
      readonly operator: '=' | '<' | '<=' | '>' | '>=' | 'begins_with'
      readonly value: Value
    }
  | { readonly attribute: string; readonly operator: 'between'; readonly low: Value; readonly high: Value }

/** What is left for each row to be tested with; its operands are values and paths, no parameters. */
type Filtered = { readonly filter?: Condition | undefined }

/** One of the reads a SELECT is decomposed into. Source: reference, partiql 5. */
export type ReadStep =
  /** One item of the table by its whole key. */
  | (Filtered & { readonly kind: 'get'; readonly key: Item })
  /**
   * One partition of the table or index. Each HASH attribute has one `=`; a RANGE attribute may have several conditions, all
   * of which hold, and has none unless every RANGE attribute before it has an `=`.
   */
  | (Filtered & { readonly kind: 'query'; readonly keyConditions: readonly KeyCondition[]; readonly forward: boolean })
  /** The whole table or index. */
  | (Filtered & { readonly kind: 'scan' })

export type ReadPlan = {
  readonly kind: 'read'
  readonly table: string
  readonly index?: string | undefined
  /** In the order their rows come; never empty. Several never share a row. */
  readonly steps: readonly ReadStep[]
  readonly projection: '*' | readonly Path[]
  /** A local index is asked for attributes it lacks, so every row is fetched from the table. */
  readonly fetch: boolean
}

type WriteOf<Kind extends string> = {
  readonly kind: Kind
  readonly table: string
  /** What the WHERE pins; a key attribute it does not pin is missing, which only a transaction lets pass. */
  readonly key: Item
  readonly condition?: Condition | undefined
}

/** What one statement of PartiQL does. Pure data: EXPLAIN shows it, the engine runs it. */
export type Plan =
  | ReadPlan
  | { readonly kind: 'put'; readonly table: string; readonly item: Item }
  | (WriteOf<'update'> & { readonly update: Update; readonly returning?: Returning | undefined })
  | (WriteOf<'delete'> & { readonly returning?: Returning | undefined })
  | (WriteOf<'condition-check'> & { readonly condition: Condition })
