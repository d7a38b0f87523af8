import type { EntityAttributeType } from '../../../ast/model-statement.ts'

/** How NoSQL Workbench calls the types of attributes. Source: reference, modelling 5d. */
export const workbenchTypes: readonly (readonly [string, EntityAttributeType])[] = [
  ['S', 'STRING'],
  ['N', 'NUMBER'],
  ['B', 'BINARY'],
  ['BOOL', 'BOOLEAN'],
  ['L', 'LIST'],
  ['M', 'MAP'],
  ['SS', 'STRING SET'],
  ['NS', 'NUMBER SET'],
  ['BS', 'BINARY SET'],
]

export const typeOfLetters = (letters: string): EntityAttributeType =>
  workbenchTypes.find(([known]) => known === letters)?.[1] ?? 'ANY'

/** Undefined: any type, which a declaration of Workbench cannot say. */
export const lettersOf = (type: EntityAttributeType): string | undefined =>
  workbenchTypes.find(([, known]) => known === type)?.[0]

/** Members of each part that are understood; all others are kept as they are. */
export const known = {
  model: ['ModelName', 'ModelMetadata', 'DataModel'],
  table: [
    ...[
      'TableName',
      'KeyAttributes',
      'NonKeyAttributes',
      'GlobalSecondaryIndexes',
      'LocalSecondaryIndexes',
      'TableData',
    ],
    ...['TableFacets', 'BillingMode', 'ProvisionedCapacitySettings'],
  ],
  index: ['IndexName', 'KeyAttributes', 'Projection', 'ProvisionedCapacitySettings'],
  facet: ['FacetName', 'KeyAttributeAlias', 'NonKeyAttributes', 'TableData'],
} as const

export const versionWritten = '3.0'
