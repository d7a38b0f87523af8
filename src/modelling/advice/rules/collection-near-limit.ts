import { bytesText } from '../../../base/bytes-text.ts'
import { countText, plural } from '../../../base/count-text.ts'
import { percentText } from '../../../base/percent-text.ts'
import { itemSizeBytes } from '../../../model/item-size.ts'
import { indexesOf } from '../../../planner/table-keys.ts'
import type { AdviceInput } from '../advice-input.ts'
import { createIndexText, projectedBeside } from '../changes.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { byPartitionKey, keyTypeOf, partitionKeyText, resourcesOf } from '../resources.ts'
import { nameText } from '../texts.ts'

const gigabyte = 1024 ** 3
/** Source: reference, partitions 1 "item collections". */
const collectionBytesMax = 10 * gigabyte
const shareMin = 0.5

/** With a local index the items of one partition key, and their entries, end at 10 GB: from there on writes are refused. */
export const collectionNearLimit: Rule = {
  id: 'collection-near-limit',
  title: 'a collection under a local index that nears 10 GB',
  needs: ['sample'],
  find: (input) => {
    const locals = indexesOf(input.sized).filter(({ kind }) => kind === 'local')
    if (locals.length === 0) return []
    const largest = largestCollection(input)
    if (largest === undefined || largest.bytes < collectionBytesMax * shareMin) return []
    return [findingOf(largest, input)]
  },
}

type Collection = { readonly text: string; readonly bytes: number; readonly basis: string }

/** With its entries, at the size of production: its share of the items here, or of a key on average where that is known. */
function largestCollection(input: AdviceInput): Collection | undefined {
  const [table] = resourcesOf(input)
  if (table === undefined) return undefined
  const { sized, sample } = input
  const collections = [...byPartitionKey(table).values()].map((items) => ({
    items,
    bytes: items.reduce((sum, item) => sum + itemSizeBytes(item), 0),
  }))
  const [largest] = collections.toSorted((a, b) => b.bytes - a.bytes)
  const [first] = largest?.items ?? []
  const keys = sized.production?.keys
  if (largest === undefined || first === undefined || (keys === undefined && !sample.complete)) return undefined
  const all = collections.reduce((sum, { bytes }) => sum + bytes, 0)
  const local = indexesOf(sized).reduce((sum, { kind, sizeBytes = 0 }) => (kind === 'local' ? sum + sizeBytes : sum), 0)
  const total = (sized.TableSizeBytes ?? 0) + local
  const share = largest.bytes / all
  const skew = share * collections.length
  const bytes = keys === undefined ? total * share : (total / keys) * skew
  const text = partitionKeyText(table, first)
  const basis =
    keys === undefined
      ? `has ${percentText(share)} of the bytes here: of ${bytesText(total)}`
      : `is ${countText(Math.round(skew * 10) / 10)} times as large here as a key on average: of ${bytesText(total)} under ${plural(keys, 'key')}`
  return { text, bytes, basis: `${basis}${sized.production === undefined ? '' : ' (statistics you set)'} that makes` }
}

function findingOf({ text, bytes, basis }: Collection, input: AdviceInput): RuleFinding {
  const { table, sized, here } = input
  const locals = indexesOf(sized).filter(({ kind }) => kind === 'local')
  const [index] = locals
  return {
    index: index?.name,
    severity: bytes >= collectionBytesMax * 0.8 ? 'problem' : 'warning',
    evidence: `${text} ${basis} ${bytesText(bytes)}, with its entries in ${plural(locals.length, 'local index', 'local indexes')}`,
    consequence: {
      text: `at 10 GB its writes fail with ItemCollectionSizeLimitExceededException; until then it has one partition, 1,000 WCU/s`,
      bytes: Math.round(bytes),
    },
    change:
      index === undefined
        ? ''
        : `Make the table ${nameText(table)} anew without the LSI, and with ${createIndexText(table, {
            name: index.name,
            keys: index.keys,
            typeOf: (name) => keyTypeOf(here, name),
            projected: projectedBeside(index),
          })}`,
  }
}
