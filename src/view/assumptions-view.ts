import { assumptionTable } from '../analysis/partitions/assumptions.ts'
import { simulationAssumptions } from '../analysis/simulation/simulation-assumptions.ts'
import { bytesText } from '../base/bytes-text.ts'
import { countText, plural } from '../base/count-text.ts'
import { type GridView, giving, left, right } from './grid-view.ts'

/** What the status says as well. */
const nowhere = 'no published figure'

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
    columns: [left('name'), right('value'), left('status'), giving('means')],
    rows: entries.map(({ name, value, unit, status, means, source }) => [
      name,
      valueText(value, unit),
      status,
      source === nowhere ? means : `${means} (${source})`,
    ]),
  }
  return {
    grid,
    footer: `${plural(entries.length, 'assumption')}; SIMULATE ... WITH (name = value) changes one`,
    json: entries.map((entry) => JSON.stringify(entry)),
  }
}

function valueText(value: number | string, unit: string): string {
  if (unit === 'bytes') return bytesText(Number(value))
  return `${typeof value === 'number' ? countText(value) : value} ${unit}`.trimEnd()
}
