import { printName } from '../../../ast/print-expression.ts'
import { printStatement } from '../../../ast/print-statement.ts'
import { targetText } from '../../model/coverage.ts'
import { isLive } from '../../model/served-pattern.ts'
import type { ComparedPattern } from '../compared-model.ts'
import type { MigrationStep, PlanAround } from './migration-step.ts'

/** Before what is there is filled up, what comes must be written in both forms: otherwise it would be left behind. */
export function appStep(filling: readonly MigrationStep[]): readonly MigrationStep[] {
  if (filling.length === 0) return []
  return [
    {
      title: 'let the application write both forms',
      statements: [],
      notes: [
        `From here on what it writes must be as both models say, or it is missing in what follows: ${filling.map(({ title }) => title).join('; ')}.`,
        'A write costs its units for each table and index that it changes.',
      ],
      undo: 'Let it write the old form alone.',
    },
  ]
}

/** What is asked in another way, when all that it needs is there. */
export function askStep({ before, after }: PlanAround): readonly MigrationStep[] {
  const asked = after.patterns.flatMap((each) => {
    const old = before.patterns.find(({ pattern }) => pattern.name === each.pattern.name)
    const [was, is] = [old === undefined ? undefined : planText(old), planText(each)]
    return was === is || !isLive(each.pattern) ? [] : [`${each.pattern.name} (${is})`]
  })
  if (asked.length === 0) return []
  return [
    {
      title: 'let the application ask in the new way',
      statements: [],
      notes: [`From here on: ${asked.join(', ')}.`],
      undo: 'Let it ask in the old way, which is still served.',
    },
  ]
}

/** What a model says beside its tables: last, since an entity must fit the table of that name. */
export function modelStep({ before, after }: PlanAround): readonly MigrationStep[] {
  const entities = changedTexts(before.entities, after.entities)
  const patterns = changedTexts(
    before.patterns.map(({ pattern }) => pattern),
    after.patterns.map(({ pattern }) => pattern),
  )
  const gone = [
    ...before.patterns.flatMap(({ pattern: { name } }) =>
      after.patterns.some(({ pattern }) => pattern.name === name) ? [] : [`DROP ACCESS PATTERN ${printName(name)};`],
    ),
    ...before.entities.flatMap(({ name }) =>
      after.entities.some((entity) => entity.name === name) ? [] : [`DROP ENTITY ${printName(name)};`],
    ),
  ]
  const statements = [...entities, ...patterns, ...gone]
  return statements.length === 0
    ? []
    : [{ title: 'write down the model as it is now', statements, notes: [], undo: 'Define the old one again.' }]
}

const planText = ({ calls }: ComparedPattern): string =>
  [...new Set(calls.map((call) => `${call.access} ${targetText(call)}`))].join(', ')

type Member = ComparedPattern['pattern'] | PlanAround['before']['entities'][number]

function changedTexts(before: readonly Member[], after: readonly Member[]): readonly string[] {
  const text = (member: Member): string => printStatement({ ...member, replace: true })
  const known = new Set(before.map(text))
  return after.flatMap((member) => (known.has(text(member)) ? [] : [`${text(member)};`]))
}

/** Whoever still asks for what goes is told too late otherwise. */
export function goneStep({ before, after }: PlanAround, going: readonly MigrationStep[]): readonly MigrationStep[] {
  if (going.length === 0) return []
  const readers = before.patterns.flatMap((each) => {
    const now = after.patterns.find(({ pattern }) => pattern.name === each.pattern.name)
    return now !== undefined && planText(now) === planText(each) ? [] : [each.pattern.name]
  })
  return [
    {
      title: 'see that nothing asks for what goes',
      statements: [],
      notes: [
        `Before this: ${going.map(({ title }) => title).join('; ')}.`,
        ...(readers.length === 0 ? [] : [`By the old model these did: ${readers.join(', ')}.`]),
        'METRICS of the index or the table show whether anything still reads it.',
      ],
    },
  ]
}
