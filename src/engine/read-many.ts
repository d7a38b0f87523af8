import { hashEnd } from '../model/hash-space.ts'
import { pageBytesMax } from '../model/limits.ts'
import type { BulkPage } from '../operation/bulk.ts'
import { lastTextIn, lineEnd, lineStart } from '../operation/item-lines.ts'
import type { Request } from '../operation/operation.ts'
import { parseItem } from '../storage/parse-text.ts'
import { tableRowKey } from '../storage/row-key.ts'
import type { EngineContext } from './context.ts'
import { pageKey } from './read-page.ts'
import { RequestParts } from './request-parts.ts'
import { scanCharges } from './scan-charges.ts'
import { checkStartKey, scanStart } from './start-key.ts'

/** A page of Scan with all of its items as one piece of text: the same items, the same charges, no item looked at. */
export function readMany(context: EngineContext, request: Request<'Scan'>): BulkPage {
  const parts = new RequestParts(context, 'Scan', request)
  const startKey = request.ExclusiveStartKey && parts.startKey(request.ExclusiveStartKey)
  const target = { table: context.table(request.TableName), index: undefined }
  if (startKey !== undefined) checkStartKey(target, startKey, 'Scan')
  const start = startKey && scanStart(target, startKey)
  const { table } = target
  const { lines, count, bytes, full, more, sizes } = context.store
    .resource(table.table.id)
    .readLines(
      { fromHash: 0, toHash: hashEnd, after: start },
      { pageBytes: pageBytesMax, before: lineStart, after: lineEnd },
    )
  // Whether a page that ends exactly at the end of the data still gives a key is README conflict 12.
  const last = full && (more || context.settings.exactLimitKey) ? parseItem(lastTextIn(lines)) : undefined
  const span = { fromHash: start?.hash ?? 0, toHash: hashEnd }
  const lastHash = last && tableRowKey(table.table.keys, last).hash
  const page = { bytes, rows: sizes, lastHash, fetchHalfUnits: 0, fetchBytes: 0 }
  context.take(scanCharges(context, { ...target, consistency: 'eventual' }, page, span))
  return { lines, count, next: last && pageKey(target, last) }
}
