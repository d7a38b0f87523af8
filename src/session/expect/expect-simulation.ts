import type { FlowOutcome, ResourceOutcome, Simulation } from '../../analysis/simulation/simulation.ts'
import type { Expectation } from '../../ast/expect-statement.ts'
import type { Verdict } from '../outcome.ts'
import type { Previous } from '../previous.ts'
import { figureVerdict, notSo } from './compare.ts'

type Of<Kind extends Expectation['kind']> = Extract<Expectation, { readonly kind: Kind }>

/** Of the requests of a simulation, in percent with two decimals. */
export function expectThrottled({ operator, percent }: Of<'throttled'>, previous: Previous): Verdict {
  const simulation = simulationOf(previous)
  if (simulation === undefined) return notSo(`THROTTLED ${operator} ${percent} %`, noSimulation)
  const { passed, throttled } = simulation.requests
  return figureVerdict('THROTTLED', operator, percent, share(throttled, passed + throttled), ' %')
}

export function expectRequests({ operator, count }: Of<'requests'>, previous: Previous): Verdict {
  const simulation = simulationOf(previous)
  if (simulation === undefined) return notSo(`REQUESTS ${operator} ${count}`, noSimulation)
  const { passed, throttled } = simulation.requests
  return figureVerdict('REQUESTS', operator, count, passed + throttled)
}

/**
 * The busiest partition's share of the units that were asked for, refused ones included: of the reads or the writes of one
 * table or index, whichever are more uneven.
 */
export function expectHotPartition({ operator, percent, resource }: Of<'hot-partition'>, previous: Previous): Verdict {
  const on = resource === undefined ? '' : ` ON ${resource.parts.join('.')}`
  const expected = `HOT PARTITION ${operator} ${percent} %${on}`
  const simulation = simulationOf(previous)
  if (simulation === undefined) return notSo(expected, noSimulation)
  const shares = simulation.resources
    .filter((each) => resource === undefined || isNamed(each, resource.parts))
    .flatMap(({ read, write }) => [read, write])
    .flatMap((flow) => hottestShare(flow) ?? [])
  if (shares.length === 0) return notSo(expected, `no traffic${on}`)
  return figureVerdict('HOT PARTITION', operator, percent, Math.max(...shares), ` %${on}`)
}

/** In percent; undefined where nothing was asked for. */
function hottestShare({ heat }: FlowOutcome): number | undefined {
  const asked = heat.map(({ halfUnits, refused }) => halfUnits + refused.reduce((sum, units) => sum + units, 0))
  const all = asked.reduce((sum, units) => sum + units, 0)
  return all === 0 ? undefined : share(Math.max(...asked), all)
}

/** One name is a table, or an index of any table of the simulation. */
function isNamed({ table, index }: ResourceOutcome, [first, second]: readonly string[]): boolean {
  if (second !== undefined) return table === first && index === second
  return index === undefined ? table === first : index === first
}

/** Of two that are compared the second, which is the proposal. */
function simulationOf({ outcome: { result } }: Previous): Simulation | undefined {
  if (result.kind === 'simulation') return result.simulation
  return result.kind === 'comparison' ? result.second.simulation : undefined
}

const noSimulation = 'the statement before is no simulation'

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100)
