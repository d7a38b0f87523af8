import { reservedWords } from '../../grammars/reserved-words.ts'
import type { TableDescription } from '../../src/operation/operation-types.ts'
import type { PlanContext } from '../../src/planner/plan-context.ts'

/** A table with a sort key, a global index that projects one attribute, and a local index of keys alone. */
export const orders: TableDescription = {
  TableName: 'orders',
  TableStatus: 'ACTIVE',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'status', AttributeType: 'S' },
    { AttributeName: 'placed', AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byStatus',
      KeySchema: [
        { AttributeName: 'status', KeyType: 'HASH' },
        { AttributeName: 'placed', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['total'] },
      ItemCount: 500,
      IndexSizeBytes: 100_000,
    },
  ],
  LocalSecondaryIndexes: [
    {
      IndexName: 'byPlaced',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'placed', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
      ItemCount: 800,
      IndexSizeBytes: 40_000,
    },
  ],
  ItemCount: 1000,
  TableSizeBytes: 400_000,
}

export function contextFor(text = '', more: Partial<PlanContext> = {}): PlanContext {
  return {
    tables: {
      describe: (name) => (name === 'orders' ? orders : undefined),
      expiresBy: () => undefined,
      backupsNamed: () => [],
    },
    variables: new Map(),
    text,
    words: {
      inExpressions: (word) => reservedWords.has(word.toUpperCase()),
      inPartiql: (word) => partiqlWords.has(word.toLowerCase()),
    },
    ...more,
  }
}

const partiqlWords = new Set(['order', 'value', 'user', 'date'])
