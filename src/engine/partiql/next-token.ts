import { hash } from 'node:crypto'
import { validationError } from '../../model/api-error.ts'
import { requestMessages } from '../../model/messages/partiql.ts'
import type { Item, Value } from '../../model/value.ts'

/** Where a paged SELECT goes on: in which of its reads, and after which key. */
export type ReadPosition = { readonly step: number; readonly after?: Item | undefined }

/**
 * The token is opaque to callers, belongs to one statement with its parameters, and notices when it was changed. Source:
 * reference, PQL-33.
 */
export function encodeNextToken(request: TokenRequest, position: ReadPosition): string {
  const body: Body = [digestOf(request), position.step, position.after ?? null]
  const text = JSON.stringify(body)
  return Buffer.from(`${checksum(text)}${text}`).toString('base64url')
}

/** Throws when it is not one of our tokens, or one of another request. */
export function decodeNextToken(request: TokenRequest, token: string): ReadPosition {
  const decoded = Buffer.from(token, 'base64url').toString()
  const text = decoded.slice(checksumLength)
  if (text === '' || decoded.slice(0, checksumLength) !== checksum(text))
    throw validationError(requestMessages.tokenInvalid)
  const [digest, step, after] = JSON.parse(text) as Body
  if (digest !== digestOf(request)) throw validationError(requestMessages.tokenMismatch)
  return { step, after: after ?? undefined }
}

export type TokenRequest = { readonly statement: string; readonly parameters: readonly Value[] }

type Body = readonly [digest: string, step: number, after: Item | null]

const digestOf = ({ statement, parameters }: TokenRequest): string =>
  hash('sha256', JSON.stringify([statement, parameters]), 'base64url').slice(0, 22)

const checksumLength = 11
const checksum = (text: string): string => hash('sha256', `NextToken ${text}`, 'base64url').slice(0, checksumLength)
