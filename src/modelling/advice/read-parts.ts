import type { Condition, Path } from '../../ast/expression.ts'
import type { Statement } from '../../ast/statement.ts'
import { headsIn } from '../../planner/partiql/conditions.ts'
import type { AdviceInput, RanCall, RanStatement } from './advice-input.ts'

/** What a statement that reads many items is made of, in whichever language it is written. */
export type ReadParts = {
  /** Undefined: every attribute. */
  readonly projected: readonly Path[] | undefined
  /** The whole condition of a SELECT, whose key part is the planner's to find; of a verb, what it says after FILTER. */
  readonly filter: Condition | undefined
  readonly keyCondition: Condition | undefined
}

export function readPartsOf(statement: Statement): ReadParts | undefined {
  switch (statement.kind) {
    case 'query': {
      const { projection, filter, keyCondition } = statement
      return { projected: statement.select === 'COUNT' ? [] : projection?.paths, filter, keyCondition }
    }
    case 'scan':
      return {
        projected: statement.select === 'COUNT' ? [] : statement.projection?.paths,
        filter: statement.filter,
        keyCondition: undefined,
      }
    case 'partiql': {
      if (statement.statement.kind !== 'select') return undefined
      const { projection, where } = statement.statement
      const all = projection === '*' && !statement.modifiers.count
      return { projected: all ? undefined : projection === '*' ? [] : projection, filter: where, keyCondition: where }
    }
    default:
      return undefined
  }
}

/** Top-level names of all that a statement returns or looks at; undefined: every attribute, or nobody can say. */
export function askedNames(statement: Statement): ReadonlySet<string> | undefined {
  const parts = readPartsOf(statement)
  if (parts?.projected === undefined) return undefined
  const heads = parts.projected.map(({ elements: [first] }) => (first?.kind === 'name' ? first.name : undefined))
  if (heads.includes(undefined)) return undefined
  const conditions = [parts.filter, parts.keyCondition].flatMap((each) => each ?? [])
  return new Set([...heads.flatMap((name) => name ?? []), ...conditions.flatMap(headsIn)])
}

export type RanRead = { readonly ran: RanStatement; readonly call: RanCall }

/** The calls of one kind of access on the table or one of its indexes, of statements that succeeded. */
export const readsBy = (
  { statements, table }: Pick<AdviceInput, 'statements' | 'table'>,
  access: string,
): readonly RanRead[] =>
  statements.flatMap((ran) =>
    ran.error === undefined
      ? ran.calls
          .filter((call) => call.table === table && (call.access ?? call.operation) === access)
          .map((call) => ({ ran, call }))
      : [],
  )

/** The newest of each text. */
export const distinctReads = (reads: readonly RanRead[]): readonly RanRead[] => [
  ...new Map(reads.map((read) => [read.ran.text, read])).values(),
]

export const readHalfUnitsOf = (call: RanCall): number =>
  call.charges.reduce((sum, charge) => (charge.kind === 'read' ? sum + charge.halfUnits : sum), 0)
