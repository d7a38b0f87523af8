import type { EntityAttribute, EntityStatement, KeyTemplate } from '../../../ast/model-statement.ts'
import { templateAttributes } from '../../../syntax/key-template.ts'
import { rewritten } from '../entity-parts.ts'
import { namesOf } from '../key-schema.ts'
import type { Json, JsonObject, ModelFile } from '../model-file.ts'
import { camelCase, Identifiers } from '../text/identifiers.ts'
import { jsonObject, Part, without } from '../text/part.ts'

/** Entities of ElectroDB as a list: `new Entity(entities[0], { client })`. */
export function writeElectroDb(model: ModelFile): string {
  const kept = new Part(model.kept ?? null)
  const entities = model.entities.map((entity) => writeEntity(entity, model, kept.at(entity.name)))
  return `${JSON.stringify({ entities }, null, 2)}\n`
}

function writeEntity(entity: EntityStatement, model: ModelFile, kept: Part): JsonObject {
  const table = entity.table.parts[0] ?? ''
  const request = model.tables.find((each) => each.request.TableName === table)?.request
  const own = namesOf(request?.KeySchema)
  const names = new Identifiers(camelCase)
  const hash = entity.key.find(({ attribute }) => attribute === own[0])
  const indexes = entity.indexes.map(({ index, key }): [string, Json] => {
    const isLocal = (request?.LocalSecondaryIndexes ?? []).some(({ IndexName }) => IndexName === index)
    return [names.of(index), { index, ...writeKeys(isLocal && hash !== undefined ? [hash, ...key] : key) }]
  })
  return {
    ...(kept.isObject ? (without(kept.object(), ['model', 'table', 'attributes', 'indexes']) ?? {}) : {}),
    table,
    model: {
      version: '1',
      service: model.name ?? table,
      ...(kept.at('model').isObject ? kept.at('model').object() : {}),
      entity: entity.name,
    },
    attributes: jsonObject(
      entity.attributes.map((attribute) => [
        attribute.name,
        writeAttribute(attribute, kept.at('attributes').at(attribute.name)),
      ]),
    ),
    indexes: jsonObject([['primary', writeKeys(entity.key)], ...indexes]),
  }
}

function writeKeys([hash, range]: readonly KeyTemplate[]): JsonObject {
  return { ...(hash && { pk: writeKey(hash) }), ...(range && { sk: writeKey(range) }) }
}

const writeKey = ({ attribute, template }: KeyTemplate): JsonObject => ({
  field: attribute,
  composite: [...new Set(templateAttributes(template))],
  template: rewritten(template, (name) => `\${${name}}`),
  casing: 'none',
})

const types: { readonly [type in EntityAttribute['type']]: string } = {
  STRING: 'string',
  NUMBER: 'number',
  BINARY: 'any',
  BOOLEAN: 'boolean',
  LIST: 'any',
  MAP: 'any',
  'STRING SET': 'set',
  'NUMBER SET': 'set',
  'BINARY SET': 'any',
  ANY: 'any',
}

/** A list or map of ElectroDB says what it holds: the file's own, or `any`. */
function writeAttribute({ type, oneOf, required }: EntityAttribute, kept: Part): JsonObject {
  const before = kept.isObject ? kept.object() : {}
  const isSame = (before['type'] === 'list' && type === 'LIST') || (before['type'] === 'map' && type === 'MAP')
  const texts = oneOf?.filter((choice) => typeof choice === 'string')
  return {
    ...without(before, ['type', 'required', ...(isSame ? [] : ['items', 'properties'])]),
    type: isSame ? (before['type'] ?? 'any') : texts !== undefined && type === 'STRING' ? texts : types[type],
    ...(type.endsWith(' SET') && type !== 'BINARY SET' && { items: type === 'NUMBER SET' ? 'number' : 'string' }),
    ...(required && { required }),
  }
}
