import type { Charge } from '../model/charge.ts'
import type { Wording } from '../model/messages/envelope.ts'
import type { SetOrder } from '../model/sort-sets.ts'
import type { Throttle } from '../model/throttle.ts'
import type { OperationMap } from './operation-types.ts'

/** The API name of an operation of DynamoDB or DynamoDB Streams. */
export type OperationName = keyof OperationMap
export type Request<Name extends OperationName> = OperationMap[Name]['request']
export type Response<Name extends OperationName> = OperationMap[Name]['response']

/** What goes with one call beside its request. */
export type Call = {
  readonly signal?: AbortSignal | undefined
  /** Engine appends what the call was charged, also when it then throws. */
  readonly charges?: Charge[] | undefined
  /** The limits that were against it, whether or not they are enforced. */
  readonly throttles?: Throttle[] | undefined
  /** Whose tables the call sees: a file holds a set of tables for each Region. Absent: the backend's own. */
  readonly region?: string | undefined
  /** Host and port under which the caller reached us, which is what it should go on using. Absent: none of ours. */
  readonly host?: string | undefined
  /** The access pattern that the call is part of, for sums by pattern. */
  readonly pattern?: string | undefined
  /** Nobody else is there to call: what is done for many at once need not wait for more. */
  readonly alone?: boolean | undefined
  /** Of a call that changes nothing: no meter counts or refuses it, wherever one of ours would. */
  readonly unmetered?: boolean | undefined
  /** Of a call that only reads: it sees tables as they were at that moment, in epoch milliseconds. */
  readonly asOfMs?: number | undefined
  /** The statement that it is part of: what it writes can then be taken back. */
  readonly statement?: CallingStatement | undefined
} & CallSettings

/** The statement that a call is part of. */
export type CallingStatement = {
  /** Another one for each statement of a session. */
  readonly id: number
  readonly text: string
}

/** What a backend does otherwise for one call; absent members: as it was set up. */
export type CallSettings = {
  /** Which generation of the service words its refusals. */
  readonly wording?: Wording | undefined
  /** What becomes of the order in which a set is written. */
  readonly setOrder?: SetOrder | undefined
  /** Milliseconds that a transaction which writes keeps others away from its items. */
  readonly transactionTimeMs?: number | undefined
  /** The folder whose folders are the buckets of imports and exports. */
  readonly s3Root?: string | undefined
}

/** What a call was charged, and the limits that were against it. */
export type CallCost = { readonly charges: readonly Charge[]; readonly throttles: readonly Throttle[] }

/** What the shell, the HTTP endpoint and the simulator talk to. Rejects with `ApiError` only. */
export interface Backend {
  run<Name extends OperationName>(name: Name, request: Request<Name>, call?: Call): Promise<Response<Name>>
  close(): Promise<void>
}

/** A backend with one more concern: `withIam(policies)(withMetrics(sink)(engine))`. */
export type Layer = (inner: Backend) => Backend
