import { amountText } from '../../analysis/pricing/money.ts'
import { workCostText } from '../../analysis/pricing/work-cost-text.ts'
import { plural, unitsText } from '../../base/count-text.ts'
import { cell, diffMarkdown } from './diff-markdown.ts'
import type { DiffReport } from './diff-report.ts'
import type { MigrationPlan } from './plan/migration-plan.ts'
import type { RehearsalReport } from './rehearsal-report.ts'

/** What is different, then what has to be done and what that came to. */
export const reportMarkdown = ({ diff, plan, rehearsal }: DiffReport): string =>
  [
    diffMarkdown(diff),
    ...(plan === undefined ? [] : planMarkdown(plan)),
    ...(rehearsal === undefined ? [] : rehearsalMarkdown(rehearsal)),
  ].join('\n')

function planMarkdown({ steps, pico, currency }: MigrationPlan): readonly string[] {
  if (steps.length === 0) return ['#### Migration: there is nothing to do', '']
  return [
    `#### Migration in ${plural(steps.length, 'step')}, about ${amountText(pico, currency)} on demand`,
    '',
    ...steps.flatMap(({ title, statements, notes, cost, undo }, at) => [
      `${at + 1}. **${cell(title)}**`,
      ...(statements.length === 0 ? [] : ['', ...fenced(statements).map((line) => `   ${line}`)]),
      ...notes.map((note) => `   - ${cell(note)}`),
      ...(cost === undefined ? [] : [`   - Costs ${workCostText(cost, currency)}. ${cost.basis.map(cell).join(' ')}`]),
      ...(undo === undefined ? [] : [`   - Undo: ${cell(undo)}`]),
    ]),
    '',
  ]
}

/** More tildes than there are in the text. */
function fenced(statements: readonly string[]): readonly string[] {
  const text = statements.join('\n')
  const longest = Math.max(2, ...[...text.matchAll(/~+/g)].map(([run]) => run.length))
  const fence = '~'.repeat(longest + 1)
  return [`${fence}sql`, ...text.split(/\r?\n/), fence]
}

function rehearsalMarkdown({ steps, patterns, items, cut }: RehearsalReport): readonly string[] {
  const problem = steps.find((step) => step.problem !== undefined)
  const units = (kind: 'readHalfUnits' | 'writeHalfUnits'): string =>
    unitsText(steps.reduce((sum, step) => sum + step[kind], 0))
  return [
    `#### Rehearsed on a copy with ${plural(items, 'item')}: ${units('readHalfUnits')} RU, ${units('writeHalfUnits')} WU`,
    '',
    ...cut.flatMap((text) => [cell(text), '']),
    ...(problem === undefined ? [] : [`Step "${cell(problem.title)}" failed: ${cell(problem.problem ?? '')}`, '']),
    ...(patterns.length === 0 ? [] : ['| pattern | plan | RU | WU | holds |', '| --- | --- | ---: | ---: | --- |']),
    ...patterns.map(
      ({ name, plan, readHalfUnits, writeHalfUnits, broken }) =>
        `| ${cell(name)} | ${cell(plan)} | ${unitsText(readHalfUnits)} | ${unitsText(writeHalfUnits)} | ${broken.length === 0 ? 'yes' : `no: ${broken.map(cell).join('; ')}`} |`,
    ),
    '',
  ]
}
