import { pricedRegions } from '../../analysis/pricing/price-list.ts'
import { runSimulation } from '../../analysis/simulation/run-simulation.ts'
import type { Simulation } from '../../analysis/simulation/simulation.ts'
import type { Pattern } from '../../analysis/simulation/workload.ts'
import type { CompareStatement, SimulatedPattern, SimulateStatement } from '../../ast/simulate-statement.ts'
import { countText } from '../../base/count-text.ts'
import type { Span } from '../../base/shell-error.ts'
import type { ProductionStatistics } from '../../model/production-statistics.ts'
import type { KeyType } from '../../model/value.ts'
import type { Backend } from '../../operation/operation.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { regionOf } from '../../operation/table-facts.ts'
import { refusePast } from '../../planner/past-of.ts'
import { descriptionOf, targetOf } from '../../planner/resolve-table.ts'
import { referencesIn } from '../../planner/statement-tables.ts'
import { lookingRun } from '../looking-run.ts'
import { inScratch, rehearsalOf } from '../model/chosen-patterns.ts'
import { pricesOf } from '../prices.ts'
import { productionStatistics, sizedTable } from '../production-sizes.ts'
import type { Run } from '../run.ts'
import type { Connection } from '../session-state.ts'
import { findCosts } from './find-costs.ts'
import type { FoundCosts } from './found-costs.ts'
import { type ModelTraffic, modelTraffic, simulatedModelPattern } from './model-traffic.ts'
import { variablesOf } from './parameters.ts'
import { simulatedResources } from './simulated-tables.ts'
import type { SimulatedTraffic } from './simulated-traffic.ts'
import { SimulationError } from './simulation-error.ts'
import { type SimulationOptions, simulationOptions } from './simulation-options.ts'
import { durationMs, rateProfile } from './traffic-clauses.ts'

/** A step takes some hundred microseconds: this many take minutes. */
const stepsMax = 5_000_000

export async function runSimulate(
  connection: Connection,
  asked: Run,
  statement: SimulateStatement,
  label = 'simulate',
): Promise<SimulatedTraffic> {
  const run = lookingRun(asked)
  const prices = pricesOf(run.settings)
  const options = simulationOptions(statement.options, pricedRegions(prices))
  const spanMs = durationMs(statement.duration)
  if (spanMs / options.stepMs > stepsMax) {
    throw new SimulationError('simulate.too-long', `${countText(spanMs / options.stepMs)} steps would take too long`, {
      span: statement.duration.span,
      hint: `Up to ${countText(stepsMax)} are simulated: make it shorter, or a step longer: WITH (step = 60000).`,
    })
  }
  const statistics = await productionStatistics(connection)
  const model = statement.model === undefined ? undefined : await modelTraffic(connection, run, statement)
  const named = model?.tables ?? tablesOf(run, statement)
  const tables = named.map((table) => sizedTable(table, statistics))
  const resources = simulatedResources(tables, options.tables)
  const rehearsal = await rehearsalOf(connection, statement.span)
  const { patterns, found } = await inScratch(rehearsal, tables, async (scratch) => {
    const parts = { scratch, statistics, tables, spanMs, span: statement.span }
    return model === undefined ? patternsOf(run, statement, parts) : patternsOfModel(run, model, parts)
  })
  const simulation = await played(
    run,
    runSimulation({
      workload: { patterns, spanMs, stepMs: options.stepMs, seed: options.seed },
      resources,
      assumptions: options.assumptions,
      keyHash: rehearsal.keyHash,
      region: options.region ?? regionOf(tables[0] ?? {}),
      prices,
    }),
    { label, spanMs },
  )
  return { simulation, found, changes: changesIn(run, statement, options) }
}

/** The same traffic or another one, in the same tables or others. */
export async function runCompare(
  connection: Connection,
  run: Run,
  { first, second }: CompareStatement,
): Promise<{ readonly first: SimulatedTraffic; readonly second: SimulatedTraffic }> {
  const other = 'kind' in second ? second : { ...first, options: [...first.options, ...second] }
  return {
    first: await runSimulate(connection, run, first, 'simulate the first'),
    second: await runSimulate(connection, run, other, 'simulate the second'),
  }
}

function tablesOf(run: Run, statement: SimulateStatement): readonly TableDescription[] {
  const tables = new Map<string, TableDescription>()
  for (const pattern of statement.patterns) {
    refusePast(pattern.statement)
    for (const reference of referencesIn(pattern.statement)) {
      const { table } = targetOf(reference, pattern.statement.span, run.context)
      tables.set(table, descriptionOf(table, reference?.span ?? pattern.statement.span, run.context))
    }
  }
  return [...tables.values()]
}

type PatternParts = {
  readonly scratch: Backend
  readonly statistics: readonly ProductionStatistics[]
  readonly tables: readonly TableDescription[]
  readonly spanMs: number
  readonly span: Span
}

type MadePattern = { readonly pattern: Pattern; readonly found: FoundCosts }

async function patternsOf(run: Run, statement: SimulateStatement, parts: PatternParts) {
  const made = new Map<SimulatedPattern, MadePattern>()
  // Writes first: what they write in the rehearsal is there to be read.
  for (const pattern of statement.patterns.toSorted((a, b) => Number(reads(a)) - Number(reads(b)))) {
    made.set(pattern, await patternOf(run, pattern, parts))
  }
  return apart(statement.patterns.flatMap((pattern) => made.get(pattern) ?? []))
}

async function patternsOfModel(run: Run, { patterns }: ModelTraffic, parts: PatternParts) {
  const made: MadePattern[] = []
  for (const pattern of patterns) made.push(await simulatedModelPattern(run, pattern, parts))
  return apart(made)
}

const apart = (made: readonly MadePattern[]) => ({
  patterns: made.map(({ pattern }) => pattern),
  found: made.map(({ found }) => found),
})

const reads = ({ statement }: SimulatedPattern): boolean =>
  statement.kind === 'get' ||
  statement.kind === 'query' ||
  statement.kind === 'scan' ||
  (statement.kind === 'partiql' && statement.statement.kind === 'select')

async function patternOf(
  run: Run,
  pattern: SimulatedPattern,
  { scratch, statistics, tables, spanMs }: PatternParts,
): Promise<MadePattern> {
  const { start, end } = pattern.statement.span
  const types = new Map(
    tables.flatMap(({ AttributeDefinitions: definitions = [] }) =>
      definitions.map(({ AttributeName: name, AttributeType: type }) => [name, type as KeyType] as const),
    ),
  )
  const rate = rateProfile(pattern.rate, spanMs)
  const variables = variablesOf(pattern, run.context.variables, (attribute) => types.get(attribute))
  const found = await findCosts(run, pattern.statement, variables, { scratch, statistics })
  const name = run.text.slice(start, end).replaceAll(/\s+/g, ' ')
  return { pattern: { name, rate, variables, costs: found.costs }, found }
}

const turnMs = 50
const progressMs = 100

/** Lets others have a turn now and then: a key that was pressed, a signal. */
async function played(
  run: Run,
  simulation: Generator<number, Simulation, void>,
  { label, spanMs }: { readonly label: string; readonly spanMs: number },
): Promise<Simulation> {
  const startMs = run.stopwatch()
  let turn = startMs
  let shown = startMs
  for (;;) {
    const next = simulation.next()
    if (next.done === true) return next.value
    const nowMs = run.stopwatch()
    if (nowMs - turn < turnMs) continue
    await new Promise((resolve) => setImmediate(resolve))
    run.signal?.throwIfAborted()
    turn = run.stopwatch()
    if (nowMs - shown < progressMs) continue
    shown = nowMs
    const seconds = (ms: number): number => Math.floor(ms / 1_000)
    await run.emit({
      kind: 'progress',
      progress: {
        label,
        done: seconds(next.value),
        total: seconds(spanMs),
        unit: 'seconds',
        elapsedMs: nowMs - startMs,
      },
    })
  }
}

function changesIn(
  run: Run,
  { options }: SimulateStatement,
  { assumptions, tables }: SimulationOptions,
): readonly string[] {
  const named = new Set(Object.keys(assumptions).map((name) => name.toLowerCase()))
  return options
    .filter((option) => (option.kind === 'value' ? named.has(option.name.toLowerCase()) : tables.includes(option)))
    .map(({ span }) => run.text.slice(span.start, span.end).replaceAll(/\s+/g, ' '))
}
