import type { ReportStatement } from '../../ast/report-statement.ts'
import { must } from '../../base/must.ts'
import { ShellError } from '../../base/shell-error.ts'
import { coverageOf } from '../../modelling/model/coverage.ts'
import type { Model } from '../../modelling/model/model.ts'
import { isLive, type ServedPattern, servedPattern } from '../../modelling/model/served-pattern.ts'
import { regionOf } from '../../operation/table-facts.ts'
import { descriptionOf, tableOf } from '../../planner/resolve-table.ts'
import { referencesIn } from '../../planner/statement-tables.ts'
import type { HeatResult } from '../looking/heat-result.ts'
import { watchedOf, windowOf } from '../looking/looking-context.ts'
import { heatOf } from '../looking/run-heatmap.ts'
import { lookingRun } from '../looking-run.ts'
import { billPatterns } from '../model/bill-patterns.ts'
import { readModel } from '../model/read-model.ts'
import type { Result } from '../outcome.ts'
import { productionStatistics, sizedTable, sizedTables, statisticsFor } from '../production-sizes.ts'
import type { Run } from '../run.ts'
import { runAdvise } from '../run-advise.ts'
import { runBill } from '../run-bill.ts'
import { SessionError } from '../session-error.ts'
import type { Done, SessionState } from '../session-state.ts'
import { runSimulate } from '../simulate/run-simulate.ts'
import type { ModelReport, Part } from './model-report.ts'

const minutesUsual = 10
const heatHours = 24

/** REPORT: asks what BILL, SIMULATE, ADVISE and the others ask, and has it written into a file. */
export async function runReport(session: SessionState, asked: Run, statement: ReportStatement): Promise<Done> {
  const form = /\.(md|html)$/i.exec(statement.path)?.[1]?.toLowerCase()
  if (form !== 'md' && form !== 'html') {
    throw new SessionError('session.bad-argument', `a report cannot be written into ${statement.path}`, {
      span: statement.span,
      hint: 'The name of the file must end in .md or .html.',
    })
  }
  const run = lookingRun(asked)
  const report = await gathered({ session, run, statement })
  return {
    result: { kind: 'none' },
    effects: [{ kind: 'report', report, path: statement.path, form }],
  }
}

type Asked = { readonly session: SessionState; readonly run: Run; readonly statement: ReportStatement }

async function gathered(asked: Asked): Promise<ModelReport> {
  const { session, run, statement } = asked
  const { connection } = session
  const whole = await readModel(connection, statement.span)
  await run.catalogue.fetch(tableNames(whole), run.signal)
  const statistics = await productionStatistics(connection)
  const context = { ...run.context, tables: sizedTables(run.context.tables, statistics) }
  const served = whole.patterns.map((pattern) => servedPattern(pattern, context))
  const of = partOf(asked, whole, served)
  const { tables } = of.model
  return {
    title: statement.options.title ?? `Model of ${tableNames(of.model).join(', ') || connection.name}`,
    database: connection.name,
    askedMs: await connection.clock?.now(),
    ...of,
    live: of.served.filter(({ pattern }) => isLive(pattern)),
    coverage: coverageOf(of.model, of.served),
    statistics: tables.flatMap((table) => statisticsFor(table, statistics) ?? []),
    sized: tables.map((table) => sizedTable(table, statistics)),
    patternsBill: await patternsBillOf(asked, of),
    heat: await heatPart(asked, of),
    simulation: await simulationOf(asked, of),
    bills: await billsOf(asked),
    advice: await adviceOf(asked, of),
  }
}

type OfModel = { readonly model: Model; readonly served: readonly ServedPattern[] }

const tableNames = ({ tables }: Model): readonly string[] => tables.flatMap(({ TableName }) => TableName ?? [])

/** FOR: its tables, the entities that lie in them, and the patterns that ask one of them for something. */
function partOf({ run, statement }: Asked, model: Model, served: readonly ServedPattern[]): OfModel {
  if (statement.tables.length === 0) return { model, served }
  const names = new Set(
    statement.tables.map((reference) => {
      const table = tableOf(reference, reference.span, run.context)
      descriptionOf(table, reference.span, run.context)
      return table
    }),
  )
  const asks = ({ pattern }: ServedPattern): boolean =>
    referencesIn(pattern).some((reference) => names.has(reference?.parts[0] ?? ''))
  const kept = served.filter(asks)
  return {
    served: kept,
    model: {
      tables: model.tables.filter(({ TableName }) => names.has(TableName ?? '')),
      entities: model.entities.filter(({ table }) => names.has(table.parts[0] ?? '')),
      patterns: kept.map(({ pattern }) => pattern),
    },
  }
}

/** What a person could mend is told in the report; the report is written all the same. */
async function part<Found>(work: () => Promise<Found>): Promise<Part<Found>> {
  try {
    return { found: await work() }
  } catch (error) {
    if (error instanceof ShellError) return { why: error.message }
    throw error
  }
}

/** Undefined: no pattern has a rate. */
function timedNames({ served }: OfModel): readonly string[] | undefined {
  const timed = served.filter(({ pattern }) => isLive(pattern) && pattern.rate !== undefined)
  return timed.length === 0 ? undefined : timed.map(({ pattern }) => pattern.name)
}

const noRates = { why: 'no access pattern has a rate' } as const

const regionClause = ({ statement: { options, span } }: Asked) =>
  options.region === undefined ? {} : { region: { name: options.region, span } }

async function patternsBillOf(asked: Asked, of: OfModel): Promise<ModelReport['patternsBill']> {
  const { session, run, statement } = asked
  const names = timedNames(of)
  if (names === undefined) return noRates
  return part(async () => {
    const { span } = statement
    const result = await billPatterns(session, run, { kind: 'bill-patterns', names, ...regionClause(asked), span })
    return only(result, 'bill-patterns').bill
  })
}

async function simulationOf(asked: Asked, of: OfModel): Promise<ModelReport['simulation']> {
  const { session, run, statement } = asked
  const { simulate = true, minutes = minutesUsual, peak: atPeak = false, seed, region } = statement.options
  if (!simulate) return { why: 'simulate = off' }
  const names = timedNames(of)
  if (names === undefined) return noRates
  const { span } = statement
  const values = Object.entries({ seed, region }).flatMap(([name, value]) =>
    value === undefined ? [] : [{ kind: 'value' as const, name, value, span }],
  )
  return part(async () => ({
    ...(await runSimulate(session.connection, run, {
      kind: 'simulate',
      duration: { count: minutes, unit: 'MINUTE', span },
      model: { names, atPeak },
      patterns: [],
      options: values,
      span,
    })),
    atPeak,
  }))
}

const heatPart = ({ session, run, statement }: Asked, { model }: OfModel): Promise<ModelReport['heat']> =>
  part(async () => {
    const watched = watchedOf(session.connection, statement.span)
    const last = { count: statement.options.hours ?? heatHours, unit: 'HOUR' } as const
    const window = await windowOf(watched, last, 0)
    const found: HeatResult[] = []
    for (const table of model.tables) {
      const indexes = (table.GlobalSecondaryIndexes ?? []).flatMap(({ IndexName }) => IndexName ?? [])
      for (const index of [undefined, ...indexes]) {
        const resource = { region: regionOf(table), table: table.TableName ?? '', index }
        const wish = { window, settings: run.settings, by: 'PARTITION' } as const
        const heat = await heatOf(watched, resource, wish)
        if (heat.rows.length > 0) found.push(heat)
      }
    }
    return sinceFirst(found)
  })

/** An empty stretch before the first request says nothing. */
function sinceFirst(heat: readonly HeatResult[]): readonly HeatResult[] {
  const firsts = heat.flatMap(({ rows }) => rows.map(({ fromMs }) => fromMs))
  const firstMs = firsts.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY)
  return heat.map((each) => ({ ...each, fromMs: Math.max(each.fromMs, firstMs) }))
}

const billsOf = (asked: Asked): Promise<ModelReport['bills']> =>
  part(async () => {
    const { session, run, statement } = asked
    const { span, tables } = statement
    const month = { kind: 'bill', perMonth: true, options: {}, ...regionClause(asked), span } as const
    const statements = tables.length === 0 ? [month] : tables.map((table) => ({ ...month, table }))
    const bills = []
    for (const each of statements) bills.push(only(await runBill(session, run, each), 'bill').bill)
    return bills
  })

const adviceOf = ({ session, run, statement: { span } }: Asked, { model }: OfModel): Promise<ModelReport['advice']> =>
  part(async () => {
    const { tables } = only(await runAdvise(session, run, { kind: 'advise', span }), 'advice')
    const names = tableNames(model)
    return tables.filter(({ table }) => names.includes(table))
  })

type Of<Kind extends Result['kind']> = Extract<Result, { readonly kind: Kind }>

function only<Kind extends Result['kind']>(result: Result, kind: Kind): Of<Kind> {
  return must(result.kind === kind ? (result as Of<Kind>) : undefined, `${kind} answers with itself`)
}
