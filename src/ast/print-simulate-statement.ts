import { unreachable } from '../base/unreachable.ts'
import type { TimeUnit } from './clock-statement.ts'
import { printTable } from './print-clauses.ts'
import { printName, printString, quotedName } from './print-expression.ts'
import { printBilling, printPair, printScaling } from './print-table-statement.ts'
import type {
  CompareStatement,
  Duration,
  KeyLawClause,
  KeysClause,
  Rate,
  RateClause,
  SimulatedPattern,
  SimulatedStatement,
  SimulateStatement,
  SimulationOption,
} from './simulate-statement.ts'

/** How a simulated statement is printed: by whoever prints every statement. */
type Print = (statement: SimulatedStatement) => string

export function printSimulate({ duration, patterns, model, options }: SimulateStatement, print: Print): string {
  if (model !== undefined) {
    const head = `SIMULATE ${printPatternNames(model.names)}${model.atPeak ? ' AT PEAK' : ''} FOR ${printDuration(duration)}`
    return options.length === 0 ? head : `${head} ${printOptions(options)}`
  }
  const texts = patterns.map((pattern) => `  ${printPattern(pattern, print)}`)
  const end = options.length === 0 ? '' : `\n  ${printOptions(options)}`
  return `SIMULATE FOR ${printDuration(duration)}\n${texts.join(',\n')}${end}`
}

/** Clauses that may follow begin with these. */
const followers = /^(?:for|at|region)$/i

export const printPatternNames = (names: readonly string[]): string =>
  ['PATTERNS', names.map((name) => (followers.test(name) ? quotedName(name) : printName(name))).join(', ')]
    .join(' ')
    .trim()

export function printCompare({ first, second }: CompareStatement, print: Print): string {
  const other = 'kind' in second ? printSimulate(second, print) : printOptions(second)
  return `COMPARE ${printSimulate(first, print)}\nAGAINST ${other}`
}

function printPattern({ statement, rate, keys }: SimulatedPattern, print: Print): string {
  return [print(statement), `AT ${printRateClause(rate)}`, ...keys.map(printKeys)].join(' ')
}

/** Also what the seconds of a rate are called. */
const rateUnits: { readonly [unit in TimeUnit]: string } = { SECOND: 's', MINUTE: 'min', HOUR: 'h', DAY: 'day' }

export const printRate = ({ count, per }: Rate): string => `${count}/${rateUnits[per]}`

export const printDuration = ({ count, unit }: Duration): string => `${count} ${unit}${count === 1 ? '' : 'S'}`

export function printRateClause(clause: RateClause): string {
  switch (clause.kind) {
    case 'constant':
      return printRate(clause.rate)
    case 'ramp': {
      const over = clause.over === undefined ? '' : ` OVER ${printDuration(clause.over)}`
      return `${printRate(clause.from)} RAMP TO ${printRate(clause.to)}${over}`
    }
    case 'spike':
      return `${printRate(clause.base)} SPIKE TO ${printRate(clause.to)} AT ${printDuration(clause.at)} FOR ${printDuration(clause.duration)}`
    case 'diurnal':
      return `${printRate(clause.low)} DIURNAL TO ${printRate(clause.high)}`
    case 'schedule':
      return `SCHEDULE (${clause.stages.map(({ rate, duration }) => `${printRate(rate)} FOR ${printDuration(duration)}`).join(', ')})`
    default:
      return unreachable(clause)
  }
}

export function printKeys({ parameter, law, as }: KeysClause): string {
  const name = parameter === undefined ? '' : ` :${parameter}`
  const form = as === undefined ? '' : as === 'NUMBER' ? ' AS NUMBER' : ` AS ${printString(as.text)}`
  return `KEYS${name} ${printLaw(law)}${form}`
}

function printLaw(law: KeyLawClause): string {
  switch (law.kind) {
    case 'uniform':
      return `UNIFORM OVER ${law.keys}`
    case 'zipf':
      return `ZIPF ${law.exponent} OVER ${law.keys}`
    case 'hot':
      return `HOT ${law.percent}% OVER ${law.keys}`
    case 'sequential':
      return law.keys === undefined ? 'SEQUENTIAL' : `SEQUENTIAL OVER ${law.keys}`
    case 'time':
      return `TIME OVER ${printDuration(law.every)}`
    default:
      return unreachable(law)
  }
}

const printOptions = (options: readonly SimulationOption[]): string => `WITH (${options.map(printOption).join(', ')})`

function printOption(option: SimulationOption): string {
  switch (option.kind) {
    case 'value': {
      const { name, value } = option
      return `${name} = ${typeof value === 'number' ? value : printString(value)}`
    }
    case 'billing':
      return `TABLE ${printTable(option.table)} ${printBilling(option.billing)}`
    case 'warm':
      return `TABLE ${printTable(option.table)} WARM THROUGHPUT ${printPair(option.units)}`
    case 'scaling':
      return `TABLE ${printTable(option.table)} ${printScaling(option.scaling)}`
    default:
      return unreachable(option)
  }
}
