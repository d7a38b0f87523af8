import { countText, unitsText } from '../../../base/count-text.ts'
import { percentText } from '../../../base/percent-text.ts'
import { memberOf, typeOf } from '../../../model/value.ts'
import { conjuncts, headsIn } from '../../../planner/partiql/conditions.ts'
import { indexNamed, tableKeys } from '../../../planner/table-keys.ts'
import type { AdviceInput } from '../advice-input.ts'
import { createIndexText } from '../changes.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { moneyPart, runMoney } from '../money.ts'
import { distinctReads, type RanRead, readHalfUnitsOf, readPartsOf, readsBy } from '../read-parts.ts'
import { keyTypeOf } from '../resources.ts'
import { nameText, statementText } from '../texts.ts'

/** Of what is read, so much at most is returned. */
const returnedShareMax = 0.2

/** A Query whose filter throws most items away after they were paid for. What fits into the smallest charge costs no more. */
export const filterDiscards: Rule = {
  id: 'filter-discards',
  title: 'a filter that throws most items away',
  needs: ['statements'],
  find: (input) => distinctReads(readsBy(input, 'Query')).flatMap((read) => findingOf(read, input)),
}

function findingOf({ ran, call }: RanRead, input: AdviceInput): readonly RuleFinding[] {
  const { evaluated = 0, returned } = call
  if (evaluated === 0 || returned > evaluated * returnedShareMax) return []
  const read = readHalfUnitsOf(call)
  const smallest = call.consistency === 'strong' ? 2 : 1
  const needed = Math.max(smallest * call.pages, Math.ceil((read * returned) / evaluated))
  const wasted = read - needed
  if (wasted <= 0) return []
  const money = runMoney({ read: wasted }, input)
  return [
    {
      index: call.index,
      severity: 'warning',
      evidence: `${countText(evaluated)} items read, ${countText(returned)} returned (${percentText(returned / evaluated)}) by ${statementText(ran.text)}`,
      consequence: {
        text: `${unitsText(wasted)} of ${unitsText(read)} RCU a run go to items that nobody gets${moneyPart(money, input)}`,
        readUnits: wasted / 2,
        money,
      },
      change: changeOf({ ran, call }, input),
    },
  ]
}

/** The same partition key with the first attribute of the filter as sort key, so that it finds instead of filtering. */
function changeOf({ ran, call }: RanRead, { table, here, sample }: AdviceInput): string {
  const keys = (call.index === undefined ? undefined : indexNamed(here, call.index)?.keys) ?? tableKeys(here)
  const parts = readPartsOf(ran.statement)
  const names = parts?.filter === undefined ? [] : conjuncts(parts.filter).flatMap(headsIn)
  const types = names.map((name) => {
    const value = sample.items.map((item) => memberOf(item, name)).find((each) => each !== undefined)
    return { name, type: value === undefined ? 'S' : typeOf(value) }
  })
  const known = new Set([...keys.hash, ...keys.range])
  const found = types.find(({ name, type }) => !known.has(name) && /^[SNB]$/.test(type))
  if (found === undefined) return 'Make what is filtered part of a sort key, of the table or of an index.'
  const name = `by_${found.name.replace(/[^A-Za-z0-9_]/g, '_')}`
  return createIndexText(table, {
    name,
    keys: { hash: keys.hash, range: [found.name] },
    typeOf: (each) => (each === found.name ? found.type : keyTypeOf(here, each)),
    projected: undefined,
  }).concat(`; -- then QUERY ${nameText(table)}.${name} with ${nameText(found.name)} in its WHERE`)
}
