import type { Charge } from '../model/charge.ts'
import type { Table } from '../model/table.ts'
import type { Throttle } from '../model/throttle.ts'
import type { OperationName } from './operation.ts'
import type { ScalingCall } from './scaling.ts'

/** What stands between a backend and its rows: it sees every charge before it counts, and every call when it is over. */
export interface Meter {
  /** What `admit` names limits for is refused; otherwise it is only noted. */
  readonly enforcing: boolean
  /** The backend is there; it says what its tables are like whenever it is asked. Called before anything else. */
  attach(tables: (region: string) => MeteredTables): void
  /**
   * Takes what belongs together, wholly or not at all: one item of a batch, one page, one whole transaction. Answers which
   * limits are against it, in the service's order; empty: none. Called before anything is changed, where the answer matters
   * at once: limits are enforced, or the caller collects them. What else is charged comes with the finished call.
   */
  admit(charges: readonly Charge[], of: MeteredTables): readonly Throttle[]
  /** Called once for every call, whatever became of it. */
  finish(call: FinishedCall, of: MeteredTables): void
  /** Items of a table were deleted because their time to live was over. */
  expire(table: string, items: number, of: MeteredTables): void
  /**
   * What auto scaling wants to be changed, at a moment that is over or now; undefined: nothing more. Each answer is followed by
   * `scaled`. Called outside calls, in every turn.
   */
  nextScaling(): ScalingCall | undefined
  /** The units were changed, at that moment, or could not be. `of`: the tables at that moment, after the change. */
  scaled(call: ScalingCall, of: MeteredTables, done: boolean): void
  /** A turn to keep what it knows, as often as the backend has its own. */
  turn(): void
  /** The backend is about to close. */
  close(): void
}

/** The tables of one Region as the backend sees them at the moment of the call. */
export interface MeteredTables {
  readonly region: string
  /** Epoch milliseconds of the backend's clock. */
  readonly nowMs: number
  /** Changes whenever a definition may have: what was looked up under another version is out of date. */
  readonly version: number
  /** By its name or ARN; undefined for any other text. */
  find(nameOrArn: string): Table | undefined
  /** Item bytes of a table or index by its `id`. */
  bytesOf(id: number): number
}

export type FinishedCall = {
  readonly operation: OperationName
  /** Everything it was charged, also what came to nothing afterwards. */
  readonly charges: readonly Charge[]
  /** What belongs together of what nobody asked about: for the meter to take in its own time. */
  readonly unasked: readonly (readonly Charge[])[]
  /** When it began, by the backend's clock. */
  readonly atMs: number
  /** Of the request, where it names one. */
  readonly table: string | undefined
  readonly elapsedMs: number
  /** Of Query and Scan the items, of GetRecords the records. */
  readonly returnedItems: number
  /** The exception's name; undefined: the call succeeded. */
  readonly error: string | undefined
  /** How often limits were against what was asked: of each member of a batch, page or transaction. */
  readonly throttled: number
  /** The access pattern it belongs to, where the caller says. */
  readonly pattern: string | undefined
}
