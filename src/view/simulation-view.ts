import type { FirstThrottle, PatternOutcome, ResourceOutcome, Simulation } from '../analysis/simulation/simulation.ts'
import { countText, plural, unitsText } from '../base/count-text.ts'
import { hashRangeText } from '../model/hash-space.ts'
import type { Throttle } from '../model/throttle.ts'
import type { SplitEvent } from '../operation/monitor.ts'
import type { FoundCosts } from '../session/simulate/found-costs.ts'
import type { SimulatedTraffic } from '../session/simulate/simulated-traffic.ts'
import { type GridView, left, right } from './grid-view.ts'
import { costText, keyText, momentText, shareText, spanText, totalOf } from './simulation-figures.ts'
import { simulationStrips } from './simulation-strips.ts'
import type { StripView } from './strip-view.ts'
import { visibleText } from './visible-text.ts'

/** What a simulation came to, for people: the verdict first, what it rests on last. */
export type SimulationView = {
  readonly verdict: string
  /** Nothing was throttled. */
  readonly isGood: boolean
  /** More about the verdict: reasons, the first throttle, splits. */
  readonly facts: readonly string[]
  /** The statements, numbered as in the grid. */
  readonly statements: readonly string[]
  readonly patterns: GridView
  readonly strips: readonly StripView[]
  readonly cost: string
  readonly footer: string
}

export function simulationView({ simulation, found, changes }: SimulatedTraffic): SimulationView {
  return {
    verdict: verdictText(simulation),
    isGood: simulation.requests.throttled === 0,
    facts: [
      ...firstThrottleFacts(simulation.firstThrottle),
      ...reasonFacts(simulation),
      ...simulation.resources.flatMap(splitFacts),
      ...simulation.resources.flatMap(changeFacts),
    ],
    statements: simulation.patterns.map((pattern, at) => patternText(pattern, at, found[at])),
    patterns: patternGrid(simulation),
    strips: simulationStrips(simulation),
    cost: [costText(simulation), ...provisionedTexts(simulation)].join(' · '),
    footer: footerText(simulation, changes),
  }
}

export function verdictText(simulation: Simulation): string {
  const { throttled } = simulation.requests
  const total = totalOf(simulation)
  if (throttled === 0) return `nothing is throttled: ${plural(total, 'request')} in ${spanText(simulation.spanMs)} pass`
  return `throttled: ${countText(throttled)} of ${plural(total, 'request')} (${shareText(throttled, total)}) in ${spanText(simulation.spanMs)}`
}

function firstThrottleFacts(first: FirstThrottle | undefined): readonly string[] {
  if (first === undefined) return []
  const key = first.key === undefined ? 'a less popular key' : `key ${keyText(first.key)}`
  return [`first at ${momentText(first.atMs)}, ${key}: ${throttleText(first.throttle)}`]
}

/** Why, in words. */
function throttleText(throttle: Throttle): string {
  const { table, index, kind, bucket, unitsPerSecond, partition } = throttle
  const name = visibleText(index === undefined ? table : `${table}.${index}`)
  const units = `${countText(unitsPerSecond)} ${kind} units a second`
  switch (bucket) {
    case 'account':
      return `the account takes ${units}`
    case 'maximum':
      return `${name} is set to take ${units} at most`
    case 'table':
      return `${name} takes ${units}`
    case 'allocation':
      return `its partition's share of ${name} is ${units}`
    case 'partition': {
      const where = partition === undefined ? '' : ` ${hashRangeText(partition)}`
      return `partition${where} of ${name} takes ${units}`
    }
  }
}

const reasonFacts = ({ reasons }: Simulation): readonly string[] =>
  Object.entries(reasons).map(([reason, count]) => `${reason}: ${plural(count, 'request')}`)

const splitsShown = 6

function splitFacts({ table, index, splits }: ResourceOutcome): readonly string[] {
  const name = visibleText(index === undefined ? table : `${table}.${index}`)
  const shown = splits.slice(0, splitsShown).map((split) => `${momentText(split.atMs)} ${name}: ${splitText(split)}`)
  const more = splits.length - shown.length
  return more > 0 ? [...shown, `and ${plural(more, 'more split')} of ${name}`] : shown
}

const whyNot: Readonly<Record<string, string>> = {
  SINGLE_ITEM: 'all its heat is one item',
  MONOTONIC: 'its heat moves along the sort key',
  LSI_COLLECTION: 'a local index keeps its one key together',
  SHORT_SPIKE: 'its heat did not last',
}

function splitText({ fromHash, toHash, kind, atHash, atSort, reason }: SplitEvent): string {
  const range = hashRangeText({ fromHash, toHash })
  if (atSort !== undefined) return `partition ${range} is split inside one key (${kind})`
  if (atHash !== undefined) return `partition ${range} is split (${kind})`
  return `partition ${range} cannot be split: ${reason === undefined ? 'no use' : `${whyNot[reason] ?? reason} (${reason})`}`
}

const changesShown = 6

function changeFacts({ table, index, billing, changes }: ResourceOutcome): readonly string[] {
  const name = visibleText(index === undefined ? table : `${table}.${index}`)
  const shown = changes.filter(({ what }) => what === 'rate' && billing === 'PROVISIONED')
  const facts = shown
    .slice(0, changesShown)
    .map(
      ({ atMs, kind, from, to, by }) =>
        `${momentText(atMs)} ${name}: ${kind} units ${countText(from)} to ${countText(to)} (${by})`,
    )
  const more = shown.length - facts.length
  return more > 0 ? [...facts, `and ${plural(more, 'more change')} of ${name}`] : facts
}

const keyColumns = 24

function patternGrid({ patterns, spanMs }: Simulation): GridView {
  return {
    columns: [left('#'), right('per s'), right('throttled'), right('RU'), right('WU'), left('hottest key')],
    rows: patterns.map(({ requests, readHalfUnits, writeHalfUnits, hottest }, at) => {
      const total = requests.passed + requests.throttled
      const [first] = hottest
      return [
        String(at + 1),
        countText(Math.round((total / (spanMs / 1_000)) * 10) / 10),
        shareText(requests.throttled, total),
        unitsText(readHalfUnits),
        unitsText(writeHalfUnits),
        first === undefined
          ? ''
          : `${cut(keyText(first.key), keyColumns)} ${shareText(first.passed + first.throttled, total)}`,
      ]
    }),
  }
}

const cut = (text: string, columns: number): string => (text.length > columns ? `${text.slice(0, columns - 1)}…` : text)

const patternText = ({ name }: PatternOutcome, at: number, found: Found): string =>
  `${at + 1}  ${visibleText(name)} (units from ${sourceText(found)})`

type Found = Pick<FoundCosts, 'tries' | 'refusals'> | undefined

const sourceWords = {
  measured: 'the items there are',
  rehearsed: 'a rehearsal',
  stated: 'the statistics you set',
  least: 'no item found: the least there is',
} as const

function sourceText(found: Found): string {
  const sources = (['measured', 'rehearsed', 'stated', 'least'] as const).filter(
    (source) => (found?.tries[source] ?? 0) > 0,
  )
  const refusals = found?.refusals ?? []
  return [...sources.map((source) => sourceWords[source]), ...refusals.map((code) => `refused with ${code}`)].join(', ')
}

const provisionedTexts = ({ resources }: Simulation): readonly string[] =>
  resources.flatMap(({ table, index, billing, provisioned: { last } }) =>
    billing === 'PROVISIONED'
      ? [
          `${visibleText(index === undefined ? table : `${table}.${index}`)} provisioned ${countText(last.readUnits)} RCU, ${countText(last.writeUnits)} WCU`,
        ]
      : [],
  )

function footerText({ seed, stepMs, cost }: Simulation, changes: readonly string[]): string {
  const settings = changes.length === 0 ? '' : ` · with ${changes.map(visibleText).join(', ')}`
  return `simulated · prices of ${cost.region} · seed ${seed} · steps of ${spanText(stepMs)}${settings} · EXPLAIN ASSUMPTIONS says what it rests on`
}
