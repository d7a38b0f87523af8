import type { ShowModelStatement } from '../../ast/model-statement.ts'
import { coverageOf } from '../../modelling/model/coverage.ts'
import type { Model } from '../../modelling/model/model.ts'
import { type ServedPattern, servedPattern } from '../../modelling/model/served-pattern.ts'
import type { Result } from '../outcome.ts'
import type { Run } from '../run.ts'
import type { SessionState } from '../session-state.ts'
import { noMember, readModel, shelfOf } from './read-model.ts'

/** What a model holds, as lists and as text, and how its patterns fit its tables. */
export async function showModel(session: SessionState, run: Run, statement: ShowModelStatement): Promise<Result> {
  const { what, span } = statement
  if (what === 'create-entity' || what === 'create-access-pattern') return showCreate(session, statement)
  const model = await readModel(session.connection, span)
  if (what === 'entities') return { kind: 'entities', model }
  const patterns = await servedPatterns(run, model)
  switch (what) {
    case 'access-patterns':
      return { kind: 'access-patterns', patterns }
    case 'matrix':
      return { kind: 'matrix', model, patterns }
    case 'coverage':
      return { kind: 'coverage', coverage: coverageOf(model, patterns) }
  }
}

async function showCreate(
  { connection }: SessionState,
  { what, name = '', span }: ShowModelStatement,
): Promise<Result> {
  const kind = what === 'create-entity' ? 'entity' : 'access-pattern'
  const members = (await shelfOf(connection, span).members()).filter((member) => member.kind === kind)
  const found = members.find((member) => member.name === name)
  if (found !== undefined) return { kind: 'text', text: `${found.text};` }
  throw noMember(
    kind,
    name,
    members.map((member) => member.name),
    span,
  )
}

/** Each pattern with its plan. */
async function servedPatterns(run: Run, { tables, patterns }: Model): Promise<readonly ServedPattern[]> {
  const names = tables.flatMap(({ TableName }) => TableName ?? [])
  await run.catalogue.fetch(names, run.signal)
  return patterns.map((pattern) => servedPattern(pattern, run.context))
}
