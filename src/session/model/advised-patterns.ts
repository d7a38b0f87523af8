import type { AccessPatternStatement } from '../../ast/model-statement.ts'
import type { AdvisedPattern } from '../../modelling/advice/advice-input.ts'
import { isLive, servedPattern } from '../../modelling/model/served-pattern.ts'
import { referencesIn } from '../../planner/statement-tables.ts'
import type { Run } from '../run.ts'
import type { SessionState } from '../session-state.ts'
import { readModel } from './read-model.ts'
import { steepestRate } from './steepest-rate.ts'

/** The live patterns of the model with their plans and, where they can be tried, what a month of them comes to; none where none are kept. */
export async function advisedPatterns(session: SessionState, run: Run): Promise<readonly AdvisedPattern[]> {
  const { connection } = session
  if (((await connection.shelf?.members()) ?? []).length === 0) return []
  const model = await readModel(connection)
  const patterns = model.patterns.filter(isLive)
  const tables = model.tables.flatMap(({ TableName }) => TableName ?? [])
  await run.catalogue.fetch(tables, run.signal)
  const { billPatterns } = await import('./bill-patterns.ts')
  const span = { start: 0, end: 0 }
  const timed = patterns.filter(({ rate }) => rate !== undefined).map(({ name }) => name)
  const canTry = connection.rehearse !== undefined && timed.length > 0
  const result = canTry ? await billPatterns(session, run, { kind: 'bill-patterns', names: timed, span }) : undefined
  const bill = result?.kind === 'bill-patterns' ? result.bill : undefined
  return patterns.map((pattern) => {
    const line = bill?.lines.find(({ name }) => name === pattern.name)
    const month = line && {
      ...line,
      currency: bill?.currency ?? '',
      requests: line.requestsPerMonth,
    }
    return { ...servedPattern(pattern, run.context), perSecond: steepestRate(pattern), month }
  })
}

export const asks = (pattern: AccessPatternStatement, table: string): boolean =>
  referencesIn(pattern).some((reference) => reference?.parts[0] === table)
