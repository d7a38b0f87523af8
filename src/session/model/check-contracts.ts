import { moneyText } from '../../analysis/pricing/money.ts'
import type { AccessPatternStatement, RunPatternStatement } from '../../ast/model-statement.ts'
import { printRate } from '../../ast/print-simulate-statement.ts'
import { countText, plural } from '../../base/count-text.ts'
import { targetText } from '../../modelling/model/coverage.ts'
import type { Model } from '../../modelling/model/model.ts'
import { isLive } from '../../modelling/model/served-pattern.ts'
import { sumHalfUnits } from '../../operation/consumed-capacity.ts'
import type { ExplainedCall } from '../../planner/explanation.ts'
import { indexesOf, indexNamed, tableKeys } from '../../planner/table-keys.ts'
import { listed } from '../../syntax/diagnostic.ts'
import type { Outcome, Result } from '../outcome.ts'
import type { SessionState } from '../session-state.ts'
import type { Check, Contract, PatternNumbers } from './contract.ts'
import type { PatternLine } from './patterns-bill.ts'
import { readModel } from './read-model.ts'

const nowhere = { start: 0, end: 0 }

/** How long the traffic of all patterns is simulated. */
const simulatedMinutes = 5

export type ContractOptions = {
  /** Patterns that have run with their samples already: another run might be another one. */
  readonly ran: ReadonlyMap<string, Outcome>
  readonly signal?: AbortSignal | undefined
}

/**
 * Runs access patterns with their samples and checks each clause that can be checked. What they cost and whether they are throttled
 * is found out before any of them has changed an item; then they run in their order.
 */
export async function checkContracts(
  session: SessionState,
  names: readonly string[],
  { ran, signal }: ContractOptions,
): Promise<readonly Contract[]> {
  const model = await readModel(session.connection)
  const patterns = model.patterns.filter((pattern) => names.includes(pattern.name) && isLive(pattern))
  const lines = await billed(session, patterns, signal)
  const throttled = await simulated(
    session,
    lines.map(({ name }) => name),
    signal,
  )
  const contracts: Contract[] = []
  for (const pattern of patterns) {
    if (signal?.aborted === true) break
    const statement = { kind: 'run-pattern', name: pattern.name, arguments: [], span: nowhere } as const
    const calls = await planned(session, statement, signal)
    const outcome = ran.get(pattern.name) ?? (await session.run(statement, '', { signal, keep: 'none' }))
    const line = lines.find(({ name }) => name === pattern.name)
    const checks = [
      ...ranChecks(outcome, calls, model),
      ...expectChecks(outcome),
      ...sizeChecks(pattern, outcome),
      ...trafficChecks(pattern, throttled),
      ...budgetChecks(line),
    ]
    const failed = outcome.result.kind === 'failed' || outcome.result.kind === 'cancelled'
    contracts.push({ pattern, checks, outcome, ...(failed ? {} : { numbers: numbersOf(outcome, calls, line) }) })
  }
  return contracts
}

/** Also of one that cannot run, as far as it can be planned. */
async function planned(
  session: SessionState,
  statement: RunPatternStatement,
  signal: AbortSignal | undefined,
): Promise<readonly ExplainedCall[]> {
  const { result } = await session.run({ kind: 'explain', form: 'plan', statement, span: nowhere }, '', { signal })
  return result.kind === 'explanation' ? result.explanation.nodes : []
}

/** Of those that have a rate and can be tried. */
async function billed(
  session: SessionState,
  patterns: readonly AccessPatternStatement[],
  signal: AbortSignal | undefined,
): Promise<readonly PatternLine[]> {
  const names = patterns.filter(({ rate }) => rate !== undefined).map(({ name }) => name)
  if (names.length === 0) return []
  const { result } = await session.run({ kind: 'bill-patterns', names, span: nowhere }, '', { signal })
  return result.kind === 'bill-patterns' ? result.bill.lines : []
}

type Throttled = ReadonlyMap<string, { readonly throttled: number; readonly total: number; readonly reasons: string }>

async function simulated(
  session: SessionState,
  names: readonly string[],
  signal: AbortSignal | undefined,
): Promise<Throttled> {
  if (names.length === 0) return new Map()
  const duration = { count: simulatedMinutes, unit: 'MINUTE', span: nowhere } as const
  const model = { names, atPeak: true }
  const { result } = await session.run(
    { kind: 'simulate', duration, patterns: [], model, options: [], span: nowhere },
    '',
    { signal },
  )
  return result.kind === 'simulation' ? throttledIn(result) : new Map()
}

function throttledIn({ simulation }: Extract<Result, { kind: 'simulation' }>): Throttled {
  const reasons = Object.keys(simulation.reasons).join(', ')
  return new Map(
    simulation.patterns.map(({ name, requests }) => [
      name,
      { throttled: requests.throttled, total: requests.passed + requests.throttled, reasons },
    ]),
  )
}

const figure = (clause: Check['clause'], passed: boolean, expected: string, actual: string): Check => ({
  clause,
  passed,
  expected,
  actual,
})

/** That it runs at all; an index that is gone is said with what is left without it. */
function ranChecks({ result }: Outcome, calls: readonly ExplainedCall[], model: Model): readonly Check[] {
  const gone = calls.flatMap((call) => missingIndex(call, model))
  const whole = { kind: 'whole' } as const
  if (result.kind !== 'failed') return [figure(whole, true, 'to run', 'it runs')]
  const { code, message } = result.error
  const check = figure(whole, false, 'to run', `${code}: ${message}`)
  return [gone.length === 0 ? check : { ...check, diff: gone.join('\n') }]
}

function missingIndex(call: ExplainedCall, { tables }: Model): readonly string[] {
  const table = tables.find(({ TableName }) => TableName === call.table)
  if (table === undefined || call.index === undefined || indexNamed(table, call.index) !== undefined) return []
  const names = indexesOf(table).map(({ name }) => name)
  const left = names.length === 0 ? 'no index' : `only ${listed(names).replace(/ or ([^ ]*)$/, ' and $1')}`
  const question = call.keyConditions.join(' OR ')
  return [
    `- ${call.access} ${targetText(call)}${question === '' ? '' : `, key ${question}`}`,
    `+ ${pinsHash(question, table) ? 'Query' : 'Scan'} ${call.table}${question === '' ? '' : `, filter ${question}`}: ${call.table} has ${left}`,
  ]
}

/** The key of the table is in the question: a local index is gone. */
const pinsHash = (question: string, table: Model['tables'][number]): boolean =>
  tableKeys(table).hash.every((name) => question.split(' AND ').some((part) => part.trim().startsWith(`${name} =`)))

function expectChecks({ verdicts = [], result }: Outcome): readonly Check[] {
  if (result.kind === 'failed') return []
  return verdicts.map(({ passed, expected, actual, diff }, at) => ({
    clause: { kind: 'expect', at },
    passed,
    expected,
    actual,
    ...(diff === undefined ? {} : { diff }),
  }))
}

/** RETURNS says how many items at most, ITEM SIZE how large one of them is. */
function sizeChecks({ returns, itemSize }: AccessPatternStatement, outcome: Outcome): readonly Check[] {
  if (outcome.result.kind === 'failed') return []
  const returned = itemsOf(outcome)
  const bytes = averageBytes(outcome)
  return [
    ...(returns?.most === undefined
      ? []
      : [
          figure(
            { kind: 'returns' },
            returned <= returns.most,
            `at most ${plural(returns.most, 'item')}`,
            plural(returned, 'item'),
          ),
        ]),
    ...(itemSize === undefined || bytes === undefined
      ? []
      : [
          figure(
            { kind: 'item-size' },
            bytes <= itemSize,
            `items of ${countText(itemSize)} bytes at most`,
            `${countText(bytes)} bytes on average`,
          ),
        ]),
  ]
}

const itemsOf = ({ calls }: Outcome): number => calls.reduce((sum, { returned }) => sum + returned, 0)

/** Of what was read or written in tables and, where an index answers, in the index. */
function averageBytes({ calls }: Outcome): number | undefined {
  const reads = calls.filter(({ evaluated = 0 }) => evaluated > 0)
  const items = reads.reduce((sum, { evaluated = 0 }) => sum + evaluated, 0)
  const charges = reads.flatMap((call) => call.charges).filter(({ kind }) => kind === 'read')
  return items === 0 ? undefined : Math.ceil(charges.reduce((sum, { bytes }) => sum + bytes, 0) / items)
}

function trafficChecks({ name, peak, rate }: AccessPatternStatement, all: Throttled): readonly Check[] {
  const found = all.get(name)
  if (found === undefined || rate === undefined) return []
  const at = peak === undefined ? 'at its rate' : `at its peak of ${printRate(peak)}`
  const { throttled, total, reasons } = found
  return [
    figure(
      { kind: peak === undefined ? 'rate' : 'peak' },
      throttled === 0,
      `nothing throttled ${at}`,
      throttled === 0
        ? `nothing of ${plural(total, 'request')} is throttled`
        : `${countText(throttled)} of ${plural(total, 'request')} throttled, beside all other patterns: ${reasons}`,
    ),
  ]
}

function budgetChecks(line: PatternLine | undefined): readonly Check[] {
  if (line?.budgetPico === undefined) return []
  const { pico, budgetPico, requestsPerMonth, readHalfUnits, writeHalfUnits } = line
  const units = `${countText(requestsPerMonth)} runs of ${readHalfUnits / 2} RU and ${writeHalfUnits / 2} WU`
  return [
    figure(
      { kind: 'budget' },
      pico <= budgetPico,
      `at most ${moneyText(budgetPico, 'USD')} a month`,
      `${moneyText(pico, 'USD')}: ${units}`,
    ),
  ]
}

function numbersOf(outcome: Outcome, calls: readonly ExplainedCall[], line: PatternLine | undefined): PatternNumbers {
  const { calls: made } = outcome
  const units = (kind: 'read' | 'write'): number =>
    sumHalfUnits(made.flatMap((call) => call.charges).filter((charge) => charge.kind === kind)) / 2
  const evaluated = made.reduce((sum, call) => sum + (call.evaluated ?? call.returned), 0)
  const returned = itemsOf(outcome)
  return {
    accesses: [...new Set(calls.map((call) => `${call.access} ${targetText(call)}`))],
    operations: [...new Set(made.map(({ operation }) => operation))],
    returned,
    pages: made.reduce((sum, { pages }) => sum + pages, 0),
    readUnits: units('read'),
    writeUnits: units('write'),
    filteredPercent: evaluated === 0 ? 0 : Math.round(((evaluated - returned) / evaluated) * 10_000) / 100,
    ...(line === undefined ? {} : { usdPerMonth: Math.round(Number(line.pico / 10n ** 8n) / 100) / 100 }),
  }
}
