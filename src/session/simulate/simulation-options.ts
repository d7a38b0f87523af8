import type { Assumptions } from '../../analysis/partitions/assumptions.ts'
import { assumptionTable } from '../../analysis/partitions/assumptions.ts'
import type { SimulationOption } from '../../ast/simulate-statement.ts'
import { countText } from '../../base/count-text.ts'
import { nearest } from '../../syntax/nearest.ts'
import { SimulationError } from './simulation-error.ts'

/** What WITH says beside the settings of tables. */
export type SimulationOptions = {
  readonly seed: number
  readonly stepMs: number
  /** Whose prices count; undefined: those of the tables' Region. */
  readonly region: string | undefined
  readonly assumptions: Partial<Assumptions>
  /** In the order given: later ones win. */
  readonly tables: readonly Exclude<SimulationOption, { readonly kind: 'value' }>[]
}

type ValueOption = Extract<SimulationOption, { readonly kind: 'value' }>

/** What WITH takes beside tables and assumptions. */
export const simulationOptionNames = ['seed', 'step', 'region'] as const
const seedMax = 2 ** 31 - 1_000
const stepMax = 60_000

export function simulationOptions(options: readonly SimulationOption[], regions: readonly string[]): SimulationOptions {
  let read: SimulationOptions = { seed: 1, stepMs: 1_000, region: undefined, assumptions: {}, tables: [] }
  for (const option of options) {
    if (option.kind !== 'value') {
      read = { ...read, tables: [...read.tables, option] }
      continue
    }
    switch (option.name.toLowerCase()) {
      case 'seed':
        read = { ...read, seed: wholeFrom(option, 0, seedMax) }
        break
      case 'step':
        read = { ...read, stepMs: wholeFrom(option, 1, stepMax) }
        break
      case 'region':
        read = { ...read, region: regionOf(option, regions) }
        break
      default:
        read = { ...read, assumptions: { ...read.assumptions, ...assumptionOf(option) } }
    }
  }
  return read
}

function wholeFrom({ name, value, span }: ValueOption, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
  throw new SimulationError('simulate.bad-option', `${name} cannot be ${shown(value)}`, {
    span,
    hint: `It takes a whole number from ${countText(least)} to ${countText(most)}.`,
  })
}

function regionOf({ value, span }: ValueOption, regions: readonly string[]): string {
  const region = String(value)
  if (regions.includes(region)) return region
  const near = nearest(region, regions)
  throw new SimulationError('simulate.unknown-region', `no prices are known for ${shown(value)}`, {
    span,
    hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : "Regions are written as 'eu-west-1'.",
  })
}

type AssumptionEntry = {
  readonly value: string | number
  readonly range?: readonly [number, number]
  readonly choices?: readonly string[]
}

const entries = assumptionTable as Readonly<Record<string, AssumptionEntry>>

/** What an assumption may be, where it is no number. */
export function assumptionChoices(name: string): readonly string[] {
  const known = Object.keys(entries).find((each) => each.toLowerCase() === name.toLowerCase())
  return known === undefined ? [] : (entries[known]?.choices ?? [])
}

function assumptionOf({ name, value, span }: ValueOption): Partial<Assumptions> {
  const names = Object.keys(assumptionTable)
  const known = names.find((each) => each.toLowerCase() === name.toLowerCase())
  if (known === undefined) {
    const near = nearest(name, [...names, ...simulationOptionNames])
    throw new SimulationError('simulate.bad-option', `there is no option ${name}`, {
      span,
      hint: near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'EXPLAIN ASSUMPTIONS lists what can be changed.',
    })
  }
  const { range, choices } = entries[known] ?? { value: 0 }
  if (choices !== undefined) {
    const choice = choices.find((each) => each === String(value).toLowerCase())
    if (choice !== undefined) return { [known]: choice }
    throw badValue(known, value, span, `one of ${choices.join(', ')}`)
  }
  if (typeof value === 'number' && (range === undefined || (value >= range[0] && value <= range[1]))) {
    return { [known]: value }
  }
  throw badValue(
    known,
    value,
    span,
    range === undefined ? 'a number' : `a number from ${countText(range[0])} to ${countText(range[1])}`,
  )
}

const badValue = (name: string, value: string | number, span: ValueOption['span'], takes: string): SimulationError =>
  new SimulationError('simulate.bad-option', `${name} cannot be ${shown(value)}`, { span, hint: `It takes ${takes}.` })

const shown = (value: string | number): string => (typeof value === 'number' ? countText(value) : `'${value}'`)
