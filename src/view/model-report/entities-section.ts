import type { EntityAttribute, EntityStatement } from '../../ast/model-statement.ts'
import { countText } from '../../base/count-text.ts'
import type { ModelReport } from '../../session/model-report/model-report.ts'
import { indexesGrid, tablesGrid } from '../describe-view.ts'
import { giving, left } from '../grid-view.ts'
import { modelView } from '../model-view.ts'
import { visibleText } from '../visible-text.ts'
import { type Relation, type ReportBlock, type ReportSection, says, table } from './report-view.ts'

/** The entity chart, what refers to what, and the tables that hold it. */
export function entitiesSection({ model }: ModelReport): ReportSection {
  const { entities, tables } = model
  const indexes = indexesGrid(tables)
  return {
    id: 'entities',
    title: 'Entities and tables',
    blocks: [
      ...(entities.length === 0
        ? [says('No entity is defined: ENTITY says what kinds of items there are.')]
        : [table('Entity chart: what keys are made of', modelView({ kind: 'entities', model }).grid)]),
      ...relationBlocks(entities),
      ...(entities.length === 0 ? [] : [table('Attributes', attributesGrid(entities), 'folded')]),
      table('Tables', tablesGrid(tables)),
      ...(indexes.rows.length === 0 ? [] : [table('Indexes', indexes)]),
    ],
  }
}

function relationBlocks(entities: readonly EntityStatement[]): readonly ReportBlock[] {
  const relations = entities.flatMap(relationsOf)
  return relations.length === 0 ? [] : [{ kind: 'relations', relations }]
}

const relationsOf = ({ name, attributes }: EntityStatement): readonly Relation[] =>
  attributes.flatMap(({ name: by, references }) =>
    references === undefined
      ? []
      : [
          {
            from: visibleText(name),
            to: visibleText(references.entity),
            by: visibleText(by),
            many: manyText(references),
          },
        ],
  )

function manyText({ from, to }: NonNullable<EntityAttribute['references']>): string {
  if (from === undefined) return 'any number'
  return to === undefined ? countText(from) : `${countText(from)} to ${countText(to)}`
}

/** Grouped by entity. */
const attributesGrid = (entities: readonly EntityStatement[]) => ({
  columns: [giving('attribute'), left('type'), giving('what it is')],
  rows: entities.flatMap(({ name, description, attributes }) => [
    [visibleText(description === undefined ? name : `${name}: ${description}`)],
    ...attributes.map((attribute) => [visibleText(attribute.name), attribute.type, visibleText(factsOf(attribute))]),
  ]),
})

function factsOf({ required, ttl, size, distinct, oneOf, references, description }: EntityAttribute): string {
  return [
    ...(required ? ['required'] : []),
    ...(ttl ? ['expires by it'] : []),
    ...(oneOf === undefined ? [] : [`one of ${oneOf.join(', ')}`]),
    ...(distinct === undefined ? [] : [`${countText(distinct)} different`]),
    ...(size === undefined ? [] : [`${countText(size)} B`]),
    ...(references === undefined ? [] : [`${references.attribute} of ${references.entity}`]),
    ...(description === undefined ? [] : [description]),
  ].join('; ')
}
