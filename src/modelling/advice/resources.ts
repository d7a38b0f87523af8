import { itemSizeBytes } from '../../model/item-size.ts'
import { type Item, memberOf, typeOf } from '../../model/value.ts'
import type { SizedTable } from '../../planner/sized-table.ts'
import {
  allKeyNames,
  type IndexFacts,
  indexesOf,
  type KeyNames,
  projectedNames,
  tableKeys,
} from '../../planner/table-keys.ts'
import type { AdviceInput } from './advice-input.ts'
import { nameText, valueText } from './texts.ts'

/** The table itself or one of its indexes, with those of the sampled items that are in it. */
export type Resource = {
  /** Undefined: the table. */
  readonly index: IndexFacts | undefined
  /** As statements name it. */
  readonly name: string
  readonly keys: KeyNames
  /** Items of the sample whose key attributes are there and of the declared types; whole, whatever is projected. */
  readonly entries: readonly Item[]
}

export function resourcesOf({
  table,
  here,
  sample,
}: Pick<AdviceInput, 'table' | 'here' | 'sample'>): readonly Resource[] {
  const own = { index: undefined, name: nameText(table), keys: tableKeys(here), entries: sample.items }
  return [
    own,
    ...indexesOf(here).map((index) => ({
      index,
      name: `${nameText(table)}.${nameText(index.name)}`,
      keys: index.keys,
      entries: sample.items.filter((item) => isEntry(item, index.keys, here)),
    })),
  ]
}

/** Those with partitions of their own: a local index lies in its table's. */
export const partitionedResources = (input: AdviceInput): readonly Resource[] =>
  resourcesOf(input).filter(({ index }) => index?.kind !== 'local')

const isEntry = (item: Item, keys: KeyNames, table: SizedTable): boolean =>
  allKeyNames(keys).every((name) => {
    const value = memberOf(item, name)
    return value !== undefined && typeOf(value) === keyTypeOf(table, name)
  })

/** As the table declares it. */
export const keyTypeOf = (table: SizedTable, name: string): string =>
  table.AttributeDefinitions?.find(({ AttributeName }) => AttributeName === name)?.AttributeType ?? 'S'

/** The entries of each partition key, by its text. */
export const byPartitionKey = ({ entries, keys }: Resource): ReadonlyMap<string, readonly Item[]> =>
  Map.groupBy(entries, (item) => JSON.stringify(keys.hash.map((name) => memberOf(item, name))))

/** `pk = 'CUST#7'`. */
export const partitionKeyText = ({ keys }: Pick<Resource, 'keys'>, item: Item): string =>
  keys.hash
    .flatMap((name) => {
      const value = memberOf(item, name)
      return value === undefined ? [] : [`${nameText(name)} = ${valueText(value)}`]
    })
    .join(' AND ')

/** Bytes of an item's entry in an index, or of the item. */
export function entryBytes(item: Item, index: IndexFacts | undefined, table: SizedTable): number {
  const names = index === undefined ? undefined : projectedNames(table, index)
  if (names === undefined) return itemSizeBytes(item)
  return itemSizeBytes(Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name))))
}

export function averageEntryBytes({ entries, index }: Resource, table: SizedTable): number {
  if (entries.length === 0) return 0
  return entries.reduce((sum, item) => sum + entryBytes(item, index, table), 0) / entries.length
}

/** `{'pk': 'CUST#7', 'sk': 'PROFILE'}`. */
export function keyLiteral(item: Item, table: SizedTable): string {
  const names = new Set(allKeyNames(tableKeys(table)))
  return valueText({ M: Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name))) })
}

/** The whole primary key of an item: `pk = 'CUST#7' AND sk = 'PROFILE'`. */
export const itemKeyText = (item: Item, table: SizedTable): string => {
  const { hash, range } = tableKeys(table)
  return partitionKeyText({ keys: { hash: [...hash, ...range], range: [] } }, item)
}
