import type { AccessPatternStatement } from '../../ast/model-statement.ts'
import type { Span } from '../../base/shell-error.ts'
import type { Model } from '../../modelling/model/model.ts'
import { isLive } from '../../modelling/model/served-pattern.ts'
import type { Backend } from '../../operation/operation.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import type { Rehearsal } from '../rehearsal.ts'
import type { Connection } from '../session-state.ts'
import { copyOf } from '../simulate/simulated-tables.ts'
import { SimulationError } from '../simulate/simulation-error.ts'
import { noMember } from './read-model.ts'

/** The patterns of these names, or all that are not dropped. */
export function chosenPatterns(
  { patterns }: Model,
  names: readonly string[],
  span: Span,
): readonly AccessPatternStatement[] {
  if (names.length === 0) return patterns.filter(isLive)
  return names.map((name) => {
    const found = patterns.find((pattern) => pattern.name === name)
    if (found !== undefined) return found
    throw noMember(
      'access-pattern',
      name,
      patterns.map((pattern) => pattern.name),
      span,
    )
  })
}

export function rehearsalOf({ rehearse, name }: Connection, span: Span): Promise<Rehearsal> {
  if (rehearse !== undefined) return rehearse()
  throw new SimulationError('simulate.no-rehearsal', `there is no engine at hand to find out costs for ${name}`, {
    span,
    hint: 'Simulations are for databases that this shell has opened itself.',
  })
}

/** Work with a database in memory that has these tables, and is gone afterwards. */
export async function inScratch<Result>(
  { backend }: Rehearsal,
  tables: readonly TableDescription[],
  work: (scratch: Backend) => Promise<Result>,
): Promise<Result> {
  try {
    for (const table of tables) await backend.run('CreateTable', copyOf(table))
    return await work(backend)
  } finally {
    await backend.close()
  }
}
