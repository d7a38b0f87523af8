import { plural, unitsText } from '../../../base/count-text.ts'
import { readHalfUnits } from '../../../model/capacity.ts'
import { type Item, memberOf } from '../../../model/value.ts'
import type { AdviceInput } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { byPartitionKey, entryBytes, keyTypeOf, type Resource, resourcesOf } from '../resources.ts'
import { nameText, valueText } from '../texts.ts'

/** Numbers in a sort key of strings, which sorts them as text: 10 before 9. Found when items here are in the wrong order. */
export const unpaddedNumbers: Rule = {
  id: 'unpadded-numbers',
  title: 'numbers without zeros in front in a sort key',
  needs: ['sample'],
  find: (input) =>
    resourcesOf(input).flatMap((resource) =>
      resource.keys.range
        .filter((name) => keyTypeOf(input.here, name) === 'S')
        .flatMap((name) => findingOf(name, resource, input)),
    ),
}

function findingOf(name: string, resource: Resource, input: AdviceInput): readonly RuleFinding[] {
  const groups = [...byPartitionKey(resource).values()].map((items) => ({ items, wrong: misordered(items, name) }))
  const wrong = groups.flatMap((group) => group.wrong)
  const [first] = wrong
  if (first === undefined) return []
  const [largest = []] = groups
    .filter((group) => group.wrong.length > 0)
    .map(({ items }) => items)
    .toSorted((a, b) => b.length - a.length)
  const bytes = largest.reduce((sum, item) => sum + entryBytes(item, resource.index, input.sized), 0)
  const read = readHalfUnits(bytes, 'eventual')
  const width = Math.max(...wrong.map(({ longer }) => longer.digits.length), 3) + 2
  return [
    {
      index: resource.index?.name,
      severity: 'problem',
      evidence: `${valueText({ S: first.longer.text })} comes before ${valueText({ S: first.shorter.text })} in the order of ${nameText(name)}; ${plural(wrong.length, 'place')} like this (sample)`,
      consequence: {
        text: `BETWEEN, > and < leave out items or return too many, and DESC LIMIT 1 is not the last; the right order takes reading all ${plural(largest.length, 'item')} of a key and sorting them: ${unitsText(read)} RCU each time`,
        readUnits: read / 2,
      },
      change: `Write the number with zeros in front: ${valueText({ S: padded(first.shorter, width) })} and ${valueText({ S: padded(first.longer, width) })}; or give the number a sort key of type NUMBER.`,
    },
  ]
}

type Numbered = { readonly text: string; readonly before: string; readonly digits: string; readonly after: string }

/** Pairs of a shorter and a longer number after the same beginning, of which the longer, larger one sorts first. */
function misordered(items: readonly Item[], name: string) {
  const groups = Map.groupBy(
    items.flatMap((item) => numbersIn(memberOf(item, name))),
    ({ before }) => before,
  )
  return [...groups.values()].flatMap((numbers) => {
    const byLength = Map.groupBy(numbers, ({ digits }) => digits.length)
    const lengths = [...byLength.keys()].toSorted((a, b) => a - b)
    return lengths.slice(1).flatMap((length, at) => {
      const longer = byLength.get(length)?.toSorted((a, b) => (a.digits < b.digits ? -1 : 1))[0]
      const shorter = byLength.get(lengths[at] ?? 0)?.toSorted((a, b) => (a.digits < b.digits ? 1 : -1))[0]
      return longer !== undefined && shorter !== undefined && longer.digits < shorter.digits
        ? [{ longer, shorter }]
        : []
    })
  })
}

/** Runs of digits between separators or ends. A number that begins with a zero was given its width. */
function numbersIn(value: ReturnType<typeof memberOf>): readonly Numbered[] {
  if (value === undefined || !('S' in value)) return []
  const text = value.S
  return [...text.matchAll(/(?<=^|[#:|/_\s-])[1-9]\d{0,14}(?=$|[#:|/_\s-])/g)].map(({ 0: digits, index }) => ({
    text,
    before: text.slice(0, index),
    digits,
    after: text.slice(index + digits.length),
  }))
}

const padded = ({ before, digits, after }: Numbered, width: number): string =>
  `${before}${digits.padStart(width, '0')}${after}`
