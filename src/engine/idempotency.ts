import { hash } from 'node:crypto'
import { ApiError } from '../model/api-error.ts'
import { readHalfUnits } from '../model/capacity.ts'
import type { Charge } from '../model/charge.ts'
import { idempotencyMs } from '../model/limits.ts'
import { transactionMessages } from '../model/messages/transaction.ts'
import { parseText } from '../storage/parse-text.ts'
import type { EngineContext } from './context.ts'

/**
 * ClientRequestToken: within ten minutes the same request with the same token succeeds again without writing again.
 * While the first still takes its time, it is refused. Tokens belong to one operation (IDEM-3) and are kept in the file. Source: reference, operations 8; IDEM-1 to IDEM-6.
 */
export type Idempotent = { readonly operation: string; readonly token: string; readonly digest: string }

/** What tells two requests apart; how the answer is to report is not part of it (IDEM-4). */
export function idempotent(
  { region }: Pick<EngineContext, 'region'>,
  name: string,
  token: string | undefined,
  content: unknown,
): Idempotent | undefined {
  if (token === undefined) return undefined
  // The Regions of one file know nothing of each other.
  return { operation: `${region} ${name}`, token, digest: hash('sha256', JSON.stringify(content, membersInOrder)) }
}

/** A client that builds its request again may list the members of a map in another order. */
function membersInOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What a first run left behind: each table arm, so that a replay can be charged as the reads it then is. */
type Kept<Answer> = {
  readonly answer: Answer
  readonly arms: readonly Pick<Charge, 'table' | 'bytes' | 'hash' | 'key' | 'sort'>[]
}

/** The answer of an earlier call with this token, its charges pushed as reads of what was written; undefined: none. */
export function replay<Answer>(context: EngineContext, request: Idempotent | undefined): Answer | undefined {
  if (request === undefined) return undefined
  const found = context.store.findToken(request.operation, request.token, context.clock.now())
  if (found === undefined) return undefined
  if (found.digest !== request.digest) {
    throw new ApiError('IdempotentParameterMismatchException', transactionMessages.tokenMismatch)
  }
  if (context.holds.hasToken(request)) {
    throw new ApiError('TransactionInProgressException', transactionMessages.tokenInProgress)
  }
  const { answer, arms } = parseText<Kept<Answer>>(found.response, 'the answer kept for a token')
  context.take(
    arms.map((arm) => ({
      ...arm,
      kind: 'read',
      halfUnits: readHalfUnits(arm.bytes, 'transactional'),
      transactional: true,
    })),
  )
  return answer
}

/** Inside the transaction that does the work, so that neither is kept without the other. */
export function remember<Answer>(context: EngineContext, request: Idempotent | undefined, answer: Answer): void {
  if (request === undefined) return
  const now = context.clock.now()
  context.store.removeExpiredTokens(now)
  const arms = context.charges
    .filter(({ index }) => index === undefined)
    .map(({ table, bytes, hash: keyHash, key, sort }) => ({ table, bytes, hash: keyHash, key, sort }))
  const kept: Kept<Answer> = { answer, arms }
  context.store.saveToken({ ...request, response: JSON.stringify(kept), expiresMs: now + idempotencyMs })
}
