import type { Span } from '../base/shell-error.ts'
import type { ExpectStatement } from './expect-statement.ts'
import type { Operand, Parameter } from './expression.ts'
import type { TableReference } from './partiql.ts'
import type { Duration, KeysClause, Rate, RateClause } from './simulate-statement.ts'
import type { Statement } from './statement.ts'

/** What a model says beside its tables: which kinds of items there are, and what is asked of them how often. */

/** ENTITY Order 'one purchase' IN shop KEY (pk = 'CUST#{customerId}', sk = 'ORDER#{orderId}') INDEX byStatus (...) ATTRIBUTES (...). */
export type EntityStatement = {
  readonly kind: 'entity'
  /** ENTITY OR REPLACE: takes the place of one with that name. */
  readonly replace: boolean
  readonly name: string
  readonly description?: string | undefined
  readonly table: TableReference
  /** One for each key attribute of the table, partition key first. */
  readonly key: readonly KeyTemplate[]
  readonly indexes: readonly { readonly index: string; readonly key: readonly KeyTemplate[]; readonly span: Span }[]
  readonly attributes: readonly EntityAttribute[]
  /** COUNT 1000000: how many there are in production. */
  readonly count?: number | undefined
  /** SIZE 400: bytes of one item, typical. */
  readonly size?: number | undefined
  readonly span: Span
}

/** What a key attribute is made of: text with attributes of the entity in braces, `'ORDER#{orderId}'`; `'{n:06}'` pads with zeros. */
export type KeyTemplate = { readonly attribute: string; readonly template: string; readonly span: Span }

export type EntityAttributeType =
  | 'STRING'
  | 'NUMBER'
  | 'BINARY'
  | 'BOOLEAN'
  | 'LIST'
  | 'MAP'
  | 'STRING SET'
  | 'NUMBER SET'
  | 'BINARY SET'
  | 'ANY'

/** `status STRING REQUIRED ONE OF ('OPEN', 'SHIPPED') 'where it is'`. */
export type EntityAttribute = {
  readonly name: string
  readonly type: EntityAttributeType
  readonly required: boolean
  /** TTL: the table's time to live attribute. */
  readonly ttl: boolean
  /** SIZE 40: bytes of the value, typical. */
  readonly size?: number | undefined
  /** DISTINCT 500: how many different values there are. */
  readonly distinct?: number | undefined
  /** ONE OF (...): all values there are. */
  readonly oneOf?: readonly string[] | readonly number[] | undefined
  /** FAKE 'person.fullName' or FAKE 'number.int(1, 100)': how GENERATE makes it up. */
  readonly fake?: string | undefined
  /** REFERENCES Customer (customerId) [1 TO 20]: an attribute of another entity, and how many of these one of those has. */
  readonly references?:
    | {
        readonly entity: string
        readonly attribute: string
        readonly from?: number | undefined
        readonly to?: number | undefined
      }
    | undefined
  readonly description?: string | undefined
  readonly span: Span
}

/** ACCESS PATTERN ordersOfCustomer(:customer = 'c#1') 'newest first' RATE 500/s ... AS QUERY ... EXPECT ... */
export type AccessPatternStatement = {
  readonly kind: 'access-pattern'
  readonly replace: boolean
  readonly name: string
  readonly description?: string | undefined
  readonly parameters: readonly PatternParameter[]
  /** ENTITY Order, ...: what it is about; worked out from the key where absent. */
  readonly entities: readonly string[]
  readonly rate?: RateClause | undefined
  /** PEAK 2000/s: the most in any second, for capacity; the average makes the bill. */
  readonly peak?: Rate | undefined
  /** Which values the parameters take when the pattern is simulated. */
  readonly keys: readonly KeysClause[]
  /** RETURNS 20 TO 100 ITEMS: typically, and at most. */
  readonly returns?: { readonly typical: number; readonly most?: number | undefined } | undefined
  /** ITEM SIZE 400: bytes. */
  readonly itemSize?: number | undefined
  /** LATENCY 10 MILLISECONDS: a goal for people; nothing here measures it. */
  readonly latency?: Duration | undefined
  /** BUDGET 25 USD a month, at its rate. */
  readonly budget?: number | undefined
  readonly owner?: string | undefined
  /** STATUS 'draft': any word; `dropped` takes no part in simulations and bills. */
  readonly status?: string | undefined
  /** Never empty. One step: the statement, transaction or batch itself. Several: AS STEPS { ... }. */
  readonly steps: readonly PatternStep[]
  /** Judged after each RUN, about the whole of the pattern. */
  readonly expectations: readonly ExpectStatement[]
  readonly span: Span
}

/** `:customer STRING = 'c#1' 'whose orders'`: the sample is what RUN and `ddb-shell test` take where none is given. */
export type PatternParameter = {
  /** Without the colon. */
  readonly name: string
  readonly type?: EntityAttributeType | undefined
  readonly sample?: Operand | undefined
  readonly description?: string | undefined
  readonly span: Span
}

export type PatternStep =
  | {
      readonly kind: 'run'
      /** LET orders = QUERY ...: later steps say `:orders` (the items), `:orders[0].total`, or, for one item, `:orders.total`. */
      readonly name?: string | undefined
      readonly statement: Statement
      readonly span: Span
    }
  /** FOR EACH o IN :orders { ... }, FOR EACH l IN :order.lines { ... }: the steps once for each member, with `:o` bound to it. */
  | {
      readonly kind: 'each'
      readonly name: string
      readonly of: Parameter
      readonly steps: readonly PatternStep[]
      readonly span: Span
    }

/** RUN ordersOfCustomer('c#1') or RUN ordersOfCustomer(:customer = 'c#1'). */
export type RunPatternStatement = {
  readonly kind: 'run-pattern'
  readonly name: string
  readonly arguments: readonly PatternArgument[]
  readonly span: Span
}

/** `parameter` without the colon; absent: the one in its place. `value` holds no path. */
export type PatternArgument = { readonly parameter?: string | undefined; readonly value: Operand; readonly span: Span }

/** GENERATE 10000 Order SEED 7 KEYS :customerId ZIPF 1.1 OVER 500: items made up as the entity says. */
export type GenerateStatement = {
  readonly kind: 'generate'
  readonly count: number
  readonly entity: string
  /** Absent: another one each time. */
  readonly seed?: number | undefined
  /** Their parameters are attributes of the entity. */
  readonly keys: readonly KeysClause[]
  readonly span: Span
}

/** DROP ENTITY Order; DROP ACCESS PATTERN x. */
export type DropModelStatement = {
  readonly kind: 'drop-model'
  readonly what: 'entity' | 'access-pattern'
  readonly ifExists: boolean
  readonly name: string
  readonly span: Span
}

export type ModelStatement =
  | EntityStatement
  | AccessPatternStatement
  | RunPatternStatement
  | GenerateStatement
  | DropModelStatement
  | ShowModelStatement

/** SHOW ENTITIES, SHOW ACCESS PATTERNS, SHOW CREATE ENTITY x, SHOW MATRIX (pattern x index), SHOW COVERAGE. */
export type ShowModelStatement = {
  readonly kind: 'show-model'
  readonly what: 'entities' | 'access-patterns' | 'create-entity' | 'create-access-pattern' | 'matrix' | 'coverage'
  readonly name?: string | undefined
  readonly span: Span
}
