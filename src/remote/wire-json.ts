import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { HttpRequest, HttpResponse } from '@smithy/core/transport'
import { must } from '../base/must.ts'
import { serviceModel } from '../operation/service-model.ts'

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

  constructor(statusCode: number) {
    super(`HTTP status ${statusCode} without JSON`)
    this.$metadata = { httpStatusCode: statusCode }
  }
}

export const messageOf = ({ message, Message }: RefusedError['body']): string => String(message ?? Message ?? '')

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
          'x-amz-target': `${targetPrefix}.${String(context.commandName).replace(/Command$/, '')}`,
          ...Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values.join(', ')])),
        },
        body: JSON.stringify(args.input),
      })
      return next({ ...args, request })
    },
    { step: 'serialize', name: 'serializerMiddleware', override: true },
  )
  middlewareStack.add(
    (next) => async (args) => {
      const { response } = await next(args)
      if (!HttpResponse.isInstance(response)) throw new Error('the SDK speaks HTTP')
      return { response, output: { ...(await answerOf(response)), $metadata: {} } }
    },
    { step: 'deserialize', name: 'deserializerMiddleware', override: true },
  )
}

async function answerOf(response: HttpResponse): Promise<object> {
  const chunks: Buffer[] = []
  for await (const chunk of response.body as AsyncIterable<Buffer>) chunks.push(chunk)
  const body = parsed(Buffer.concat(chunks).toString(), response.statusCode)
  if (response.statusCode < 300) return withoutPrototypes(body)
  const code = codeOf(body, response)
  if (code === undefined) throw new ForeignAnswerError(response.statusCode)
  throw new RefusedError(code, body, response)
}

function parsed(text: string, statusCode: number): RefusedError['body'] {
  // An operation without an answer has an empty one.
  if (text === '' && statusCode < 300) return {}
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null) return body as RefusedError['body']
  } catch {
    // Said below.
  }
  throw new ForeignAnswerError(statusCode)
}

/** `com.amazonaws.dynamodb.v20120810#ResourceNotFoundException`; proxies of AWS say it in a header. */
function codeOf({ __type }: RefusedError['body'], { headers }: HttpResponse): string | undefined {
  const text = typeof __type === 'string' ? __type : headers['x-amzn-errortype']
  return text === undefined ? undefined : /^(?:.*#)?([^:]+)/.exec(text)?.[1]
}

/** Maps whose names somebody has chosen inherit nothing, `constructor` is a name like any other. */
export function withoutPrototypes<Given extends object>(given: Given): Given {
  for (const value of Object.values(given)) {
    if (typeof value === 'object' && value !== null) withoutPrototypes(value)
  }
  if (!Array.isArray(given)) Object.setPrototypeOf(given, null)
  return given
}
