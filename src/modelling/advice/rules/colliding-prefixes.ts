import type { Condition } from '../../../ast/expression.ts'
import { countText, plural, unitsText } from '../../../base/count-text.ts'
import { type Item, memberOf } from '../../../model/value.ts'
import { conjuncts } from '../../../planner/partiql/conditions.ts'
import { keyConditionOf } from '../../../planner/partiql/key-leaf.ts'
import type { AdviceInput } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { moneyPart, runMoney } from '../money.ts'
import { distinctReads, type RanRead, readHalfUnitsOf, readPartsOf, readsBy } from '../read-parts.ts'
import { type Resource, resourcesOf } from '../resources.ts'
import { listText, nameText, statementText, valueText } from '../texts.ts'

/** begins_with that finds things of another kind, whose sort keys begin in the same way. */
export const collidingPrefixes: Rule = {
  id: 'colliding-prefixes',
  title: 'prefixes that collide',
  needs: ['sample', 'statements'],
  find: (input) =>
    distinctReads(readsBy(input, 'Query')).flatMap((read) => {
      const { ran, call } = read
      const resource = resourcesOf(input).find(({ index }) => index?.name === call.index)
      const condition = readPartsOf(ran.statement)?.keyCondition
      if (resource === undefined || condition === undefined) return []
      return prefixesIn(condition, resource).flatMap((prefix) => findingOf(prefix, read, resource, input))
    }),
}

type Prefix = { readonly name: string; readonly prefix: string }

const prefixesIn = (condition: Condition, { keys }: Resource): readonly Prefix[] =>
  conjuncts(condition).flatMap((each) => {
    const found = keyConditionOf(each)
    if (found?.operator !== 'begins_with' || !keys.range.includes(found.attribute) || !('S' in found.value)) return []
    return [{ name: found.attribute, prefix: found.value.S }]
  })

function findingOf(
  { name, prefix }: Prefix,
  { ran, call }: RanRead,
  resource: Resource,
  input: AdviceInput,
): readonly RuleFinding[] {
  if (!/[A-Za-z]$/.test(prefix)) return []
  const found = resource.entries.flatMap((item) => wordOf(item, name, prefix))
  const words = Map.groupBy(found, ({ word }) => word)
  if (words.size < 2) return []
  const own = words.get(prefix)
  const others = [...words.keys()].filter((word) => word !== prefix)
  // Without items of just that word, a half word is what was meant: `begins_with(sk, 'ORD')`.
  if (own === undefined) return []
  const count = found.length - own.length
  const read = readHalfUnitsOf(call)
  const wasted = Math.round((read * count) / found.length)
  const money = runMoney({ read: wasted }, input)
  const separator = own[0]?.separator ?? '#'
  return [
    {
      index: resource.index?.name,
      severity: 'warning',
      evidence: `begins_with(${nameText(name)}, ${valueText({ S: prefix })}) also finds ${listText(others.map((word) => valueText({ S: word })))}: ${plural(count, 'item')} of ${countText(input.sample.items.length)} looked at, by ${statementText(ran.text)}`,
      consequence: {
        text: `${countText(count)} of ${plural(found.length, 'item')} that begin so are of another kind, returned and paid for: ${unitsText(wasted)} of ${unitsText(read)} RCU a run${moneyPart(money, input)}`,
        readUnits: wasted / 2,
        money,
      },
      change: `${statementText(ran.text.replace(valueText({ S: prefix }), valueText({ S: `${prefix}${separator}` })))}; -- the separator belongs to the prefix`,
    },
  ]
}

/** The letters that a sort key begins with, where they begin with the prefix, and what ends them. */
function wordOf(item: Item, name: string, prefix: string) {
  const value = memberOf(item, name)
  if (value === undefined || !('S' in value) || !value.S.startsWith(prefix)) return []
  const [, more = '', separator = ''] = /^([A-Za-z]*)([^A-Za-z0-9]?)/.exec(value.S.slice(prefix.length)) ?? []
  return [{ word: `${prefix}${more}`, separator }]
}
