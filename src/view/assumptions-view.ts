import { assumptionTable } from '../analysis/partitions/assumptions.ts'
import { simulationAssumptions } from '../analysis/simulation/simulation-assumptions.ts'
import { countText, plural } from '../base/count-text.ts'
import { type GridView, left, right } from './grid-view.ts'

/** What throttling and simulations rest on, and how far each number can be trusted. */
export function assumptionsView(): {
  readonly grid: GridView
  readonly footer: string
  readonly json: readonly string[]
} {
  const entries = [
    ...Object.entries(assumptionTable).map(([name, entry]) => ({ name, ...entry })),
    ...simulationAssumptions.map((entry) => ({ ...entry, status: 'assumed', source: 'how traffic is simulated' })),
  ]
  const grid: GridView = {
    columns: [left('name'), right('value'), left('status'), left('means'), left('source')],
    rows: entries.map(({ name, value, unit, status, means, source }) => [
      name,
      `${typeof value === 'number' ? countText(value) : value} ${unit}`.trimEnd(),
      status,
      means,
      source,
    ]),
  }
  return {
    grid,
    footer: `${plural(entries.length, 'assumption')}; SIMULATE ... WITH (name = value) changes one`,
    json: entries.map((entry) => JSON.stringify(entry)),
  }
}
