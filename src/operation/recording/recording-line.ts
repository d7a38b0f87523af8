import type { Value } from '../../model/value.ts'
import type { TableDescription } from '../operation-types.ts'
import type { ElementShape } from './request-elements.ts'

/** A recording of requests (`.ddbrec`): a header, then a line each, JSON all of them. docs/recorder.md tells it to users. */

/** What is newer is refused. */
export const recordingVersion = 1

/** Which values stand in a recording: those of keys, all, or none. Items never stand in it as a whole. */
export const recordedValues = ['keys', 'all', 'none'] as const
export type RecordedValues = (typeof recordedValues)[number]

export type RecordingLine = HeaderLine | TablesLine | ShapeLine | RequestLine

/** Each process that writes begins with one. */
export type HeaderLine = {
  readonly ddbrec: number
  /** Who writes: a few letters by chance, so that lines of several processes can be told apart. */
  readonly w: string
  /** ISO 8601. */
  readonly at: string
  readonly by: string
  /** Of requests that say no other. */
  readonly region: string
  readonly values: RecordedValues
}

/** Descriptions, when a table was first seen and whenever its definition has changed. */
export type TablesLine = { readonly w: string; readonly region: string; readonly tables: readonly TableDescription[] }

/** Stands before the first request that names it. `shape` is made of the shape's text, so that every process has the same. */
export type ShapeLine = { readonly shape: string; readonly of: ElementShape }

/** `[table, index or '', r or w, half units]`. */
export type RecordedArm = readonly [table: string, index: string, kind: 'r' | 'w', halfUnits: number]

export type RequestLine = {
  /** When it was answered: epoch milliseconds. */
  readonly t: number
  readonly w: string
  /** Counts the requests of its writer, from 1. */
  readonly i: number
  readonly op: string
  /** Absent: that of the header. */
  readonly r?: string | undefined
  /** Shapes of its parts: one, or those of a batch or transaction, in order. Empty for what is about no item. */
  readonly s: readonly string[]
  /** Values of each part, in the order of its shape; null: not recorded. Absent: none recorded. */
  readonly v?: readonly (readonly (Value | null)[])[] | undefined
  readonly u?: readonly RecordedArm[] | undefined
  /** Items returned and evaluated. */
  readonly n?: readonly [returned: number, evaluated: number] | undefined
  /** Milliseconds in the server. */
  readonly ms: number
  /** Name of the exception. */
  readonly e?: string | undefined
  /** Connection, counted from 1. */
  readonly c?: number | undefined
  /** The access pattern, as the caller named it. */
  readonly p?: string | undefined
  /** 1: read without a key. */
  readonly scan?: 1 | undefined
  /** 1: a page after the first. */
  readonly next?: 1 | undefined
  /** The `i` of an earlier read of the same writer whose items hold this request's key. */
  readonly of?: number | undefined
}
