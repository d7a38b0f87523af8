import type { AdviseStatement } from '../ast/statistics-statement.ts'
import { wallClock } from '../base/clock.ts'
import { ShellError } from '../base/shell-error.ts'
import type { ProductionStatistics } from '../model/production-statistics.ts'
import type { AdviceInput, AdvisedPattern, RanStatement, Traffic } from '../modelling/advice/advice-input.ts'
import { advise } from '../modelling/advice/advise.ts'
import type { LedgerRow } from '../operation/ledger.ts'
import type { PartitionReport } from '../operation/monitor.ts'
import type { TableDescription } from '../operation/operation-types.ts'
import { regionOf } from '../operation/table-facts.ts'
import { explain } from '../planner/explain/explain.ts'
import type { Explanation } from '../planner/explanation.ts'
import type { PlanContext } from '../planner/plan-context.ts'
import { tableOf } from '../planner/resolve-table.ts'
import { parseScript } from '../syntax/parse-script.ts'
import type { AdvisedTable } from './advised-table.ts'
import { lookingRun } from './looking-run.ts'
import { advisedPatterns, asks } from './model/advised-patterns.ts'
import type { Result } from './outcome.ts'
import { pricesOf } from './prices.ts'
import { productionStatistics, sizedTable, sizedTables } from './production-sizes.ts'
import type { Run } from './run.ts'
import { describeTable, runTables, timeToLiveOf } from './run-show.ts'
import { sampleOf } from './sample-items.ts'
import { samplesBy } from './samples-by.ts'
import type { Connection, SessionState } from './session-state.ts'
import type { LoggedStatement } from './statement-log.ts'

/** How far back the ledger is asked. */
const trafficMs = 30 * 86_400_000

/** ADVISE: gathers what is known of one table or of every one, and lets the rules judge it. */
export async function runAdvise(session: SessionState, asked: Run, statement: AdviseStatement): Promise<Result> {
  const run = lookingRun(asked)
  const all = await productionStatistics(session.connection)
  const tables =
    statement.table === undefined
      ? await runTables(run, undefined)
      : [await describeTable(run, tableOf(statement.table, statement.span, run.context))]
  const ledger = await ledgerOf(session.connection)
  const patterns = await advisedPatterns(session, run)
  const advised: AdvisedTable[] = []
  for (const table of tables) {
    run.signal?.throwIfAborted()
    const input = await inputOf({ session, run, table, all, ledger, patterns })
    const { findings, unjudged } = advise(input)
    const { sample, statements, traffic, sized } = input
    advised.push({
      table: input.table,
      region: input.region,
      findings,
      unjudged,
      looked: { items: sample.items.length, complete: sample.complete, itemsHere: table.ItemCount ?? 0 },
      statements: statements.length,
      trafficFromMs: traffic === undefined ? undefined : firstMs(traffic.rows),
      trafficToMs: traffic?.toMs,
      production: sized.production,
    })
  }
  return { kind: 'advice', tables: advised }
}

const firstMs = (rows: readonly LedgerRow[]): number | undefined => rows[0]?.fromMs

type Ledger = { readonly rows: readonly LedgerRow[]; readonly nowMs: number } | undefined

async function ledgerOf({ monitor, clock }: Connection): Promise<Ledger> {
  if (monitor === undefined) return undefined
  const nowMs = (await clock?.now()) ?? wallClock.now()
  return { rows: await monitor.ledger({ fromMs: nowMs - trafficMs, toMs: nowMs + 1 }), nowMs }
}

type Gathered = {
  readonly session: SessionState
  readonly run: Run
  readonly table: TableDescription
  readonly all: readonly ProductionStatistics[]
  readonly ledger: Ledger
  readonly patterns: readonly AdvisedPattern[]
}

async function inputOf({ session, run, table: here, all, ledger, patterns }: Gathered): Promise<AdviceInput> {
  const { TableName: table = '' } = here
  const region = regionOf(here)
  await run.catalogue.fetch([table], run.signal)
  const context = { ...run.context, tables: sizedTables(run.catalogue, all) }
  return {
    table,
    region,
    prices: pricesOf(session.settings),
    nowMs: ledger?.nowMs ?? (await session.connection.clock?.now()) ?? wallClock.now(),
    here,
    sized: sizedTable(here, all),
    timeToLive: (await timeToLiveOf(run, table))?.AttributeName,
    sample: samplesBy(session.settings)(session.connection)
      ? await sampleOf(run, here)
      : { items: [], complete: false },
    statements: session.statements.about(table).flatMap((logged) => ranStatement(logged, context)),
    traffic: ledger === undefined ? undefined : await trafficOf(here, ledger, session.connection),
    patterns: patterns.filter(({ pattern }) => asks(pattern, table)),
  }
}

/** Parsed again: the log keeps the text only. What no longer fits the tables has no plan. */
function ranStatement(
  { text, calls, currentTable, error }: LoggedStatement,
  context: PlanContext,
): readonly RanStatement[] {
  const [parsed] = text === '' ? [] : parseScript(text).statements
  if (parsed === undefined) return []
  const statement = parsed.ast
  return [{ text, statement, calls, explanation: explanationOf(statement, { ...context, text, currentTable }), error }]
}

function explanationOf(statement: RanStatement['statement'], context: PlanContext): Explanation | undefined {
  try {
    return explain(statement, context)
  } catch (error) {
    if (error instanceof ShellError) return undefined
    throw error
  }
}

async function trafficOf(
  table: TableDescription,
  { rows, nowMs }: NonNullable<Ledger>,
  { monitor }: Connection,
): Promise<Traffic> {
  const region = regionOf(table)
  const own = rows.filter((row) => row.table === table.TableName && row.region === region)
  const names = ['', ...(table.GlobalSecondaryIndexes ?? []).flatMap(({ IndexName }) => IndexName ?? [])]
  const partitions = new Map<string, PartitionReport>()
  for (const name of names) {
    const resource = { region, table: table.TableName ?? '', index: name === '' ? undefined : name }
    const report = await monitor?.partitions(resource)
    if (report !== undefined) partitions.set(name, report)
  }
  return { rows: own, fromMs: nowMs - trafficMs, toMs: nowMs, partitions }
}
