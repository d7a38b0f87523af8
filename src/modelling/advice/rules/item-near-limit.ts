import { bytesText } from '../../../base/bytes-text.ts'
import { countText, unitsText } from '../../../base/count-text.ts'
import { writeHalfUnits } from '../../../model/capacity.ts'
import { itemSizeBytes, valueSizeBytes } from '../../../model/item-size.ts'
import { itemBytesMax } from '../../../model/limits.ts'
import type { Item } from '../../../model/value.ts'
import { tableKeys } from '../../../planner/table-keys.ts'
import type { AdviceInput } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { moneyPart, requestMoney } from '../money.ts'
import { itemKeyText } from '../resources.ts'
import { nameText } from '../texts.ts'

const shareMin = 0.75

/** An item that is about to reach 400 KB, from where on its writes are refused. */
export const itemNearLimit: Rule = {
  id: 'item-near-limit',
  title: 'an item near 400 KB',
  needs: ['sample'],
  find: (input) => {
    const sizes = input.sample.items.map((item) => ({ item, bytes: itemSizeBytes(item) }))
    const large = sizes.filter(({ bytes }) => bytes >= itemBytesMax * shareMin).toSorted((a, b) => b.bytes - a.bytes)
    const [largest] = large
    return largest === undefined ? [] : [findingOf(largest, large.length, input)]
  },
}

function findingOf({ item, bytes }: { item: Item; bytes: number }, count: number, input: AdviceInput): RuleFinding {
  const write = writeHalfUnits(bytes)
  const money = requestMoney({ write }, input, { times: 1_000_000, per: 'a million writes' })
  const others =
    count === 1 ? '' : `; ${countText(count)} of ${countText(input.sample.items.length)} items looked at are as large`
  return {
    severity: bytes >= itemBytesMax * 0.9 ? 'problem' : 'warning',
    evidence: `${itemKeyText(item, input.here)} has ${bytesText(bytes)} of 400 KB${others} (sample)`,
    consequence: {
      text: `${unitsText(write)} WCU for every change of it${moneyPart(money, input)}; ${bytesText(itemBytesMax - bytes)} more and writes fail with a ValidationException`,
      writeUnits: write / 2,
      bytes,
      money,
    },
    change: changeOf(item, input),
  }
}

function changeOf(item: Item, { here }: AdviceInput): string {
  const keys = tableKeys(here)
  const own = new Set([...keys.hash, ...keys.range])
  const [largest] = Object.entries(item)
    .filter(([name]) => !own.has(name))
    .toSorted(([, a], [, b]) => valueSizeBytes(b) - valueSizeBytes(a))
  if (largest === undefined) return 'Divide the item into several.'
  const [name, value] = largest
  const [range] = keys.range
  const where =
    range === undefined
      ? 'into S3, with its address in the item'
      : `into items of its own under the same partition key, as ${nameText(range)} = '...#PART#001', or into S3`
  return `Move ${nameText(name)} (${bytesText(valueSizeBytes(value))}) ${where}.`
}
