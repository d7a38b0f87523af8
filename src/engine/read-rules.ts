import type { BoundCondition, BoundProjection, DocumentPath } from '../expression/bound.ts'
import { ApiError, validationError } from '../model/api-error.ts'
import { readMessages } from '../model/messages/read.ts'
import { statusOf } from '../model/table-status.ts'
import type { Select } from '../operation/operation-types.ts'
import type { CompiledIndex, CompiledTable } from './compiled-table.ts'
import { checkScalarPaths, pathsOf } from './key-paths.ts'
import type { RequestParts } from './request-parts.ts'

/** What Query and Scan share before they read. Source: reference, operations 5; QRY-4 to QRY-11, SCAN-9. */

export type ReadTarget = { readonly table: CompiledTable; readonly index: CompiledIndex | undefined }

/** The index exists, is not filling, and a consistent read is not of a global index. */
export function readTarget(
  table: CompiledTable,
  request: { readonly IndexName?: string | undefined; readonly ConsistentRead?: boolean | undefined },
): ReadTarget {
  const { IndexName: name } = request
  if (name === undefined) return { table, index: undefined }
  const index = table.indexesByName.get(name)
  if (index === undefined) throw validationError(readMessages.unknownIndex(name))
  if (request.ConsistentRead === true && index.index.kind === 'global')
    throw validationError(readMessages.consistentGlobal)
  if (statusOf(index.index) === 'CREATING')
    throw new ApiError('ResourceNotFoundException', readMessages.backfilling(name))
  return { table, index }
}

/** The combinations of Select with projections, decided from the request alone. Source: errors 160-163, QRY-9. */
export function checkSelect(
  parts: RequestParts,
  request: {
    readonly Select?: Select | undefined
    readonly IndexName?: string | undefined
    readonly ProjectionExpression?: string | undefined
    readonly AttributesToGet?: readonly string[] | undefined
  },
): void {
  const { Select: select } = request
  const projection =
    request.ProjectionExpression !== undefined
      ? 'ProjectionExpression'
      : request.AttributesToGet !== undefined
        ? 'AttributesToGet'
        : undefined
  if (select === undefined) return
  if (projection !== undefined && select !== 'SPECIFIC_ATTRIBUTES') {
    parts.refuse('select', readMessages.projectionWithSelect(projection, select))
  }
  if (select === 'ALL_PROJECTED_ATTRIBUTES' && request.IndexName === undefined) {
    parts.refuse('select', readMessages.allProjectedWithoutIndex)
  }
  if (select === 'SPECIFIC_ATTRIBUTES' && projection === undefined)
    parts.refuse('select', readMessages.specificAttributesAlone)
}

/** ALL_ATTRIBUTES, or names, that a global index does not hold. Source: errors 159. */
export function checkProjectionReach(
  { index }: ReadTarget,
  select: Select | undefined,
  projection: BoundProjection | undefined,
): void {
  if (index === undefined || index.index.kind !== 'global' || index.projected === undefined) return
  if (select === 'ALL_ATTRIBUTES') throw validationError(readMessages.allAttributesOnPartialIndex(index.name))
  const missing = unprojected(index, projection ?? [])
  if (missing.length > 0) throw validationError(readMessages.notProjected(index.name, missing))
}

/** Whether a local index must go to the table for attributes it lacks. Source: reference, capacity 3.2. */
export function needsFetch(
  { index }: ReadTarget,
  select: Select | undefined,
  projection: BoundProjection | undefined,
): boolean {
  if (index === undefined || index.index.kind !== 'local' || index.projected === undefined) return false
  return select === 'ALL_ATTRIBUTES' || unprojected(index, projection ?? []).length > 0
}

export function checkPaths({ table }: ReadTarget, paths: BoundProjection | BoundCondition | undefined): void {
  if (paths === undefined) return
  checkScalarPaths(table, Array.isArray(paths) ? (paths as BoundProjection) : pathsOf(paths as BoundCondition))
}

const unprojected = (index: CompiledIndex, paths: Iterable<DocumentPath>): string[] => {
  const heads = [...paths].map(([head]) => String(head))
  return [...new Set(heads)].filter((head) => index.projected?.has(head) === false)
}
