import { amountText, picoText } from '../analysis/pricing/money.ts'
import { plural } from '../base/count-text.ts'
import type { DiffResult } from '../session/outcome.ts'
import { giving, left, right } from './grid-view.ts'
import { planJson, planSections, rehearsalJson, rehearsalSections } from './migration-view.ts'
import { heading, prose, type Section } from './sections.ts'
import { terminalSafeJson, visibleText } from './visible-text.ts'

type DiffReport = DiffResult['report']
type ModelDiff = DiffReport['diff']
type Change = ModelDiff['schema'][number]
type BillOfModels = ModelDiff['bill']
type BillOfPattern = BillOfModels['lines'][number]

type View = { readonly sections: readonly Section[]; readonly json: readonly string[] }

/** DIFF MODEL: what is different, part by part; for programs one object. */
export function diffModelView({ diff, plan, rehearsal }: DiffReport): View {
  const json = {
    ...diffJson(diff),
    plan: plan && planJson(plan),
    rehearsal: rehearsal && rehearsalJson(rehearsal),
  }
  return {
    sections: [
      ...differenceSections(diff),
      ...(plan === undefined ? [] : planSections(plan)),
      ...(rehearsal === undefined ? [] : rehearsalSections(rehearsal)),
    ],
    json: [terminalSafeJson(JSON.stringify(json))],
  }
}

function differenceSections(diff: ModelDiff): readonly Section[] {
  const { before, after, unchanged, notes } = diff
  return [
    heading(`Model ${visibleText(before)} → ${visibleText(after)}`),
    ...changesSections('Schema', diff.schema, unchanged.schema),
    ...changesSections('Entities', diff.entities, unchanged.entities),
    ...changesSections('Access patterns', diff.patterns, unchanged.patterns),
    ...unservedSections(diff),
    ...billSections(diff.bill),
    ...(notes.length === 0 ? [] : [prose(...notes.map(visibleText))]),
  ]
}

const marks = { added: '+', removed: '-', changed: '~' } as const

function changesSections(title: string, changes: readonly Change[], unchanged: number): readonly Section[] {
  const rest = unchanged === 0 ? '' : `, ${unchanged} as before`
  if (changes.length === 0) return [heading(`${title}: no difference`)]
  const rows = changes.flatMap(({ how, what, name, facts }) => [
    [`${marks[how]} ${what} ${visibleText(name)}`],
    ...facts.map(({ about, before = '', after = '' }) => [
      `  ${visibleText(about)}`,
      visibleText(before),
      visibleText(after),
    ]),
  ])
  return [
    heading(`${title}: ${plural(changes.length, 'difference')}${rest}`),
    { kind: 'grid', grid: { columns: [left('what'), giving('before'), giving('after')], rows } },
  ]
}

function unservedSections({ unserved, after }: ModelDiff): readonly Section[] {
  if (unserved.length === 0) return []
  const rows = unserved.map(({ name, why, servedBefore }) => [
    visibleText(name),
    servedBefore === undefined ? 'new' : servedBefore ? 'served' : 'not served',
    visibleText(why),
  ])
  return [
    heading(`Patterns that no key of ${visibleText(after)} serves`),
    { kind: 'grid', grid: { columns: [left('pattern'), left('before'), giving('after')], rows } },
  ]
}

function billSections({ region, currency, lines, beforePico, afterPico }: BillOfModels): readonly Section[] {
  if (lines.length === 0) return []
  const money = (pico: bigint | undefined): string => (pico === undefined ? '' : amountText(pico, currency))
  const row = (line: BillOfPattern): readonly string[] => [
    visibleText(line.name),
    money(line.beforePico),
    money(line.afterPico),
    signed((line.afterPico ?? 0n) - (line.beforePico ?? 0n), currency),
  ]
  const all = row({ name: 'total', beforePico, afterPico })
  return [
    heading(`A month at the rates of the patterns, at list prices of ${region}: an estimate`),
    {
      kind: 'grid',
      grid: {
        columns: [left('pattern'), right('before'), right('after'), right('change')],
        rows: [...lines.map(row), all],
      },
    },
  ]
}

const signed = (pico: bigint, currency: string): string => `${pico > 0n ? '+' : ''}${amountText(pico, currency)}`

function diffJson(diff: ModelDiff) {
  const { bill, ...others } = diff
  const { region, currency, lines, beforePico, afterPico } = bill
  const side = (pico: bigint | undefined): string | undefined => (pico === undefined ? undefined : picoText(pico))
  return {
    ...others,
    bill: {
      region,
      currency,
      before: picoText(beforePico),
      after: picoText(afterPico),
      patterns: lines.map(({ name, beforePico: old, afterPico: now }) => ({
        pattern: name,
        before: side(old),
        after: side(now),
      })),
    },
  }
}
