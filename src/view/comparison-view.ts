import { moneyText } from '../analysis/pricing/money.ts'
import type { Simulation } from '../analysis/simulation/simulation.ts'
import { countText, unitsText } from '../base/count-text.ts'
import type { SimulatedTraffic } from '../session/simulate/simulated-traffic.ts'
import { type GridView, left, right } from './grid-view.ts'
import { momentText, monthly, shareText, totalOf } from './simulation-figures.ts'
import { type SimulationView, simulationView } from './simulation-view.ts'

/** Two simulations side by side. */
export type ComparisonView = {
  readonly verdict: string
  readonly grid: GridView
  readonly first: SimulationView
  readonly second: SimulationView
}

type Compared = { readonly first: SimulatedTraffic; readonly second: SimulatedTraffic }

export function comparisonView({ first, second }: Compared): ComparisonView {
  return {
    verdict: `${throttlesText(first.simulation, second.simulation)}; ${moneyVerdict(first.simulation, second.simulation)}`,
    grid: comparisonGrid(first.simulation, second.simulation),
    first: simulationView(first),
    second: simulationView(second),
  }
}

function throttlesText(first: Simulation, second: Simulation): string {
  const shares = [first, second].map((each) => shareText(each.requests.throttled, totalOf(each)))
  if (first.requests.throttled === 0 && second.requests.throttled === 0) return 'neither is throttled'
  if (shares[0] === shares[1]) return `both are throttled alike: ${shares[0]} of their requests`
  return `the first has ${shares[0]} of its requests throttled, the second ${shares[1]}`
}

/** Throttled requests cost nothing, so what passes is compared as well. */
function moneyVerdict(first: Simulation, second: Simulation): string {
  const [one, other] = [monthText(first), monthText(second)]
  if (one === undefined || other === undefined) return 'not every price is known'
  const month = one === other ? `each costs ${one} a month` : `the first costs ${one} a month, the second ${other}`
  const [oneMillion, otherMillion] = [millionText(first), millionText(second)]
  const million = oneMillion === otherMillion ? `${oneMillion} each` : `${oneMillion} and ${otherMillion}`
  return `${month} (${million} for a million requests that pass)`
}

function millionText({ cost: { pico, currency = '' }, requests: { passed } }: Simulation): string {
  return pico === undefined || passed === 0 ? '-' : moneyText((pico * 1_000_000n) / BigInt(passed), currency)
}

function monthText({ cost: { pico, currency = '' }, spanMs }: Simulation): string | undefined {
  return pico === undefined ? undefined : moneyText(monthly(pico, spanMs), currency)
}

function comparisonGrid(first: Simulation, second: Simulation): GridView {
  const row = (title: string, text: (of: Simulation) => string): readonly string[] => [title, text(first), text(second)]
  const reasons = [...new Set([first, second].flatMap((each) => Object.keys(each.reasons)))].sort()
  return {
    columns: [left(''), right('first'), right('second')],
    rows: [
      row('requests', (of) => countText(totalOf(of))),
      row('passed', ({ requests }) => countText(requests.passed)),
      row('throttled', ({ requests }) => countText(requests.throttled)),
      ...reasons.map((reason) => row(`  ${reason}`, (of) => countText(of.reasons[reason] ?? 0))),
      row('first throttled', ({ firstThrottle }) =>
        firstThrottle === undefined ? '-' : momentText(firstThrottle.atMs),
      ),
      row('hottest partition reads', (of) => hottest(of, 'read')),
      row('hottest partition writes', (of) => hottest(of, 'write')),
      row('partitions', ({ resources }) => resources.map(({ partitions: { last } }) => countText(last)).join(' + ')),
      row('read units', (of) => unitsText(units(of, 'read'))),
      row('write units', (of) => unitsText(units(of, 'write'))),
      row('cost', ({ cost: { pico, currency = '' } }) => (pico === undefined ? 'unknown' : moneyText(pico, currency))),
      row('cost a month like this', (of) => monthText(of) ?? 'unknown'),
      row('cost of a million that pass', millionText),
    ],
  }
}

const units = ({ resources }: Simulation, kind: 'read' | 'write'): number =>
  resources.reduce((sum, resource) => sum + resource[kind].halfUnits, 0)

/** Share of a partition's limit in its hottest stretch. */
function hottest({ resources, columnMs, spanMs, assumptions }: Simulation, kind: 'read' | 'write'): string {
  const limit = kind === 'read' ? assumptions.partitionReadUnits : assumptions.partitionWriteUnits
  const peak = Math.max(
    0,
    ...resources.flatMap((resource) =>
      resource[kind].heat.flatMap(({ columns }) =>
        columns.map((halfUnits, at) => halfUnits / 2 / (Math.min(columnMs, spanMs - at * columnMs) / 1_000)),
      ),
    ),
  )
  return shareText(peak, limit)
}
