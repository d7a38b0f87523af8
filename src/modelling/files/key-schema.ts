import type {
  AttributeDefinition,
  CreateTableInput,
  GlobalSecondaryIndex,
  KeySchemaElement,
} from '../../operation/operation-types.ts'

/** Hash attributes first, as the service wants them. */
export const keySchema = (hash: readonly string[], range: readonly string[]): readonly KeySchemaElement[] => [
  ...hash.map((AttributeName) => ({ AttributeName, KeyType: 'HASH' as const })),
  ...range.map((AttributeName) => ({ AttributeName, KeyType: 'RANGE' as const })),
]

export const namesOf = (schema: readonly KeySchemaElement[] = [], role?: 'HASH' | 'RANGE'): readonly string[] =>
  schema.filter(({ KeyType }) => role === undefined || KeyType === role).map(({ AttributeName }) => AttributeName)

/** Each attribute once, in the order in which it is first given. */
export function definitionsOf(given: readonly AttributeDefinition[]): readonly AttributeDefinition[] {
  const seen = new Map<string, AttributeDefinition>()
  for (const definition of given)
    if (!seen.has(definition.AttributeName)) seen.set(definition.AttributeName, definition)
  return [...seen.values()]
}

export const typeIn = (request: CreateTableInput, attribute: string): AttributeDefinition['AttributeType'] =>
  request.AttributeDefinitions?.find(({ AttributeName }) => AttributeName === attribute)?.AttributeType ?? 'S'

export const globalIndexes = (request: CreateTableInput): readonly GlobalSecondaryIndex[] =>
  request.GlobalSecondaryIndexes ?? []
