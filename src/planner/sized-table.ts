import type { ProductionStatistics } from '../model/production-statistics.ts'
import type { GlobalSecondaryIndexDescription, TableDescription } from '../operation/operation-types.ts'

/** A description whose counts are those of production, where somebody said what they are. */
export type SizedTable = TableDescription & { readonly production?: ProductionStatistics | undefined }

type CountedIndex = Pick<GlobalSecondaryIndexDescription, 'ItemCount' | 'IndexSizeBytes' | 'Projection'>

/**
 * The table at the size it has where it matters. What was not said is as here: the size of an item, how many of the items are
 * in each index, and the size of an entry that does not hold all of its item. Counts that nothing leads to are left out.
 */
export function atScale(table: TableDescription, production: ProductionStatistics): SizedTable {
  const { ItemCount: here = 0, TableSizeBytes: bytesHere = 0 } = table
  const factor = here === 0 ? undefined : production.items / here
  const scaled = (count: number | undefined): number | undefined =>
    count === undefined || factor === undefined ? undefined : Math.round(count * factor)
  const bytes = production.bytes ?? scaled(bytesHere)
  const larger = bytes === undefined || factor === undefined || bytesHere === 0 ? 1 : bytes / (bytesHere * factor)
  const sized = <Index extends CountedIndex>(index: Index): Index => {
    const wholeItems = index.Projection?.ProjectionType === 'ALL'
    const here = index.IndexSizeBytes
    return {
      ...index,
      ItemCount: scaled(index.ItemCount),
      IndexSizeBytes: scaled(wholeItems && here !== undefined ? here * larger : here),
    }
  }
  return {
    ...table,
    ItemCount: production.items,
    TableSizeBytes: bytes,
    GlobalSecondaryIndexes: table.GlobalSecondaryIndexes?.map(sized),
    LocalSecondaryIndexes: table.LocalSecondaryIndexes?.map(sized),
    production,
  }
}
