import { amountText, picoText } from '../analysis/pricing/money.ts'
import { workCostText } from '../analysis/pricing/work-cost-text.ts'
import { plural, unitsText } from '../base/count-text.ts'
import { oneLine } from '../base/one-line.ts'
import type { DiffResult, ProseLine } from '../session/outcome.ts'
import { giving, left, right } from './grid-view.ts'
import { heading, prose, type Section } from './sections.ts'
import { visibleLines, visibleText } from './visible-text.ts'

type MigrationPlan = NonNullable<DiffResult['report']['plan']>
type MigrationStep = MigrationPlan['steps'][number]
type StepCost = NonNullable<MigrationStep['cost']>
type RehearsalReport = NonNullable<DiffResult['report']['rehearsal']>
type RehearsedStep = RehearsalReport['steps'][number]
type RehearsedPattern = RehearsalReport['patterns'][number]

/** DIFF MODEL ... PLAN: a step after the other, with what can be run as it is. */
export function planSections({ steps, pico, currency }: MigrationPlan): readonly Section[] {
  if (steps.length === 0) return [heading('Migration: there is nothing to do')]
  return [
    heading(`Migration in ${plural(steps.length, 'step')}, about ${amountText(pico, currency)} on demand: an estimate`),
    ...steps.flatMap((step, at) => stepSections(step, at + 1, currency)),
  ]
}

function stepSections(step: MigrationStep, number: number, currency: string): readonly Section[] {
  const { title, statements, notes, cost, undo } = step
  const lines: ProseLine[] = [
    ...notes.map((text) => ({ head: '', text: visibleText(text) })),
    ...(cost === undefined ? [] : [{ head: 'costs   ', text: workCostText(cost, currency) }]),
    ...(cost?.basis ?? []).map((text, at) => ({ head: at === 0 ? 'since   ' : '        ', text: visibleText(text) })),
    ...(undo === undefined ? [] : [{ head: 'undo    ', text: visibleText(oneLine(undo)) }]),
  ]
  return [
    heading(`${number}. ${visibleText(title)}`),
    ...(statements.length === 0
      ? []
      : [{ kind: 'text' as const, text: statements.map((text) => visibleLines(text)).join('\n') }]),
    { kind: 'prose', lines },
  ]
}

/** DIFF MODEL ... REHEARSE: what the steps came to, then whether the model after holds. */
export function rehearsalSections({ steps, patterns, items, cut }: RehearsalReport): readonly Section[] {
  return [
    heading(`Rehearsed on a copy with ${plural(items, 'item')}`),
    ...cut.map((text) => prose(text)),
    {
      kind: 'grid',
      grid: {
        columns: [right('#'), giving('step'), right('RU'), right('WU'), giving('came to')],
        rows: steps.map((step, at) => [
          String(at + 1),
          visibleText(step.title),
          unitsText(step.readHalfUnits),
          unitsText(step.writeHalfUnits),
          visibleText(cameTo(step)),
        ]),
      },
    },
    ...(patterns.length === 0
      ? [prose('No access pattern of the model after could be checked.')]
      : [
          {
            kind: 'grid' as const,
            grid: {
              columns: [left('pattern'), giving('plan'), right('RU'), right('WU'), right('items'), giving('holds')],
              rows: patterns.map(patternRow),
            },
          },
        ]),
  ]
}

function cameTo({ done, rewritten, entries, problem }: RehearsedStep): string {
  if (problem !== undefined) return `failed: ${problem}`
  if (rewritten !== undefined) return `${plural(rewritten, 'item')} written anew`
  if (entries !== undefined) return `done: ${plural(entries, 'entry', 'entries')}`
  return done ? 'done' : 'for the application'
}

const patternRow = (pattern: RehearsedPattern): readonly string[] => [
  visibleText(pattern.name),
  visibleText(pattern.plan),
  changeText(pattern.before?.readHalfUnits, pattern.readHalfUnits),
  changeText(pattern.before?.writeHalfUnits, pattern.writeHalfUnits),
  String(pattern.returned),
  pattern.broken.length === 0 ? 'yes' : `no: ${pattern.broken.map(visibleText).join('; ')}`,
]

/** `2 → 0.5`. */
const changeText = (before: number | undefined, after: number): string =>
  before === undefined || before === after ? unitsText(after) : `${unitsText(before)} → ${unitsText(after)}`

export const planJson = ({ steps, pico, currency }: MigrationPlan) => ({
  total: picoText(pico),
  currency,
  steps: steps.map(({ cost, rewrite, index: _index, ...step }) => ({
    ...step,
    rewrites:
      rewrite === undefined ? undefined : { ...rewrite, entities: rewrite.entities.map(({ after }) => after.name) },
    cost: cost === undefined ? undefined : costJson(cost),
  })),
})

const costJson = ({ read, write, pico, seconds, basis }: StepCost) => ({
  readUnits: read / 2,
  writeUnits: write / 2,
  amount: pico === undefined ? undefined : picoText(pico),
  secondsAtLeast: seconds,
  basis,
})

export const rehearsalJson = ({ steps, patterns, items, cut }: RehearsalReport) => ({
  items,
  ...(cut.length === 0 ? {} : { cut }),
  steps: steps.map(({ readHalfUnits, writeHalfUnits, ...step }) => ({
    ...step,
    readUnits: readHalfUnits / 2,
    writeUnits: writeHalfUnits / 2,
  })),
  patterns: patterns.map(({ readHalfUnits, writeHalfUnits, before, ...pattern }) => ({
    ...pattern,
    before: before && { readUnits: before.readHalfUnits / 2, writeUnits: before.writeHalfUnits / 2 },
    readUnits: readHalfUnits / 2,
    writeUnits: writeHalfUnits / 2,
  })),
})
