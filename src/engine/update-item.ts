import { bindExpected } from '../expression/legacy.ts'
import { bindAttributeUpdates } from '../expression/legacy-update.ts'
import { updatedAttributes } from '../expression/updated-attributes.ts'
import type { Request, Response } from '../operation/operation.ts'
import { capacityOf } from './capacity-report.ts'
import type { EngineContext } from './context.ts'
import { metricsOf } from './item-collection.ts'
import { checkLookupKey } from './key-rules.ts'
import { normaliseExpected, normaliseUpdates } from './legacy-values.ts'
import { RequestParts } from './request-parts.ts'
import { checkUpdate, updateChange } from './update-rules.ts'
import { writeOne } from './write-plan.ts'

/** Changes or creates one item. Order of checks: reference, ORD-5 and errors 2 step 10. */
export function updateItem(context: EngineContext, request: Request<'UpdateItem'>): Response<'UpdateItem'> {
  const parts = new RequestParts(context, 'UpdateItem', request)
  const key = parts.key(request.Key)
  const legacyUpdate = bindAttributeUpdates(normaliseUpdates(request.AttributeUpdates))
  const expected = bindExpected(normaliseExpected(request.Expected), request.ConditionalOperator)
  const { condition = expected, update = legacyUpdate } = parts.bind()

  const table = context.table(request.TableName)
  checkLookupKey(table.table.keys, key)
  checkUpdate(table, update)
  const planned = writeOne(
    context,
    { table, key, condition, change: updateChange(context, table, update, key, 'update-item') },
    request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
  )
  const attributes = updatedAttributes(
    request.ReturnValues ?? 'NONE',
    update,
    planned.before?.item,
    planned.after?.item,
  )
  return {
    ...(attributes === undefined ? {} : { Attributes: attributes }),
    ...capacityOf(planned.charges, request),
    ...metricsOf(table, key, request.ReturnItemCollectionMetrics),
  }
}
