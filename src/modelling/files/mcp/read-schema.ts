import type { AccessPatternStatement, EntityAttributeType, EntityStatement } from '../../../ast/model-statement.ts'
import { printTable } from '../../../ast/print-clauses.ts'
import { printName, printString } from '../../../ast/print-expression.ts'
import { templateParts } from '../../../syntax/key-template.ts'
import { keyTemplate } from '../alias-template.ts'
import { entityAttribute, entityIndex, entityOf, impliedTable, type NamedIndex } from '../entity-parts.ts'
import { emptyModel, type ModelTable, type Note, type ReadModel } from '../model-file.ts'
import { buildPattern } from '../patterns/build-pattern.ts'
import { Part } from '../text/part.ts'
import { readLiteral } from '../text/read-literal.ts'

/** `schema.json` of the code generator of the DynamoDB MCP server. Source: reference, modelling 5e. */
export function readSchema(text: string): ReadModel {
  const document = new Part(readLiteral(text))
  document.object()
  const parts = document.at('tables').list()
  if (parts.length === 0) throw document.at('tables').expected('a list of tables')
  const notes: Note[] = []
  const read = parts.map((part) => readTable(part, notes))
  for (const part of document.at('cross_table_patterns').list())
    notes.push({ place: part.path, text: 'a pattern of several tables: left out' })
  return {
    model: {
      ...emptyModel,
      tables: read.map(({ table }) => table),
      entities: read.flatMap(({ entities }) => entities),
      patterns: read.flatMap(({ patterns }) => patterns),
    },
    notes,
  }
}

type Keys = { readonly hash: readonly string[]; readonly range: readonly string[] }

function readTable(part: Part, notes: Note[]) {
  const config = part.at('table_config')
  const name = config.at('table_name').name()
  const keys = readKeys(config)
  const indexes = part.at('gsi_list').list().map(readIndex)
  const entities = part.at('entities').members()
  const read = entities.map(([entity, each]) => readEntity(entity, each, { name, keys, indexes }))
  const table = impliedTable(name, keys, indexes, numbersOf(read))
  const patterns = entities.flatMap(([, each], at) => {
    const entity = read[at]
    if (entity === undefined) return []
    return each
      .at('access_patterns')
      .list()
      .flatMap((pattern) => {
        const found = readPattern(pattern, entity, table)
        if (typeof found !== 'string') return [found]
        notes.push({ place: pattern.path, text: `${found}: left out` })
        return []
      })
  })
  return { table, entities: read, patterns }
}

/** One name, or a list of several. */
const readKeys = (part: Part): Keys => ({
  hash: namesIn(part.at('partition_key')),
  range: part.at('sort_key').isAbsent ? [] : namesIn(part.at('sort_key')),
})

const namesIn = (part: Part): readonly string[] =>
  Array.isArray(part.value) ? part.list().map((each) => each.name()) : [part.name()]

function readIndex(part: Part): NamedIndex {
  const type = part.at('projection').isAbsent ? 'ALL' : part.at('projection').choice(['ALL', 'KEYS_ONLY', 'INCLUDE'])
  const names = part
    .at('included_attributes')
    .list()
    .map((each) => each.name())
  return {
    name: part.at('name').name(),
    ...readKeys(part),
    projection: { ProjectionType: type, ...(type === 'INCLUDE' && { NonKeyAttributes: names }) },
  }
}

const types: { readonly [type: string]: EntityAttributeType | undefined } = {
  string: 'STRING',
  uuid: 'STRING',
  integer: 'NUMBER',
  decimal: 'NUMBER',
  float: 'NUMBER',
  boolean: 'BOOLEAN',
  array: 'LIST',
  object: 'MAP',
  binary: 'BINARY',
}

const typeFor = (part: Part): EntityAttributeType => {
  const type = part.maybeText() ?? ''
  return (Object.hasOwn(types, type) ? types[type] : undefined) ?? 'ANY'
}

type Around = { readonly name: string; readonly keys: Keys; readonly indexes: readonly NamedIndex[] }

function readEntity(name: string, part: Part, { name: table, keys, indexes }: Around): EntityStatement {
  const key = templatesOf(part, keys)
  return entityOf({
    name,
    table,
    key,
    indexes: part
      .at('gsi_mappings')
      .list()
      .flatMap((mapping) => {
        const index = indexes.find((each) => each.name === mapping.at('name').value)
        return index === undefined ? [] : [entityIndex(index.name, templatesOf(mapping, index))]
      }),
    attributes: part
      .at('fields')
      .list()
      .map((field) =>
        entityAttribute(field.at('name').name(), typeFor(field.at('type')), { required: field.at('required').flag() }),
      ),
  })
}

function templatesOf(part: Part, { hash, range }: Keys) {
  const texts = [
    ...namesIn(part.at('pk_template')).slice(0, hash.length),
    ...(range.length === 0 ? [] : namesIn(part.at('sk_template'))),
  ]
  return [...hash, ...range].map((attribute, at) => keyTemplate(attribute, texts[at] ?? `{${attribute}}`))
}

/** Key attributes that are one field, a number, for every entity that has them. */
function numbersOf(entities: readonly EntityStatement[]): ReadonlySet<string> {
  const kinds = new Map<string, boolean>()
  for (const { key, indexes, attributes } of entities)
    for (const { attribute, template } of [key, ...indexes.map((index) => index.key)].flat()) {
      const isNumber = attributes.some(({ name, type }) => template === `{${name}}` && type === 'NUMBER')
      kinds.set(attribute, isNumber && kinds.get(attribute) !== false)
    }
  return new Set([...kinds].flatMap(([attribute, isNumber]) => (isNumber ? [attribute] : [])))
}

function readPattern(part: Part, entity: EntityStatement, table: ModelTable): AccessPatternStatement | string {
  const operation = part.at('operation').name()
  const indexName = part.at('index_name').maybeText()
  const key = indexName === undefined ? entity.key : entity.indexes.find(({ index }) => index === indexName)?.key
  if (key === undefined) return `${entity.name} is not in index ${indexName}`
  const given = part
    .at('parameters')
    .list()
    .filter((each) => each.at('type').value !== 'entity')
  const words = new KeyWords(given.map((each) => each.at('name').name()))
  const body = bodyOf(operation, part, { words, key, entity, table, indexName })
  if (body === undefined) return `${operation} of it is no statement of an access pattern`
  return buildPattern({
    name: part.at('name').name(),
    description: part.at('description').maybeText(),
    entities: [entity.name],
    parameters: given.flatMap((each) => {
      const name = each.at('name').name()
      const type = typeFor(each.at('type'))
      return words.used.has(name) ? [{ name, ...(type === 'ANY' ? {} : { type }) }] : []
    }),
    body,
  })
}

/** Keys made of templates with parameters in place of fields. */
class KeyWords {
  readonly used = new Set<string>()
  private readonly parameters: readonly string[]

  constructor(parameters: readonly string[]) {
    this.parameters = parameters
  }

  /** `'USER#' + :user_id`; undefined: a field has no parameter. */
  value(template: string): string | undefined {
    const parts = templateParts(template)
    if (typeof parts === 'number') return undefined
    const words = parts.map((part) => {
      if (typeof part === 'string') return printString(part)
      if (!this.parameters.includes(part.attribute)) return undefined
      this.used.add(part.attribute)
      return `:${part.attribute}`
    })
    return words.length === 0 || words.includes(undefined) ? undefined : words.join(' + ')
  }

  take(name: string): string {
    this.used.add(name)
    return `:${name}`
  }
}

type PatternAround = {
  readonly words: KeyWords
  readonly key: EntityStatement['key']
  readonly entity: EntityStatement
  readonly table: ModelTable
  readonly indexName: string | undefined
}

function bodyOf(operation: string, part: Part, { words, key, table, indexName }: PatternAround): string | undefined {
  const { TableName, KeySchema = [] } = table.request
  const target = printTable({ parts: indexName === undefined ? [TableName] : [TableName, indexName] })
  const consistent = part.at('consistent_read').flag() ? ' CONSISTENT' : ''
  if (operation === 'Scan') return `SCAN ${target}${consistent}`
  if (operation === 'Query') {
    const condition = keyCondition(part, words, key, table, indexName)
    return condition === undefined ? undefined : `QUERY ${target} WHERE ${condition}${consistent}`
  }
  const names = KeySchema.map(({ AttributeName }) => AttributeName)
  const values = key
    .filter(({ attribute }) => names.includes(attribute))
    .map(({ attribute, template }) => {
      const value = words.value(template)
      return value === undefined ? undefined : `${printName(attribute)}: ${value}`
    })
  if (values.includes(undefined)) return undefined
  if (operation === 'GetItem') return `GET ${target} {${values.join(', ')}}${consistent}`
  return operation === 'DeleteItem' ? `DELETE ${target} {${values.join(', ')}}` : undefined
}

/** The partition key whole, and of the sort key what the parameters give or `range_condition` says. */
function keyCondition(
  part: Part,
  words: KeyWords,
  key: EntityStatement['key'],
  { request }: ModelTable,
  indexName: string | undefined,
): string | undefined {
  const schema =
    indexName === undefined
      ? request.KeySchema
      : request.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === indexName)?.KeySchema
  const hash = (schema ?? []).flatMap(({ AttributeName, KeyType }) => (KeyType === 'HASH' ? [AttributeName] : []))
  const conditions = hash.map((attribute) => {
    const value = words.value(key.find((each) => each.attribute === attribute)?.template ?? '')
    return value === undefined ? undefined : `${printName(attribute)} = ${value}`
  })
  if (conditions.length === 0 || conditions.includes(undefined)) return undefined
  const sort = (schema ?? []).find(({ KeyType }) => KeyType === 'RANGE')?.AttributeName
  const range = part.at('range_condition').maybeText()
  const left = part
    .at('parameters')
    .list()
    .map((each) => each.at('name').name())
    .filter((name) => !words.used.has(name))
  if (sort === undefined) return conditions.join(' AND ')
  const name = printName(sort)
  const [first = '', second = ''] = left
  if (range === 'begins_with' && first !== '')
    return [...conditions, `begins_with(${name}, ${words.take(first)})`].join(' AND ')
  if (range === 'between' && second !== '')
    return [...conditions, `${name} BETWEEN ${words.take(first)} AND ${words.take(second)}`].join(' AND ')
  const operator = range === undefined ? undefined : operators[range]
  if (operator !== undefined && first !== '')
    return [...conditions, `${name} ${operator} ${words.take(first)}`].join(' AND ')
  if (range !== undefined) return undefined
  const fixed = prefixOf(key.find(({ attribute }) => attribute === sort)?.template ?? '')
  return [...conditions, ...(fixed === '' ? [] : [`begins_with(${name}, ${printString(fixed)})`])].join(' AND ')
}

const operators: { readonly [range: string]: string | undefined } = {
  '>': '>',
  '>=': '>=',
  '<': '<',
  '<=': '<=',
  '=': '=',
}

/** The text before the first field. */
function prefixOf(template: string): string {
  const parts = templateParts(template)
  const [first] = typeof parts === 'number' ? [] : parts
  return typeof first === 'string' ? first : ''
}
