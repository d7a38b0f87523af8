import { itemBytesOf } from '../../model/stored-size.ts'
import type { BillingMode, Units } from '../../model/table.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { billingModeOf, tableClassOf } from '../../operation/table-facts.ts'
import type { TableClass } from './request-price.ts'

/** What a bill needs to know of a table as it is now. */
export type BilledTable = {
  readonly name: string
  readonly createdMs: number
  readonly tableClass: TableClass
  readonly billing: BillingMode
  /** Of the table, whose `index` is empty, and of each global index; zeros on demand. */
  readonly throughput: readonly { readonly index: string; readonly units: Units }[]
  /** Of the table, whose `index` is empty, and of every index. */
  readonly sizes: readonly TableSize[]
  /** Whether the sizes are those that SET STATISTICS says, or follow from them. */
  readonly stated?: boolean | undefined
  /** Point-in-time recovery is on. */
  readonly recovery: boolean
}

export type TableSize = {
  readonly index: string
  readonly kind: 'table' | 'local' | 'global'
  readonly items: number
  /** Of the items alone. */
  readonly bytes: number
}

export function billedTable(
  table: TableDescription,
  { recovery, stated = false }: { readonly recovery: boolean; readonly stated?: boolean },
): BilledTable {
  const { GlobalSecondaryIndexes = [], LocalSecondaryIndexes = [] } = table
  return {
    name: table.TableName ?? '',
    createdMs: Math.round(Number(table.CreationDateTime ?? 0) * 1_000),
    tableClass: tableClassOf(table),
    billing: billingModeOf(table),
    throughput: [
      { index: '', units: unitsOf(table.ProvisionedThroughput) },
      ...GlobalSecondaryIndexes.map(({ IndexName = '', ProvisionedThroughput }) => ({
        index: IndexName,
        units: unitsOf(ProvisionedThroughput),
      })),
    ],
    sizes: [
      sizeOf('table', '', table.ItemCount, table.TableSizeBytes),
      ...LocalSecondaryIndexes.map((index) => sizeOf('local', index.IndexName, index.ItemCount, index.IndexSizeBytes)),
      ...GlobalSecondaryIndexes.map((index) =>
        sizeOf('global', index.IndexName, index.ItemCount, index.IndexSizeBytes),
      ),
    ],
    stated,
    recovery,
  }
}

/** A description's bytes have the storage overhead in them. */
const sizeOf = (kind: TableSize['kind'], index = '', items = 0, storedBytes = 0): TableSize => ({
  index,
  kind,
  items,
  bytes: itemBytesOf(items, storedBytes),
})

const unitsOf = (throughput: TableDescription['ProvisionedThroughput']): Units => ({
  readUnits: throughput?.ReadCapacityUnits ?? 0,
  writeUnits: throughput?.WriteCapacityUnits ?? 0,
})
