import type { AccessPatternStatement, EntityStatement, KeyTemplate } from '../ast/model-statement.ts'
import { printDuration, printRate, printRateClause } from '../ast/print-simulate-statement.ts'
import { printStatement } from '../ast/print-statement.ts'
import { countText, plural } from '../base/count-text.ts'
import type { ExplainedCall } from '../planner/explanation.ts'
import type { ModelResult } from '../session/outcome.ts'
import { type GridView, giving, left, right } from './grid-view.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

export type ModelGrid = { readonly grid: GridView; readonly footer: string; readonly json: readonly string[] }

/** SHOW ENTITIES, SHOW ACCESS PATTERNS, SHOW MATRIX, SHOW COVERAGE. */
export function modelView(result: ModelResult): ModelGrid {
  switch (result.kind) {
    case 'entities':
      return entitiesView(result)
    case 'access-patterns':
      return patternsView(result)
    case 'matrix':
      return matrixView(result)
    case 'coverage':
      return coverageView(result)
  }
}

type Of<Kind extends ModelResult['kind']> = Extract<ModelResult, { readonly kind: Kind }>

/** The entity chart: what keys are made of, those of the table and of each index that holds such items. */
function entitiesView({ model: { entities } }: Of<'entities'>): ModelGrid {
  const indexes = [...new Set(entities.flatMap((entity) => entity.indexes.map(({ index }) => index)))]
  const columns = [
    left('entity'),
    giving('PK'),
    giving('SK'),
    ...indexes.map((index) => giving(visibleText(index))),
    right('items'),
    right('bytes'),
  ]
  const rows = entities.map((entity) => [
    visibleText(entity.name),
    template(entity.key[0]),
    template(entity.key[1]),
    ...indexes.map((index) => indexText(entity, index)),
    figure(entity.count),
    figure(entity.size),
  ])
  const tables = new Set(entities.map(({ table }) => table.parts.join('.')))
  const where = tables.size === 1 ? ` in ${[...tables].join('')}` : tables.size > 1 ? ` in ${tables.size} tables` : ''
  return {
    grid: { columns, rows },
    footer: `${plural(entities.length, 'entity', 'entities')}${visibleText(where)}`,
    json: entities.map(entityJson),
  }
}

export const template = (key: KeyTemplate | undefined): string => (key === undefined ? '' : visibleText(key.template))
const figure = (count: number | undefined): string => (count === undefined ? '' : countText(count))

function indexText({ indexes }: EntityStatement, index: string): string {
  const own = indexes.find((each) => each.index === index)
  return own === undefined ? '' : own.key.map(template).join(' / ')
}

function entityJson(entity: EntityStatement): string {
  const { name, description, table, key, indexes, count, size } = entity
  const keyOf = (templates: readonly KeyTemplate[]) =>
    Object.fromEntries(templates.map((each) => [each.attribute, each.template]))
  const attributes = entity.attributes.map(({ span: _span, ...attribute }) => attribute)
  const all = { entity: name, description, table: table.parts.join('.'), key: keyOf(key), count, size, attributes }
  return terminalSafeJson(
    JSON.stringify({ ...all, indexes: Object.fromEntries(indexes.map((each) => [each.index, keyOf(each.key)])) }),
  )
}

function patternsView({ patterns }: Of<'access-patterns'>): ModelGrid {
  const columns = [left('pattern'), giving('what it does'), giving('served by'), right('rate'), right('USD/month')]
  const rows = patterns.map(({ pattern, calls, problem }) => [
    visibleText(headOf(pattern)),
    visibleText(pattern.description ?? ''),
    visibleText(problem ?? [...new Set(calls.map(callText))].join(', ')),
    pattern.rate === undefined ? '' : printRateClause(pattern.rate),
    pattern.budget === undefined ? '' : String(pattern.budget),
  ])
  return {
    grid: { columns, rows },
    footer: plural(patterns.length, 'access pattern'),
    json: patterns.map(({ pattern, calls, problem }) => patternJson(pattern, calls, problem)),
  }
}

export const headOf = ({ name, status }: AccessPatternStatement): string =>
  status === undefined ? name : `${name} (${status})`

export const callText = ({ access, table, index }: ExplainedCall): string =>
  `${access} ${[table, index].filter((part) => part !== undefined).join('.')}`

function patternJson(
  pattern: AccessPatternStatement,
  calls: readonly ExplainedCall[],
  problem: string | undefined,
): string {
  const { name, description, parameters, entities, rate, peak, returns, itemSize, latency, budget } = pattern
  const accesses = calls.map(({ access, operation, table, index, filter }) => ({
    access,
    operation,
    table,
    index,
    filter,
  }))
  return terminalSafeJson(
    JSON.stringify({
      pattern: name,
      description,
      parameters: parameters.map((each) => each.name),
      entities,
      rate: rate && printRateClause(rate),
      peak: peak && printRate(peak),
      returns,
      itemSize,
      latency: latency && printDuration(latency),
      budgetUsd: budget,
      owner: pattern.owner,
      status: pattern.status,
      accesses,
      problem,
      statement: printStatement(pattern),
    }),
  )
}

/** What each pattern does to each table and index: G gets, Q queries, S scans, W writes. */
function matrixView({ model, patterns }: Of<'matrix'>): ModelGrid {
  const resources = model.tables.flatMap((table) => {
    const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])]
    return [
      { table: table.TableName, index: undefined },
      ...indexes.map(({ IndexName: index }) => ({ table: table.TableName, index })),
    ]
  })
  const several = model.tables.length > 1
  const columns = [
    left('pattern'),
    ...resources.map(({ table = '', index }) =>
      left(visibleText(index === undefined ? table : several ? `${table}.${index}` : index)),
    ),
  ]
  const marks = patterns.map(({ calls }) =>
    resources.map(({ table, index }) => marksOf(calls.filter((call) => call.table === table && call.index === index))),
  )
  return {
    grid: { columns, rows: patterns.map(({ pattern }, at) => [visibleText(headOf(pattern)), ...(marks[at] ?? [])]) },
    footer: `${plural(patterns.length, 'access pattern')}; G gets, Q queries, S scans, W writes`,
    json: patterns.map(({ pattern }, at) =>
      terminalSafeJson(
        JSON.stringify({
          pattern: pattern.name,
          uses: resources.flatMap(({ table, index }, place) => {
            const does = marks[at]?.[place] ?? ''
            return does === '' ? [] : [{ table, index, does }]
          }),
        }),
      ),
    ),
  }
}

const letters: { readonly [access: string]: string } = { GetItem: 'G', Query: 'Q', Scan: 'S' }

const marksOf = (calls: readonly ExplainedCall[]): string =>
  [...new Set(calls.map(({ access }) => letters[access] ?? 'W'))].join('')

function coverageView({ coverage }: Of<'coverage'>): ModelGrid {
  const { unserved, unusedIndexes, unusedEntities, missingIndexes, patterns } = coverage
  const rows = [
    ...unserved.map(({ pattern, why }) => ['pattern', pattern.name, why]),
    ...missingIndexes.map(({ entity, table, index }) => ['entity', entity, `${table} has no index ${index}`]),
    ...unusedIndexes.map(({ table, index }) => ['index', `${table}.${index}`, 'no pattern reads it']),
    ...unusedEntities.map(({ name }) => ['entity', name, 'no pattern is about it']),
  ]
  const served = `${countText(patterns - unserved.length)} of ${plural(patterns, 'access pattern')} served by a key`
  return {
    grid: {
      columns: [left('what'), left('name'), giving('why')],
      rows: rows.map((row) => row.map(visibleText)),
    },
    footer: served,
    json: rows.map(([what, name, why]) => terminalSafeJson(JSON.stringify({ what, name, why }))),
  }
}
