import type { KeySchemaElement, Projection, TableDescription } from '../operation/operation-types.ts'

/** Key attributes of a table or index in schema order; global indexes may have several of each. */
export type KeyNames = { readonly hash: readonly string[]; readonly range: readonly string[] }

export type IndexFacts = {
  readonly name: string
  readonly kind: 'global' | 'local'
  readonly keys: KeyNames
  readonly projection: Projection
  readonly itemCount: number | undefined
  readonly sizeBytes: number | undefined
}

export const tableKeys = (table: TableDescription): KeyNames => keyNames(table.KeySchema)

export const allKeyNames = (keys: KeyNames): readonly string[] => [...keys.hash, ...keys.range]

/** Attributes that are in the key of the table or of one of its indexes. */
export const everyKeyName = (table: TableDescription): readonly string[] => [
  ...new Set([tableKeys(table), ...indexesOf(table).map(({ keys }) => keys)].flatMap(allKeyNames)),
]

/** Global indexes first, each kind in the description's order. */
export function indexesOf(table: TableDescription): readonly IndexFacts[] {
  const facts = (kind: 'global' | 'local') => (index: IndexDescription) => ({
    name: index.IndexName ?? '',
    kind,
    keys: keyNames(index.KeySchema),
    projection: index.Projection ?? {},
    itemCount: index.ItemCount,
    sizeBytes: index.IndexSizeBytes,
  })
  return [
    ...(table.GlobalSecondaryIndexes ?? []).map(facts('global')),
    ...(table.LocalSecondaryIndexes ?? []).map(facts('local')),
  ]
}

export const indexNamed = (table: TableDescription, name: string): IndexFacts | undefined =>
  indexesOf(table).find((index) => index.name === name)

/** Names an index entry holds; undefined: every name. */
export function projectedNames(table: TableDescription, index: IndexFacts): ReadonlySet<string> | undefined {
  if (index.projection.ProjectionType === 'ALL') return undefined
  const keys = [...allKeyNames(tableKeys(table)), ...allKeyNames(index.keys)]
  return new Set([...keys, ...(index.projection.NonKeyAttributes ?? [])])
}

type IndexDescription = {
  readonly IndexName?: string | undefined
  readonly KeySchema?: readonly KeySchemaElement[] | undefined
  readonly Projection?: Projection | undefined
  readonly ItemCount?: number | undefined
  readonly IndexSizeBytes?: number | undefined
}

function keyNames(schema: readonly KeySchemaElement[] = []): KeyNames {
  const named = (type: 'HASH' | 'RANGE'): readonly string[] =>
    schema.filter((element) => element.KeyType === type).map((element) => element.AttributeName)
  return { hash: named('HASH'), range: named('RANGE') }
}
