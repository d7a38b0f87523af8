import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { HttpRequest, HttpResponse } from '@smithy/core/transport'
import { must } from '../base/must.ts'
import type { OperationName } from '../operation/operation.ts'
import { serviceModel } from '../operation/service-model.ts'
import { answerMisfit } from './answer-misfit.ts'
import { mayRepeat } from './may-repeat.ts'

export type SdkClient = DynamoDBClient | DynamoDBStreamsClient

/** A body that the service refused a request with. */
export class RefusedError extends Error {
  readonly body: { readonly [member: string]: unknown }
  /** What the SDK looks at when it decides whether to try again. */
  readonly $metadata: { readonly httpStatusCode: number }
  readonly $fault: 'client' | 'server'
  readonly $response: HttpResponse

  constructor(code: string, body: RefusedError['body'], response: HttpResponse) {
    super(messageOf(body))
    this.name = code
    this.body = body
    this.$metadata = { httpStatusCode: response.statusCode }
    this.$fault = response.statusCode < 500 ? 'client' : 'server'
    this.$response = response
  }
}

/** An answer that no DynamoDB gives. */
export class ForeignAnswerError extends Error {
  override readonly name = 'ForeignAnswerError'
  readonly $metadata: { readonly httpStatusCode: number }

  constructor(statusCode: number, why = 'without JSON') {
    super(`HTTP status ${statusCode} ${why}`)
    this.$metadata = { httpStatusCode: statusCode }
  }
}

/** Nobody knows what became of a request that is not sent again. */
export class UnansweredError extends Error {
  override readonly name = 'UnansweredError'
  /** Not its cause: the SDK would try again because of that one. */
  readonly why: unknown
  /** It would not be the same to have it done twice. */
  readonly mayBeDone: boolean

  constructor(why: unknown, mayBeDone: boolean) {
    super('there is no answer')
    this.why = why
    this.mayBeDone = mayBeDone
  }
}

function messageOf({ message, Message }: RefusedError['body']): string {
  const said = message ?? Message
  return typeof said === 'string' ? said : ''
}

/**
 * The SDK finds the endpoint and the credentials, signs, and tries again; but what it sends is the request as it is, and what
 * comes back is the answer as it came. Its own codec would turn binaries and times into other types and back, drop the
 * members that its model does not have, and keep of a refusal what its model has of it. Both are DynamoDB JSON already.
 */
export function speakJson(client: SdkClient, service: keyof typeof serviceModel.services): void {
  const { targetPrefix } = serviceModel.services[service]
  // One type for two clients whose stacks differ in the commands that they name only.
  const { middlewareStack } = client as DynamoDBClient
  middlewareStack.add(
    (next, context) => (args) => {
      // Known when it is sent, not when the stack is put together.
      const { url, headers = {} } = must(context.endpointV2, 'the SDK has found an endpoint')
      const request = new HttpRequest({
        protocol: url.protocol,
        hostname: url.hostname,
        ...(url.port === '' ? {} : { port: Number(url.port) }),
        path: url.pathname,
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': `${targetPrefix}.${operationOf(context)}`,
          ...Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.join(', ')])),
        },
        body: JSON.stringify(args.input),
      })
      return next({ ...args, request })
    },
    { step: 'serialize', name: 'serializerMiddleware', override: true },
  )
  middlewareStack.add(
    (next, context) => async (args) => {
      const name = operationOf(context)
      const repeatable = mayRepeat(name, args.input)
      try {
        const { response } = await next(args)
        if (!HttpResponse.isInstance(response)) throw new Error('the SDK speaks HTTP')
        return { response, output: { ...(await answerOf(name, response)), $metadata: {} } }
      } catch (error) {
        throw isOver(error, repeatable) ? new UnansweredError(error, !repeatable) : error
      }
    },
    { step: 'deserialize', name: 'deserializerMiddleware', override: true },
  )
}

const operationOf = ({ commandName }: { readonly commandName?: string }): OperationName =>
  must(commandName, 'a command has a name').replace(/Command$/, '') as OperationName

/** Whether it is not to be sent again: who has been silent for so long is waited for no longer. */
function isOver(error: unknown, repeatable: boolean): boolean {
  if (error instanceof RefusedError) return !repeatable && error.$fault === 'server'
  const { name, code = '' } = error as NodeJS.ErrnoException
  return (name === 'TimeoutError' && !brokenOff.has(code)) || !(repeatable || neverSent.has(code))
}

/** The SDK names this a timeout as well. */
const brokenOff: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE'])

const neverSent: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'])

/** A page of 16 MB, the most that the service says at once, is six times that where each of its bytes is escaped. */
const answerBytesMax = 128 * 1024 * 1024
/** 32 levels of a document are 64 of its JSON. */
const levelsMax = 500

async function answerOf(name: OperationName, response: HttpResponse): Promise<object> {
  const { statusCode } = response
  const body = parsed(await textOf(response), statusCode)
  if (isDeeper(body, levelsMax)) throw new ForeignAnswerError(statusCode, `and more than ${levelsMax} levels of JSON`)
  if (statusCode < 300) {
    const { output } = must(serviceModel.operations[name], `the model has ${name}`)
    const misfit = output === undefined ? undefined : answerMisfit(body, output)
    if (misfit !== undefined) throw new ForeignAnswerError(statusCode, `and JSON in which ${misfit}`)
    return withoutPrototypes(body)
  }
  const code = codeOf(body, response)
  if (code === undefined) throw new ForeignAnswerError(statusCode, 'without the name of an error')
  throw new RefusedError(code, body, response)
}

async function textOf({ statusCode, body }: HttpResponse): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > answerBytesMax) throw new ForeignAnswerError(statusCode, 'and more than 128 MB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1)))

function parsed(text: string, statusCode: number): RefusedError['body'] {
  // An operation without an answer has an empty one.
  if (text === '' && statusCode < 300) return {}
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as RefusedError['body']
  } catch {
    // Said below.
  }
  throw new ForeignAnswerError(statusCode)
}

/** `com.amazonaws.dynamodb.v20120810#ResourceNotFoundException`; proxies of AWS say it in a header. */
function codeOf({ __type }: RefusedError['body'], { headers }: HttpResponse): string | undefined {
  const text = typeof __type === 'string' ? __type : headers['x-amzn-errortype']
  return text === undefined ? undefined : /^(?:.*#)?(\w+)/.exec(text)?.[1]
}

/** Maps whose names somebody has chosen inherit nothing, `constructor` is a name like any other. A member that is null is none. */
function withoutPrototypes<Given extends object>(given: Given): Given {
  const isList = Array.isArray(given)
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'object' && value !== null) withoutPrototypes(value)
    else if (value === null && !isList) delete (given as Record<string, unknown>)[name]
  }
  if (!isList) Object.setPrototypeOf(given, null)
  return given
}
