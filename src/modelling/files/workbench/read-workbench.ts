import type { EntityAttribute, EntityStatement } from '../../../ast/model-statement.ts'
import type { ScalingPolicy } from '../../../model/scaling.ts'
import type { Item } from '../../../model/value.ts'
import type {
  AttributeDefinition,
  GlobalSecondaryIndex,
  KeySchemaElement,
  ProvisionedThroughput,
} from '../../../operation/operation-types.ts'
import { templateAttributes } from '../../../syntax/key-template.ts'
import { aliasTemplate, keyTemplate, nowhere } from '../alias-template.ts'
import { definitionsOf, keySchema, namesOf, typeIn } from '../key-schema.ts'
import type { Json, JsonObject, ModelScaling, ModelTable, Note, ReadModel, TableItems } from '../model-file.ts'
import { readItem } from '../read-item.ts'
import { jsonObject, Part } from '../text/part.ts'
import { readLiteral } from '../text/read-literal.ts'
import { known, typeOfLetters } from './workbench-names.ts'

/**
 * A model of NoSQL Workbench, version 1.0 to 3.x: facets become entities where the aliases of their keys say what the keys are made of.
 * Whatever is not understood is kept: `keptOf` says in which shape. Source: reference, modelling 5d.
 */
export function readWorkbench(text: string): ReadModel {
  const document = new Part(readLiteral(text))
  document.object()
  const parts = document.at('DataModel')
  if (parts.isAbsent) throw parts.expected('a list of tables')
  const notes: Note[] = []
  const tables = parts.list().map((part) => ({ part, ...readTable(part) }))
  const entities: EntityStatement[] = []
  for (const { part, table } of tables) {
    for (const facet of part.at('TableFacets').list()) {
      const entity = readFacet(facet, part, table)
      const isTaken = entities.some(({ name }) => name === entity?.name)
      if (entity !== undefined && !isTaken) entities.push(entity)
      else
        notes.push({
          place: facet.path,
          text: isTaken ? `there is an entity ${entity?.name} already: kept as a facet` : aliasesUnclear,
        })
    }
  }
  const name = document.at('ModelName').maybeText()
  return {
    model: {
      ...(name === undefined ? {} : { name }),
      tables: tables.map(({ table }) => table),
      entities,
      patterns: [],
      items: tables.map(({ part, table }) => readItems(part, table)).filter(({ items }) => items.length > 0),
      kept: keptOf(document),
    },
    notes: [...notes, ...tables.flatMap((table) => table.notes)],
  }
}

const aliasesUnclear = 'the aliases of its keys do not say what they are made of: kept as a facet, not as an entity'

function readTable(part: Part): { readonly table: ModelTable; readonly notes: readonly Note[] } {
  const keys = readKeys(part.at('KeyAttributes'))
  const indexes = part.at('GlobalSecondaryIndexes').list().map(readIndex)
  const locals = part.at('LocalSecondaryIndexes').list().map(readIndex)
  const settings = part.at('ProvisionedCapacitySettings')
  const mode = part.at('BillingMode')
  const isProvisioned = mode.isAbsent
    ? !settings.isAbsent
    : mode.choice(['PROVISIONED', 'PAY_PER_REQUEST']) === 'PROVISIONED'
  const units = isProvisioned ? readUnits(settings) : undefined
  const ofIndexes = part.at('GlobalSecondaryIndexes').list()
  const table: ModelTable = {
    request: {
      TableName: part.at('TableName').name(),
      AttributeDefinitions: definitionsOf([keys, ...indexes, ...locals].flatMap(({ definitions }) => definitions)),
      KeySchema: keys.schema,
      ...(indexes.length > 0 && {
        GlobalSecondaryIndexes: indexes.map(({ index }, at) => withUnits(index, ofIndexes[at], units)),
      }),
      ...(locals.length > 0 && { LocalSecondaryIndexes: locals.map(({ index }) => index) }),
      ...(units === undefined
        ? { BillingMode: 'PAY_PER_REQUEST' }
        : { BillingMode: 'PROVISIONED', ProvisionedThroughput: units }),
    },
    scaling: isProvisioned
      ? [...readScaling(settings), ...indexes.flatMap(({ index }) => readScaling(settings, index.IndexName))]
      : [],
  }
  const isSilent = mode.isAbsent && settings.isAbsent
  return { table, notes: isSilent ? [{ place: part.path, text: 'says no billing mode: on demand' }] : [] }
}

/** One setting is for the table and its indexes, unless an index has its own. */
function withUnits(
  index: GlobalSecondaryIndex,
  part: Part | undefined,
  units: ProvisionedThroughput | undefined,
): GlobalSecondaryIndex {
  if (units === undefined || part === undefined) return index
  const own = part.at('ProvisionedCapacitySettings')
  return { ...index, ProvisionedThroughput: own.isAbsent ? units : readUnits(own) }
}

type Keys = { readonly schema: readonly KeySchemaElement[]; readonly definitions: readonly AttributeDefinition[] }

function readKeys(part: Part): Keys {
  const partition = readKey(part.at('PartitionKey'))
  const sort = part.at('SortKey').isAbsent ? [] : [readKey(part.at('SortKey'))]
  const names = sort.map(({ AttributeName }) => AttributeName)
  return { schema: keySchema([partition.AttributeName], names), definitions: [partition, ...sort] }
}

const readKey = (part: Part): AttributeDefinition => ({
  AttributeName: part.at('AttributeName').name(),
  AttributeType: part.at('AttributeType').choice(['S', 'N', 'B']),
})

function readIndex(part: Part): Keys & { readonly index: GlobalSecondaryIndex } {
  const keys = readKeys(part.at('KeyAttributes'))
  const projection = part.at('Projection')
  const type = projection.at('ProjectionType').isAbsent
    ? 'ALL'
    : projection.at('ProjectionType').choice(['ALL', 'KEYS_ONLY', 'INCLUDE'])
  const included = projection.at('NonKeyAttributes').list().map(attributeName)
  return {
    ...keys,
    index: {
      IndexName: part.at('IndexName').name(),
      KeySchema: keys.schema,
      Projection: { ProjectionType: type, ...(type === 'INCLUDE' && { NonKeyAttributes: included }) },
    },
  }
}

/** A name, or a declaration that has one. */
const attributeName = (part: Part): string => (part.isObject ? part.at('AttributeName').name() : part.name())

function readUnits(settings: Part): ProvisionedThroughput {
  const units = settings.at('ProvisionedThroughput')
  return {
    ReadCapacityUnits: units.at('ReadCapacityUnits').maybeCount() ?? defaultUnits,
    WriteCapacityUnits: units.at('WriteCapacityUnits').maybeCount() ?? defaultUnits,
  }
}

/** What the console proposes. */
const defaultUnits = 5

function readScaling(settings: Part, index?: string): readonly ModelScaling[] {
  const dimensions = [
    ['read', settings.at('AutoScalingRead')],
    ['write', settings.at('AutoScalingWrite')],
  ] as const
  return dimensions.flatMap(([dimension, part]) =>
    part.isAbsent ? [] : [{ ...(index === undefined ? {} : { index }), dimension, policy: readPolicy(part) }],
  )
}

function readPolicy(part: Part): ScalingPolicy {
  const target = part.at('ScalableTargetRequest')
  return {
    targetPercent: part.at('ScalingPolicyConfiguration').at('TargetValue').count(),
    min: target.at('MinCapacity').count(),
    max: target.at('MaxCapacity').count(),
  }
}

/** Undefined: the aliases do not say what the keys are made of. A value that all items have says so itself. */
function readFacet(facet: Part, part: Part, { request }: ModelTable): EntityStatement | undefined {
  const aliases = facet.at('KeyAttributeAlias')
  const items = facet.at('TableData').list().map(readItem)
  const [partitionKey = '', sortKey] = namesOf(request.KeySchema)
  const keys: readonly (readonly [string, Part])[] = [
    [partitionKey, aliases.at('PartitionKeyAlias')],
    ...(sortKey === undefined ? [] : [[sortKey, aliases.at('SortKeyAlias')] as const]),
  ]
  const templates = keys.map(([attribute, alias]) => templateFor(attribute, alias.maybeText() ?? '', items))
  if (templates.some((template) => template === undefined)) return undefined
  const key = templates.flatMap((template, at) =>
    template === undefined ? [] : [keyTemplate(keys[at]?.[0] ?? '', template)],
  )
  const declared = part.at('NonKeyAttributes').list()
  const attributes = new Map<string, EntityAttribute>()
  for (const { attribute, template } of key)
    for (const name of templateAttributes(template)) {
      const whole = template === `{${name}}`
      attributes.set(name, attributeOf(name, whole ? typeIn(request, attribute) : 'S'))
    }
  for (const each of facet.at('NonKeyAttributes').list()) {
    const name = attributeName(each)
    const type = declared
      .find((one) => attributeName(one) === name)
      ?.at('AttributeType')
      .maybeText()
    if (!attributes.has(name) || type !== undefined) attributes.set(name, attributeOf(name, type ?? ''))
  }
  return {
    kind: 'entity',
    replace: false,
    name: facet.at('FacetName').name(),
    table: { parts: [request.TableName], span: nowhere },
    key,
    indexes: [],
    attributes: [...attributes.values()],
    span: nowhere,
  }
}

function templateFor(attribute: string, alias: string, items: readonly Item[]): string | undefined {
  const values = new Set(items.map((item) => JSON.stringify(item[attribute])))
  if (items.length > 0 && values.size === 1 && values.has(JSON.stringify({ S: alias })) && !/[{}]/.test(alias))
    return alias
  return alias === '' ? `{${attribute}}` : aliasTemplate(alias)
}

const attributeOf = (name: string, letters: string): EntityAttribute => ({
  name,
  type: typeOfLetters(letters),
  required: false,
  ttl: false,
  span: nowhere,
})

/** Those of the facets, if there are any, where one item may stand under several, with its attributes of each. */
function readItems(part: Part, { request }: ModelTable): TableItems {
  const facets = part.at('TableFacets').list()
  const lists = [...facets.map((facet) => facet.at('TableData')), part.at('TableData')]
  const keys = namesOf(request.KeySchema)
  const items = new Map<string, Item>()
  for (const item of lists.flatMap((list) => list.list().map(readItem))) {
    const key = JSON.stringify(keys.map((name) => item[name]))
    items.set(key, { ...items.get(key), ...item })
  }
  return { table: request.TableName, items: [...items.values()] }
}

/**
 * All that tables, entities and items do not say: metadata, declarations of attributes, facets without their items, members that nobody
 * knows. Tables, indexes and facets stand under their names, so that what has changed since meets them again.
 */
function keptOf(document: Part): Json {
  const metadata = document.at('ModelMetadata')
  return jsonObject([
    ['name', document.at('ModelName').value ?? null],
    ['rest', document.rest(known.model) ?? null],
    ['metadata', metadata.isAbsent ? null : metadata.object()],
    ['tables', jsonObject(document.at('DataModel').list().map(keptTable))],
  ])
}

function keptTable(part: Part): [string, JsonObject] {
  const facets = part
    .at('TableFacets')
    .list()
    .map((facet): [string, JsonObject] => [
      facet.at('FacetName').name(),
      jsonObject([
        ['alias', facet.at('KeyAttributeAlias').value ?? null],
        ['attributes', facet.at('NonKeyAttributes').list().map(attributeName)],
        ['rest', facet.rest(known.facet) ?? null],
      ]),
    ])
  const indexes = part
    .at('GlobalSecondaryIndexes')
    .list()
    .flatMap((index): [string, JsonObject][] => {
      const rest = index.rest(known.index)
      return rest === undefined ? [] : [[index.at('IndexName').name(), rest]]
    })
  const settings = part.at('ProvisionedCapacitySettings')
  return [
    part.at('TableName').name(),
    jsonObject([
      [
        'attributes',
        part
          .at('NonKeyAttributes')
          .list()
          .map((each) => each.value ?? null),
      ],
      ['facets', jsonObject(facets)],
      ['indexes', jsonObject(indexes)],
      ['capacity', settings.isAbsent ? null : settings.object()],
      ['rest', part.rest(known.table) ?? null],
    ]),
  ]
}
