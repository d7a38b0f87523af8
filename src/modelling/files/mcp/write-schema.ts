import type {
  AccessPatternStatement,
  EntityAttributeType,
  EntityStatement,
  KeyTemplate,
} from '../../../ast/model-statement.ts'
import type { KeySchemaElement } from '../../../operation/operation-types.ts'
import { rewritten } from '../entity-parts.ts'
import { globalIndexes, namesOf } from '../key-schema.ts'
import type { Json, JsonObject, ModelFile, ModelTable } from '../model-file.ts'
import { requestsOfPattern } from '../patterns/requests-of-pattern.ts'
import { jsonObject } from '../text/part.ts'

/** `schema.json` for the code generator of the DynamoDB MCP server. A pattern stands with the first of its entities. */
export function writeSchema(model: ModelFile): string {
  let id = 0
  const number = (): number => ++id
  const tables = model.tables.map((table) => writeTable(table, model, number))
  return `${JSON.stringify({ tables }, null, 2)}\n`
}

function writeTable(table: ModelTable, model: ModelFile, number: () => number): JsonObject {
  const { request } = table
  const entities = model.entities.filter((entity) => entity.table.parts[0] === request.TableName)
  return {
    table_config: { table_name: request.TableName, ...writeKeys(request.KeySchema) },
    gsi_list: globalIndexes(request).map(({ IndexName, KeySchema, Projection }) => ({
      name: IndexName,
      ...writeKeys(KeySchema),
      projection: Projection.ProjectionType ?? 'ALL',
      ...(Projection.NonKeyAttributes !== undefined && { included_attributes: Projection.NonKeyAttributes }),
    })),
    entities: jsonObject(entities.map((entity) => [entity.name, writeEntity(entity, table, model, number)])),
  }
}

/** One name where there is one. */
const oneOrAll = (names: readonly string[]): Json => (names.length === 1 ? (names[0] ?? '') : names)

function writeKeys(schema: readonly KeySchemaElement[] = []): JsonObject {
  const [hash, range] = [namesOf(schema, 'HASH'), namesOf(schema, 'RANGE')]
  return { partition_key: oneOrAll(hash), ...(range.length > 0 && { sort_key: oneOrAll(range) }) }
}

const plain = (template: string): string => rewritten(template, (attribute) => `{${attribute}}`)

function writeTemplates(key: readonly KeyTemplate[], schema: readonly KeySchemaElement[] = []): JsonObject {
  const of = (role: 'HASH' | 'RANGE'): readonly string[] =>
    namesOf(schema, role).map((name) => plain(key.find(({ attribute }) => attribute === name)?.template ?? `{${name}}`))
  const [hash, range] = [of('HASH'), of('RANGE')]
  return { pk_template: oneOrAll(hash), ...(range.length > 0 && { sk_template: oneOrAll(range) }) }
}

const types: { readonly [type in EntityAttributeType]: string } = {
  STRING: 'string',
  NUMBER: 'decimal',
  BINARY: 'binary',
  BOOLEAN: 'boolean',
  LIST: 'array',
  MAP: 'object',
  'STRING SET': 'array',
  'NUMBER SET': 'array',
  'BINARY SET': 'array',
  ANY: 'any',
}

function writeEntity(entity: EntityStatement, table: ModelTable, model: ModelFile, number: () => number): JsonObject {
  const { request } = table
  const patterns = model.patterns.filter(({ entities: [first] }) => first === entity.name)
  return {
    entity_type: entity.name.toUpperCase(),
    ...writeTemplates(entity.key, request.KeySchema),
    gsi_mappings: entity.indexes.flatMap(({ index, key }) => {
      const found = globalIndexes(request).find(({ IndexName }) => IndexName === index)
      return found === undefined ? [] : [{ name: index, ...writeTemplates(key, found.KeySchema) }]
    }),
    fields: entity.attributes.map(({ name, type, required }) => ({
      name,
      type: types[type],
      required,
      ...(types[type] === 'array' && { item_type: type === 'NUMBER SET' ? 'decimal' : 'string' }),
    })),
    access_patterns: patterns.flatMap((pattern) => writePattern(pattern, model, number)),
  }
}

/** Only requests of one item or one query: the generator has no others. */
function writePattern(
  pattern: AccessPatternStatement,
  { tables }: ModelFile,
  number: () => number,
): readonly JsonObject[] {
  const requests = requestsOfPattern(pattern, tables)
  const [call, more] = typeof requests === 'string' ? [] : requests
  if (call === undefined || more !== undefined) return []
  const { step } = call
  const { IndexName } = step.request as { readonly IndexName?: string }
  const condition = (step.request as { readonly KeyConditionExpression?: string }).KeyConditionExpression ?? ''
  const range = /begins_with/.test(condition)
    ? 'begins_with'
    : /BETWEEN/.test(condition)
      ? 'between'
      : / (<=|>=|<|>) /.exec(condition)?.[1]
  const isMany = step.operation === 'Query' || step.operation === 'Scan'
  return [
    {
      pattern_id: number(),
      name: pattern.name,
      description: pattern.description ?? pattern.name,
      operation: step.operation,
      ...(IndexName !== undefined && { index_name: IndexName }),
      ...(range !== undefined && { range_condition: range }),
      parameters: pattern.parameters.map(({ name, type }) => ({ name, type: types[type ?? 'STRING'] })),
      return_type: isMany ? 'entity_list' : step.operation === 'GetItem' ? 'single_entity' : 'success_flag',
      ...((step.request as { readonly ConsistentRead?: boolean }).ConsistentRead === true && { consistent_read: true }),
    },
  ]
}
