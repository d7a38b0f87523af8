import type { BackupReference } from '../ast/backup-statement.ts'
import type { Statement } from '../ast/statement.ts'
import type { StatisticsStatement } from '../ast/statistics-statement.ts'
import { normaliseValue } from '../model/normalise-item.ts'
import { literalValue } from '../planner/literal-value.ts'
import { pastOf } from '../planner/past-of.ts'
import { PlanError } from '../planner/plan-error.ts'
import { planStatement } from '../planner/plan-statement.ts'
import type { PlannedScaling, StatementPlan } from '../planner/statement-plan.ts'
import { referencesIn } from '../planner/statement-tables.ts'
import { runAsOf } from './as-of.ts'
import { judge } from './expect/expect.ts'
import { guard } from './guard.ts'
import { runMeta } from './meta/run-meta.ts'
import type { Result } from './outcome.ts'
import { productionStatistics, sizedTables } from './production-sizes.ts'
import type { Run } from './run.ts'
import { runBulk } from './run-bulk.ts'
import { runCalls } from './run-calls.ts'
import { runClock } from './run-clock.ts'
import { analyzed, explained } from './run-explain.ts'
import { runShow } from './run-show.ts'
import { scalerOf } from './scaling-of.ts'
import { SessionError } from './session-error.ts'
import type { Done, SessionState } from './session-state.ts'
import { setMonitor } from './set-monitor.ts'
import { setScaling } from './set-scaling.ts'
import { showTraffic } from './show-traffic.ts'

/** What one statement does, whichever kind it is. Throws what its result says it failed with. */
export async function runStatement(session: SessionState, run: Run): Promise<Done> {
  const { statement } = run
  switch (statement.kind) {
    case 'expect':
      return {
        result: {
          kind: 'expectation',
          ...(await judge(statement.expectation, previousOf(session, statement), judgeContext(session))),
        },
      }
    case 'set-variable':
      session.variables.set(statement.name, normaliseValue(literalValue(statement.value, session.variables)))
      return { result: { kind: 'none' } }
    case 'set-throttling':
      return setMonitor(session, statement, { name: 'throttling', value: statement.mode })
    case 'set-ledger':
      return setMonitor(session, statement, { name: 'ledger', value: statement.on ? 'on' : 'off' })
    case 'meta':
      return runMeta(session, run, statement)
    case 'bill-diff':
      return { result: (await import('./run-bill-diff.ts')).runBillDiff(run, statement) }
    case 'bill-patterns':
      return { result: await (await import('./model/bill-patterns.ts')).billPatterns(session, run, statement) }
    case 'diff-model':
      return (await import('./diff/run-diff.ts')).runDiff(session, run, statement)
    case 'show-prices':
      return { result: (await import('./run-prices.ts')).showPrices(session, statement) }
    case 'show-traffic':
      return { result: showTraffic(session, statement) }
    case 'use':
      return chooseTable(session, run, statement)
    case 'advance-clock':
    case 'set-clock':
    case 'show-clock': {
      const result = await runClock(session.connection, run, statement)
      session.clockMoved ||= statement.kind !== 'show-clock'
      return { result }
    }
    case 'advise':
      return { result: await (await import('./run-advise.ts')).runAdvise(session, run, statement) }
    case 'set-statistics':
    case 'drop-statistics':
    case 'show-statistics':
      return { result: await runStatistics(session, run, statement) }
    case 'heatmap':
    case 'top-keys':
    case 'metrics':
    case 'create-alarm':
    case 'drop-alarm':
    case 'show-alarms':
      return (await import('./looking/run-looking.ts')).runLooking(session, run, statement)
    case 'report':
      return (await import('./model-report/run-report.ts')).runReport(session, run, statement)
    case 'simulate':
    case 'compare':
      return simulated(session, run, statement)
    case 'import':
    case 'export':
    case 'copy':
      await describeTables(session, run)
      return (await import('./transfer/run-transfer.ts')).runTransfer(session, run, statement)
    case 'assumptions':
      return { result: { kind: 'assumptions' } }
    case 'entity':
    case 'access-pattern':
    case 'run-pattern':
    case 'generate':
    case 'drop-model':
    case 'show-model':
      return (await import('./model/run-model.ts')).runModel(session, run, statement, (inner) =>
        runPlanned(session, inner),
      )
    case 'import-model':
      return (await import('./model/import-model.ts')).importModel(session, run, statement, runStatement)
    case 'export-model':
      return (await import('./model/export-model.ts')).exportModel(session, run, statement)
    case 'explain':
      return explainStatement(session, run, statement)
    default:
      return runPlanned(session, run)
  }
}

/** Loaded when it is asked for: hardly any script simulates. */
async function simulated(
  session: SessionState,
  run: Run,
  statement: Extract<Statement, { readonly kind: 'simulate' | 'compare' }>,
): Promise<Done> {
  await describeTables(session, run)
  const { runCompare, runSimulate } = await import('./simulate/run-simulate.ts')
  return statement.kind === 'simulate'
    ? { result: { kind: 'simulation', ...(await runSimulate(session.connection, run, statement)) } }
    : { result: { kind: 'comparison', ...(await runCompare(session.connection, run, statement)) } }
}

/** A statement that becomes calls. */
async function runPlanned(session: SessionState, run: Run): Promise<Done> {
  const { statement } = run
  await describeTables(session, run)
  const plan = planStatement(statement, run.context)
  if (plan.kind !== 'local') for (const text of plan.notes) await run.emit({ kind: 'notice', text })
  await guard(run, plan, { readOnly: session.readOnly, confirm: session.confirm })
  try {
    const moment = pastOf(statement)
    return await runPlan(session, moment === undefined ? run : await runAsOf(session.connection, run, moment), plan)
  } finally {
    if (changesTables(statement)) run.catalogue.forget()
  }
}

async function runPlan(session: SessionState, run: Run, plan: StatementPlan): Promise<Done> {
  if (isShow(run.statement)) {
    const calls = plan.kind === 'calls' ? plan : { kind: 'calls' as const, steps: [], notes: [] }
    return { result: await runShow(run, calls, session.parts.version) }
  }
  if (run.statement.kind === 'bill')
    return { result: await (await import('./run-bill.ts')).runBill(session, run, run.statement) }
  if (plan.kind === 'local') return { result: { kind: 'none' } }
  if (plan.kind === 'bulk') return { result: await runBulk(run, plan) }
  const { scaling = [] } = plan
  if (scaling.length > 0) scalerOf(run)
  const { result, continuation, nothingToDo } = await runCalls(run, plan.steps)
  session.continuation = continuation
  if (scaling.length === 0 || nothingToDo === true) return { result }
  await setScaling(run, scaling)
  // Also where no call has anything to say about the table.
  return { result: result.kind === 'none' ? changedTable(scaling) : result }
}

const changedTable = ([first]: readonly PlannedScaling[]): Result => ({
  kind: 'written',
  summary: `changed table ${first?.table ?? ''}`,
  count: 1,
})

async function explainStatement(
  session: SessionState,
  run: Run,
  statement: Extract<Statement, { readonly kind: 'explain' }>,
): Promise<Done> {
  if (statement.statement.kind === 'run-pattern')
    return (await import('./model/explain-run.ts')).explainRun(session, run, statement, {
      atItsSize: (of) => atItsSize(session, of, statement),
      runPlanned: (inner) => runPlanned(session, inner),
    })
  await describeTables(session, run)
  const result = explained(await atItsSize(session, run, statement), statement)
  if (statement.form !== 'analyze' || result.kind !== 'explanation') return { result }
  // Its items are not shown, but what it does is real.
  const inner: Run = {
    ...run,
    statement: statement.statement,
    emit: (event) => (event.kind === 'progress' ? run.emit(event) : undefined),
  }
  await runPlanned(session, inner)
  return { result: { kind: 'explanation', explanation: analyzed(result.explanation, run.calls.records()) } }
}

/** ANALYZE compares with what happens here, everything else tells of production. */
async function atItsSize(
  session: SessionState,
  run: Run,
  { form }: Extract<Statement, { kind: 'explain' }>,
): Promise<Run> {
  if (form === 'analyze') return run
  const all = await productionStatistics(session.connection)
  return { ...run, context: { ...run.context, tables: sizedTables(run.context.tables, all) } }
}

/** Loaded when it is wanted: most sessions have no use for it. */
async function runStatistics(session: SessionState, run: Run, statement: StatisticsOnly): Promise<Result> {
  const { dropStatistics, setStatistics, showStatistics } = await import('./run-statistics.ts')
  if (statement.kind === 'show-statistics') return showStatistics(session, run, statement)
  await describeTables(session, run)
  return statement.kind === 'set-statistics'
    ? setStatistics(session, run, statement)
    : dropStatistics(session, run, statement)
}

type StatisticsOnly = Exclude<StatisticsStatement, { kind: 'advise' }>

async function chooseTable(
  session: SessionState,
  run: Run,
  statement: Extract<Statement, { readonly kind: 'use' }>,
): Promise<Done> {
  const [table = '', index] = statement.table.parts
  await run.catalogue.fetch([table], run.signal)
  if (run.catalogue.describe(table) === undefined) {
    throw new PlanError('plan.unknown-table', `table ${table} does not exist`, {
      span: statement.table.span,
      hint: 'SHOW TABLES lists the tables there are.',
    })
  }
  session.currentTable = index === undefined ? { table } : { table, index }
  return { result: { kind: 'none' } }
}

/** Planning is synchronous: what it may ask for is fetched first. */
async function describeTables(session: SessionState, run: Run): Promise<void> {
  const names = referencesIn(run.statement).map((reference) =>
    reference === undefined ? session.currentTable?.table : reference.parts[0],
  )
  const known = names.filter((name) => name !== undefined)
  await run.catalogue.fetch(known, run.signal)
  if (namesBackup(run.statement)) await run.catalogue.fetchBackups(run.signal)
  if (disablesTimeToLive(run.statement)) for (const name of known) await run.catalogue.fetchTimeToLive(name, run.signal)
}

function disablesTimeToLive(statement: Statement): boolean {
  if (statement.kind === 'explain') return disablesTimeToLive(statement.statement)
  return (
    statement.kind === 'alter-table' &&
    statement.actions.some((action) => action.kind === 'set' && action.settings.timeToLive === 'DISABLED')
  )
}

/** An ARN needs no looking up. */
function namesBackup(statement: Statement): boolean {
  if (statement.kind === 'explain') return namesBackup(statement.statement)
  const isName = ({ text }: BackupReference): boolean => !text.startsWith('arn:')
  if (statement.kind === 'describe-backup' || statement.kind === 'drop-backup') return isName(statement.backup)
  return statement.kind === 'restore-table' && statement.source.kind === 'backup' && isName(statement.source.backup)
}

function previousOf(session: SessionState, statement: Statement) {
  if (session.previous !== undefined) return session.previous
  throw new SessionError('session.nothing-before-expect', 'there is no statement before this EXPECT', {
    span: statement.span,
    hint: 'An EXPECT is about the statement right before it.',
  })
}

const judgeContext = (session: SessionState) => ({ variables: session.variables, print: session.parts.print })

const isShow = ({ kind }: Statement): boolean =>
  kind === 'describe' ||
  kind === 'show-tables' ||
  kind === 'show-indexes' ||
  kind === 'show-scaling' ||
  kind === 'show-create-table' ||
  kind === 'show-backups' ||
  kind === 'describe-backup' ||
  kind === 'show-limits' ||
  kind === 'show-version'

const changesTables = ({ kind }: Statement): boolean =>
  kind === 'create-table' ||
  kind === 'alter-table' ||
  kind === 'drop-table' ||
  kind === 'restore-table' ||
  kind === 'api'
