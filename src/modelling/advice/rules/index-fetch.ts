import { countText, unitsText } from '../../../base/count-text.ts'
import { indexNamed, projectedNames } from '../../../planner/table-keys.ts'
import type { AdviceInput } from '../advice-input.ts'
import { createIndexText, projectedBeside } from '../changes.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { moneyPart, runMoney } from '../money.ts'
import { askedNames, distinctReads, type RanRead, readHalfUnitsOf, readsBy } from '../read-parts.ts'
import { keyTypeOf } from '../resources.ts'
import { listText, nameText, statementText } from '../texts.ts'

/** A local index that lacks what its readers ask for: each item is read from the table as well. Source: reference, capacity 3.2. */
export const indexFetch: Rule = {
  id: 'index-fetch',
  title: 'a missing projection that causes fetches',
  needs: ['statements'],
  find: (input) => distinctReads(readsBy(input, 'Query')).flatMap((read) => findingOf(read, input)),
}

function findingOf({ ran, call }: RanRead, input: AdviceInput): readonly RuleFinding[] {
  const index = call.index === undefined ? undefined : indexNamed(input.here, call.index)
  if (index?.kind !== 'local') return []
  const fetched = call.charges
    .filter(({ kind, index: arm }) => kind === 'read' && arm === undefined)
    .reduce((sum, { halfUnits }) => sum + halfUnits, 0)
  if (fetched === 0) return []
  const asked = askedNames(ran.statement)
  const held = projectedNames(input.here, index)
  const missing = asked === undefined ? undefined : [...asked].filter((name) => held?.has(name) !== true)
  const money = runMoney({ read: fetched }, input)
  const projected = missing === undefined ? undefined : [...(projectedBeside(index) ?? []), ...missing]
  return [
    {
      index: index.name,
      severity: 'warning',
      evidence: `${countText(call.evaluated ?? call.returned)} items found in the index and fetched from the table for ${missing === undefined ? 'all their attributes' : listText(missing.map(nameText))} by ${statementText(ran.text)}`,
      consequence: {
        text: `${unitsText(fetched)} of ${unitsText(readHalfUnitsOf(call))} RCU a run are for fetches${moneyPart(money, input)}`,
        readUnits: fetched / 2,
        money,
      },
      change: createIndexText(input.table, {
        name: `${index.name}Full`,
        keys: index.keys,
        typeOf: (name) => keyTypeOf(input.here, name),
        projected,
      }).concat('; -- a local index itself cannot be changed'),
    },
  ]
}
