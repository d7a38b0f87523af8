import { must } from '../base/must.ts'
import type { BoundProjection } from '../expression/bound.ts'
import { projectItem } from '../expression/project.ts'
import type { Item } from '../model/value.ts'
import type { Request, Response } from '../operation/operation.ts'
import type { ItemResponse, TransactGetItem } from '../operation/operation-types.ts'
import { parseItem } from '../storage/parse-text.ts'
import { cancelled, reasonOf, refuseHeld } from './cancellation.ts'
import { capacityListOf } from './capacity-report.ts'
import type { CompiledTable } from './compiled-table.ts'
import type { EngineContext } from './context.ts'
import { checkScalarPaths } from './key-paths.ts'
import { checkLookupKey } from './key-rules.ts'
import { readTogether } from './read-together.ts'
import { RequestParts } from './request-parts.ts'
import { checkDistinctItems } from './transaction-items.ts'

export type TransactionRead = {
  readonly table: CompiledTable
  readonly key: Item
  readonly projection: BoundProjection | undefined
}

/** All or nothing, all at one moment. Source: reference, operations 8; TX-1 to TX-11, KEY-42. */
export function transactGetItems(
  context: EngineContext,
  request: Request<'TransactGetItems'>,
): Response<'TransactGetItems'> {
  const gets = request.TransactItems.map((entry) => boundGet(context, entry))
  const reads = gets.map(({ name, ...get }) => ({ ...get, table: context.table(name) }))
  const reasons = reads.map((read) => reasonOf(() => checkRead(read)))
  if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons)
  checkDistinctItems(reads)
  refuseHeld(context, reads)
  return {
    Responses: readAll(context, reads, projectItem),
    ...capacityListOf(
      context.charges,
      request,
      request.TransactItems.map(({ Get }) => Get.TableName),
      'read',
    ),
  }
}

/** A projection that finds nothing gives no `Item` (PROJ-10). */
export function readAll(
  context: EngineContext,
  reads: readonly TransactionRead[],
  project: (projection: BoundProjection, item: Item) => Item,
): readonly ItemResponse[] {
  return readTogether(context, reads).map((found, at) => {
    if (found === undefined) return {}
    const { projection } = must(reads[at], 'one found for every read')
    const item = parseItem(found.text)
    if (projection === undefined) return { Item: item }
    const part = project(projection, item)
    return Object.keys(part).length === 0 ? {} : { Item: part }
  })
}

function boundGet(
  context: EngineContext,
  { Get: get }: TransactGetItem,
): Omit<TransactionRead, 'table'> & { readonly name: string } {
  const parts = new RequestParts(context, 'TransactGetItems', get)
  const key = parts.key(get.Key)
  return { name: get.TableName, key, projection: parts.bind().projection }
}

function checkRead({ table, key, projection }: TransactionRead): void {
  checkLookupKey(table.table.keys, key)
  if (projection !== undefined) checkScalarPaths(table, projection)
}
