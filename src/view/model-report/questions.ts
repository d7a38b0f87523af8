import { countText } from '../../base/count-text.ts'
import type { ModelReport } from '../../session/model-report/model-report.ts'
import { stretchText } from '../figures.ts'
import { giving, left } from '../grid-view.ts'
import { visibleText } from '../visible-text.ts'
import { type ReportSection, says, table } from './report-view.ts'

/** What nobody has said yet, and what is assumed instead. */
export type Question = { readonly about: string; readonly name: string; readonly text: string }

export function questionsOf(report: ModelReport): readonly Question[] {
  return [
    ...report.live.flatMap((served) => patternQuestions(served, report)),
    ...entityQuestions(report),
    ...tableQuestions(report),
    ...partQuestions(report),
  ]
}

export function questionsSection(questions: readonly Question[]): ReportSection {
  const section = { id: 'questions', title: 'Open questions' }
  if (questions.length === 0) return { ...section, blocks: [says('None: everything that is asked for was said.')] }
  const rows = questions.map(({ about, name, text }) => [about, visibleText(name), visibleText(text)])
  const columns = [left('about'), giving('name'), giving('what is open')]
  return { ...section, blocks: [table('What nobody has said, and what is assumed instead', { columns, rows })] }
}

const hourMs = 3_600_000

type Served = ModelReport['live'][number]

function patternQuestions({ pattern, problem }: Served, { patternsBill }: ModelReport): readonly Question[] {
  const about = (text: string): Question => ({ about: 'pattern', name: pattern.name, text })
  const line = 'found' in patternsBill ? patternsBill.found.lines.find(({ name }) => name === pattern.name) : undefined
  const withoutSample = pattern.parameters.filter(({ sample }) => sample === undefined)
  const withoutKeys = pattern.parameters.filter(
    ({ name }) => !pattern.keys.some(({ parameter }) => parameter === undefined || parameter === name),
  )
  return [
    ...(problem === undefined ? [] : [about(`cannot be planned: ${problem}`)]),
    ...(pattern.rate === undefined ? [about('has no RATE: in no bill and no simulation')] : []),
    ...withoutSample.map(({ name }) => about(`:${name} has no sample: its name stands for it`)),
    ...(pattern.rate === undefined
      ? []
      : withoutKeys.map(({ name }) => about(`:${name} has no KEYS: the same key every time is simulated`))),
    ...(line?.source === 'least' ? [about('found no item with its samples: it costs the least that is possible')] : []),
    ...(line?.refusal === undefined ? [] : [about(`is refused with its samples: ${line.refusal}`)]),
  ]
}

function entityQuestions({ model, coverage }: ModelReport): readonly Question[] {
  const about = (name: string, text: string): Question => ({ about: 'entity', name, text })
  return [
    ...coverage.unusedEntities.map(({ name }) => about(name, 'no pattern is about it')),
    ...coverage.missingIndexes.map(({ entity, table: name, index }) => about(entity, `${name} has no index ${index}`)),
    ...model.entities.flatMap(({ name, count, size }) => {
      const missing = [...(count === undefined ? ['COUNT'] : []), ...(size === undefined ? ['SIZE'] : [])]
      return missing.length === 0 ? [] : [about(name, `has no ${missing.join(' and no ')}`)]
    }),
  ]
}

function tableQuestions({ sized, coverage }: ModelReport): readonly Question[] {
  return [
    ...sized
      .filter(({ production }) => production === undefined)
      .map(({ TableName: name = '', ItemCount: items = 0 }) => ({
        about: 'table',
        name,
        text: `has no statistics of production: costs count with the ${countText(items)} items here`,
      })),
    ...coverage.unusedIndexes.map(({ table: name, index }) => ({
      about: 'index',
      name: `${name}.${index}`,
      text: 'no pattern reads it',
    })),
  ]
}

function partQuestions({ patternsBill, bills, simulation, heat, advice }: ModelReport): readonly Question[] {
  const parts = { 'costs of patterns': patternsBill, bill: bills, simulation, heat, advice }
  const absent = Object.entries(parts).flatMap(([name, part]) =>
    'why' in part ? [{ about: 'report', name, text: `is not there: ${part.why}` }] : [],
  )
  const changes = 'found' in simulation ? simulation.found.changes : []
  const unsure = [
    ...('found' in bills ? bills.found : []),
    ...('found' in patternsBill ? [patternsBill.found] : []),
  ].filter(({ confidence }) => confidence !== 'verified' && confidence !== 'derived')
  const short = ('found' in bills ? bills.found : []).filter(
    ({ fromMs, toMs }) => toMs > fromMs && toMs - fromMs < hourMs,
  )
  return [
    ...absent,
    ...short.slice(0, 1).map(({ fromMs, toMs }) => ({
      about: 'bill',
      name: 'traffic',
      text: `${stretchText(toMs - fromMs)} of it stands for a month`,
    })),
    ...changes.map((text) => ({ about: 'simulation', name: text, text: 'is assumed in place of what is usual' })),
    ...[...new Set(unsure.map(({ region }) => region))].map((region) => ({
      about: 'prices',
      name: region,
      text: 'some were not seen in a price list of that Region',
    })),
  ]
}
