import { ShellError } from '../base/shell-error.ts'
import { ApiError } from '../model/api-error.ts'
import type { Charge } from '../model/charge.ts'
import { parseJson } from '../operation/decode-json.ts'
import { errorAnswer } from '../operation/error-body.ts'
import type { Backend, OperationName, Request } from '../operation/operation.ts'
import type { PatternOf } from '../operation/pattern-of.ts'
import type { ObservedCall } from '../operation/recording/observed-call.ts'
import { responseText } from '../operation/response-text.ts'
import { serviceModel } from '../operation/service-model.ts'
import type { TrafficRecord } from '../operation/traffic.ts'

export type CallParts = {
  readonly backend: Backend
  /** Told of every request after its answer is known. */
  readonly onRequest?: ((record: TrafficRecord) => void) | undefined
  /** Told the same, and what was asked and answered. */
  readonly onCall?: ((call: ObservedCall) => void) | undefined
  /** Of requests that do not say which access pattern they belong to; absent: to none. */
  readonly patternOf?: PatternOf | undefined
  /** Told of what is no refusal: a file that cannot be written, or a bug of ours. The client gets InternalServerError. */
  readonly onFailure?: ((error: unknown) => void) | undefined
}

export type IncomingCall = {
  /** Value of `X-Amz-Target`. */
  readonly target: string | undefined
  readonly body: string
  readonly host?: string | undefined
  /** Of the only client that there is. */
  readonly alone?: boolean | undefined
  /** Counted from 1; whoever listens is told of it. */
  readonly connection?: number | undefined
  /** Value of `patternHeader`. */
  readonly pattern?: string | undefined
  /** Finds out for whose tables it is, or throws what the service says of a signature that is none. */
  readonly region: () => string | undefined
}

/** Which access pattern a request belongs to, where its application says. */
export const patternHeader = 'x-ddb-shell-pattern'

export type CallAnswer = { readonly status: number; readonly body: string }

/**
 * One call of the DynamoDB or DynamoDB Streams JSON protocol, from the text of its body to the text of its answer. Order of
 * the checks: reference, errors 2, steps 2 to 5.
 */
export async function answerCall(parts: CallParts, call: IncomingCall): Promise<CallAnswer> {
  const charges: Charge[] = []
  const startedMs = performance.now()
  let name = ''
  let request: unknown
  let failure: string | undefined
  let region: string | undefined
  let response: object | undefined
  let answer: CallAnswer | undefined
  const said = call.pattern !== undefined && /^[\w.-]{1,255}$/.test(call.pattern) ? call.pattern : undefined
  let pattern = said
  try {
    if (call.body !== '') request = parseJson(call.body)
    const operation = operationOf(call.target)
    name = operation
    region = call.region()
    if (call.body === '') throw new ApiError('SerializationException', '')
    const found = said ?? parts.patternOf?.(operation, request, region)
    pattern = typeof found === 'object' ? await found : found
    response = await parts.backend.run(operation, request as Request<OperationName>, {
      charges,
      region,
      host: call.host,
      alone: call.alone,
      ...(pattern === undefined ? {} : { pattern }),
    })
    answer = {
      status: 200,
      body: serviceModel.operations[operation]?.output === undefined ? '' : responseText(response),
    }
  } catch (error) {
    const refusal = error instanceof ApiError ? error : internalError(parts, error)
    failure = refusal.code
    response = undefined
    answer = errorAnswer(refusal)
  }
  if (parts.onRequest === undefined && parts.onCall === undefined) return answer
  const record: TrafficRecord = {
    atMs: Date.now(),
    region,
    operation: name,
    tables: tablesOf(charges, request),
    charges,
    elapsedMs: performance.now() - startedMs,
    error: failure,
    ...(pattern === undefined ? {} : { pattern }),
  }
  parts.onRequest?.(record)
  parts.onCall?.({ record, request, response, body: answer.body, connection: call.connection, pattern: said })
  return answer
}

/** Source: reference, README row 28. */
function operationOf(target: string | undefined): OperationName {
  const operation = target === undefined ? undefined : targets.get(target)
  if (operation === undefined) throw new ApiError('UnknownOperationException', '')
  return operation
}

/** `DynamoDB_20120810.GetItem` and the like, with the operations they name. */
const targets: ReadonlyMap<string, OperationName> = new Map(
  Object.entries(serviceModel.operations).map(([name, { service }]) => [
    `${serviceModel.services[service].targetPrefix}.${name}`,
    name as OperationName,
  ]),
)

/** What is the matter with the file, the client may know; a bug it may not. */
function internalError(parts: CallParts, error: unknown): ApiError {
  if (error instanceof ShellError && error.code === 'storage.read-only') {
    return new ApiError('AccessDeniedException', error.message)
  }
  parts.onFailure?.(error)
  return new ApiError('InternalServerError', error instanceof ShellError ? error.message : 'Internal server error')
}

function tablesOf(charges: readonly Charge[], request: unknown): readonly string[] {
  if (charges.length > 0) return [...new Set(charges.map(({ table }) => table))]
  const name = (request as { readonly TableName?: unknown } | null | undefined)?.TableName
  return typeof name === 'string' ? [name] : []
}
