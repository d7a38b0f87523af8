import { countText, plural, unitsText } from '../../../base/count-text.ts'
import { readHalfUnits } from '../../../model/capacity.ts'
import { memberOf, typeOf, type Value } from '../../../model/value.ts'
import { statisticsOf } from '../../../planner/explain/estimate.ts'
import { indexesOf } from '../../../planner/table-keys.ts'
import type { AdviceInput } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { itemKeyText, keyLiteral, keyTypeOf, type Resource, resourcesOf } from '../resources.ts'
import { listText, nameText, valueText } from '../texts.ts'

/** What one sort key holds in more than one form: it finds by one of them and misses the others. */
export const mixedSortKey: Rule = {
  id: 'mixed-sort-key',
  title: 'mixed types or forms in a sort key',
  needs: ['sample'],
  find: (input) => [...otherTypes(input), ...resourcesOf(input).flatMap((resource) => mixedForms(resource, input))],
}

/** Items from before the index whose attribute has another type are not in it, and nothing says so. */
function otherTypes(input: AdviceInput): readonly RuleFinding[] {
  const { here, sample, table } = input
  return indexesOf(here).flatMap((index) =>
    [...index.keys.hash, ...index.keys.range].flatMap((name) => {
      const type = keyTypeOf(here, name)
      const others = sample.items.filter((item) => {
        const value = memberOf(item, name)
        return value !== undefined && typeOf(value) !== type
      })
      const [first] = others
      if (first === undefined) return []
      const scan = readHalfUnits(statisticsOf(input.sized, undefined)?.bytes ?? 0, 'eventual')
      const types = [...new Set(others.flatMap((item) => typesAt(memberOf(item, name))))]
      return [
        {
          index: index.name,
          severity: 'problem' as const,
          evidence: `${nameText(name)} is of type ${listText(types)} in ${plural(others.length, 'item')} and the key of the index is ${type}, as in ${itemKeyText(first, here)} (sample)`,
          consequence: {
            text: `${countText(others.length)} of ${countText(sample.items.length)} items looked at are not in ${nameText(index.name)}: no Query of it finds them, and no error says so; a Scan of the table does, for ${unitsText(scan)} RCU`,
            readUnits: scan / 2,
          },
          change: `UPDATE ${nameText(table)} ${keyLiteral(first, here)} SET ${nameText(name)} = ${type === 'N' ? '1' : "'a'"}; -- a value of type ${type}, for each of them`,
        },
      ]
    }),
  )
}

const typesAt = (value: Value | undefined): readonly string[] => (value === undefined ? [] : [typeOf(value)])

function mixedForms(resource: Resource, { here }: AdviceInput): readonly RuleFinding[] {
  return resource.keys.range.flatMap((name) => {
    const forms = resource.entries.flatMap((item) => formOf(memberOf(item, name)))
    const groups = Map.groupBy(forms, ({ before }) => before)
    return [...groups.values()].flatMap((group) => {
      const byForm = Map.groupBy(group, ({ form }) => form)
      if (byForm.size < 2) return []
      const [common, ...rarer] = [...byForm.values()].toSorted((a, b) => b.length - a.length)
      const [example, odd] = [common?.[0], rarer[0]?.[0]]
      if (example === undefined || odd === undefined) return []
      const few = rarer.reduce((sum, each) => sum + each.length, 0)
      return [
        {
          index: resource.index?.name,
          severity: 'problem' as const,
          evidence: `${nameText(name)} holds ${listText([...byForm.keys()])}: ${valueText(example.value)} and ${valueText(odd.value)} (sample)`,
          consequence: {
            text: `${countText(few)} of ${countText(group.length)} sort where no range of the others finds them: ${example.form} and ${odd.form} have no common order; finding them takes a second Query, 0.5 RCU or more each time`,
            readUnits: 0.5,
          },
          change: `Write every ${nameText(name)} as ${keyTypeOf(here, name) === 'N' ? `${example.form}` : `${example.form}, as ${valueText(example.value)}`}, and ${few === 1 ? 'the other item' : `the ${countText(few)} other items`} anew: DELETE and PUT, since a key cannot be updated.`,
        },
      ]
    })
  })
}

type Form = { readonly before: string; readonly form: string; readonly value: Value }

/** Moments, and in which form they are written. What is no moment has no form. */
function formOf(value: Value | undefined): readonly Form[] {
  if (value === undefined) return []
  if ('N' in value) {
    const form = epochForm(value.N)
    return form === undefined ? [] : [{ before: '', form, value }]
  }
  if (!('S' in value)) return []
  const [before = '', moment = ''] = split(value.S)
  const form = textForms.find(([pattern]) => pattern.test(moment))?.[1] ?? epochForm(moment)
  return form === undefined ? [] : [{ before, form, value }]
}

/** The word in front, such as `ORDER#`, and the first part after it. */
function split(text: string): readonly [string, string] {
  const [, before = '', rest = ''] = /^((?:[A-Za-z_]+[#|/])*)(.*)$/s.exec(text) ?? []
  return [before, rest.split(/[#|/]/)[0] ?? '']
}

const textForms: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, 'times in seconds'],
  [/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d+Z$/, 'times with a fraction'],
  [/^\d{4}-\d{2}-\d{2}T[\d:.]+[+-]\d{2}:?\d{2}$/, 'times with an offset'],
  [/^\d{4}-\d{2}-\d{2}T[\d:.]+$/, 'times without a zone'],
  [/^\d{4}-\d{2}-\d{2} [\d:.]+$/, 'times with a blank'],
  [/^\d{1,2}[./]\d{1,2}[./]\d{4}$/, 'dates that begin with the day or month'],
]

/** Since 1970, from the year 2001 on. */
function epochForm(digits: string): string | undefined {
  if (/^[1-9]\d{9}$/.test(digits)) return 'seconds since 1970'
  return /^[1-9]\d{12}$/.test(digits) ? 'milliseconds since 1970' : undefined
}
