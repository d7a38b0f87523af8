import { must } from '../../base/must.ts'
import { validationError } from '../../model/api-error.ts'
import { indexMessages, keySchemaMessages } from '../../model/messages/table.ts'
import type { KeyAttribute, Keys } from '../../model/table.ts'
import type { KeyType } from '../../model/value.ts'
import type { AttributeDefinition, KeySchemaElement } from '../../operation/operation-types.ts'

/** Attribute name to type, in the order declared. */
export type Definitions = ReadonlyMap<string, KeyType>

export function readDefinitions(attributes: readonly AttributeDefinition[]): Definitions {
  const definitions = new Map<string, KeyType>()
  for (const { AttributeName: name, AttributeType: type } of attributes) {
    if (definitions.has(name)) throw validationError(keySchemaMessages.definedTwice(name))
    definitions.set(name, type)
  }
  return definitions
}

/** The table's own key: one HASH and perhaps one RANGE. Source: reference, CT-1, errors 189-193. */
export function tableKeys(schema: readonly KeySchemaElement[], definitions: Definitions): Keys {
  if (definitions.size < schema.length) throw validationError(keySchemaMessages.fewDefinitions)
  checkDefined(schema, definitions)
  checkSimpleShape(schema)
  return keysOf(schema, definitions)
}

/** A local index: the table's HASH and one RANGE of its own. Source: reference, CT-4, errors 199, 200. */
export function localIndexKeys(
  index: string,
  schema: readonly KeySchemaElement[],
  definitions: Definitions,
  table: Keys,
): Keys {
  checkDefined(schema, definitions)
  checkSimpleShape(schema)
  if (schema.length === 1) throw validationError(indexMessages.localWithoutRange(index))
  const keys = keysOf(schema, definitions)
  const [indexHash] = keys.hash
  const [tableHash] = table.hash
  if (indexHash !== undefined && tableHash !== undefined && indexHash.name !== tableHash.name) {
    throw validationError(indexMessages.localOtherHash(index, indexHash.name, tableHash.name))
  }
  return keys
}

/** A global index: one to four HASH, then up to four RANGE attributes. Source: reference, data-model 11.3. */
export function globalIndexKeys(index: string, schema: readonly KeySchemaElement[], definitions: Definitions): Keys {
  checkDefined(schema, definitions)
  checkRepeated(index, schema)
  if (schema[0]?.KeyType !== 'HASH') throw validationError(keySchemaMessages.firstNotHash)
  const firstRange = schema.findIndex((element) => element.KeyType === 'RANGE')
  const lastHash = schema.findLastIndex((element) => element.KeyType === 'HASH')
  if (firstRange !== -1 && firstRange < lastHash) throw validationError(keySchemaMessages.hashAfterRange(index))
  const keys = keysOf(schema, definitions)
  if (keys.hash.length > 4) throw validationError(keySchemaMessages.tooManyKeys(index, 'HASH'))
  if (keys.range.length > 4) throw validationError(keySchemaMessages.tooManyKeys(index, 'RANGE'))
  return keys
}

/** CreateTable refuses definitions that no key uses. Source: reference, errors 194, 195. */
export function checkAllUsed(definitions: Definitions, used: ReadonlySet<string>, hasIndexes: boolean): void {
  if (definitions.size === used.size) return
  throw validationError(
    hasIndexes
      ? keySchemaMessages.unusedWithIndexes([...definitions.keys()], [...used])
      : keySchemaMessages.unusedDefinitions,
  )
}

function checkDefined(schema: readonly KeySchemaElement[], definitions: Definitions): void {
  const keys = schema.map((element) => element.AttributeName)
  if (keys.every((key) => definitions.has(key))) return
  throw validationError(keySchemaMessages.undefinedKeys(keys, [...definitions.keys()]))
}

/** HASH, or HASH then RANGE, of two different attributes. The request is already known to have no more elements. */
function checkSimpleShape([first, second]: readonly KeySchemaElement[]): void {
  if (first?.AttributeName === second?.AttributeName) throw validationError(keySchemaMessages.sameName)
  if (first?.KeyType !== 'HASH') throw validationError(keySchemaMessages.firstNotHash)
  if (second !== undefined && second.KeyType !== 'RANGE') throw validationError(keySchemaMessages.secondNotRange)
}

function checkRepeated(index: string, schema: readonly KeySchemaElement[]): void {
  const names = schema.map((element) => element.AttributeName)
  const repeated = names.find((name, position) => names.indexOf(name) !== position)
  if (repeated === undefined) return
  throw validationError(
    schema.length === 2 ? keySchemaMessages.sameName : keySchemaMessages.repeatedKey(index, repeated),
  )
}

function keysOf(schema: readonly KeySchemaElement[], definitions: Definitions): Keys {
  const withRole = (role: 'HASH' | 'RANGE'): readonly KeyAttribute[] =>
    schema
      .filter((element) => element.KeyType === role)
      .map(({ AttributeName: name }) => ({ name, type: must(definitions.get(name), 'key attributes are defined') }))
  return { hash: withRole('HASH'), range: withRole('RANGE') }
}
