import { bindAttributesToGet, bindFilter } from '../expression/legacy.ts'
import { validationError } from '../model/api-error.ts'
import { hashEnd } from '../model/hash-space.ts'
import { readMessages } from '../model/messages/read.ts'
import type { Request, Response } from '../operation/operation.ts'
import { capacityOf } from './capacity-report.ts'
import type { EngineContext } from './context.ts'
import { normaliseConditions } from './legacy-values.ts'
import { pageResponse } from './query.ts'
import { type PageRead, readHint, readPage } from './read-page.ts'
import { checkPaths, checkProjectionReach, checkSelect, needsFetch, readTarget } from './read-rules.ts'
import { RequestParts } from './request-parts.ts'
import { type HashSpan, scanCharges } from './scan-charges.ts'
import { checkStartKey, scanStart } from './start-key.ts'

/** A whole table or index in hash order, or one segment of it. Order of checks: reference, ORD-8 and SCAN-9. */
export function scan(context: EngineContext, request: Request<'Scan'>): Response<'Scan'> {
  const parts = new RequestParts(context, 'Scan', request)
  const attributes = request.AttributesToGet === undefined ? undefined : bindAttributesToGet(request.AttributesToGet)
  const legacyFilter = bindFilter(normaliseConditions(request.ScanFilter), request.ConditionalOperator)
  const startKey = request.ExclusiveStartKey === undefined ? undefined : parts.startKey(request.ExclusiveStartKey)
  const segment = segmentOf(request)
  const { filter = legacyFilter, projection = attributes } = parts.bind()
  checkSelect(parts, request)

  const target = readTarget(context.table(request.TableName), request)
  if (startKey !== undefined) checkStartKey(target, startKey, 'Scan')
  checkProjectionReach(target, request.Select, projection)
  const start = startKey === undefined ? undefined : scanStart(target, startKey)
  const span = spanOf(segment)
  if (start !== undefined && segment !== undefined && (start.hash < span.fromHash || start.hash >= span.toHash)) {
    throw validationError(readMessages.startKeySegment(segment.index, segment.total))
  }
  checkPaths(target, projection)
  checkPaths(target, filter)

  const read: PageRead = {
    ...target,
    rows: (target.index ?? target.table).rows.readHashRange(
      { ...span, after: start },
      readHint(context, request.Limit),
    ),
    limit: request.Limit,
    filter,
    fetch: needsFetch(target, request.Select, projection),
    consistency: request.ConsistentRead === true ? 'strong' : 'eventual',
    countOnly: request.Select === 'COUNT',
  }
  const from = { ...span, fromHash: start?.hash ?? span.fromHash }
  const { page, charges } = readPage(context, read, (evaluated) => scanCharges(context, read, evaluated, from))
  return pageResponse(read, page, projection, capacityOf(charges, request))
}

type Segment = { readonly index: number; readonly total: number }

function segmentOf({ Segment: index, TotalSegments: total }: Request<'Scan'>): Segment | undefined {
  if (index === undefined && total === undefined) return undefined
  if (total === undefined) throw validationError(readMessages.totalSegmentsMissing)
  if (index === undefined) throw validationError(readMessages.segmentMissing)
  if (index >= total) throw validationError(readMessages.segmentTooLarge(index, total))
  return { index, total }
}

/** The first 12 bits of the hash make 4,096 buckets; a segment owns a run of them. Source: reference, SCAN-14. */
const buckets = 4096

export function spanOf(segment: Segment | undefined): HashSpan {
  if (segment === undefined) return { fromHash: 0, toHash: hashEnd }
  const bucketHash = hashEnd / buckets
  const from = Math.ceil((buckets * segment.index) / segment.total)
  const to = Math.ceil((buckets * (segment.index + 1)) / segment.total)
  return { fromHash: from * bucketHash, toHash: to * bucketHash }
}
