import { ShellError, type Span } from '../base/shell-error.ts'
import type { BackfillProgress } from '../engine/context.ts'
import type { EngineOptions } from '../engine/engine.ts'
import { ApiError, type ApiErrorMembers } from '../model/api-error.ts'
import type { BulkLane } from '../operation/bulk.ts'
import type { ModelShelf } from '../operation/model-shelf.ts'
import type { Monitor } from '../operation/monitor.ts'
import type { Call, CallCost, CallingStatement, CallSettings, OperationName } from '../operation/operation.ts'
import type { StoreOptions } from '../storage/store.ts'

/** What crosses between the prompt's thread and the engine's. Shared memory is touched here and nowhere else. */

/** What the worker opens. */
export type EngineLocation = {
  /** A path, or ':memory:'. */
  readonly file: string
  readonly store: StoreOptions
  readonly engine: Pick<EngineOptions, 'region' | 'account' | 'settings'>
  /** The same clock and the same ids in every run. */
  readonly deterministic?: boolean | undefined
  /** Milliseconds by which statements have moved its clock, where a thread takes over from one that died. */
  readonly aheadMs: number
}

/** What goes with a call. */
export type CallOptions = Pick<Call, 'region' | 'host' | 'pattern' | 'unmetered' | 'asOfMs' | 'statement'> &
  CallSettings

export type ToWorker =
  | {
      readonly kind: 'run'
      readonly id: number
      readonly name: OperationName
      readonly request: unknown
      readonly flag: CancelFlag | undefined
      readonly options: CallOptions
    }
  /** Answered with the time that it is then. */
  | { readonly kind: 'advance'; readonly id: number; readonly ms: number }
  | { readonly kind: 'maintain'; readonly id: number }
  | {
      readonly kind: 'take-back'
      readonly id: number
      readonly direction: 'undo' | 'redo'
      readonly region: string | undefined
    }
  | { readonly kind: 'copy'; readonly id: number; readonly path: string; readonly flag: CancelFlag | undefined }
  | { readonly kind: 'undo-skip'; readonly id: number }
  | { readonly kind: 'undo-note'; readonly id: number; readonly statement: CallingStatement; readonly hint: string }
  | { readonly kind: 'monitor'; readonly id: number; readonly ask: keyof Monitor; readonly argument: unknown }
  | { readonly kind: 'shelf'; readonly id: number; readonly ask: keyof ModelShelf; readonly argument: unknown }
  /** The argument is JSON text: half the time of a structured clone. */
  | {
      readonly kind: 'bulk'
      readonly id: number
      readonly ask: keyof BulkLane
      readonly argument: string
      readonly options: CallOptions
    }
  | { readonly kind: 'close' }

export type FromWorker =
  | { readonly kind: 'opened' }
  | { readonly kind: 'not-opened'; readonly error: ErrorParts }
  /** Bodies are JSON text: half the time of a structured clone, and members that are accessors come out as data. */
  | {
      readonly kind: 'answered'
      readonly id: number
      readonly response: string
      /** Items of a page, which are text already. */
      readonly lines?: Uint8Array | undefined
      readonly cost: CallCost
    }
  | { readonly kind: 'refused'; readonly id: number; readonly error: ErrorParts; readonly cost: CallCost }
  | { readonly kind: 'copied'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'backfill'; readonly progress: BackfillProgress }

/** An error as plain data. `members` is JSON text, since an item in it may be parsed only when looked at. */
export type ErrorParts =
  | ({ readonly kind: 'api'; readonly members: string } & ShellErrorParts)
  | ({ readonly kind: 'own'; readonly name: string } & ShellErrorParts)
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'bug'; readonly name: string; readonly message: string; readonly stack: string | undefined }

type ShellErrorParts = {
  readonly code: string
  readonly message: string
  readonly hint: string | undefined
  readonly span: Span | undefined
}

export function errorParts(error: unknown): ErrorParts {
  if (error instanceof Cancelled) return { kind: 'cancelled' }
  if (error instanceof ShellError) {
    const { code, message, hint, span } = error
    const parts = { code, message, hint, span }
    if (error instanceof ApiError) return { kind: 'api', members: JSON.stringify(error.members), ...parts }
    return { kind: 'own', name: error.name, ...parts }
  }
  if (error instanceof Error) {
    return { kind: 'bug', name: error.name, message: error.message, stack: error.stack }
  }
  return { kind: 'bug', name: 'Error', message: String(error), stack: undefined }
}

/** The error on the other side. `reason` is what a call that was cancelled rejects with. */
export function errorOf(parts: ErrorParts, reason?: unknown): unknown {
  switch (parts.kind) {
    case 'cancelled':
      return reason ?? new Cancelled()
    case 'api': {
      const members = JSON.parse(parts.members) as ApiErrorMembers
      return new ApiError(parts.code, parts.message, { members, hint: parts.hint, span: parts.span })
    }
    case 'own':
      return new CarriedError(parts)
    case 'bug': {
      const error = new Error(parts.message)
      error.name = parts.name
      if (parts.stack !== undefined) error.stack = parts.stack
      return error
    }
  }
}

/** An error of another room as it left the worker; building that room's own class here would load its database. */
class CarriedError extends ShellError {
  constructor(parts: Extract<ErrorParts, { kind: 'own' }>) {
    super(parts.code, parts.message, parts)
    this.name = parts.name
  }
}

/** One number that both threads see: not 0 once the call is to stop. */
export type CancelFlag = Int32Array<SharedArrayBuffer>

const flags = new WeakMap<AbortSignal, CancelFlag>()

/** The flag that goes up with a signal; one for all calls of a statement. */
export function flagOf(signal: AbortSignal): CancelFlag {
  const known = flags.get(signal)
  if (known !== undefined) return known
  const flag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  flags.set(signal, flag)
  if (signal.aborted) Atomics.store(flag, 0, 1)
  else signal.addEventListener('abort', () => Atomics.store(flag, 0, 1), { once: true })
  return flag
}

/** What the engine asks between rows. The worker's event loop stands still meanwhile, so only a shared number can say it. */
export class FlagSignal extends EventTarget implements AbortSignal {
  onabort = null
  private readonly flag: CancelFlag

  constructor(flag: CancelFlag) {
    super()
    this.flag = flag
  }

  get aborted(): boolean {
    return Atomics.load(this.flag, 0) !== 0
  }

  get reason(): unknown {
    return this.aborted ? new Cancelled() : undefined
  }

  throwIfAborted(): void {
    if (this.aborted) throw new Cancelled()
  }
}

/** Named as the platform names what an aborted call throws. */
class Cancelled extends Error {
  override readonly name = 'AbortError'

  constructor() {
    super('This operation was aborted')
  }
}
