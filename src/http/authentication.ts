import { ApiError } from '../model/api-error.ts'
import { protocolMessages } from '../model/messages/protocol.ts'

export type RequestHead = {
  /** Path and query. */
  readonly url: string
  /** By lower-case name. */
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined }
}

/**
 * The Region a request was signed for; undefined when its scope names none. Signatures are not checked, only that one is
 * there. Throws the service's refusals of a request without. Source: reference, errors 3; HTTP-9 to HTTP-12.
 */
export function signedRegion({ url, headers }: RequestHead): string | undefined {
  const header = textOf(headers['authorization'])
  const query = queryOf(url)
  const inQuery = query?.has('X-Amz-Algorithm') === true
  if (header !== undefined && inQuery) {
    throw new ApiError('InvalidSignatureException', protocolMessages.twoSignatures)
  }
  if (header === undefined) {
    if (query === undefined || !inQuery) throw missingToken()
    return regionOf(credentialInQuery(query))
  }
  const known = headers['x-amz-date'] === undefined ? undefined : scopeOf(header)
  if (known !== undefined) return known.region
  if (!header.trimStart().startsWith('AWS4-')) throw missingToken()
  return regionOf(credentialInHeader(header, headers))
}

/** As SDKs write it, up to the signature. */
const wholeHeader = /^(AWS4-HMAC-SHA256 Credential=([^, ]+), SignedHeaders=[^, ]+, Signature=)[^, ]+$/

type Scope = { readonly start: string; readonly region: string | undefined }

/** A client says the same with each request, all but the signature. */
let last: Scope | undefined

/** Undefined for a header that SDKs do not write. */
function scopeOf(header: string): Scope | undefined {
  if (last !== undefined && header.startsWith(last.start)) {
    const from = last.start.length
    const isSignature = header.length > from && !header.includes(',', from) && !header.includes(' ', from)
    return isSignature ? last : undefined
  }
  const [, start, credential] = wholeHeader.exec(header) ?? []
  if (start === undefined || credential === undefined) return undefined
  last = { start, region: regionOf(credential) }
  return last
}

const missingToken = (): ApiError => new ApiError('MissingAuthenticationTokenException', protocolMessages.missingToken)

/** A part that is empty is missing. */
const headerParts = {
  Credential: /[, ]Credential=([^, ]+)/,
  Signature: /[, ]Signature=([^, ]+)/,
  SignedHeaders: /[, ]SignedHeaders=([^, ]+)/,
}

function credentialInHeader(header: string, headers: RequestHead['headers']): string {
  const missing = Object.entries(headerParts).flatMap(([name, pattern]) => (pattern.test(header) ? [] : [name]))
  const dateMissing = headers['x-amz-date'] === undefined && headers['date'] === undefined
  if (missing.length > 0 || dateMissing) {
    const message = protocolMessages.incompleteHeader(missing, dateMissing, header)
    throw new ApiError('IncompleteSignatureException', message)
  }
  return headerParts.Credential.exec(header)?.[1] ?? ''
}

const queryParts = ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Signature', 'X-Amz-SignedHeaders', 'X-Amz-Date']

function credentialInQuery(query: URLSearchParams): string {
  const missing = queryParts.filter((name) => !query.get(name))
  if (missing.length > 0) {
    throw new ApiError('IncompleteSignatureException', protocolMessages.incompleteQuery(missing))
  }
  return query.get('X-Amz-Credential') ?? ''
}

/** The Region in the scope of an `Authorization` header, if it has one. */
export function scopeRegion(header: string): string | undefined {
  const credential = headerParts.Credential.exec(header)?.[1]
  return credential === undefined ? undefined : regionOf(credential)
}

/** A scope is `key/date/region/service/aws4_request`; keys may hold slashes, and the service may be empty. */
const regionOf = (credential: string): string | undefined =>
  /(?:^|\/)([a-z0-9-]{1,64})\/[^/]*\/[^/]*$/.exec(credential)?.[1]

function queryOf(url: string): URLSearchParams | undefined {
  const at = url.indexOf('?')
  return at < 0 ? undefined : new URLSearchParams(url.slice(at))
}

const textOf = (header: string | readonly string[] | undefined): string | undefined =>
  typeof header === 'string' ? header : header?.join(', ')
