import { bill } from '../analysis/pricing/bill.ts'
import type { BillInput, MonthAssumptions } from '../analysis/pricing/bill-input.ts'
import { daxKey, daxNodesIn } from '../analysis/pricing/bill-items.ts'
import { type BilledTable, billedTable } from '../analysis/pricing/billed-table.ts'
import { currencyOf, type PriceList, pricedItems, priceOf } from '../analysis/pricing/price-list.ts'
import type { BillStatement } from '../ast/bill-statement.ts'
import type { LedgerRow } from '../operation/ledger.ts'
import type { Response } from '../operation/operation.ts'
import type { TableDescription } from '../operation/operation-types.ts'
import { indexesOf } from '../planner/table-keys.ts'
import { nearest } from '../syntax/nearest.ts'
import { homeRegion } from './home-region.ts'
import { lookingRun } from './looking-run.ts'
import type { Result } from './outcome.ts'
import { pricedRegion, pricesOf } from './prices.ts'
import { productionStatistics, sizedTable } from './production-sizes.ts'
import type { Run } from './run.ts'
import { unitMs } from './run-clock.ts'
import { describeTable, optional, runTables } from './run-show.ts'
import { SessionError } from './session-error.ts'
import type { SessionState } from './session-state.ts'

/** BILL: what the ledger holds and the tables are, at the prices of a Region. */
export async function runBill(session: SessionState, asked: Run, statement: BillStatement): Promise<Result> {
  const run = lookingRun(asked)
  const home = homeRegion(session)
  const prices = pricesOf(session.settings)
  const region = pricedRegion(prices, statement.region ?? { name: home, span: statement.span })
  const month = statement.perMonth ? monthOf(statement, prices, region) : undefined
  const [table, index] = statement.table?.parts ?? []
  const descriptions = table === undefined ? await runTables(run, undefined) : [await describeTable(run, table)]
  // What was measured is billed by what is here, a month by what is there in production.
  const statistics = month === undefined ? [] : await productionStatistics(session.connection)
  const tables: BilledTable[] = []
  const unknown: string[] = []
  for (const each of descriptions) {
    if (each.TableStatus === 'DELETING') continue
    const sized = sizedTable(each, statistics)
    const stated = sized.production !== undefined
    tables.push(billedTable(sized, { recovery: await hasRecovery(run, each), stated }))
    if (stated)
      unknown.push(...unknownSizes(sized).filter((name) => index === undefined || name === `${table}.${index}`))
  }
  const measured = await measuredBy(session, statement, home)
  const result = bill({
    prices,
    region,
    ...measured,
    tables,
    ...(table === undefined ? {} : { only: { table, index } }),
    ...(month === undefined ? {} : { month, backups: await backupsOf(run) }),
  })
  const elsewhere = [...new Set(measured.elsewhere)]
  const notes = [
    ...(session.connection.monitor === undefined
      ? [`Nothing keeps count of the requests of ${session.connection.name}.`]
      : []),
    ...(unknown.length === 0
      ? []
      : [`Not in the bill, since its size follows from no statistics: storage of ${unknown.join(', ')}.`]),
    ...(elsewhere.length === 0 ? [] : [`There was traffic in ${elsewhere.join(', ')} too; --region shows it.`]),
  ]
  return { kind: 'bill', bill: { ...result, notes: [...result.notes, ...notes] } }
}

/** What is empty here leads to no size in production unless that is said. */
const unknownSizes = (table: TableDescription): readonly string[] => [
  ...(table.TableSizeBytes === undefined ? [table.TableName ?? ''] : []),
  ...indexesOf(table).flatMap(({ name, sizeBytes }) => (sizeBytes === undefined ? [`${table.TableName}.${name}`] : [])),
]

type Measured = Pick<BillInput, 'rows' | 'fromMs' | 'toMs'> & { readonly elsewhere: readonly string[] }

/** From the first minute that the ledger knows of to now, or the newest part of it. */
async function measuredBy({ connection }: SessionState, { last }: BillStatement, home: string): Promise<Measured> {
  const { monitor, clock } = connection
  if (monitor === undefined) return { rows: [], fromMs: 0, toMs: 0, elsewhere: [] }
  const nowMs = (await clock?.now()) ?? 0
  const sinceMs = last === undefined ? 0 : Math.max(0, nowMs - last.count * unitMs[last.unit])
  const all = await monitor.ledger({ fromMs: sinceMs, toMs: Number.MAX_SAFE_INTEGER })
  const rows = all.filter(({ region }) => region === home)
  const firsts = rows.map(({ fromMs }) => fromMs)
  if (firsts.length === 0 && last === undefined) return { rows, fromMs: 0, toMs: 0, elsewhere: regionsOf(all, home) }
  return {
    rows,
    // A minute or an hour of the ledger is taken whole.
    fromMs: last === undefined ? least(firsts) : Math.min(least(firsts), Math.floor(sinceMs / minuteMs) * minuteMs),
    toMs: rows.reduce((latest, { fromMs, spanMs }) => Math.max(latest, fromMs + spanMs), nowMs),
    elsewhere: regionsOf(all, home),
  }
}

const minuteMs = 60_000

const least = (numbers: readonly number[]): number =>
  numbers.reduce((smallest, number) => Math.min(smallest, number), Number.POSITIVE_INFINITY)

const regionsOf = (rows: readonly LedgerRow[], home: string): readonly string[] =>
  rows.map(({ region }) => region).filter((region) => region !== home)

function monthOf({ options, span }: BillStatement, prices: PriceList, region: string): MonthAssumptions {
  const { replicas = [], dax } = options
  const wrong = (message: string, hint: string): SessionError =>
    new SessionError('session.bad-assumption', message, { span, hint })
  for (const name of replicas) {
    pricedRegion(prices, { name, span })
    if (name === region) throw wrong(`${name} has no replica of itself`, 'Name the other Regions only.')
    if (currencyOf(prices, name) !== currencyOf(prices, region))
      throw wrong(`${name} is not paid in ${currencyOf(prices, region)}`, 'A bill is in one currency.')
  }
  if (new Set(replicas).size < replicas.length) throw wrong('a Region has one replica', 'Name each Region once.')
  if (dax !== undefined && priceOf(prices, region, daxKey(dax)) === undefined) {
    const known = daxNodesIn(pricedItems(prices, region))
    const near = nearest(dax, known)
    throw wrong(
      `there is no price for a DAX node ${dax} in ${region}`,
      known.length === 0
        ? `The prices have no DAX nodes in ${region}.`
        : `${near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `}There are prices for ${known.join(', ')}.`,
    )
  }
  if (options.dax_nodes !== undefined && dax === undefined)
    throw wrong('dax_nodes says how many, and nothing says of which kind', "Add dax = 'r5.large'.")
  return options
}

/** Of users: those of deleted tables cost nothing. */
async function backupsOf(run: Run): Promise<NonNullable<BillInput['backups']>> {
  const found: { readonly table: string; readonly bytes: number }[] = []
  let ExclusiveStartBackupArn: string | undefined
  do {
    const request = ExclusiveStartBackupArn === undefined ? {} : { ExclusiveStartBackupArn }
    const page = (await optional(run, { operation: 'ListBackups', request }, undefined)) as
      | Response<'ListBackups'>
      | undefined
    for (const { TableName: table = '', BackupSizeBytes: bytes = 0 } of page?.BackupSummaries ?? [])
      found.push({ table, bytes })
    ExclusiveStartBackupArn = page?.LastEvaluatedBackupArn
  } while (ExclusiveStartBackupArn !== undefined)
  return found
}

async function hasRecovery(run: Run, { TableName }: TableDescription): Promise<boolean> {
  const step = { operation: 'DescribeContinuousBackups', request: { TableName: TableName ?? '' } } as const
  const answer = (await optional(run, step, TableName)) as Response<'DescribeContinuousBackups'> | undefined
  const { PointInTimeRecoveryDescription } = answer?.ContinuousBackupsDescription ?? {}
  return PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED'
}
