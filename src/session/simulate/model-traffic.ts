import type { Pattern } from '../../analysis/simulation/workload.ts'
import type { Operand } from '../../ast/expression.ts'
import { isKnownSum, termsOf } from '../../ast/known-sum.ts'
import type { AccessPatternStatement } from '../../ast/model-statement.ts'
import type { RateClause, SimulateStatement } from '../../ast/simulate-statement.ts'
import type { Span } from '../../base/shell-error.ts'
import type { KeyType, Value } from '../../model/value.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { chosenPatterns } from '../model/chosen-patterns.ts'
import { readModel } from '../model/read-model.ts'
import { type SampleSurroundings, samplePattern } from '../model/sample-pattern.ts'
import { isNever } from '../model/steepest-rate.ts'
import type { Run } from '../run.ts'
import type { Connection } from '../session-state.ts'
import { armsOf, type JoinedPlace } from './find-costs.ts'
import type { FoundCosts } from './found-costs.ts'
import { variablesOf } from './parameters.ts'
import { SimulationError } from './simulation-error.ts'
import { rateProfile } from './traffic-clauses.ts'

export type TimedPattern = { readonly pattern: AccessPatternStatement; readonly rate: RateClause }

export type ModelTraffic = { readonly tables: readonly TableDescription[]; readonly patterns: readonly TimedPattern[] }

/** SIMULATE PATTERNS: those that have a rate, and the tables of the model. */
export async function modelTraffic(
  connection: Connection,
  run: Run,
  { model, span }: SimulateStatement,
): Promise<ModelTraffic> {
  const whole = await readModel(connection, span)
  const { names = [], atPeak = false } = model ?? {}
  const patterns = chosenPatterns(whole, names, span).flatMap((pattern) => {
    const rate: RateClause | undefined =
      atPeak && pattern.peak !== undefined ? { kind: 'constant', rate: pattern.peak } : pattern.rate
    return rate === undefined || isNever(rate) ? [] : [{ pattern, rate }]
  })
  if (patterns.length === 0) {
    throw new SimulationError('simulate.bad-rate', 'no access pattern has a rate', {
      span,
      hint: 'RATE 500/s in an ACCESS PATTERN says how often it is asked.',
    })
  }
  const tables = whole.tables.flatMap(({ TableName }) => TableName ?? [])
  await run.catalogue.fetch(tables, run.signal)
  return { tables: whole.tables, patterns }
}

/** One run with the samples is what every run costs; its keys follow the laws of the pattern. */
export async function simulatedModelPattern(
  run: Run,
  timed: TimedPattern,
  around: TrafficSurroundings,
): Promise<{ readonly pattern: Pattern; readonly found: FoundCosts }> {
  try {
    return await simulatedPattern(run, timed, around)
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error
    // Where it stands is no place in the statement that runs.
    const { code, message, hint } = error
    throw new SimulationError(code, `${timed.pattern.name}: ${message}`, { hint, span: around.span, cause: error })
  }
}

type TrafficSurroundings = SampleSurroundings & {
  readonly tables: readonly TableDescription[]
  readonly spanMs: number
  /** Of the statement. */
  readonly span: Span
}

async function simulatedPattern(
  run: Run,
  { pattern, rate }: TimedPattern,
  { tables, spanMs, ...around }: TrafficSurroundings,
): Promise<{ readonly pattern: Pattern; readonly found: FoundCosts }> {
  const { calls, source, refusal, values } = await samplePattern(run, pattern, around)
  const types = new Map(
    tables.flatMap(({ AttributeDefinitions: definitions = [] }) =>
      definitions.map(({ AttributeName: name, AttributeType: type }) => [name, type as KeyType] as const),
    ),
  )
  const subject = { statement: withoutStepNames(pattern), keys: pattern.keys }
  const variables = variablesOf(subject, new Map(), (attribute) => types.get(attribute))
  const joined = joinedParameters(pattern.steps)
  const arms = armsOf(
    calls,
    variables.map(({ name }) => values.get(name) ?? nothing),
    variables.map(({ name }) => joined.get(name)),
  )
  return {
    pattern: { name: pattern.name, rate: rateProfile(rate, spanMs), variables, costs: [{ arms }] },
    found: {
      costs: [{ arms }],
      tries: { [source]: 1 },
      refusals: refusal === undefined ? [] : [refusal],
    },
  }
}

const nothing: Value = { NULL: true }

/** What LET and FOR EACH name takes no keys of its own. */
function withoutStepNames({ parameters, steps }: AccessPatternStatement): unknown {
  const declared = new Set(parameters.map(({ name }) => `:${name}`))
  return mapped(steps, (node) => (node['kind'] === 'parameter' && !declared.has(String(node['name'])) ? null : node))
}

type Node = { readonly [member: string]: unknown }

function mapped(tree: unknown, change: (node: Node) => Node | null): unknown {
  if (Array.isArray(tree)) return tree.map((each) => mapped(each, change))
  if (typeof tree !== 'object' || tree === null) return tree
  const node = change(tree as Node)
  if (node === null) return null
  return Object.fromEntries(Object.entries(node).map(([name, member]) => [name, mapped(member, change)]))
}

/** Parameters that are put together with something else, and whether a key ends with them or has them somewhere. */
function joinedParameters(tree: unknown): ReadonlyMap<string, ReadonlySet<JoinedPlace>> {
  const found = new Map<string, Set<JoinedPlace>>()
  for (const sum of knownSumsIn(tree)) {
    const terms = termsOf(sum)
    for (const [at, term] of terms.entries()) {
      if (term.kind !== 'parameter') continue
      const name = String(term.name).slice(1)
      const places = found.get(name) ?? new Set()
      found.set(name, places.add(at === terms.length - 1 ? 'end' : 'inside'))
    }
  }
  return found
}

function knownSumsIn(tree: unknown): readonly Operand[] {
  if (Array.isArray(tree)) return tree.flatMap(knownSumsIn)
  if (typeof tree !== 'object' || tree === null) return []
  const node = tree as Node
  if (node['kind'] === 'arithmetic' && isKnownSum(node as unknown as Operand)) return [node as unknown as Operand]
  return Object.values(node).flatMap(knownSumsIn)
}
