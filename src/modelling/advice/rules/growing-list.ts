import type { Update } from '../../../ast/expression.ts'
import type { Statement } from '../../../ast/statement.ts'
import { bytesText } from '../../../base/bytes-text.ts'
import { countText, unitsText } from '../../../base/count-text.ts'
import { writeHalfUnits } from '../../../model/capacity.ts'
import { itemSizeBytes, valueSizeBytes } from '../../../model/item-size.ts'
import { type Item, memberOf, type Value } from '../../../model/value.ts'
import { tableKeys } from '../../../planner/table-keys.ts'
import type { AdviceInput, RanStatement } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { moneyPart, requestMoney } from '../money.ts'
import { itemKeyText, keyTypeOf } from '../resources.ts'
import { nameText, statementText, valueText } from '../texts.ts'

const elementsMin = 100
/** Below that an element more costs hardly more than an item of its own. */
const bytesMin = 4 * 1024

/** A list, set or map that has become long inside its item: each element more pays for all of them. */
export const growingList: Rule = {
  id: 'growing-list',
  title: 'a list that grows inside an item',
  needs: ['sample'],
  find: (input) => {
    const longest = new Map<string, LongValue>()
    for (const long of input.sample.items.flatMap(longValues)) {
      const known = longest.get(long.name)
      if (known === undefined || known.elements < long.elements) longest.set(long.name, long)
    }
    return [...longest.values()].map((long) => findingOf(long, input))
  },
}

type LongValue = { readonly name: string; readonly item: Item; readonly elements: number; readonly bytes: number }

const longValues = (item: Item): readonly LongValue[] =>
  Object.entries(item).flatMap(([name, value]) => {
    const elements = elementsOf(value)
    if (elements < elementsMin) return []
    const bytes = valueSizeBytes(value)
    return bytes < bytesMin ? [] : [{ name, item, elements, bytes }]
  })

function findingOf({ name, item, elements, bytes }: LongValue, input: AdviceInput): RuleFinding {
  const write = writeHalfUnits(itemSizeBytes(item))
  const one = writeHalfUnits(bytes / elements + 100)
  const money = requestMoney({ write: write - one }, input, { times: 1_000_000, per: 'a million elements' })
  const appends = input.statements.find((ran) => appendsTo(ran.statement, name))
  return {
    severity: 'warning',
    evidence: `${nameText(name)} of ${itemKeyText(item, input.here)} has ${countText(elements)} elements, ${bytesText(bytes)} (sample)${appendText(appends)}`,
    consequence: {
      text: `an element more costs ${unitsText(write)} WCU, and as an item of its own ${unitsText(one)}${moneyPart(money, input)} more than needed; at 400 KB it ends`,
      writeUnits: (write - one) / 2,
      money,
    },
    change: changeOf(name, item, input),
  }
}

const appendText = (ran: RanStatement | undefined): string =>
  ran === undefined ? '' : `; ${statementText(ran.text)} adds to it`

function elementsOf(value: Value): number {
  if ('L' in value) return value.L.length
  if ('M' in value) return Object.keys(value.M).length
  if ('SS' in value) return value.SS.length
  if ('NS' in value) return value.NS.length
  return 'BS' in value ? value.BS.length : 0
}

function appendsTo(statement: Statement, name: string): boolean {
  return (
    updateOf(statement)?.actions.some((action) => {
      const [head] = action.path.elements
      if (head?.kind !== 'name' || head.name !== name) return false
      return action.kind === 'add' || (action.kind === 'set' && action.value.kind === 'call')
    }) === true
  )
}

function updateOf(statement: Statement): Update | undefined {
  if (statement.kind === 'update-item' || statement.kind === 'upsert') return statement.update
  if (statement.kind === 'partiql' && statement.statement.kind === 'update') return statement.statement.update
  return undefined
}

function changeOf(name: string, item: Item, { table, here }: AdviceInput): string {
  const { hash, range } = tableKeys(here)
  const [key = ''] = hash
  const [sort] = range
  const value = memberOf(item, key)
  if (sort === undefined || value === undefined || keyTypeOf(here, sort) !== 'S')
    return `Give each element an item of its own, in a table with a sort key: the same ${nameText(key)}, then the element.`
  const element = { [key]: value, [sort]: { S: `${name}#2026-11-20T12:00:00Z` } }
  return `PUT ${nameText(table)} ${valueText({ M: element })}; -- for each element, all read with begins_with(${nameText(sort)}, ${valueText({ S: `${name}#` })})`
}
