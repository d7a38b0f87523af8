import type { IToken } from 'chevrotain'
import type {
  CreateAlarmStatementCstNode,
  DroppedAlarmCstNode,
  HeatmapStatementCstNode,
  LastClauseCstNode,
  MetricStatisticCstNode,
  MetricsStatementCstNode,
  MissingTreatmentCstNode,
  NameCstNode,
  OperationClauseCstNode,
  PeriodClauseCstNode,
  TopKeysStatementCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type {
  AlarmComparator,
  CreateAlarmStatement,
  DropAlarmStatement,
  HeatmapStatement,
  MetricName,
  MetricsStatement,
  MissingWord,
  StatisticWord,
  TimeSpan,
  TopKeysStatement,
} from '../../ast/looking-statement.ts'
import { must } from '../../base/must.ts'
import type { Span } from '../../base/shell-error.ts'
import type { NumberText } from '../../model/value.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { mistake, quotedText } from '../diagnostic.ts'
import { buildTable, given, once } from './build-clauses.ts'
import { unitOf } from './build-clock.ts'
import { aboveZero, buildName, stringOf } from './build-value.ts'
import { all } from './build-verb.ts'

export function buildHeatmap(node: HeatmapStatementCstNode): HeatmapStatement {
  const clauses = (node.children.heatmapClause ?? []).map(({ children }) => children)
  const by = once(all(clauses, 'BY'), tokenSpan)
  const direction = once([...all(clauses, 'READ'), ...all(clauses, 'WRITE')], tokenSpan)
  const file = once(all(clauses, 'StringLiteral'), tokenSpan)
  return {
    kind: 'heatmap',
    table: buildTable(one(node.children.table)),
    ...(by && { by: all(clauses, 'KEY').length > 0 ? 'KEY' : 'PARTITION' }),
    ...(direction && { direction: direction.tokenType.name === 'READ' ? 'READ' : 'WRITE' }),
    ...last(all(clauses, 'lastClause')),
    ...(file && { file: stringOf(file) }),
    span: nodeSpan(node),
  }
}

export function buildTopKeys(node: TopKeysStatementCstNode): TopKeysStatement {
  const clauses = (node.children.topKeysClause ?? []).map(({ children }) => children)
  const count = node.children.NumberLiteral?.[0]
  return {
    kind: 'top-keys',
    ...(count && { count: aboveZero(count) }),
    table: buildTable(one(node.children.table)),
    byItem: given(all(clauses, 'BY')),
    throttled: given(all(clauses, 'THROTTLED')),
    ...last(all(clauses, 'lastClause')),
    span: nodeSpan(node),
  }
}

export function buildMetrics(node: MetricsStatementCstNode): MetricsStatement {
  const clauses = (node.children.metricsClause ?? []).map(({ children }) => children)
  const metric = node.children.metricName?.[0]?.children.name[0]
  const table = once(all(clauses, 'table'), nodeSpan)
  const statistics = once(all(clauses, 'statisticClause'), nodeSpan)
  return {
    kind: 'metrics',
    ...(metric && { metric: metricOf(metric) }),
    ...(table && { table: buildTable(table) }),
    ...operation(all(clauses, 'operationClause')),
    byPattern: once(all(clauses, 'PATTERN'), tokenSpan) !== undefined,
    statistics: [...new Set(statistics?.children.metricStatistic.map(statisticOf))],
    ...period(all(clauses, 'periodClause')),
    ...last(all(clauses, 'lastClause')),
    span: nodeSpan(node),
  }
}

export function buildCreateAlarm(node: CreateAlarmStatementCstNode): CreateAlarmStatement {
  const { name, table, operationClause, Comparator, NumberLiteral, alarmWindow } = node.children
  const clauses = (node.children.alarmClause ?? []).map(({ children }) => children)
  const statistic = once(all(clauses, 'metricStatistic'), nodeSpan)
  const missing = once(all(clauses, 'missingTreatment'), nodeSpan)
  return {
    kind: 'create-alarm',
    name: buildName(one(name)).name,
    metric: metricOf(must(name[1], 'the rule has two names')),
    ...(table && { table: buildTable(one(table)) }),
    ...operation(operationClause ?? []),
    comparator: comparatorOf(one(Comparator)),
    threshold: thresholdOf(one(NumberLiteral)),
    ...windowOf(one(alarmWindow)),
    ...(statistic && { statistic: statisticOf(statistic) }),
    ...period(all(clauses, 'periodClause')),
    ...(missing && { missing: missingOf(missing) }),
    span: nodeSpan(node),
  }
}

export const buildDropAlarm = ({ children }: DroppedAlarmCstNode, span: Span): DropAlarmStatement => ({
  kind: 'drop-alarm',
  name: buildName(one(children.name)).name,
  ifExists: given(children.IF),
  span,
})

/** CloudWatch compares with a double. */
function thresholdOf(token: IToken): NumberText {
  if (Number.isFinite(Number(token.image))) return token.image as NumberText
  throw mistake('E0111', `expected a number below 1.8e308, found ${quotedText(token.image)}`, tokenSpan(token))
}

function metricOf(node: NameCstNode): MetricName {
  const { name, span } = buildName(node)
  return { name, span }
}

function last(nodes: readonly LastClauseCstNode[]): { readonly last?: TimeSpan } {
  const node = once(nodes, nodeSpan)
  if (node === undefined) return {}
  const { NumberLiteral, timeUnit } = one(node.children.timeSpan).children
  return { last: { count: aboveZero(one(NumberLiteral)), unit: unitOf(one(timeUnit)) } }
}

function period(nodes: readonly PeriodClauseCstNode[]): { readonly period?: TimeSpan } {
  const node = once(nodes, nodeSpan)
  if (node === undefined) return {}
  const { NumberLiteral, timeUnit } = node.children
  const unit = timeUnit === undefined ? 'SECOND' : unitOf(one(timeUnit))
  return { period: { count: aboveZero(one(NumberLiteral)), unit } }
}

function operation(nodes: readonly OperationClauseCstNode[]): { readonly operation?: string } {
  const node = once(nodes, nodeSpan)
  return node === undefined ? {} : { operation: buildName(one(node.children.name)).name }
}

const statisticOf = ({ children }: MetricStatisticCstNode): StatisticWord =>
  must(Object.keys(children)[0], 'a statistic is a word') as StatisticWord

function windowOf(node: CreateAlarmStatementCstNode['children']['alarmWindow'][number]) {
  const [first, second] = node.children.NumberLiteral
  const unit = unitOf(one(node.children.timeUnit))
  const count = aboveZero(one(first && [first]))
  if (second === undefined) return { window: { count, unit } }
  const whole = aboveZero(second)
  if (count > whole)
    throw mistake('E0111', `expected at most ${whole}, found ${quotedText(String(count))}`, nodeSpan(node), {
      hint: 'FOR 3 OF 5 MINUTES: three of the last five.',
    })
  return { window: { count: whole, unit }, breaching: count }
}

function missingOf({ children }: MissingTreatmentCstNode): MissingWord {
  if (children.NOT !== undefined) return 'NOT BREACHING'
  if (children.BREACHING !== undefined) return 'BREACHING'
  return children.IGNORE === undefined ? 'MISSING' : 'IGNORE'
}

function comparatorOf(token: IToken): AlarmComparator {
  const { image } = token
  if (image === '>' || image === '>=' || image === '<' || image === '<=') return image
  throw mistake('E0104', `expected >, >=, < or <=, found ${quotedText(image)}`, tokenSpan(token), {
    expected: ['>', '>=', '<', '<='],
  })
}
