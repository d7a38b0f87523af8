import type { EntityAttribute, EntityAttributeType, EntityStatement } from '../../../ast/model-statement.ts'
import type { Projection } from '../../../operation/operation-types.ts'
import { keyTemplate } from '../alias-template.ts'
import { entityAttribute, entityIndex, entityOf, fromDollars, impliedTable, type NamedIndex } from '../entity-parts.ts'
import { emptyModel, type Json, type Note, type ReadModel } from '../model-file.ts'
import { isObject, jsonObject, Part } from '../text/part.ts'
import { readScriptObject } from '../text/read-script-object.ts'

/** A schema of OneTable, `onetable:1.1.0`, as JSON or as the literal of a module. */
export function readOneTable(text: string): ReadModel {
  const isSchema = (value: Json): boolean => isObject(value) && 'models' in value
  const document = new Part(readScriptObject(text, isSchema, 'schema'))
  document.object()
  const indexes = document.at('indexes').members().map(readIndex)
  const primary = indexes.find(({ name }) => name === 'primary')
  if (primary === undefined) throw document.at('indexes').at('primary').expected('an object with hash')
  const named =
    document.at('name').maybeText() ?? /\bnew\s+Table\s*\(\s*\{[^}]*?\bname\s*:\s*['"]([\w.-]+)['"]/.exec(text)?.[1]
  const name = named ?? 'Table'
  const others = indexes.filter((index) => index !== primary)
  const models = document.at('models').members()
  const numbers = new Set(
    models.flatMap(([, model]) =>
      model.members().flatMap(([attribute, field]) => (typeOf(field, false) === 'NUMBER' ? [attribute] : [])),
    ),
  )
  const isoDates = document.at('params').at('isoDates').value === true
  const notes: Note[] = named === undefined ? [{ place: 'schema', text: 'names no table: it is called Table' }] : []
  return {
    model: {
      ...emptyModel,
      tables: [impliedTable(name, primary, others, numbers)],
      entities: models.map((model) => readEntity(model, { name, primary, others, isoDates })),
      kept: jsonObject([
        ['rest', document.rest(['name', 'indexes', 'models', 'format', 'version']) ?? null],
        ['version', document.at('version').value ?? null],
        ['models', document.at('models').value ?? null],
      ]),
    },
    notes,
  }
}

function readIndex([name, part]: readonly [string, Part]): NamedIndex {
  const local = part.at('type').value === 'local'
  const sort = part.at('sort').maybeText()
  return {
    name,
    hash: local ? [] : [part.at('hash').name()],
    range: sort === undefined ? [] : [sort],
    local,
    projection: readProjection(part.at('project')),
  }
}

function readProjection(part: Part): Projection {
  if (part.isAbsent || part.value === 'all') return { ProjectionType: 'ALL' }
  if (part.value === 'keys') return { ProjectionType: 'KEYS_ONLY' }
  return { ProjectionType: 'INCLUDE', NonKeyAttributes: part.list().map((each) => each.name()) }
}

type Around = {
  readonly name: string
  readonly primary: NamedIndex
  readonly others: readonly NamedIndex[]
  readonly isoDates: boolean
}

function readEntity(
  [name, part]: readonly [string, Part],
  { name: table, primary, others, isoDates }: Around,
): EntityStatement {
  const template = (attribute: string) => {
    const value = part.at(attribute).at('value')
    return keyTemplate(attribute, typeof value.value === 'string' ? fromDollars(value.value) : `{${attribute}}`)
  }
  const keys = [...primary.hash, ...primary.range]
  const indexes = others.flatMap((index) => {
    const own = [...index.hash, ...index.range]
    return own.every((attribute) => !part.at(attribute).isAbsent) ? [entityIndex(index.name, own.map(template))] : []
  })
  const made = new Set([...keys, ...others.flatMap(({ hash, range }) => [...hash, ...range])])
  const attributes = part.members().flatMap(([attribute, field]) => {
    const isMade = made.has(attribute) && field.isObject && !field.at('value').isAbsent
    return isMade ? [] : [readAttribute(attribute, field, isoDates)]
  })
  return entityOf({ name, table, key: keys.map(template), indexes, attributes })
}

const types: { readonly [type: string]: EntityAttributeType | undefined } = {
  string: 'STRING',
  number: 'NUMBER',
  boolean: 'BOOLEAN',
  object: 'MAP',
  array: 'LIST',
  set: 'STRING SET',
  buffer: 'BINARY',
  binary: 'BINARY',
  uint8array: 'BINARY',
  arraybuffer: 'BINARY',
}

function typeOf(field: Part, isoDates: boolean): EntityAttributeType {
  const type = (field.isObject ? field.at('type') : field).word().toLowerCase()
  if (type === 'date') return isoDates ? 'STRING' : 'NUMBER'
  return (Object.hasOwn(types, type) ? types[type] : undefined) ?? 'ANY'
}

function readAttribute(name: string, field: Part, isoDates: boolean): EntityAttribute {
  const choices = field
    .at('enum')
    .list()
    .map(({ value }) => value)
  const texts = choices.filter((choice) => typeof choice === 'string')
  return entityAttribute(name, typeOf(field, isoDates), {
    required: field.at('required').value === true,
    ttl: field.at('ttl').value === true,
    ...(texts.length > 0 && texts.length === choices.length && { oneOf: texts }),
  })
}
