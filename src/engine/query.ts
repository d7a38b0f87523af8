import type { BoundCondition, KeyCondition } from '../expression/bound.ts'
import { resolveKeyConditions } from '../expression/key-condition.ts'
import { bindAttributesToGet, bindFilter } from '../expression/legacy.ts'
import { bindKeyConditions } from '../expression/legacy-key-conditions.ts'
import { projectItem } from '../expression/project.ts'
import { validationError } from '../model/api-error.ts'
import { readMessages } from '../model/messages/read.ts'
import type { Value } from '../model/value.ts'
import type { Request, Response } from '../operation/operation.ts'
import { keyBytes } from '../storage/key-bytes.ts'
import { partitionHash } from '../storage/partition-hash.ts'
import { sortBounds } from '../storage/sort-bounds.ts'
import type { PartitionRange } from '../storage/types.ts'
import { capacityOf } from './capacity-report.ts'
import type { EngineContext } from './context.ts'
import { pathsOf } from './key-paths.ts'
import { withLazyItems } from './lazy-items.ts'
import { normaliseConditions } from './legacy-values.ts'
import { type Page, type PageRead, pageKey, queryCharges, readHint, readPage } from './read-page.ts'
import { checkPaths, checkProjectionReach, checkSelect, needsFetch, type ReadTarget, readTarget } from './read-rules.ts'
import { RequestParts } from './request-parts.ts'
import { checkStartKey, queryStart } from './start-key.ts'

/** One partition in sort-key order. Order of checks: reference, ORD-7 and QRY-11. */
export function query(context: EngineContext, request: Request<'Query'>): Response<'Query'> {
  const parts = new RequestParts(context, 'Query', request)
  const legacyFilter = bindFilter(normaliseConditions(request.QueryFilter), request.ConditionalOperator)
  const attributes = request.AttributesToGet === undefined ? undefined : bindAttributesToGet(request.AttributesToGet)
  const startKey = request.ExclusiveStartKey === undefined ? undefined : parts.startKey(request.ExclusiveStartKey)
  if (request.KeyConditionExpression === undefined && request.KeyConditions === undefined) {
    throw validationError(readMessages.noKeyCondition)
  }
  const bound = parts.bind()
  const keyConditions = bound.keyConditions ?? bindKeyConditions(normaliseConditions(request.KeyConditions) ?? {})
  checkSelect(parts, request)
  const { filter = legacyFilter, projection = attributes } = bound

  const target = readTarget(context.table(request.TableName), request)
  if (startKey !== undefined) checkStartKey(target, startKey, 'Query')
  const range = partitionRange(target, keyConditions, request.ScanIndexForward !== false)
  const start = startKey === undefined ? undefined : queryStart(target, startKey, range, keyConditions)
  checkPaths(target, projection)
  checkFilterKeys(target, filter, request.FilterExpression === undefined ? 'QueryFilter' : 'Filter Expression')
  checkProjectionReach(target, request.Select, projection)
  checkPaths(target, filter)

  const read: PageRead = {
    ...target,
    rows: (target.index ?? target.table).rows.readPartition(
      { ...range, after: start },
      readHint(context, request.Limit),
    ),
    limit: request.Limit,
    filter,
    fetch: needsFetch(target, request.Select, projection),
    consistency: request.ConsistentRead === true ? 'strong' : 'eventual',
    countOnly: request.Select === 'COUNT',
  }
  const at = { hash: range.hash, key: hashValues(target, keyConditions) }
  const { page, charges } = readPage(context, read, (evaluated) => queryCharges(read, evaluated, at))
  return pageResponse(read, lastOfOneRow(target, page), projection, capacityOf(charges, request))
}

/**
 * A partition of a table without RANGE attribute has one item, and a start key there is always refused (errors 170): a
 * Limit of 1 must not send a paging client on.
 */
const lastOfOneRow = ({ table, index }: ReadTarget, page: Page): Page =>
  index === undefined && table.range === undefined ? { ...page, last: undefined } : page

/** What Query and Scan answer. */
export function pageResponse<Capacity extends object>(
  read: PageRead,
  page: Page,
  projection: readonly (readonly (string | number)[])[] | undefined,
  capacity: Capacity,
): Response<'Query'> {
  const answer = {
    Count: page.count,
    ScannedCount: page.scannedCount,
    ...(page.last === undefined ? {} : { LastEvaluatedKey: pageKey(read, page.last.item) }),
    ...capacity,
  }
  if (read.countOnly === true) return answer
  if (projection === undefined) return withLazyItems(answer, page.items)
  return { ...answer, Items: page.items.map(({ item }) => projectItem(projection, item)) }
}

const keysOf = ({ table, index }: ReadTarget): ReadTarget['table']['table']['keys'] =>
  (index?.index ?? table.table).keys

/** The stretch that the conditions select. */
export function partitionRange(
  target: ReadTarget,
  conditions: readonly KeyCondition[],
  forward: boolean,
): PartitionRange {
  const keys = keysOf(target)
  const resolved = resolveKeyConditions(conditions, keys)
  const partition = keyBytes(
    keys.hash,
    Object.fromEntries(keys.hash.map(({ name }, at) => [name, resolved.hash[at] as Value])),
  )
  if (partition === undefined) throw new Error('the values have the types of the schema')
  return { hash: partitionHash(partition), partition, forward, ...sortBounds(keys.range, resolved.range) }
}

function hashValues(target: ReadTarget, conditions: readonly KeyCondition[]): readonly Value[] {
  return keysOf(target).hash.flatMap(({ name }) =>
    conditions.flatMap((condition) => (condition.attribute === name && 'value' in condition ? [condition.value] : [])),
  )
}

/** A filter may not name a key attribute of what is queried, not even below it. Source: KCE-17, KCE-18. */
function checkFilterKeys(
  target: ReadTarget,
  filter: BoundCondition | undefined,
  style: 'QueryFilter' | 'Filter Expression',
): void {
  if (filter === undefined) return
  const { hash, range } = keysOf(target)
  const keys = new Set([...hash, ...range].map(({ name }) => name))
  for (const [head] of pathsOf(filter)) {
    if (typeof head === 'string' && keys.has(head)) throw validationError(readMessages.filterOnKey(head, style))
  }
}
