import { unitsText } from '../../../base/count-text.ts'
import { writeHalfUnits } from '../../../model/capacity.ts'
import type { SizedTable } from '../../../planner/sized-table.ts'
import { type IndexFacts, type KeyNames, projectedNames, tableKeys } from '../../../planner/table-keys.ts'
import type { AdviceInput } from '../advice-input.ts'
import { dropIndexText } from '../changes.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { moneyPart, requestMoney, storedPart } from '../money.ts'
import { averageEntryBytes, type Resource, resourcesOf } from '../resources.ts'
import { listText, nameText } from '../texts.ts'

/** An index that finds nothing which the table or another index does not find as well. */
export const duplicateIndex: Rule = {
  id: 'duplicate-index',
  title: 'an index that repeats another',
  needs: [],
  find: (input) => {
    const [, ...indexes] = resourcesOf(input)
    const repeating = new Set<Resource>()
    return indexes.flatMap((resource) => {
      const others = indexes.filter((other) => other !== resource && !repeating.has(other))
      const better = repeatsTable(resource, input) ?? others.find((other) => covers(other, resource, input.sized))
      if (better === undefined) return []
      repeating.add(resource)
      return findingOf(resource, better === 'table' ? nameText(input.table) : better.name, input)
    })
  },
}

const repeatsTable = ({ keys }: Resource, { sized }: AdviceInput): 'table' | undefined =>
  sameNames(keys, tableKeys(sized)) ? 'table' : undefined

const sameNames = (a: KeyNames, b: KeyNames): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Whether every question that an index answers is answered by the other in the same way. */
function covers(other: Resource, { index, keys, entries }: Resource, table: SizedTable): boolean {
  if (index === undefined || other.index === undefined) return false
  // What must be read strongly needs its local index.
  if (index.kind === 'local' && other.index.kind === 'global') return false
  if (!holds(other.index, index, table)) return false
  if (sameNames(other.keys, keys)) return true
  const begins = JSON.stringify(other.keys.range.slice(0, keys.range.length)) === JSON.stringify(keys.range)
  const sameHash = JSON.stringify(other.keys.hash) === JSON.stringify(keys.hash)
  // With more sort attributes it may be sparser: only the items can say.
  return sameHash && begins && entries.length > 0 && other.entries.length === entries.length
}

function holds(other: IndexFacts, index: IndexFacts, table: SizedTable): boolean {
  const [have, wanted] = [projectedNames(table, other), projectedNames(table, index)]
  return have === undefined || (wanted !== undefined && [...wanted].every((name) => have.has(name)))
}

function findingOf(resource: Resource, better: string, input: AdviceInput): readonly RuleFinding[] {
  const { index } = resource
  if (index === undefined) return []
  const write = writeHalfUnits(averageEntryBytes(resource, input.sized))
  const money = requestMoney({ write }, input, { times: 1_000_000, per: 'a million writes' })
  const stored = storedPart(index.sizeBytes ?? 0, input)
  const keys = [...resource.keys.hash, ...resource.keys.range].map(nameText)
  return [
    {
      index: index.name,
      severity: 'warning',
      evidence: `${better} finds by ${listText(keys)} too, and holds what ${resource.name} holds (schema)`,
      consequence: {
        text: `${unitsText(write)} WCU more for each write that touches it${moneyPart(money, input)}${stored}`,
        writeUnits: write / 2,
        money,
      },
      change: dropIndexText(input.table, index),
    },
  ]
}
