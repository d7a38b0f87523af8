import { bindExpected } from '../expression/legacy.ts'
import type { Request, Response } from '../operation/operation.ts'
import { capacityOf } from './capacity-report.ts'
import type { EngineContext } from './context.ts'
import { metricsOf } from './item-collection.ts'
import { checkLookupKey } from './key-rules.ts'
import { normaliseExpected } from './legacy-values.ts'
import { RequestParts } from './request-parts.ts'
import { writeOne } from './write-plan.ts'

/** Removes one item; a missing one is no error, condition permitting. Order of checks: reference, ORD-5. */
export function deleteItem(context: EngineContext, request: Request<'DeleteItem'>): Response<'DeleteItem'> {
  const parts = new RequestParts(context, 'DeleteItem', request)
  const key = parts.key(request.Key)
  parts.checkReturnValues(request.ReturnValues, ['NONE', 'ALL_OLD'])
  const expected = bindExpected(normaliseExpected(request.Expected), request.ConditionalOperator)
  const { condition = expected } = parts.bind()

  const table = context.table(request.TableName)
  checkLookupKey(table.table.keys, key)
  const planned = writeOne(
    context,
    { table, key, condition, returnsOld: request.ReturnValues === 'ALL_OLD', change: { kind: 'delete' } },
    request.ReturnValuesOnConditionCheckFailure === 'ALL_OLD',
  )
  const old = request.ReturnValues === 'ALL_OLD' ? planned.before?.item : undefined
  return {
    ...(old === undefined ? {} : { Attributes: old }),
    ...capacityOf(planned.charges, request),
    ...metricsOf(table, key, request.ReturnItemCollectionMetrics),
  }
}
