import { bindExpected } from '../expression/legacy.ts'
import { validationError } from '../model/api-error.ts'
import { itemSizeBytes } from '../model/item-size.ts'
import { itemBytesMax } from '../model/limits.ts'
import { valueMessages } from '../model/messages/value.ts'
import type { Request, Response } from '../operation/operation.ts'
import { capacityOf } from './capacity-report.ts'
import type { EngineContext } from './context.ts'
import { metricsOf } from './item-collection.ts'
import { checkIndexKeys, checkItemKey, keyOf } from './key-rules.ts'
import { normaliseExpected } from './legacy-values.ts'
import { RequestParts } from './request-parts.ts'
import { writeOne } from './write-plan.ts'

/** Replaces or creates one whole item. Order of checks: reference, errors 2 "PutItem" and README conflict 18. */
export function putItem(context: EngineContext, request: Request<'PutItem'>): Response<'PutItem'> {
  const parts = new RequestParts(context, 'PutItem', request)
  const item = parts.item(request.Item)
  parts.checkReturnValues(request.ReturnValues, ['NONE', 'ALL_OLD'])
  const sizeBytes = itemSizeBytes(item)
  if (sizeBytes > itemBytesMax) throw validationError(valueMessages.itemTooLarge)
  const expected = bindExpected(normaliseExpected(request.Expected), request.ConditionalOperator)
  const { condition = expected } = parts.bind()

  const table = context.table(request.TableName)
  checkItemKey(table.table.keys, item)
  checkIndexKeys(table, item, () => 'put')
  const key = keyOf(table.table.keys, item)
  const planned = writeOne(
    context,
    { table, key, condition, returnsOld: request.ReturnValues === 'ALL_OLD', change: { kind: 'put', item, sizeBytes } },
    request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
  )
  const old = request.ReturnValues === 'ALL_OLD' ? planned.before?.item : undefined
  return {
    ...(old === undefined ? {} : { Attributes: old }),
    ...capacityOf(planned.charges, request),
    ...metricsOf(table, key, request.ReturnItemCollectionMetrics),
  }
}
