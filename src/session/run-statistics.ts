import type {
  DropStatisticsStatement,
  SetStatisticsStatement,
  ShowStatisticsStatement,
} from '../ast/statistics-statement.ts'
import { countText, plural } from '../base/count-text.ts'
import type { ProductionStatistics } from '../model/production-statistics.ts'
import type { Monitor } from '../operation/monitor.ts'
import { regionOf } from '../operation/table-facts.ts'
import { descriptionOf, tableOf } from '../planner/resolve-table.ts'
import type { Result } from './outcome.ts'
import type { Run } from './run.ts'
import { SessionError } from './session-error.ts'
import type { SessionState } from './session-state.ts'

/** SHOW STATISTICS: of one table, or of every one that has some, with the size it has here. */
export async function showStatistics(
  session: SessionState,
  run: Run,
  statement: ShowStatisticsStatement,
): Promise<Result> {
  const statistics = await monitorOf(session, statement).statistics()
  const table = statement.table === undefined ? undefined : tableOf(statement.table, statement.span, run.context)
  const shown = statistics.filter((each) => table === undefined || each.table === table)
  await run.catalogue.fetch(
    shown.map((each) => each.table),
    run.signal,
  )
  return {
    kind: 'statistics',
    statistics: shown.map((each) => ({ ...each, itemsHere: run.catalogue.describe(each.table)?.ItemCount })),
  }
}

export async function setStatistics(
  session: SessionState,
  run: Run,
  statement: SetStatisticsStatement,
): Promise<Result> {
  const monitor = changeable(session, statement)
  const table = tableOf(statement.table, statement.span, run.context)
  const { items, bytes, keys, retentionDays } = statement
  if (items < 1 || bytes === 0 || keys === 0 || retentionDays === 0 || (keys ?? 0) > items) {
    throw new SessionError('session.statistics-range', `${table} cannot have these statistics`, {
      span: statement.span,
      hint: 'There is at least one of each, and there are at most as many keys as items.',
    })
  }
  const description = descriptionOf(table, statement.table.span, run.context)
  if (bytes === undefined && (description.ItemCount ?? 0) === 0) {
    await run.emit({
      kind: 'notice',
      text: `${table} is empty here: without BYTES nobody knows how large its items are`,
    })
  }
  const region = regionOf(description)
  const said: ProductionStatistics = { region, table, items, bytes, keys, retentionDays }
  const statistics = await monitor.statistics()
  await monitor.saveStatistics([...statistics.filter((each) => !isSame(each, said)), said])
  return { kind: 'written', summary: `statistics of ${table}: ${statisticsText(said)}`, count: 1 }
}

/** Also of a table that is gone. */
export async function dropStatistics(
  session: SessionState,
  run: Run,
  statement: DropStatisticsStatement,
): Promise<Result> {
  const monitor = changeable(session, statement)
  const table = tableOf(statement.table, statement.span, run.context)
  const description = run.catalogue.describe(table)
  const region = description === undefined ? undefined : regionOf(description)
  const statistics = await monitor.statistics()
  const left = statistics.filter((each) => each.table !== table || (region !== undefined && each.region !== region))
  if (left.length === statistics.length) return { kind: 'written', summary: `${table} has no statistics`, count: 0 }
  await monitor.saveStatistics(left)
  return { kind: 'written', summary: `dropped the statistics of ${table}`, count: 1 }
}

const isSame = (a: ProductionStatistics, b: ProductionStatistics): boolean =>
  a.table === b.table && a.region === b.region

function statisticsText({ items, bytes, keys, retentionDays }: ProductionStatistics): string {
  return [
    plural(items, 'item'),
    ...(bytes === undefined ? [] : [`${countText(bytes)} bytes`]),
    ...(keys === undefined ? [] : [plural(keys, 'partition key')]),
    ...(retentionDays === undefined ? [] : [`kept ${plural(retentionDays, 'day')}`]),
  ].join(', ')
}

type AnyStatement = SetStatisticsStatement | DropStatisticsStatement | ShowStatisticsStatement

function monitorOf({ connection }: SessionState, { span }: AnyStatement): Monitor {
  if (connection.monitor !== undefined) return connection.monitor
  throw new SessionError('session.no-statistics', `${connection.name} keeps no statistics of ours`, {
    span,
    hint: 'They are kept in a file that this shell has opened itself.',
  })
}

function changeable(session: SessionState, statement: AnyStatement): Monitor {
  if (!session.readOnly) return monitorOf(session, statement)
  throw new SessionError('session.read-only', 'this session reads only', {
    span: statement.span,
    hint: 'Start it without --read-only to write.',
  })
}
