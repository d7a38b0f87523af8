import { bindAttributesToGet } from '../expression/legacy.ts'
import { projectItem } from '../expression/project.ts'
import { type ReadConsistency, readHalfUnits } from '../model/capacity.ts'
import type { Charge } from '../model/charge.ts'
import type { Item } from '../model/value.ts'
import type { Request, Response } from '../operation/operation.ts'
import { parseItem } from '../storage/parse-text.ts'
import { tableRowKey } from '../storage/row-key.ts'
import type { RowKey, StoredItem } from '../storage/types.ts'
import { capacityOf } from './capacity-report.ts'
import { chargedKey } from './charged-key.ts'
import type { CompiledTable } from './compiled-table.ts'
import type { EngineContext } from './context.ts'
import { checkScalarPaths } from './key-paths.ts'
import { checkLookupKey } from './key-rules.ts'
import { withLazyItem } from './lazy-items.ts'
import { RequestParts } from './request-parts.ts'

/** One item by its full key. Source: reference, operations 4; ORD-6. */
export function getItem(context: EngineContext, request: Request<'GetItem'>): Response<'GetItem'> {
  const parts = new RequestParts(context, 'GetItem', request)
  const key = parts.key(request.Key)
  const attributes = request.AttributesToGet === undefined ? undefined : bindAttributesToGet(request.AttributesToGet)
  const { projection = attributes } = parts.bind()
  const table = context.table(request.TableName)
  checkLookupKey(table.table.keys, key)
  if (projection !== undefined) checkScalarPaths(table, projection)
  const found = readItem(context, table, key, request.ConsistentRead === true ? 'strong' : 'eventual')
  const capacity = capacityOf(context.charges, request)
  if (found === undefined) return capacity
  if (projection !== undefined) return { Item: projectItem(projection, parseItem(found.text)), ...capacity }
  return withLazyItem(capacity, found)
}

/** Reads and charges one item; a missing one costs the minimum. Source: reference, capacity 3. */
export function readItem(
  context: EngineContext,
  table: CompiledTable,
  key: Item,
  consistency: ReadConsistency,
): StoredItem | undefined {
  const { found, charge } = lookUp(table, key, consistency)
  context.take([charge])
  return found
}

/** One item and what reading it costs, which is not charged yet. */
export function lookUp(
  table: CompiledTable,
  key: Item,
  consistency: ReadConsistency,
): { readonly found: StoredItem | undefined; readonly charge: Charge } {
  const rowKey = tableRowKey(table.table.keys, key)
  const found = table.rows.get(rowKey)
  return { found, charge: readCharge(table, key, rowKey, found?.sizeBytes ?? 0, consistency) }
}

function readCharge(
  table: CompiledTable,
  key: Item,
  rowKey: RowKey,
  bytes: number,
  consistency: ReadConsistency,
): Charge {
  return {
    table: table.name,
    kind: 'read',
    halfUnits: readHalfUnits(bytes, consistency),
    bytes,
    hash: rowKey.hash,
    ...chargedKey(table, key),
    ...(consistency === 'transactional' ? { transactional: true } : {}),
  }
}
