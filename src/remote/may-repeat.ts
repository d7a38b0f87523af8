import type { OperationName } from '../operation/operation.ts'
import { isReadOperation, isSelect } from '../operation/reads-only.ts'

/**
 * Whether a request may be sent again when nobody knows what became of it: done twice it is as if it had been done once, and its answer
 * is the same. `n = n + 1` would count twice, and a condition would find what the first one has written.
 */
export function mayRepeat(name: OperationName, request: object): boolean {
  if (isReadOperation(name) || 'ClientRequestToken' in request) return true
  const { Statement, Statements } = request as {
    readonly Statement?: unknown
    readonly Statements?: readonly { readonly Statement?: unknown }[]
  }
  switch (name) {
    case 'BatchWriteItem':
      return true
    case 'PutItem':
    case 'DeleteItem':
      return !sees.some((member) => member in request)
    case 'ExecuteStatement':
      return isSelect(Statement)
    case 'BatchExecuteStatement':
      return Statements?.every((one) => isSelect(one?.Statement)) === true
    default:
      return false
  }
}

/** Members by which a write looks at the item that is there. */
const sees = ['ConditionExpression', 'Expected', 'ReturnValues']
