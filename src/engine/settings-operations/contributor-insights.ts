import { resourceNotFound } from '../../model/api-error.ts'
import { indexMessages } from '../../model/messages/table.ts'
import type { ContributorInsights, Index, InsightsMode, Table } from '../../model/table.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { ContributorInsightsStatus } from '../../operation/operation-types.ts'
import type { EngineContext } from '../context.ts'
import { tableNotFound } from '../table-reference.ts'
import { saveSettled } from '../tables/save-settled.ts'

/** Nothing is counted; asking for what is so already changes nothing. Source: reference, operations 16; monitoring 5. */
export function updateContributorInsights(
  context: EngineContext,
  request: Request<'UpdateContributorInsights'>,
): Response<'UpdateContributorInsights'> {
  return context.store.transaction(() => {
    const target = findTarget(context, request)
    const { insights: current } = target.index ?? target.table
    const changed =
      request.ContributorInsightsAction === 'ENABLE' ? enabled(context, current, request) : disabled(context, current)
    if (changed !== undefined && changed !== current) saveSettled(context, withInsights(target, changed))
    return { ...named(target), ...summaryMembers(changed) }
  })
}

/** Source: reference, monitoring 5; README row 21: a table that never had them shows DISABLED and nothing else. */
export function describeContributorInsights(
  context: EngineContext,
  request: Request<'DescribeContributorInsights'>,
): Response<'DescribeContributorInsights'> {
  const target = findTarget(context, request)
  const { insights } = target.index ?? target.table
  if (insights === undefined) return { ...named(target), ...summaryMembers(insights) }
  const rules =
    insightsStatus(insights) === 'DISABLED' ? {} : { ContributorInsightsRuleList: ruleNames(target, insights) }
  return {
    ...named(target),
    ...rules,
    ...summaryMembers(insights),
    LastUpdateDateTime: insights.updatedMs / 1000,
  }
}

/** What every answer says of the insights themselves. */
export function summaryMembers(insights: ContributorInsights | undefined): {
  readonly ContributorInsightsStatus: ContributorInsightsStatus
  readonly ContributorInsightsMode?: InsightsMode
} {
  const status = insightsStatus(insights)
  if (insights === undefined || status === 'DISABLED') return { ContributorInsightsStatus: status }
  return { ContributorInsightsStatus: status, ContributorInsightsMode: insights.mode }
}

function insightsStatus(insights: ContributorInsights | undefined): ContributorInsightsStatus {
  if (insights === undefined) return 'DISABLED'
  return insights.transition?.status ?? (insights.enabled ? 'ENABLED' : 'DISABLED')
}

/** `index` is one of the table's global ones; undefined: the table itself. */
type Target = { readonly table: Table; readonly index: Index | undefined }

function findTarget(
  context: EngineContext,
  { TableName, IndexName }: { readonly TableName: string; readonly IndexName?: string | undefined },
): Target {
  const table = context.findTable(TableName)
  if (table === undefined) throw tableNotFound(TableName)
  if (IndexName === undefined) return { table, index: undefined }
  const index = table.indexes.find(({ name, kind }) => name === IndexName && kind === 'global')
  if (index === undefined) throw resourceNotFound(indexMessages.notFound(IndexName))
  return { table, index }
}

function withInsights({ table, index: target }: Target, insights: ContributorInsights): Table {
  if (target === undefined) return { ...table, insights }
  return { ...table, indexes: table.indexes.map((index) => (index.id === target.id ? { ...index, insights } : index)) }
}

/** Another mode keeps the rules for throttled keys. Source: reference, monitoring 5. */
function enabled(
  context: EngineContext,
  current: ContributorInsights | undefined,
  request: Request<'UpdateContributorInsights'>,
): ContributorInsights {
  // Without the member both kinds of rules are meant: reference, monitoring 5 (memory).
  const mode = request.ContributorInsightsMode ?? 'ACCESSED_AND_THROTTLED_KEYS'
  const kept = current?.enabled ? current : undefined
  if (kept?.mode === mode) return kept
  const nowMs = context.clock.now()
  return {
    enabled: true,
    mode,
    updatedMs: nowMs,
    throttledRulesMs: kept?.throttledRulesMs ?? nowMs,
    accessedRulesMs: mode === 'THROTTLED_KEYS' ? undefined : nowMs,
    transition: { status: 'ENABLING', untilMs: nowMs + context.settings.ddlDelayMs },
  }
}

function disabled(context: EngineContext, current: ContributorInsights | undefined): ContributorInsights | undefined {
  if (!current?.enabled) return current
  const nowMs = context.clock.now()
  const untilMs = nowMs + context.settings.ddlDelayMs
  return { ...current, enabled: false, updatedMs: nowMs, transition: { status: 'DISABLING', untilMs } }
}

/** Rules for sort keys only where there is one. Source: reference, monitoring 5; the order is ours. */
function ruleNames({ table, index }: Target, insights: ContributorInsights): readonly string[] {
  const { keys } = index ?? table
  const resource = index === undefined ? table.name : `${table.name}-${index.name}`
  return (keys.range.length === 0 ? ['PK'] : ['PK', 'SK']).flatMap((key) => [
    ...(insights.accessedRulesMs === undefined ? [] : [ruleName(`${key}C`, insights.accessedRulesMs)]),
    ruleName(`${key}T`, insights.throttledRulesMs),
  ])

  function ruleName(kind: string, createdMs: number): string {
    return `DynamoDBContributorInsights-${kind}-${resource}-${createdMs}`
  }
}

const named = ({ table, index }: Target): { readonly TableName: string; readonly IndexName?: string } => ({
  TableName: table.name,
  ...(index === undefined ? {} : { IndexName: index.name }),
})
