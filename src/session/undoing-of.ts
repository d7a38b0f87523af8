import type { Call, CallingStatement } from '../operation/operation.ts'
import type { TakenBack, Undoing } from '../operation/undoing.ts'

/** What an engine in this thread offers of it. */
type UndoingEngine = {
  readonly undoBook: {
    note(statement: CallingStatement, hint: string): void
    skip(): { readonly statement: CallingStatement } | undefined
  }
  takeBack(direction: 'undo' | 'redo', call?: Call): TakenBack
}

export const undoingOf = (engine: UndoingEngine): Undoing => ({
  undo: async (call) => engine.takeBack('undo', call),
  redo: async (call) => engine.takeBack('redo', call),
  skip: async () => engine.undoBook.skip()?.statement.text,
  note: async (statement, hint) => engine.undoBook.note(statement, hint),
})
