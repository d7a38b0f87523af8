import { crc32, gunzipSync } from 'node:zlib'
import { isKnownRefusal } from './known-refusals.ts'
import type { WireAnswer } from './wire-connection.ts'

/** What every answer must have, whatever was asked. Source: reference, errors 1; HTTP-4 to HTTP-8, HTTP-14. */
export function answerComplaints(answer: WireAnswer, operation: string): string[] {
  const { status, headers, body } = answer
  const complaints: string[] = []
  if (![200, 400, 404, 413].includes(status) && !isOwnFailure(answer, operation)) complaints.push(`status ${status}`)
  if (!/^[0-9A-Z]{52}$/.test(headers.get('x-amzn-requestid') ?? '')) complaints.push('no x-amzn-requestid')
  const length = headers.get('content-length')
  // The body of an answer to HEAD is left out, not its length and checksum.
  if (body.length > 0 || length === '0') {
    if (length !== String(body.length)) complaints.push(`content-length ${length} of ${body.length} bytes`)
    if (headers.get('x-amz-crc32') !== String(crc32(body))) complaints.push('a wrong x-amz-crc32')
  } else if (length === undefined) complaints.push('no content-length')
  complaints.push(...bodyComplaints(answer, operation))
  return complaints.map((what) => `${what}: ${shown(answer)}`)
}

function bodyComplaints({ status, headers, body }: WireAnswer, operation: string): string[] {
  const type = headers.get('content-type')
  if (type === undefined) return status === 200 && operation !== '' ? ['no content-type'] : []
  if (type !== 'application/x-amz-json-1.0' && type !== 'application/json') return [`content-type ${type}`]
  if (body.length === 0) return /^(Unt|T)agResource$/.test(operation) && status === 200 ? [] : ['an empty body']
  const json = jsonOf({ status, headers, body })
  if (json === undefined) return ['a body that is no JSON']
  return status === 200 ? [] : errorComplaints(json, operation)
}

function errorComplaints(json: { readonly [member: string]: unknown }, operation: string): string[] {
  const { __type: type, ...others } = json
  const [namespace = '', code = ''] = typeof type === 'string' ? type.split('#') : []
  if (!namespaces.has(namespace)) return [`__type ${String(type)}`]
  if (!protocolErrors.has(code) && !isKnownRefusal(operation, code)) return [`refuses ${operation} with ${code}`]
  const message = others['message'] ?? others['Message']
  return message === undefined || typeof message === 'string' ? [] : ['a message that is no text']
}

/** A 500 that the service gives itself: ODT-7. */
function isOwnFailure(answer: WireAnswer, operation: string): boolean {
  return answer.status === 500 && operation === 'UpdateTable' && jsonOf(answer)?.['__type'] === internalFailure
}

const internalFailure = 'com.amazon.coral.service#InternalFailure'

const namespaces: ReadonlySet<string> = new Set([
  'com.amazon.coral.validate',
  'com.amazon.coral.service',
  'com.amazonaws.dynamodb.v20120810',
])

/** Refusals of a request whose operation nobody has looked at yet. */
const protocolErrors: ReadonlySet<string> = new Set([
  'SerializationException',
  'UnknownOperationException',
  'MissingAuthenticationTokenException',
  'IncompleteSignatureException',
  'InvalidSignatureException',
])

/** Of a body that is an object in JSON, packed or not; else undefined. */
export function jsonOf({ headers, body }: WireAnswer): { readonly [member: string]: unknown } | undefined {
  try {
    const bytes = headers.get('content-encoding') === 'gzip' ? gunzipSync(body) : body
    const json: unknown = JSON.parse(bytes.toString())
    return typeof json === 'object' && json !== null ? (json as { readonly [member: string]: unknown }) : undefined
  } catch {
    return undefined
  }
}

const shown = ({ status, headers, body }: WireAnswer): string =>
  `${status} ${[...headers].map(([name, value]) => `${name}: ${value}`).join(', ')} ${body.toString().slice(0, 300)}`
