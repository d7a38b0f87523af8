import type { EntityAttribute, EntityAttributeType, EntityStatement, KeyTemplate } from '../../ast/model-statement.ts'
import type { GlobalSecondaryIndex, LocalSecondaryIndex, Projection } from '../../operation/operation-types.ts'
import { templateAttributes } from '../../syntax/key-template.ts'
import { nowhere } from './alias-template.ts'
import { definitionsOf, keySchema } from './key-schema.ts'
import type { ModelTable } from './model-file.ts'

export type KeyNames = { readonly hash: readonly string[]; readonly range: readonly string[] }
export type NamedIndex = KeyNames & {
  readonly name: string
  readonly local?: boolean | undefined
  readonly projection?: Projection | undefined
}

/** The table that a schema of entities implies: on demand; keys are texts where the schema does not say otherwise. */
export function impliedTable(
  name: string,
  { hash, range }: KeyNames,
  indexes: readonly NamedIndex[],
  numbers: ReadonlySet<string> = new Set(),
): ModelTable {
  const typed = (attribute: string) => ({
    AttributeName: attribute,
    AttributeType: numbers.has(attribute) ? ('N' as const) : ('S' as const),
  })
  const described = (index: NamedIndex): GlobalSecondaryIndex & LocalSecondaryIndex => ({
    IndexName: index.name,
    KeySchema: keySchema(index.local === true ? hash : index.hash, index.range),
    Projection: index.projection ?? { ProjectionType: 'ALL' },
  })
  const globals = indexes.filter(({ local }) => local !== true)
  const locals = indexes.filter(({ local }) => local === true)
  return {
    request: {
      TableName: name,
      AttributeDefinitions: definitionsOf(
        [hash, range, ...indexes.flatMap((index) => [index.local === true ? [] : index.hash, index.range])]
          .flat()
          .map(typed),
      ),
      KeySchema: keySchema(hash, range),
      ...(globals.length > 0 && { GlobalSecondaryIndexes: globals.map(described) }),
      ...(locals.length > 0 && { LocalSecondaryIndexes: locals.map(described) }),
      BillingMode: 'PAY_PER_REQUEST',
    },
    scaling: [],
  }
}

export const entityAttribute = (
  name: string,
  type: EntityAttributeType,
  more: Partial<EntityAttribute> = {},
): EntityAttribute => ({ name, type, required: false, ttl: false, ...more, span: nowhere })

/** `templates` by key attribute; those of an index only where they are given. Attributes that only templates name are texts. */
export function entityOf(parts: {
  readonly name: string
  readonly table: string
  readonly key: readonly KeyTemplate[]
  readonly indexes: EntityStatement['indexes']
  readonly attributes: readonly EntityAttribute[]
  readonly description?: string | undefined
}): EntityStatement {
  const { name, table, key, indexes, attributes, description } = parts
  const known = new Set(attributes.map((attribute) => attribute.name))
  const said = [key, ...indexes.map((index) => index.key)]
    .flat()
    .flatMap(({ template }) => templateAttributes(template))
  const others = [...new Set(said)].filter((each) => !known.has(each))
  return {
    kind: 'entity',
    replace: false,
    name,
    ...(description === undefined ? {} : { description }),
    table: { parts: [table], span: nowhere },
    key,
    indexes,
    attributes: [...attributes, ...others.map((each) => entityAttribute(each, 'STRING'))],
    span: nowhere,
  }
}

export const entityIndex = (index: string, key: readonly KeyTemplate[]): EntityStatement['indexes'][number] => ({
  index,
  key,
  span: nowhere,
})

/** `'{a}#{b:06}'` with the braces of another format; `digits`: how it pads a number. */
export function rewritten(template: string, write: (attribute: string, digits: number | undefined) => string): string {
  return template.replace(/\{([^{}:]+)(?::0(\d{1,2}))?\}/g, (_, attribute: string, digits: string | undefined) =>
    write(attribute, digits === undefined ? undefined : Number(digits)),
  )
}

/** `${a}` and `${a:6:0}` as templates have it. */
export const fromDollars = (text: string): string =>
  text.replace(/\$\{([^{}:]+)(?::(\d{1,2}):0)?\}/g, (_, attribute: string, digits: string | undefined) =>
    digits === undefined ? `{${attribute.trim()}}` : `{${attribute.trim()}:0${digits}}`,
  )
