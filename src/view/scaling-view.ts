import { countText, plural } from '../base/count-text.ts'
import { momentText } from '../base/moment-text.ts'
import type { Dimension } from '../model/scaling.ts'
import type { TableDescription } from '../operation/operation-types.ts'
import type { ScalingState } from '../operation/scaling.ts'
import { type GridView, left, right } from './grid-view.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

/** SHOW SCALING: a row for each policy, with the units there are. */
export function scalingView(
  tables: readonly TableDescription[],
  scaling: readonly ScalingState[],
): { readonly grid: GridView; readonly footer: string; readonly json: readonly string[] } {
  const units = scaling.map((state) => unitsNow(tables, state))
  const grid: GridView = {
    columns: [
      left('table'),
      left('scales'),
      right('target'),
      right('from'),
      right('to'),
      right('units'),
      left('last change'),
    ],
    rows: scaling.map((state, at) => [
      visibleText(nameOf(state)),
      state.dimension,
      `${state.policy.targetPercent}%`,
      countText(state.policy.min),
      countText(state.policy.max),
      countText(units[at] ?? 0),
      lastText(state),
    ]),
  }
  const json = scaling.map((state, at) => terminalSafeJson(JSON.stringify({ ...state, units: units[at] })))
  return { grid, footer: plural(scaling.length, 'scaling policy', 'scaling policies'), json }
}

/** For DESCRIBE: `read 70% from 5 to 100`. */
export const scalingFacts = (scaling: readonly ScalingState[]): readonly (readonly [string, string])[] =>
  scaling.map(({ index, dimension, policy: { targetPercent, min, max }, state }) => [
    'scaling',
    `${index === undefined ? '' : `${visibleText(index)} `}${dimension} ${targetPercent}% from ${countText(min)} to ${countText(max)}${stateWords[state]}`,
  ])

const nameOf = ({ table, index }: ScalingState): string => (index === undefined ? table : `${table}.${index}`)

const stateWords = {
  active: '',
  asleep: ', asleep while on demand',
  elsewhere: ', by another process',
} as const satisfies { readonly [state in ScalingState['state']]: string }

const shortUnits = { read: 'RCU', write: 'WCU' } as const satisfies { readonly [of in Dimension]: string }

function lastText({ last, state, dimension }: ScalingState): string {
  const words = stateWords[state].slice(2)
  if (last === undefined) return words
  const { from, to, atMs } = last
  const change = `${countText(from)} to ${countText(to)} ${shortUnits[dimension]} at ${momentText(atMs)}`
  return words === '' ? change : `${change}, ${words}`
}

function unitsNow(tables: readonly TableDescription[], { table, index, dimension }: ScalingState): number {
  const description = tables.find(({ TableName }) => TableName === table)
  const { ProvisionedThroughput } =
    (index === undefined
      ? description
      : description?.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index)) ?? {}
  const { ReadCapacityUnits = 0, WriteCapacityUnits = 0 } = ProvisionedThroughput ?? {}
  return dimension === 'read' ? ReadCapacityUnits : WriteCapacityUnits
}
