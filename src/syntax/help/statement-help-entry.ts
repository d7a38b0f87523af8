import type { StatementKind } from '../../ast/statement.ts'

/** One statement family as `.help` shows it. */
export type StatementHelp = {
  /** What `.help` is asked for. */
  readonly name: string
  readonly group:
    | 'PartiQL'
    | 'Items'
    | 'Tables'
    | 'Several statements'
    | 'Data in and out'
    | 'Looking'
    | 'What if'
    | 'Modelling'
    | 'Contracts'
    | 'Session'
  readonly kinds: readonly StatementKind[]
  /** Square brackets: may be left out. Capitals are typed as they are. `...`: more of the same. */
  readonly syntax: readonly string[]
  readonly help: string
  readonly example: string
}
