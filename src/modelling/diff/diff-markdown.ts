import { amountText } from '../../analysis/pricing/money.ts'
import { type BillOfModels, type Change, type ModelDiff, monthChange } from './model-diff.ts'

/** For a pull request: what is different as tables, the figures first. */
export function diffMarkdown(diff: ModelDiff): string {
  const { before, after, unserved, notes } = diff
  return [
    `### Model: ${cell(before)} → ${cell(after)}`,
    '',
    summary(diff),
    ...changesTable('Schema', diff.schema),
    ...changesTable('Entities', diff.entities),
    ...changesTable('Access patterns', diff.patterns),
    ...(unserved.length === 0
      ? []
      : [
          '',
          '#### No key serves',
          '',
          ...unserved.map(
            ({ name, why, servedBefore }) =>
              `- **${cell(name)}** ${cell(why)}${servedBefore === true ? '; a key served it before' : ''}`,
          ),
        ]),
    ...billTable(diff.bill),
    ...(notes.length === 0 ? [] : ['', ...notes.map(cell)]),
    '',
  ].join('\n')
}

function summary({ schema, entities, patterns }: ModelDiff): string {
  const all = [...schema, ...entities, ...patterns]
  if (all.length === 0) return 'No difference.'
  const counted = (['added', 'removed', 'changed'] as const).flatMap((how) => {
    const count = all.filter((change) => change.how === how).length
    return count === 0 ? [] : [`${count} ${how}`]
  })
  return `${counted.join(', ')}.`
}

function changesTable(title: string, changes: readonly Change[]): readonly string[] {
  if (changes.length === 0) return []
  const rows = changes.flatMap(({ how, what, name, facts }) => [
    `| **${how} ${what} ${cell(name)}** | | |`,
    ...facts.map(({ about, before, after }) => `| ${cell(about)} | ${code(before)} | ${code(after)} |`),
  ])
  return ['', `#### ${title}`, '', '| | before | after |', '| --- | --- | --- |', ...rows]
}

function billTable({ region, currency, lines, beforePico, afterPico }: BillOfModels): readonly string[] {
  if (lines.length === 0) return []
  const money = (pico: bigint | undefined): string => (pico === undefined ? '' : amountText(pico, currency))
  const signed = (pico: bigint): string => `${pico > 0n ? '+' : ''}${amountText(pico, currency)}`
  const rows = lines.map(
    (line) =>
      `| ${cell(line.name)} | ${money(line.beforePico)} | ${money(line.afterPico)} | ${signed(monthChange(line))} |`,
  )
  return [
    '',
    `#### A month in ${region}: ${money(beforePico)} → ${money(afterPico)} (${signed(afterPico - beforePico)})`,
    '',
    '| pattern | before | after | change |',
    '| --- | ---: | ---: | ---: |',
    ...rows,
    '',
    'On-demand list prices at the rates of the patterns, without storage and tax; an estimate.',
  ]
}

/** A backtick would end it. */
const code = (text: string | undefined): string =>
  text === undefined
    ? ''
    : text.includes('`')
      ? cell(text)
      : `\`${text.replaceAll('|', '\\|').replace(/\r?\n/g, ' ')}\``

/** What stands in a file may hold anything. */
export const cell = (text: string): string =>
  text
    .replace(/[\\|`*_[\]&~]/g, (mark) => `\\${mark}`)
    .replaceAll('<', '&lt;')
    .replace(/\r?\n/g, ' ')
