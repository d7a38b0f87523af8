import type { BulkWrite } from '../operation/bulk.ts'
import type { TransferError } from './transfer-error.ts'

/** One entry of a file: what it says is to be written, or why it cannot be read; and where it stands, for messages. */
export type SourceRecord = GoodRecord | BadRecord

export type GoodRecord = {
  readonly line: number
  readonly write: BulkWrite
  /** Characters of its text, about: how many are worked on at once depends on it. */
  readonly size: number
}

/** `text`: as much of it as there is. */
export type BadRecord = { readonly line: number; readonly error: TransferError; readonly text: string }

/** Records as they come, some at a time: going on for each of a million costs more than reading it. */
export type Records = AsyncIterable<readonly SourceRecord[]>
