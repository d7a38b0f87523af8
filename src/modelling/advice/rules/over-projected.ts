import { countText, plural, unitsText } from '../../../base/count-text.ts'
import { writeHalfUnits } from '../../../model/capacity.ts'
import { itemSizeBytes } from '../../../model/item-size.ts'
import { allKeyNames, projectedNames, tableKeys } from '../../../planner/table-keys.ts'
import type { AdviceInput, RanStatement } from '../advice-input.ts'
import { createIndexText } from '../changes.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { moneyPart, requestMoney, storedPart } from '../money.ts'
import { askedNames, readsBy } from '../read-parts.ts'
import { averageEntryBytes, keyTypeOf, type Resource, resourcesOf } from '../resources.ts'
import { listText, nameText } from '../texts.ts'

/** A global index that copies attributes which none of its readers asks for, where leaving them out makes writes cheaper. */
export const overProjected: Rule = {
  id: 'over-projected',
  title: 'an index that copies more than its readers ask for',
  needs: ['sample', 'statements'],
  find: (input) =>
    resourcesOf(input)
      .filter(({ index }) => index?.kind === 'global')
      .flatMap((resource) => findingOf(resource, input)),
}

function findingOf(resource: Resource, input: AdviceInput): readonly RuleFinding[] {
  const { index } = resource
  if (index === undefined || resource.entries.length === 0) return []
  const asked = askedOf(index.name, input)
  if (asked === undefined) return []
  const keys = new Set([...allKeyNames(tableKeys(input.sized)), ...allKeyNames(index.keys)])
  const beside = [...asked.names].filter((name) => !keys.has(name))
  const held = projectedNames(input.sized, index)
  const now = averageEntryBytes(resource, input.sized)
  const then = averageOf(resource, new Set([...keys, ...beside]))
  const [write, less] = [writeHalfUnits(now), writeHalfUnits(then)]
  if (write <= less) return []
  const money = requestMoney({ write: write - less }, input, { times: 1_000_000, per: 'a million writes' })
  const saved = (index.itemCount ?? 0) * (now - then)
  const stored = storedPart(saved, input)
  const kept = [...keys].filter((name) => asked.names.has(name)).map(nameText)
  const name = `${index.name}Lean`
  return [
    {
      index: index.name,
      severity: 'warning',
      evidence: `${plural(asked.readers.length, 'statement')} read it and ask for ${listText([...kept, ...beside.map(nameText)])} only; it holds ${held === undefined ? 'every attribute' : listText([...held].map(nameText))}: ${countText(Math.round(now))} B an entry instead of ${countText(Math.round(then))} (sample)`,
      consequence: {
        text: `${unitsText(write)} WCU instead of ${unitsText(less)} for an entry written${moneyPart(money, input)} more than needed${stored}`,
        writeUnits: (write - less) / 2,
        bytes: Math.round(saved),
        money,
      },
      change: `${createIndexText(input.table, { name, keys: index.keys, typeOf: (each) => keyTypeOf(input.here, each), projected: beside })}; ALTER TABLE ${nameText(input.table)} DROP GSI ${nameText(index.name)}`,
    },
  ]
}

/** What all readers of an index ask for together; undefined where one wants everything, or there are none. */
function askedOf(index: string, input: AdviceInput) {
  const reads = [...readsBy(input, 'Query'), ...readsBy(input, 'Scan')].filter(({ call }) => call.index === index)
  const readers: readonly RanStatement[] = [...new Map(reads.map(({ ran }) => [ran.text, ran])).values()]
  const names = readers.map(({ statement }) => askedNames(statement))
  if (readers.length === 0 || names.includes(undefined)) return undefined
  return { readers, names: new Set(names.flatMap((each) => [...(each ?? [])])) }
}

function averageOf({ entries }: Resource, names: ReadonlySet<string>): number {
  const bytes = entries.map((item) =>
    itemSizeBytes(Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)))),
  )
  return bytes.reduce((sum, each) => sum + each, 0) / entries.length
}
