import { serviceModel } from '../../src/operation/service-model.ts'
import { authorization, signed } from '../http/support.ts'
import type { HostileBody } from './hostile-bodies.ts'
import type { Random } from './random.ts'

export type Head = {
  readonly region: string
  readonly operation: string
  readonly method?: string
  readonly path?: string
  readonly version?: string
  /** Beside those of every call, or in their place. */
  readonly more?: { readonly [name: string]: string | undefined }
}

/** The head of a call, as bytes that no HTTP client has looked at. */
export function head({ region, operation, method = 'POST', path = '/', version = '1.1', more = {} }: Head): Buffer {
  const headers = {
    host: 'localhost',
    ...signed,
    authorization: authorization.replace('us-east-1', region),
    'x-amz-target': targetOf(operation),
    ...more,
  }
  const lines = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
  return Buffer.from(`${method} ${path} HTTP/${version}\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1')
}

/** A whole call, in one of the ways in which clients put it. */
export function requestBytes(random: Random, region: string, { operation, bytes, encoding }: HostileBody): Buffer {
  const more = {
    'content-length': String(bytes.length),
    'content-encoding': encoding,
    'accept-encoding': random.oneIn(4) ? 'gzip, deflate' : undefined,
    'content-type': random.oneIn(10) ? 'application/json; charset=utf-8' : signed['content-type'],
  }
  return Buffer.concat([head({ region, operation, more }), bytes])
}

/** A whole call of an operation, with nothing odd about it. */
export function callBytes(operation: string, request: object, region = 'us-east-1'): Buffer {
  const bytes = Buffer.from(JSON.stringify(request))
  return Buffer.concat([head({ region, operation, more: { 'content-length': String(bytes.length) } }), bytes])
}

/** The same bytes, cut anywhere. */
export function inPieces(random: Random, bytes: Buffer, count: number): Buffer[] {
  const cuts = Array.from({ length: count - 1 }, () => random.below(bytes.length + 1)).sort((a, b) => a - b)
  return [0, ...cuts].map((from, at) => bytes.subarray(from, cuts[at] ?? bytes.length))
}

function targetOf(operation: string): string {
  const service = serviceModel.operations[operation]?.service ?? 'dynamodb'
  return `${serviceModel.services[service].targetPrefix}.${operation}`
}
