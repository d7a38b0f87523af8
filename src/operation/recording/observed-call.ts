import type { TrafficRecord } from '../traffic.ts'

/** A request when it is answered, for whoever records it. */
export type ObservedCall = {
  readonly record: TrafficRecord
  /** What the client sent, checked or not. */
  readonly request: unknown
  /** Absent: it was refused. Its items may not have been parsed: nobody need look at them. */
  readonly response?: object | undefined
  /** The answer as it goes out. */
  readonly body: string
  /** Which connection of the server it came on, counted from 1. */
  readonly connection?: number | undefined
  /** The access pattern that the caller says it belongs to. */
  readonly pattern?: string | undefined
}
