import type {
  EntityAttribute,
  EntityAttributeType,
  EntityStatement,
  KeyTemplate,
} from '../../../ast/model-statement.ts'
import { keyTemplate } from '../alias-template.ts'
import { entityAttribute, entityIndex, entityOf, fromDollars, impliedTable, type NamedIndex } from '../entity-parts.ts'
import { emptyModel, type Json, type ModelTable, type Note, type ReadModel } from '../model-file.ts'
import { isObject, jsonObject, Part } from '../text/part.ts'
import { readScriptObject } from '../text/read-script-object.ts'

/** One entity of ElectroDB, or a list of them, as JSON or as the literal of a module. Keys without a template are as ElectroDB makes them. */
export function readElectroDb(text: string): ReadModel {
  const isEntity = (value: Json): boolean =>
    Array.isArray(value) || (isObject(value) && ('indexes' in value || 'entities' in value))
  const document = new Part(readScriptObject(text, isEntity, 'entity'))
  const listed = document.at('entities').isAbsent ? document : document.at('entities')
  const parts = Array.isArray(listed.value) ? listed.list() : [listed]
  if (parts.length === 0) throw listed.expected('a list with an entity')
  const read = parts.map((part) => {
    const table = part.at('table').maybeText() ?? document.at('table').maybeText()
    return { part, table, entity: readEntity(part, table ?? 'Table') }
  })
  const names = [...new Set(read.map(({ table }) => table ?? 'Table'))]
  const notes: Note[] = read.some(({ table }) => table === undefined)
    ? [{ place: 'entity', text: 'names no table: it is called Table' }]
    : []
  return {
    model: {
      ...emptyModel,
      tables: names.map((name) =>
        tableOf(
          name,
          read.filter(({ table }) => (table ?? 'Table') === name),
        ),
      ),
      entities: read.map(({ entity }) => entity),
      kept: jsonObject(read.map(({ part, entity }) => [entity.name, part.value ?? null])),
    },
    notes,
  }
}

type Access = {
  readonly index: string | undefined
  readonly hash: Key
  readonly range: Key | undefined
}
type Key = { readonly field: string; readonly part: Part }

const accesses = (part: Part): readonly Access[] =>
  part
    .at('indexes')
    .members()
    .map(([, index]) => ({
      index: index.at('index').maybeText(),
      hash: { field: index.at('pk').at('field').name(), part: index.at('pk') },
      range: index.at('sk').isAbsent ? undefined : { field: index.at('sk').at('field').name(), part: index.at('sk') },
    }))

function tableOf(name: string, read: readonly { readonly part: Part }[]): ModelTable {
  const all = read.flatMap(({ part }) => accesses(part))
  const primary = all.find(({ index }) => index === undefined)
  if (primary === undefined)
    throw (read[0]?.part ?? new Part(null)).at('indexes').wrong('no index is that of the table')
  const indexes = new Map<string, NamedIndex>()
  for (const { index, hash, range } of all)
    if (index !== undefined && !indexes.has(index))
      indexes.set(index, {
        name: index,
        hash: [hash.field],
        range: range === undefined ? [] : [range.field],
        local: hash.field === primary.hash.field,
      })
  return impliedTable(
    name,
    { hash: [primary.hash.field], range: primary.range === undefined ? [] : [primary.range.field] },
    [...indexes.values()],
  )
}

function readEntity(part: Part, table: string): EntityStatement {
  const model = part.at('model')
  const name = model.at('entity').name()
  const service = model.at('service').maybeText() ?? 'service'
  const version = model.at('version').word() || '1'
  const all = accesses(part)
  const primary = all.find(({ index }) => index === undefined)
  if (primary === undefined) throw part.at('indexes').wrong('no index is that of the table')
  const templates = ({ hash, range }: Access): readonly KeyTemplate[] => [
    keyTemplate(hash.field, templateOf(hash.part, `$${service}`)),
    ...(range === undefined ? [] : [keyTemplate(range.field, templateOf(range.part, `$${name}_${version}`))]),
  ]
  return entityOf({
    name,
    table,
    key: templates(primary),
    indexes: all.flatMap((access) => {
      if (access.index === undefined) return []
      const own = templates(access)
      const isLocal = access.hash.field === primary.hash.field
      return [entityIndex(access.index, isLocal ? own.slice(1) : own)]
    }),
    attributes: part.at('attributes').members().map(readAttribute),
  })
}

/** `$service#storeId_{storeId}`: a label before each attribute, all in lower case but for values. */
function templateOf(part: Part, prefix: string): string {
  const template = part.at('template').maybeText()
  if (template !== undefined) return fromDollars(template)
  const labels = part
    .at('composite')
    .list()
    .map((each) => `#${each.name().toLowerCase()}_{${each.name()}}`)
  return `${prefix.toLowerCase()}${labels.join('')}`
}

const types: { readonly [type: string]: EntityAttributeType | undefined } = {
  string: 'STRING',
  number: 'NUMBER',
  boolean: 'BOOLEAN',
  list: 'LIST',
  map: 'MAP',
  any: 'ANY',
}

function readAttribute([name, part]: readonly [string, Part]): EntityAttribute {
  const type = part.isObject ? part.at('type') : part
  const required = part.at('required').value === true
  if (Array.isArray(type.value))
    return entityAttribute(name, 'STRING', { required, oneOf: type.list().map((each) => each.text()) })
  if (type.value === 'set')
    return entityAttribute(name, part.at('items').value === 'number' ? 'NUMBER SET' : 'STRING SET', { required })
  const known = typeof type.value === 'string' && Object.hasOwn(types, type.value) ? types[type.value] : undefined
  return entityAttribute(name, known ?? 'ANY', { required })
}
