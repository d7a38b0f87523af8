import type { AccessPatternStatement, EntityStatement } from '../../ast/model-statement.ts'
import type { ExplainedCall } from '../../planner/explanation.ts'
import { indexesOf } from '../../planner/table-keys.ts'
import { entitiesOf } from './entities-of.ts'
import type { Model } from './model.ts'
import { isLive, type ServedPattern } from './served-pattern.ts'

/** What of a model fits nothing else in it. */
export type Coverage = {
  /** Patterns that no key serves: they read a whole table, or throw away what they have read. */
  readonly unserved: readonly UnservedPattern[]
  readonly unusedIndexes: readonly { readonly table: string; readonly index: string }[]
  readonly unusedEntities: readonly EntityStatement[]
  /** Indexes that an entity names and its table does not have. */
  readonly missingIndexes: readonly { readonly entity: string; readonly table: string; readonly index: string }[]
  readonly patterns: number
}

export type UnservedPattern = { readonly pattern: AccessPatternStatement; readonly why: string }

/** Patterns that are dropped cover nothing and need nothing. */
export function coverageOf(model: Model, served: readonly ServedPattern[]): Coverage {
  const live = served.filter(({ pattern }) => isLive(pattern))
  const used = new Set(live.flatMap(({ calls }) => calls.map(({ table, index }) => `${table} ${index ?? ''}`)))
  const about = new Set(live.flatMap((each) => entitiesOf(each, model).map(({ name }) => name)))
  return {
    unserved: live.flatMap(unserved),
    unusedIndexes: model.tables.flatMap((table) =>
      indexesOf(table).flatMap(({ name }) =>
        used.has(`${table.TableName} ${name}`) ? [] : [{ table: table.TableName ?? '', index: name }],
      ),
    ),
    unusedEntities: model.entities.filter(({ name }) => !about.has(name)),
    missingIndexes: model.entities.flatMap((entity) => missingIndexes(entity, model)),
    patterns: live.length,
  }
}

/** None: a key serves it. */
export function unserved({ pattern, calls, problem }: ServedPattern): readonly UnservedPattern[] {
  if (problem !== undefined) return [{ pattern, why: problem }]
  const scan = calls.find(({ access }) => access === 'Scan')
  if (scan !== undefined) return [{ pattern, why: `reads all of ${targetText(scan)}` }]
  const filtered = calls.find(({ access, filter }) => access === 'Query' && filter !== undefined)
  if (filtered === undefined) return []
  return [{ pattern, why: `reads ${targetText(filtered)} and filters: ${filtered.filter}` }]
}

export const targetText = ({ table, index }: Pick<ExplainedCall, 'table' | 'index'>): string =>
  [table, index].filter((name) => name !== undefined).join('.')

function missingIndexes(entity: EntityStatement, { tables }: Model): Coverage['missingIndexes'] {
  const [name = ''] = entity.table.parts
  const table = tables.find(({ TableName }) => TableName === name)
  const known = table === undefined ? [] : indexesOf(table).map((index) => index.name)
  return entity.indexes.flatMap(({ index }) =>
    known.includes(index) ? [] : [{ entity: entity.name, table: name, index }],
  )
}
