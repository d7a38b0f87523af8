import type { Item } from '../../model/value.ts'
import type { TableDescription } from '../../operation/operation-types.ts'

/** What completion knows of a table without asking anybody. */
export type KnownTable = {
  readonly name: string
  readonly keys: readonly KnownKey[]
  readonly indexes: readonly KnownIndex[]
  /** Undefined: none of its items have been seen. */
  readonly sample?: TableSample | undefined
}

export type KnownKey = { readonly name: string; readonly type: string; readonly role: 'pk' | 'sk' }
export type KnownIndex = {
  readonly name: string
  readonly kind: 'global' | 'local'
  readonly keys: readonly KnownKey[]
}

/** What the items that were looked at have. */
export type TableSample = {
  readonly attributes: readonly KnownAttribute[]
  /** What maps hold, by the path to them with dots; parts of lists count as parts of the list. */
  readonly members: ReadonlyMap<string, readonly KnownAttribute[]>
  /** Of the table and its indexes, of each item. */
  readonly keys: readonly Item[]
  /** Every item there was has been looked at. */
  readonly complete: boolean
}

export type KnownAttribute = {
  readonly name: string
  /** As DynamoDB writes them: `S`, `N`. */
  readonly types: readonly string[]
  /** Of the items, from 0 to 1; undefined where not all of each item was seen. */
  readonly share?: number | undefined
}

export function knownTable({
  TableName = '',
  KeySchema,
  AttributeDefinitions,
  GlobalSecondaryIndexes = [],
  LocalSecondaryIndexes = [],
}: TableDescription): KnownTable {
  const types = new Map((AttributeDefinitions ?? []).map((each) => [each.AttributeName, each.AttributeType]))
  const keysOf = (schema: TableDescription['KeySchema'] = []): readonly KnownKey[] =>
    schema.map(({ AttributeName, KeyType }) => ({
      name: AttributeName,
      type: types.get(AttributeName) ?? '',
      role: KeyType === 'HASH' ? 'pk' : 'sk',
    }))
  const indexes = [
    ...GlobalSecondaryIndexes.map((each) => ({ ...each, kind: 'global' as const })),
    ...LocalSecondaryIndexes.map((each) => ({ ...each, kind: 'local' as const })),
  ]
  return {
    name: TableName,
    keys: keysOf(KeySchema),
    indexes: indexes.map(({ IndexName = '', KeySchema: schema, kind }) => ({
      name: IndexName,
      kind,
      keys: keysOf(schema),
    })),
  }
}

/** Every key attribute of the table and its indexes, once. */
export const allKeys = ({ keys, indexes }: KnownTable): readonly KnownKey[] => [
  ...new Map([...indexes.flatMap((index) => index.keys), ...keys].map((key) => [key.name, key])).values(),
]
