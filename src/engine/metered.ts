import { ApiError } from '../model/api-error.ts'
import type { Call as CallOptions, OperationName } from '../operation/operation.ts'
import { type ItemTexts, itemTexts } from '../operation/response-text.ts'
import type { EngineContext } from './context.ts'

type Call = {
  readonly name: OperationName
  readonly request: object
  readonly options: Pick<CallOptions, 'pattern' | 'throttles'> | undefined
}

/** Runs a call and tells the meter what became of it. */
export function metered<Answer extends object>(context: EngineContext, call: Call, work: () => Answer): Answer {
  const { options } = call
  const startedMs = context.stopwatch()
  const atMs = context.nowMs
  context.asks = context.meter?.enforcing === true || options?.throttles !== undefined
  let answer: Answer | undefined
  let error: string | undefined
  try {
    answer = work()
    return answer
  } catch (thrown) {
    error = thrown instanceof ApiError ? thrown.code : 'InternalServerError'
    throw thrown
  } finally {
    const elapsedMs = context.stopwatch() - startedMs
    const { name, request } = call
    const table = (request as { readonly TableName?: unknown }).TableName
    context.meter?.finish(
      {
        operation: name,
        charges: context.charges,
        unasked: context.unasked,
        atMs,
        table: typeof table === 'string' ? table : undefined,
        elapsedMs,
        returnedItems: answer === undefined ? 0 : returnedItems(name, answer),
        error,
        throttled: context.throttled,
        pattern: options?.pattern,
      },
      context,
    )
  }
}

/** Source: reference, monitoring 2, ReturnedItemCount and ReturnedRecordsCount. */
function returnedItems(name: OperationName, answer: object): number {
  if (name === 'Query' || name === 'Scan') {
    // A page of the fast lane has a name of its own for it.
    const { Count, count } = answer as { readonly Count?: number; readonly count?: number }
    return Count ?? count ?? 0
  }
  if (name === 'GetRecords') return (answer as { readonly Records?: readonly unknown[] }).Records?.length ?? 0
  return name === 'ExecuteStatement' ? statementItems(answer) : 0
}

/** Without looking into items that are still text. */
function statementItems(answer: { readonly [itemTexts]?: ItemTexts; readonly Items?: readonly unknown[] }): number {
  const texts = answer[itemTexts]
  return (texts === undefined ? answer.Items : texts['Items'])?.length ?? 0
}
