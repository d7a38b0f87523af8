import type { EntityAttribute, EntityAttributeType, EntityStatement } from '../../../ast/model-statement.ts'
import type { Projection } from '../../../operation/operation-types.ts'
import { rewritten } from '../entity-parts.ts'
import { globalIndexes, namesOf } from '../key-schema.ts'
import type { Json, JsonObject, ModelFile } from '../model-file.ts'
import { onlyTable } from '../only-table.ts'
import { jsonObject, Part, without } from '../text/part.ts'

/** A schema of OneTable for one table. `name` is for whoever reads it: OneTable has it beside the schema. */
export function writeOneTable(model: ModelFile): string {
  const { request } = onlyTable(model, 'a schema of OneTable')
  const kept = new Part(model.kept ?? null)
  const indexes = [
    ['primary', writeKeys(request.KeySchema)] as const,
    ...globalIndexes(request).map(
      (index) => [index.IndexName, { ...writeKeys(index.KeySchema), ...writeProjection(index.Projection) }] as const,
    ),
    ...(request.LocalSecondaryIndexes ?? []).map(
      ({ IndexName, KeySchema, Projection: projection }) =>
        [
          IndexName,
          { type: 'local', sort: namesOf(KeySchema, 'RANGE')[0] ?? '', ...writeProjection(projection) },
        ] as const,
    ),
  ]
  const entities = model.entities.filter(({ table }) => table.parts[0] === request.TableName)
  const schema = {
    name: request.TableName,
    format: 'onetable:1.1.0',
    version: kept.at('version').value ?? '0.0.1',
    indexes: jsonObject(indexes),
    models: jsonObject(entities.map((entity) => [entity.name, writeEntity(entity, kept.at('models').at(entity.name))])),
    ...(kept.at('rest').isObject ? kept.at('rest').object() : {}),
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

function writeKeys(schema: Parameters<typeof namesOf>[0]): JsonObject {
  const [hash = '', sort] = namesOf(schema)
  return { hash, ...(sort !== undefined && { sort }) }
}

function writeProjection({ ProjectionType: type, NonKeyAttributes: names = [] }: Projection): JsonObject {
  return { project: type === 'INCLUDE' ? names : type === 'KEYS_ONLY' ? 'keys' : 'all' }
}

const names: { readonly [type in EntityAttributeType]: string | undefined } = {
  STRING: 'string',
  NUMBER: 'number',
  BINARY: 'binary',
  BOOLEAN: 'boolean',
  LIST: 'array',
  MAP: 'object',
  'STRING SET': 'set',
  'NUMBER SET': 'set',
  'BINARY SET': 'set',
  ANY: undefined,
}

/** What the file has of an attribute and nothing here means, as `default` or `generate`, stays. */
function writeEntity(entity: EntityStatement, kept: Part): JsonObject {
  const templates = [entity.key, ...entity.indexes.map(({ key }) => key)].flat()
  const made = templates.flatMap(({ attribute, template }): [string, Json][] =>
    template === `{${attribute}}` && entity.attributes.some(({ name }) => name === attribute)
      ? []
      : [[attribute, { ...rest(kept.at(attribute)), type: 'string', value: dollars(template) }]],
  )
  const own = entity.attributes.map((attribute): [string, Json] => [
    attribute.name,
    writeAttribute(attribute, kept.at(attribute.name)),
  ])
  return jsonObject([...made, ...own])
}

const rest = (part: Part): JsonObject =>
  part.isObject ? (without(part.object(), ['type', 'value', 'required', 'enum', 'ttl']) ?? {}) : {}

const dollars = (template: string): string =>
  rewritten(template, (attribute, digits) => `\${${attribute}${digits === undefined ? '' : `:${digits}:0`}}`)

function writeAttribute({ name: _name, type, required, ttl, oneOf }: EntityAttribute, kept: Part): JsonObject {
  const before = (kept.isObject ? kept.at('type') : kept).word()
  const isDate = before.toLowerCase() === 'date' && (type === 'STRING' || type === 'NUMBER')
  const written = isDate ? 'date' : names[type]
  return {
    ...rest(kept),
    ...(written !== undefined && { type: written }),
    ...(required && { required }),
    ...(ttl && { ttl }),
    ...(oneOf !== undefined && { enum: oneOf }),
  }
}
