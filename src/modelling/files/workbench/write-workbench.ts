import type { EntityStatement } from '../../../ast/model-statement.ts'
import type { Item } from '../../../model/value.ts'
import { typeOf } from '../../../model/value.ts'
import type { GlobalSecondaryIndex, KeySchemaElement } from '../../../operation/operation-types.ts'
import { templateAttributes } from '../../../syntax/key-template.ts'
import { aliasTemplate, templateAlias } from '../alias-template.ts'
import { isProvisioned } from '../features.ts'
import { globalIndexes, namesOf, typeIn } from '../key-schema.ts'
import type { Json, JsonObject, ModelFile, ModelTable } from '../model-file.ts'
import { templateMatches } from '../template-matches.ts'
import { jsonObject, Part, without } from '../text/part.ts'
import { lettersOf, versionWritten } from './workbench-names.ts'

/** A model for NoSQL Workbench, version 3.0: entities become facets. `kept` is what `readWorkbench` kept. */
export function writeWorkbench(model: ModelFile): string {
  const kept = new Part(model.kept ?? null)
  return `${JSON.stringify(
    {
      ModelName: model.name ?? kept.at('name').maybeText() ?? 'model',
      ModelMetadata: {
        Author: '',
        DateCreated: '',
        DateLastModified: '',
        Description: '',
        ...own(kept.at('metadata')),
        AWSService: 'Amazon DynamoDB',
        Version: versionWritten,
      },
      DataModel: model.tables.map((table) => writeTable(table, model, kept.at('tables').at(table.request.TableName))),
      ...own(kept.at('rest')),
    },
    null,
    2,
  )}\n`
}

const own = (part: Part): JsonObject => (part.isObject ? part.object() : {})

function writeTable(table: ModelTable, model: ModelFile, kept: Part): JsonObject {
  const { request } = table
  const entities = model.entities.filter((entity) => entity.table.parts[0] === request.TableName)
  const items = model.items.filter((of) => of.table === request.TableName).flatMap((of) => of.items)
  const facets = facetsOf(table, entities, kept.at('facets'))
  const data = dealt(items, facets)
  const capacity = isProvisioned(request)
    ? { ProvisionedCapacitySettings: writeCapacity(table, kept.at('capacity')) }
    : {}
  return {
    TableName: request.TableName,
    KeyAttributes: writeKeys(table, request.KeySchema),
    NonKeyAttributes: declarations(table, entities, items, kept.at('attributes')),
    ...(facets.length > 0 && {
      TableFacets: facets.map(({ written }, at) => ({
        ...written,
        ...(items.length > 0 && { TableData: (data[at] ?? []) as readonly Json[] }),
      })),
    }),
    GlobalSecondaryIndexes: globalIndexes(request).map((index) => writeIndex(table, index, kept.at('indexes'))),
    ...(facets.length === 0 && items.length > 0 && { TableData: items as readonly Json[] }),
    DataAccess: { MySql: {} },
    BillingMode: isProvisioned(request) ? 'PROVISIONED' : 'PAY_PER_REQUEST',
    ...capacity,
    ...own(kept.at('rest')),
  }
}

function writeKeys({ request }: ModelTable, schema: readonly KeySchemaElement[] = []): JsonObject {
  const [partition = '', sort] = namesOf(schema)
  const attribute = (name: string): JsonObject => ({ AttributeName: name, AttributeType: typeIn(request, name) })
  return { PartitionKey: attribute(partition), ...(sort !== undefined && { SortKey: attribute(sort) }) }
}

function writeIndex(table: ModelTable, index: GlobalSecondaryIndex, kept: Part): JsonObject {
  const { ProjectionType: type = 'ALL', NonKeyAttributes: included = [] } = index.Projection
  return {
    IndexName: index.IndexName,
    KeyAttributes: writeKeys(table, index.KeySchema),
    Projection: { ProjectionType: type, ...(type === 'INCLUDE' && { NonKeyAttributes: included }) },
    ...own(kept.at(index.IndexName)),
  }
}

function writeCapacity({ request, scaling }: ModelTable, kept: Part): JsonObject {
  const { ReadCapacityUnits = 1, WriteCapacityUnits = 1 } = request.ProvisionedThroughput ?? {}
  const policies = scaling.flatMap(({ index, dimension, policy }) => {
    if (index !== undefined) return []
    const name = dimension === 'read' ? 'AutoScalingRead' : 'AutoScalingWrite'
    const before = kept.at(name)
    return [
      [
        name,
        {
          ...own(before),
          ScalableTargetRequest: {
            ServiceRole: 'AWSServiceRoleForApplicationAutoScaling_DynamoDBTable',
            ...own(before.at('ScalableTargetRequest')),
            MinCapacity: policy.min,
            MaxCapacity: policy.max,
          },
          ScalingPolicyConfiguration: {
            ...own(before.at('ScalingPolicyConfiguration')),
            TargetValue: policy.targetPercent,
          },
        },
      ] as const,
    ]
  })
  const rest = without(own(kept), ['ProvisionedThroughput', 'AutoScalingRead', 'AutoScalingWrite'])
  return { ProvisionedThroughput: { ReadCapacityUnits, WriteCapacityUnits }, ...jsonObject(policies), ...rest }
}

type Facet = {
  readonly entity: EntityStatement | undefined
  readonly written: JsonObject
  readonly names: readonly string[]
}

/** Those of the file in their order, without those whose entity is gone; then those of new entities. */
function facetsOf({ request }: ModelTable, entities: readonly EntityStatement[], kept: Part): readonly Facet[] {
  const keys = namesOf(request.KeySchema)
  const before = kept.members().flatMap(([name, facet]): Facet[] => {
    const alias = facet.at('alias')
    const entity = entities.find((each) => each.name === name)
    if (entity === undefined && isEntity(alias, keys)) return []
    const names =
      entity === undefined
        ? facet
            .at('attributes')
            .list()
            .map((each) => each.text())
        : plainNames(entity, keys)
    return [
      {
        entity,
        names,
        written: writeFacet(name, entity === undefined ? own(alias) : aliasOf(entity, keys, alias), {
          names,
          kept: facet,
        }),
      },
    ]
  })
  const known = kept.members().map(([name]) => name)
  const after = entities.flatMap((entity): Facet[] => {
    if (known.includes(entity.name)) return []
    const names = plainNames(entity, keys)
    return [{ entity, names, written: writeFacet(entity.name, aliasOf(entity, keys), { names }) }]
  })
  return [...before, ...after]
}

/** Whether `readWorkbench` made an entity of it. */
const isEntity = (alias: Part, keys: readonly string[]): boolean =>
  ['PartitionKeyAlias', 'SortKeyAlias'].slice(0, keys.length).every((name) => {
    const text = alias.at(name).maybeText() ?? ''
    return text === '' || aliasTemplate(text) !== undefined
  })

const writeFacet = (
  name: string,
  alias: JsonObject,
  { names, kept }: { names: readonly string[]; kept?: Part },
): JsonObject => ({
  FacetName: name,
  KeyAttributeAlias: alias,
  NonKeyAttributes: names,
  DataAccess: { MySql: {} },
  ...(kept === undefined ? {} : own(kept.at('rest'))),
})

/** An alias of the file stays as it is while it says the same. */
function aliasOf({ key }: EntityStatement, keys: readonly string[], before?: Part): JsonObject {
  return jsonObject(
    keys.flatMap((attribute, at): [string, Json][] => {
      const name = at === 0 ? 'PartitionKeyAlias' : 'SortKeyAlias'
      const template = key.find((each) => each.attribute === attribute)?.template ?? `{${attribute}}`
      const old = before?.at(name).maybeText()
      const isSame = old !== undefined && (old === '' ? `{${attribute}}` : (aliasTemplate(old) ?? old)) === template
      if (isSame || old === template) return [[name, old ?? '']]
      return old === undefined && template === `{${attribute}}` && before !== undefined
        ? []
        : [[name, templateAlias(template)]]
    }),
  )
}

/** Without keys, and without what the aliases say already: a reader takes that from them, as text. */
function plainNames({ attributes, key }: EntityStatement, keys: readonly string[]): readonly string[] {
  const said = new Set(key.flatMap(({ template }) => templateAttributes(template)))
  const wholes = new Set(key.map(({ template }) => template))
  return attributes.flatMap(({ name, type }) => {
    const isSaid = said.has(name) && (type === 'STRING' || wholes.has(`{${name}}`))
    return keys.includes(name) || isSaid ? [] : [name]
  })
}

/** Every attribute must be declared: those of the file, then those of entities, of indexes, of items. */
function declarations(
  { request }: ModelTable,
  entities: readonly EntityStatement[],
  items: readonly Item[],
  kept: Part,
): readonly Json[] {
  const keys = namesOf(request.KeySchema)
  const declared = new Map<string, Json>()
  for (const each of kept.list()) declared.set(each.at('AttributeName').name(), each.object())
  const declare = (name: string, letters: string | undefined): void => {
    if (keys.includes(name) || declared.has(name)) return
    declared.set(name, { AttributeName: name, AttributeType: letters ?? 'S' })
  }
  for (const { KeySchema } of globalIndexes(request))
    for (const name of namesOf(KeySchema)) declare(name, typeIn(request, name))
  for (const entity of entities) {
    const plain = plainNames(entity, keys)
    for (const { name, type } of entity.attributes) if (plain.includes(name)) declare(name, lettersOf(type))
  }
  for (const item of items)
    for (const name in item) {
      const value = item[name]
      if (value !== undefined) declare(name, typeOf(value))
    }
  for (const { Projection } of globalIndexes(request))
    for (const name of Projection.NonKeyAttributes ?? []) declare(name, undefined)
  return [...declared.values()]
}

/** The items of each facet: of those whose keys fit, the first that has all attributes. */
function dealt(items: readonly Item[], facets: readonly Facet[]): readonly (readonly Item[])[] {
  const lists: Item[][] = facets.map(() => [])
  for (const item of items) {
    const fitting = [...facets.keys()].filter((at) => templateMatches(facets[at]?.entity, item))
    const has = (at: number): number => {
      const names = facets[at]?.names ?? []
      return Object.keys(item).filter((name) => !names.includes(name)).length
    }
    const best = (fitting.length > 0 ? fitting : [...facets.keys()]).toSorted((a, b) => has(a) - has(b))[0]
    if (best !== undefined) lists[best]?.push(item)
  }
  return lists
}
