import { snapToEdge } from './graphemes.ts'
import type { HistoryWalk } from './history-walk.ts'

/** What is being typed. Every change is a function from state to state; the cursor is always on a grapheme edge. */
export type EditorState = {
  /** Lines end in `\n`; there is no `\r`. */
  readonly text: string
  readonly cursor: number
  /** The column that a run of moves up or down aims at. */
  readonly goal?: number | undefined
  /** What undo goes back to, newest last. */
  readonly past: readonly Snapshot[]
  /** What redo goes on to, the next one last. */
  readonly future: readonly Snapshot[]
  /** What was killed, newest last. */
  readonly ring: readonly string[]
  /** What the key before did, where the next of its kind continues it. */
  readonly last?: Continued | undefined
  /** The text is as recalled from the history. */
  readonly walk?: HistoryWalk | undefined
}

export type Snapshot = { readonly text: string; readonly cursor: number }

export type Continued =
  | { readonly kind: 'type' | 'kill' | 'recall' }
  /** The entry of the ring that was put in at `from`; 0 is the newest. */
  | { readonly kind: 'yank'; readonly from: number; readonly until: number; readonly nth: number }
  /** The token of a history entry that was put in at `from`; `at` is the index of the entry. */
  | { readonly kind: 'token'; readonly from: number; readonly until: number; readonly at: number }

export const emptyEditor: EditorState = { text: '', cursor: 0, past: [], future: [], ring: [] }

/** The next statement starts afresh; what was killed can still be put in. */
export const cleared = ({ ring }: EditorState): EditorState => ({ ...emptyEditor, ring })

export const moved = (state: EditorState, cursor: number): EditorState => ({ ...settled(state), cursor })

/** No run goes on. The walk does: moving about in a recalled text does not end it. */
export function settled({ text, cursor, past, future, ring, walk }: EditorState): EditorState {
  return { text, cursor, past, future, ring, walk }
}

/** How many changes can be undone. */
const pastMax = 200

/** `joins`: undone together with the change before. */
export function replaced(state: EditorState, from: number, to: number, by: string, joins = false): EditorState {
  if (from === to && by === '') return settled(state)
  const { text, cursor, ring, past } = state
  const next = text.slice(0, from) + by + text.slice(to)
  return {
    text: next,
    cursor: snapToEdge(next, from + by.length),
    past: joins ? past : [...past.slice(-pastMax + 1), { text, cursor }],
    future: [],
    ring,
  }
}

export const inserted = (state: EditorState, by: string): EditorState => replaced(state, state.cursor, state.cursor, by)

/** Another text, as one change. */
export const rewritten = (state: EditorState, text: string): EditorState => replaced(state, 0, state.text.length, text)

export function undo(state: EditorState): EditorState {
  const { text, cursor, past, future, ring } = state
  const before = past.at(-1)
  if (before === undefined) return settled(state)
  return { ...before, past: past.slice(0, -1), future: [...future, { text, cursor }], ring }
}

export function redo(state: EditorState): EditorState {
  const { text, cursor, past, future, ring } = state
  const after = future.at(-1)
  if (after === undefined) return settled(state)
  return { ...after, past: [...past, { text, cursor }], future: future.slice(0, -1), ring }
}
