import type { Span } from '../../base/shell-error.ts'
import { type Model, modelFrom } from '../../modelling/model/model.ts'
import type { ModelMember, ModelShelf } from '../../operation/model-shelf.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { unmetered } from '../../operation/unmetered.ts'
import { nearest } from '../../syntax/nearest.ts'
import { SessionError } from '../session-error.ts'
import type { Connection } from '../session-state.ts'

/** The whole model of a database: its tables, and what ENTITY and ACCESS PATTERN said beside them. Counted nowhere. */
export async function readModel(connection: Connection, span?: Span): Promise<Model> {
  const members = await shelfOf(connection, span).members()
  return modelFrom(await tablesOf(connection), members)
}

/** One pattern alone, since RUN has no use for the rest; undefined with the names that there are. */
export async function readPattern(
  connection: Connection,
  name: string,
  span?: Span,
): Promise<{ readonly pattern: Model['patterns'][number] | undefined; readonly names: readonly string[] }> {
  const members = (await shelfOf(connection, span).members()).filter(({ kind }) => kind === 'access-pattern')
  const own = members.filter((member) => member.name === name)
  return { pattern: modelFrom([], own).patterns[0], names: members.map((member) => member.name) }
}

/** Only a file that is open here keeps a model. */
export function shelfOf({ shelf, name }: Connection, span?: Span): ModelShelf {
  if (shelf !== undefined) return shelf
  throw new SessionError('session.no-shelf', `${name} keeps no entities and no access patterns`, {
    span,
    hint: 'They are kept in a database file that this shell has opened: keep the model there, or in a .ddbq file.',
  })
}

async function tablesOf({ backend }: Connection): Promise<readonly TableDescription[]> {
  const asked = unmetered(backend)
  const tables: TableDescription[] = []
  let from: string | undefined
  do {
    const page = await asked.run('ListTables', from === undefined ? {} : { ExclusiveStartTableName: from })
    for (const name of page.TableNames ?? []) {
      const { Table } = await asked.run('DescribeTable', { TableName: name })
      if (Table !== undefined) tables.push(Table)
    }
    from = page.LastEvaluatedTableName
  } while (from !== undefined)
  return tables
}

export const memberWords = { entity: 'entity', 'access-pattern': 'access pattern' } as const

export function noMember(kind: ModelMember['kind'], name: string, names: readonly string[], span: Span): SessionError {
  const [meant] = nearest(name, names)
  const code = kind === 'entity' ? 'session.no-entity' : 'session.no-pattern'
  const list = kind === 'entity' ? 'SHOW ENTITIES' : 'SHOW ACCESS PATTERNS'
  return new SessionError(code, `there is no ${memberWords[kind]} ${name}`, {
    span,
    hint: meant === undefined ? `${list} lists them.` : `Did you mean ${meant}?`,
  })
}
