import { validationError } from '../../model/api-error.ts'
import { insightsMessages } from '../../model/messages/settings.ts'
import type { ContributorInsights, Table } from '../../model/table.ts'
import { tableAt } from '../../model/table-status.ts'
import { compareStrings } from '../../model/text-order.ts'
import type { Request, Response } from '../../operation/operation.ts'
import type { ContributorInsightsSummary } from '../../operation/operation-types.ts'
import type { EngineContext } from '../context.ts'
import { tableNotFound } from '../table-reference.ts'
import { summaryMembers } from './contributor-insights.ts'

/** Source: shapes.json, ListContributorInsightsLimit. */
const resultsMax = 100

/**
 * Tables and global indexes that have had Contributor Insights at some time, by name, a table before its indexes. Source:
 * reference, monitoring "Conformance notes": a table appears at once.
 */
export function listContributorInsights(
  context: EngineContext,
  request: Request<'ListContributorInsights'>,
): Response<'ListContributorInsights'> {
  const after = request.NextToken === undefined ? undefined : readToken(request.NextToken)
  const limit = request.MaxResults ?? resultsMax
  const entries = tablesOf(context, request.TableName)
    .flatMap(entriesOf)
    .filter((entry) => after === undefined || compare(entry, after) > 0)
  const page = entries.slice(0, limit)
  const last = page.at(-1)
  return {
    ContributorInsightsSummaries: page.map(summary),
    ...(entries.length <= limit || last === undefined ? {} : { NextToken: tokenOf(last) }),
  }
}

/** An index's name, or the empty one for the table itself. */
type Position = { readonly table: string; readonly index: string }
type Entry = Position & { readonly insights: ContributorInsights }

function tablesOf(context: EngineContext, nameOrArn: string | undefined): readonly Table[] {
  if (nameOrArn === undefined) {
    const nowMs = context.clock.now()
    return context.store.tables(context.region).flatMap((table) => tableAt(table, nowMs) ?? [])
  }
  const table = context.findTable(nameOrArn)
  if (table === undefined) throw tableNotFound(nameOrArn)
  return [table]
}

function entriesOf({ name: table, insights: own, indexes }: Table): readonly Entry[] {
  const things = [{ name: '', insights: own }, ...indexes.toSorted((a, b) => compareStrings(a.name, b.name))]
  return things.flatMap(({ name: index, insights }) => (insights === undefined ? [] : [{ table, index, insights }]))
}

const compare = (left: Position, right: Position): number =>
  compareStrings(left.table, right.table) || compareStrings(left.index, right.index)

const summary = ({ table, index, insights }: Entry): ContributorInsightsSummary => ({
  TableName: table,
  ...(index === '' ? {} : { IndexName: index }),
  ...summaryMembers(insights),
})

/** Opaque to callers. Names have no slash. */
const tokenOf = ({ table, index }: Position): string => Buffer.from(`${table}/${index}`).toString('base64url')

function readToken(token: string): Position {
  const [, table, index] =
    /^([a-zA-Z0-9_.-]+)\/([a-zA-Z0-9_.-]*)$/.exec(Buffer.from(token, 'base64url').toString()) ?? []
  if (table === undefined || index === undefined) throw validationError(insightsMessages.invalidToken)
  return { table, index }
}
