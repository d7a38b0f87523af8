import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { answerCall, type CallParts, patternHeader } from './answer-call.ts'
import { signedRegion } from './authentication.ts'
import { readBody } from './read-body.ts'

export type ProtocolParts = CallParts & {
  /** Named by `GET /`, and whose tables a request sees that was signed for none. */
  readonly region: string
}

export type HttpAnswer = {
  readonly status: number
  readonly headers: { readonly [name: string]: string }
  readonly body: string
  /** The connection takes no other request. */
  readonly closes?: true | undefined
}

/**
 * One HTTP request of any kind; `alone`: of the only client. Source: reference, errors 1 and 2; HTTP-1 to HTTP-8. Rejects when
 * the client goes away.
 */
export async function answerRequest(
  parts: ProtocolParts,
  request: IncomingMessage,
  alone: boolean,
): Promise<HttpAnswer> {
  const { method, headers } = request
  // Source: RFC 9112, 3.2.
  if (headers.host === undefined && request.httpVersion === '1.1') {
    return { status: 400, headers: {}, body: '', closes: true }
  }
  if (method === 'OPTIONS') return { status: 200, headers: preflightHeaders(headers), body: '' }
  const origin = headers['origin'] === undefined ? {} : { 'access-control-allow-origin': '*' }
  if (method === 'GET') {
    return { status: 200, headers: origin, body: `healthy: dynamodb.${parts.region}.amazonaws.com ` }
  }
  const type = contentType(headers['content-type'])
  if (method !== 'POST' || type === undefined) {
    return { status: 404, headers: origin, body: '<UnknownOperationException/>\n' }
  }
  const body = await readBody(request)
  if (body.kind === 'too-large') return { status: 413, headers: origin, body: '', closes: true }
  const answer = await answerCall(parts, {
    target: one(headers['x-amz-target']),
    host: headers.host,
    alone,
    pattern: one(headers[patternHeader]),
    ...(parts.onCall === undefined ? {} : { connection: numberOf(request.socket) }),
    // A body that cannot be unpacked is as malformed as one that is no JSON.
    body: body.kind === 'text' ? body.text : '\0',
    region: () => signedRegion({ url: request.url ?? '/', headers }) ?? parts.region,
  })
  return { status: answer.status, headers: { ...origin, 'content-type': type }, body: answer.body }
}

const numbers = new WeakMap<Socket, number>()
let connections = 0

/** Of a connection, from 1 in the order of their first requests. */
function numberOf(socket: Socket): number {
  const known = numbers.get(socket)
  if (known !== undefined) return known
  numbers.set(socket, ++connections)
  return connections
}

function preflightHeaders(headers: IncomingMessage['headers']): HttpAnswer['headers'] {
  const asked = {
    'access-control-allow-headers': headers['access-control-request-headers'],
    'access-control-allow-methods': headers['access-control-request-method'],
  }
  const echoed = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return {
    'access-control-allow-origin': '*',
    ...(Object.fromEntries(echoed) as { readonly [name: string]: string }),
    'access-control-max-age': '172800',
  }
}

/** The two types of the protocol, without parameters; the answer has the request's. Source: reference, HTTP-2, HTTP-3. */
function contentType(header: string | undefined): string | undefined {
  if (header === 'application/x-amz-json-1.0') return header
  const type = header?.split(';', 1)[0]?.trim().toLowerCase()
  return type === 'application/x-amz-json-1.0' || type === 'application/json' ? type : undefined
}

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header)
