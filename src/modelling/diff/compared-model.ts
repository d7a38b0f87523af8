import type { EntityStatement } from '../../ast/model-statement.ts'
import type { CreateTableStatement } from '../../ast/table-statement.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import type { ServedPattern } from '../model/served-pattern.ts'

/** One of two models that are compared, with what was found out about it. */
export type ComparedModel = {
  /** As the statement names it. */
  readonly name: string
  readonly tables: readonly ComparedTable[]
  readonly entities: readonly EntityStatement[]
  readonly patterns: readonly ComparedPattern[]
  /** Whose prices a month is worth. */
  readonly region: string
  readonly currency: string
}

/** A table as CREATE TABLE makes it, and its description for what it holds. */
export type ComparedTable = { readonly definition: CreateTableStatement; readonly description: TableDescription }

export type ComparedPattern = ServedPattern & {
  /** Of one run with its samples; absent: it cannot be tried. */
  readonly units?: PatternUnits | undefined
  /** At its rate, in 1e-12 of the currency; absent: it has none, or cannot be tried. */
  readonly monthPico?: bigint | undefined
}

export type PatternUnits = {
  readonly readHalfUnits: number
  readonly writeHalfUnits: number
  /** From the items there are, from a copy in memory, from SET STATISTICS, or the least that a read costs. */
  readonly source: 'measured' | 'rehearsed' | 'stated' | 'least'
}

export const tableNameOf = ({ definition }: ComparedTable): string => definition.table.parts[0] ?? ''
