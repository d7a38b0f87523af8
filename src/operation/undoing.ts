import type { Item } from '../model/value.ts'
import type { Call, CallingStatement } from './operation.ts'

/** Taking back what statements of this process wrote. Nothing of it is in the file. */
export interface Undoing {
  /** Makes the items of the newest statement what they were before it, all or none; costs as the transaction it is. */
  undo(call?: Call): Promise<TakenBack>
  /** Makes them again what the statement last taken back had made of them. */
  redo(call?: Call): Promise<TakenBack>
  /** Forgets the newest statement, so that the one before can be taken back; its text. */
  skip(): Promise<string | undefined>
  /** Notes a statement that cannot be taken back, and what may help instead. */
  note(statement: CallingStatement, hint: string): Promise<void>
}

export type TakenBack =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'done'
      readonly statement: string
      /** By table, in the order in which it was written to. */
      readonly tables: readonly { readonly table: string; readonly items: number }[]
    }
  | { readonly kind: 'refused'; readonly statement: string; readonly why: NotTakenBack }

export type NotTakenBack =
  /** An item is not what the statement left: somebody has written since. */
  | { readonly kind: 'changed'; readonly table: string; readonly key: Item; readonly items: number }
  /** The table is gone, or another one has its name. */
  | { readonly kind: 'gone'; readonly table: string }
  /** More bytes of items than are kept of one statement. */
  | { readonly kind: 'too-large'; readonly bytesMax: number }
  /** What it did is nothing that is kept. */
  | { readonly kind: 'other'; readonly hint: string }
