import { answerCall, type CallParts, patternHeader } from './answer-call.ts'
import { scopeRegion } from './authentication.ts'
import { newRequestId } from './request-id.ts'

/** What AWS SDK for JavaScript v3 hands to its request handler; more than this nobody here looks at. */
export type SdkRequest = {
  readonly headers: { readonly [name: string]: string }
  readonly body?: unknown
}

export type SdkResponse = {
  readonly response: {
    readonly statusCode: number
    readonly headers: { [name: string]: string }
    readonly body: Uint8Array
  }
}

/** As `requestHandler` of a client: `HttpHandler` of @smithy/types, by shape. */
export type SdkRequestHandler = {
  handle(request: SdkRequest, options?: { readonly abortSignal?: unknown }): Promise<SdkResponse>
  updateHttpClientConfig(): void
  httpHandlerConfigs(): object
  destroy(): void
}

/** Answers an SDK's requests in this process: no port, no socket, the same bytes. */
export function requestHandler(parts: CallParts): SdkRequestHandler {
  return {
    handle: async ({ headers, body }, options) => {
      throwIfAborted(options?.abortSignal)
      const answer = await answerCall(parts, {
        target: headerOf(headers, 'x-amz-target'),
        body: await textOf(body),
        pattern: headerOf(headers, patternHeader),
        region: () => scopeRegion(headerOf(headers, 'authorization') ?? ''),
      })
      return {
        response: {
          statusCode: answer.status,
          headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': newRequestId() },
          body: Buffer.from(answer.body),
        },
      }
    },
    updateHttpClientConfig: () => {},
    httpHandlerConfigs: () => ({}),
    destroy: () => {},
  }
}

function headerOf(headers: SdkRequest['headers'], wanted: string): string | undefined {
  for (const name in headers) if (name.toLowerCase() === wanted) return headers[name]
  return undefined
}

/** Bodies of this protocol are texts; a middleware may have made bytes or a stream of them. */
async function textOf(body: unknown): Promise<string> {
  if (typeof body === 'string') return body
  if (body === undefined || body === null) return ''
  const decoder = new TextDecoder()
  if (body instanceof Uint8Array) return decoder.decode(body)
  let text = ''
  for await (const chunk of body as AsyncIterable<Uint8Array>) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}

function throwIfAborted(signal: unknown): void {
  if ((signal as { readonly aborted?: boolean } | undefined)?.aborted !== true) return
  const error = new Error('Request aborted')
  error.name = 'AbortError'
  throw error
}
