import { ApiError } from '../model/api-error.ts'
import { transactionMessages } from '../model/messages/transaction.ts'
import type { Item } from '../model/value.ts'
import type { ItemCollectionMetrics } from '../operation/operation-types.ts'
import { tableRowKey } from '../storage/row-key.ts'
import type { RowKey } from '../storage/types.ts'
import type { CompiledTable } from './compiled-table.ts'
import type { EngineContext } from './context.ts'
import { keyOf } from './key-rules.ts'

/** Item collections: all items and local-index entries of one partition key. Source: reference, data-model 11, ICM-1. */

const gigabyte = 1024 ** 3

/** The `ItemCollectionMetrics` member of a single write; only tables with a local index have it. */
export function metricsOf(
  table: CompiledTable,
  key: Item,
  requested: 'SIZE' | 'NONE' | undefined,
): { readonly ItemCollectionMetrics?: ItemCollectionMetrics } {
  const metrics = collectionMetrics(table, key, requested)
  return metrics === undefined ? {} : { ItemCollectionMetrics: metrics }
}

function collectionMetrics(
  table: CompiledTable,
  key: Item,
  requested: 'SIZE' | 'NONE' | undefined,
): ItemCollectionMetrics | undefined {
  if (requested !== 'SIZE' || !hasLocalIndex(table)) return undefined
  const low = Math.floor(collectionBytes(table, tableRowKey(table.table.keys, key)) / gigabyte)
  return {
    ItemCollectionKey: keyOf({ hash: table.table.keys.hash, range: [] }, key),
    SizeEstimateRangeGB: [low, low + 1],
  }
}

/** The same of a batch or a transaction: an entry for each write, by table as the request names it. */
export function metricsByTable(
  writes: readonly { readonly name: string; readonly table: CompiledTable; readonly key: Item }[],
  requested: 'SIZE' | 'NONE' | undefined,
): { readonly ItemCollectionMetrics?: { readonly [table: string]: readonly ItemCollectionMetrics[] } } {
  const byTable = Object.create(null) as { [table: string]: readonly ItemCollectionMetrics[] }
  for (const { name, table, key } of writes) {
    const metrics = collectionMetrics(table, key, requested)
    if (metrics !== undefined) byTable[name] = [...(byTable[name] ?? []), metrics]
  }
  return Object.keys(byTable).length === 0 ? {} : { ItemCollectionMetrics: byTable }
}

/** A collection can only be too large when the table and its local indexes are, which is known without reading. */
export function assertCollectionFits(context: EngineContext, table: CompiledTable, rowKey: RowKey): void {
  if (!hasLocalIndex(table)) return
  const limit = context.settings.itemCollectionBytesMax
  const total = localResources(table).reduce((bytes, rows) => bytes + rows.statistics().bytes, 0)
  if (total <= limit || collectionBytes(table, rowKey) <= limit) return
  throw new ApiError('ItemCollectionSizeLimitExceededException', transactionMessages.collectionTooLarge)
}

const hasLocalIndex = (table: CompiledTable): boolean => table.indexes.some(({ index }) => index.kind === 'local')

const localResources = (table: CompiledTable): readonly CompiledTable['rows'][] => [
  table.rows,
  ...table.indexes.filter(({ index }) => index.kind === 'local').map(({ rows }) => rows),
]

/** A local index has the table's partition key, so its entries stand under the same hash and partition bytes. */
const collectionBytes = (table: CompiledTable, rowKey: RowKey): number =>
  localResources(table).reduce((bytes, rows) => bytes + rows.partitionBytes(rowKey.hash, rowKey.partition), 0)
