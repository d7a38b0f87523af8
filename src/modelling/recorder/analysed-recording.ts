import type { AccessPatternStatement } from '../../ast/model-statement.ts'
import type { RecordedValues } from '../../operation/recording/recording-line.ts'
import type { RequestSums } from './request-sums.ts'

/** What a recording comes to, beside the patterns that were declared. */
export type AnalysedRecording = {
  readonly fromMs: number | undefined
  readonly toMs: number | undefined
  readonly requests: number
  /** About no items: CreateTable, ListTables. */
  readonly others: number
  readonly writers: number
  readonly values: readonly RecordedValues[]
  /** Lines that could not be read, and whether only the last one could not. */
  readonly damaged: { readonly lines: number; readonly onlyLast: boolean }
  /** Requests whose shape stands nowhere. */
  readonly shapeless: number
  readonly total: RequestSums
  readonly patterns: readonly AnalysedPattern[]
  /** Those with most requests first. */
  readonly undeclared: readonly UndeclaredGroup[]
  readonly loops: readonly ReadLoop[]
  readonly unusedIndexes: readonly { readonly table: string; readonly index: string }[]
}

export type AnalysedPattern = {
  readonly pattern: AccessPatternStatement
  readonly sums: RequestSums
  /** How often: of the first of its requests; the others belong to it. */
  readonly runs: number
  /** Requests that differ from what was declared, by how. */
  readonly variants: ReadonlyMap<string, number>
  /** Why nothing can match it. */
  readonly problem?: string | undefined
}

export type UndeclaredGroup = {
  /** `Query shop.gsi1 WHERE gsi1pk = 'ORDER#...'`. */
  readonly title: string
  readonly sums: RequestSums
  /** A statement to paste. */
  readonly proposal: string
}

/** A read, and reads of one item each whose keys stand in its items. */
export type ReadLoop = {
  /** A pattern's name, or the title of what is not declared. */
  readonly parent: string
  readonly child: string
  readonly loops: number
  readonly reads: number
  readonly most: number
  /** A pattern that has it as FOR EACH. */
  readonly declared: boolean
}
