import type { EditorState } from './editor-state.ts'

/** vi's normal mode: what is typed there are commands, such as `2d3w`. */
export type ViState = {
  readonly mode: 'insert' | 'normal'
  /** The beginning of a command. */
  readonly pending: string
  /** What `;` and `,` repeat. */
  readonly lastFind?: { readonly key: FindKey; readonly target: string } | undefined
  /** Visual mode: from here to the cursor is selected. */
  readonly visual?: ViSelection | undefined
  /** What `.` does again. */
  readonly lastChange?: ViChange | undefined
  /** A change that goes on in insert mode, and the text as it was then. */
  readonly inserting?: (ViCommandOf & { readonly text: string; readonly cursor: number }) | undefined
}

export type FindKey = 'f' | 'F' | 't' | 'T'

export type ViCommand = {
  readonly operator: string | undefined
  readonly count: number | undefined
  readonly key: string
  readonly target: string
}

type ViCommandOf = { readonly command: ViCommand }

/** `inserted`: what was typed after the command, where it led to insert mode. */
export type ViChange = ViCommandOf & { readonly inserted: string | undefined }

export type ViSelection = { readonly anchor: number; readonly lines: boolean }

export const viInsert: ViState = { mode: 'insert', pending: '' }

/** `wish`: what only the prompt can do. */
export type ViDone = {
  readonly editor: EditorState
  readonly vi: ViState
  readonly wish?: 'search' | 'search-on' | 'search-back' | 'edit-outside' | undefined
}
