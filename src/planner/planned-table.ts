import type { KeyAttribute, Keys } from '../model/table.ts'
import type { KeySchemaElement, Projection, TableDescription } from '../operation/operation-types.ts'
import type { PlannedIndex, PlannedTable } from './plan.ts'
import { indexesOf } from './table-keys.ts'

/** A description as PartiQL's planner takes it. */
export function plannedTable(description: TableDescription): PlannedTable {
  const types = new Map(
    (description.AttributeDefinitions ?? []).map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]),
  )
  const attribute = (name: string): KeyAttribute => ({ name, type: types.get(name) ?? 'S' })
  const keysOf = (names: { readonly hash: readonly string[]; readonly range: readonly string[] }): Keys => ({
    hash: names.hash.map(attribute),
    range: names.range.map(attribute),
  })
  return {
    keys: keysOf({ hash: namesOf(description.KeySchema, 'HASH'), range: namesOf(description.KeySchema, 'RANGE') }),
    indexes: indexesOf(description).map(
      ({ name, kind, keys, projection }): PlannedIndex => ({
        name,
        kind,
        keys: keysOf(keys),
        projection: projectionOf(projection),
      }),
    ),
  }
}

const namesOf = (schema: readonly KeySchemaElement[] = [], type: 'HASH' | 'RANGE'): readonly string[] =>
  schema.filter(({ KeyType }) => KeyType === type).map(({ AttributeName }) => AttributeName)

function projectionOf({ ProjectionType, NonKeyAttributes }: Projection): PlannedIndex['projection'] {
  if (ProjectionType === 'INCLUDE') return { type: 'INCLUDE', attributes: NonKeyAttributes ?? [] }
  return { type: ProjectionType === 'KEYS_ONLY' ? 'KEYS_ONLY' : 'ALL' }
}
