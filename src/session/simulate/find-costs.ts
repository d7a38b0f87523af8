import { isRandom, rankLaw } from '../../analysis/simulation/key-law.ts'
import { Random } from '../../analysis/simulation/random.ts'
import type { Arm, RequestCost, Variable } from '../../analysis/simulation/workload.ts'
import type { SimulatedStatement } from '../../ast/simulate-statement.ts'
import { ShellError } from '../../base/shell-error.ts'
import type { Charge } from '../../model/charge.ts'
import type { ProductionStatistics } from '../../model/production-statistics.ts'
import type { Item, Value } from '../../model/value.ts'
import type { Backend } from '../../operation/operation.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { planStatement } from '../../planner/plan-statement.ts'
import type { OperationStep, PlannedCall } from '../../planner/statement-plan.ts'
import { allKeyNames, tableKeys } from '../../planner/table-keys.ts'
import { CallRecorder } from '../call-recorder.ts'
import type { CallRecord, Result } from '../outcome.ts'
import type { Run } from '../run.ts'
import { runCalls } from '../run-calls.ts'
import type { CostSource, FoundCosts } from './found-costs.ts'
import { SimulationError } from './simulation-error.ts'
import { statedRead } from './stated-read.ts'

/** Popular keys are tried for themselves, and some of the others for all of the others. */
const popularTried = 8
const othersTried = 8

/**
 * What one request of a statement costs, found out by trying: reads on the real items, writes in a database in memory that
 * is given the item they are about. Nothing of it stays.
 */
export async function findCosts(
  run: Run,
  statement: SimulatedStatement,
  variables: readonly Variable[],
  { scratch, statistics }: Surroundings,
): Promise<FoundCosts> {
  const found: { readonly ranks: readonly number[]; readonly arms: readonly Arm[] }[] = []
  const tries: Partial<Record<CostSource, number>> = {}
  const refusals = new Set<string>()
  for (const ranks of triedRanks(variables)) {
    run.signal?.throwIfAborted()
    const values = variables.map((variable, at) => variable.value(ranks[at] ?? 0))
    const inner = innerRun(run, statement, variables, values)
    const trial = atItsSize(inner, await tried(inner, scratch), statistics)
    tries[trial.source] = (tries[trial.source] ?? 0) + 1
    if (trial.refusal !== undefined) refusals.add(trial.refusal)
    const arms = armsOf(trial.calls, values)
    found.push({ ranks, arms })
    // Every other request is about the same key, or scans the same table.
    if (!arms.some(({ key, sort }) => [...key, ...sort].some((variable) => variable !== undefined))) break
  }
  return { costs: distinctCosts(found, variables), tries, refusals: [...refusals] }
}

export type Surroundings = {
  /** It has the tables, and keeps what earlier patterns wrote. */
  readonly scratch: Backend
  /** Of production, where somebody said what they are. */
  readonly statistics: readonly ProductionStatistics[]
}

export function atItsSize(run: Run, trial: Trial, statistics: readonly ProductionStatistics[]): Trial {
  const stated = trial.refusal === undefined ? statedRead(run, trial.calls, statistics) : undefined
  return stated === undefined ? trial : { ...trial, calls: stated, source: 'stated' }
}

/** For each trial the rank of each variable. */
function triedRanks(variables: readonly Variable[]): readonly (readonly number[])[] {
  if (variables.length === 0) return [[]]
  const random = new Random(0)
  const laws = variables.map(({ law }) => (isRandom(law) ? rankLaw(law) : undefined))
  const trials: number[][] = []
  for (let trial = 0; trial < popularTried + othersTried; trial++) {
    const ranks = laws.map((law) =>
      law === undefined ? trial : trial < popularTried ? Math.min(trial, law.keys - 1) : law.draw(random),
    )
    if (!trials.some((others) => others.every((rank, at) => rank === ranks[at]))) trials.push(ranks)
  }
  return trials
}

function innerRun(
  run: Run,
  statement: SimulatedStatement,
  variables: readonly Variable[],
  values: readonly Value[],
): Run {
  const set = new Map(run.context.variables)
  for (const [at, { name }] of variables.entries()) {
    const value = values[at]
    if (value !== undefined) set.set(name, value)
  }
  return {
    ...run,
    statement,
    context: { ...run.context, variables: set },
    calls: new CallRecorder(),
    emit: () => {},
  }
}

export type Trial = {
  readonly calls: readonly CallRecord[]
  readonly source: CostSource
  /** What it answered; absent where it was refused, or the answer follows from statistics. */
  readonly result?: Result | undefined
  readonly refusal?: string
}

/** Tries a statement once: a read on the real items, a write in the database in memory. */
export async function tried(run: Run, scratch: Backend): Promise<Trial> {
  const plan = planStatement(run.statement, run.context)
  if (plan.kind !== 'calls') {
    throw new SimulationError('simulate.not-one-call', 'this statement cannot be simulated', {
      span: run.statement.span,
      hint: 'A request of an application is one call: GET, PUT, QUERY, SELECT and the like.',
    })
  }
  if (!writes(plan.steps)) {
    const read = await attempt(run, plan.steps)
    if (evaluated(read.calls) > 0 || read.refusal !== undefined) return { ...read, source: 'measured' }
    const rehearsed = await attempt({ ...run, backend: scratch, calls: new CallRecorder() }, plan.steps)
    return evaluated(rehearsed.calls) > 0 ? { ...rehearsed, source: 'rehearsed' } : { ...read, source: 'least' }
  }
  // A transaction that finds nothing to update is refused before it is charged.
  for (const { step } of plan.steps) await copyMembers(run, scratch, step)
  const first = await attempt({ ...run, backend: scratch }, plan.steps)
  if (plan.steps.some(({ step }) => step.operation === 'TransactWriteItems')) return { ...first, source: 'rehearsed' }
  // Only now it is known which item this is about: if it exists, the write has to find it.
  const restored = await copyItems(run, scratch, first.calls)
  if (restored === 0) return { ...first, source: 'rehearsed' }
  const second = await attempt({ ...run, backend: scratch, calls: new CallRecorder() }, plan.steps)
  return { ...second, source: 'rehearsed' }
}

/** A refusal of the service is an answer, too: a failed condition is charged. Anything else is a mistake of the statement. */
async function attempt(run: Run, steps: readonly PlannedCall[]): Promise<Omit<Trial, 'source'>> {
  try {
    const { result } = await runCalls(run, steps)
    return { calls: run.calls.records(), result }
  } catch (error) {
    const calls = run.calls.records()
    if (!(error instanceof ShellError) || calls.length === 0) throw error
    return { calls, refusal: error.code }
  }
}

const evaluated = (calls: readonly CallRecord[]): number =>
  calls.reduce((sum, { evaluated: items, returned }) => sum + (items ?? returned), 0)

const readOperations: ReadonlySet<string> = new Set(['GetItem', 'Query', 'Scan', 'BatchGetItem', 'TransactGetItems'])

const writes = (steps: readonly PlannedCall[]): boolean =>
  steps.some(({ step }) => {
    if (step.operation === 'ExecuteStatement') return !/^\s*SELECT\b/i.test(step.request.Statement)
    return !readOperations.has(step.operation)
  })

/** Puts the items that the charges are about into the copy, as they really are. */
async function copyItems(run: Run, scratch: Backend, calls: readonly CallRecord[]): Promise<number> {
  let copied = 0
  for (const charge of calls.flatMap(({ charges }) => charges)) {
    const key = charge.index === undefined ? keyOf(charge, run.context.tables.describe(charge.table)) : undefined
    if (key === undefined) continue
    const { Item: item } = await run.backend.run('GetItem', { TableName: charge.table, Key: key, ConsistentRead: true })
    if (item === undefined) continue
    await scratch.run('PutItem', { TableName: charge.table, Item: item })
    copied++
  }
  return copied
}

/** What the actions of a transaction name. */
async function copyMembers(run: Run, scratch: Backend, { operation, request }: OperationStep): Promise<void> {
  if (operation !== 'TransactWriteItems') return
  for (const { Put, Update, Delete, ConditionCheck } of request.TransactItems) {
    const named = Update ?? Delete ?? ConditionCheck
    const table = named?.TableName ?? Put?.TableName
    const description = table === undefined ? undefined : run.context.tables.describe(table)
    const from = named?.Key ?? Put?.Item
    if (table === undefined || description === undefined || from === undefined) continue
    const names = allKeyNames(tableKeys(description))
    const Key = Object.fromEntries(names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]])))
    const { Item: item } = await run.backend.run('GetItem', { TableName: table, Key, ConsistentRead: true })
    if (item !== undefined) await scratch.run('PutItem', { TableName: table, Item: item })
  }
}

function keyOf({ key, sort = [] }: Charge, table: TableDescription | undefined): Item | undefined {
  if (key === undefined || table === undefined) return undefined
  const { hash, range } = tableKeys(table)
  if (hash.length !== key.length || range.length !== sort.length) return undefined
  return Object.fromEntries([...hash, ...range].map((name, at) => [name, [...key, ...sort][at] ?? { S: '' }]))
}

/** Where in a key the value of a variable is that something else is put together with. */
export type JoinedPlace = 'end' | 'inside'

/**
 * Which of a charge's key values are values of variables, one can see: no other value is written like that. `joined`: a key may also
 * end with one of those, or have it inside.
 */
export function armsOf(
  calls: readonly CallRecord[],
  values: readonly Value[],
  joined: readonly (ReadonlySet<JoinedPlace> | undefined)[] = [],
): readonly Arm[] {
  const texts = values.map((value) => JSON.stringify(value))
  const variableOf = (value: Value): number | undefined => {
    const at = texts.indexOf(JSON.stringify(value))
    if (at !== -1) return at
    // What a key ends with differs more often than what it begins with.
    for (const place of ['end', 'inside'] as const) {
      const found = values.findIndex((each, index) => joined[index]?.has(place) === true && isIn(value, each, place))
      if (found !== -1) return found
    }
    return undefined
  }
  return calls.flatMap(({ charges, consistency }) =>
    charges.map((charge) => ({
      charge,
      key: charge.key?.map(variableOf) ?? [],
      sort: charge.sort?.map(variableOf) ?? [],
      ...(charge.kind === 'read' && consistency === 'eventual' ? { eventual: true } : {}),
    })),
  )
}

function isIn(key: Value, value: Value, place: JoinedPlace): boolean {
  const text = 'S' in value ? value.S : 'N' in value ? value.N : ''
  if (!('S' in key) || text === '') return false
  return place === 'end' ? key.S.endsWith(text) : key.S.includes(text)
}

/**
 * Requests that cost the same whatever their key are one cost; where they differ, popular keys keep their own and the
 * others share what was found for some of them.
 */
function distinctCosts(
  found: readonly { readonly ranks: readonly number[]; readonly arms: readonly Arm[] }[],
  variables: readonly Variable[],
): readonly RequestCost[] {
  const [first] = found
  if (first === undefined) return []
  if (new Set(found.map(({ arms }) => nature(arms))).size === 1) return [{ arms: first.arms }]
  const primary = first.arms.flatMap(({ key }) => key).find((variable) => variable !== undefined)
  return found.map(({ ranks, arms }, at) => {
    const popular = primary !== undefined && at < popularTried && variables[primary]?.law !== undefined
    return popular ? { rank: ranks[primary ?? 0], arms } : { arms }
  })
}

/** All that makes a difference to the partitions, but for the values of variables. */
const nature = (arms: readonly Arm[]): string =>
  JSON.stringify(
    arms.map(({ charge: { table, index, kind, halfUnits, hash, key: values }, key, sort, eventual }) => {
      const varies = key.some((variable) => variable !== undefined)
      return [table, index?.name, kind, halfUnits, key, sort, eventual, varies ? undefined : [hash, values]]
    }),
  )
