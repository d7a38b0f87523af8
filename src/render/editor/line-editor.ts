import { displayWidth, headOfWidth } from '../../view/display-width.ts'
import {
  type Continued,
  type EditorState,
  inserted,
  moved,
  redo,
  replaced,
  rewritten,
  settled,
  undo,
} from './editor-state.ts'
import { lineEnd, lineStart, nextEdge, previousEdge } from './graphemes.ts'
import { type HistoryWalk, newerEntry, olderEntry } from './history-walk.ts'
import { killedTo, yank, yankOlder } from './kill-ring.ts'
import { chunkStart, wordEnd, wordStart } from './words.ts'

/** What an edit may look at besides the text. */
export type Memory = {
  /** Oldest first. */
  readonly history: readonly string[]
  /** The last thing in a statement that is worth putting in again. */
  readonly lastToken: (statement: string) => string | undefined
}

export type Edit = (state: EditorState, memory: Memory) => EditorState

/** Everything a key can do to the text. */
export const edits = {
  left: (state) => moved(state, previousEdge(state.text, state.cursor)),
  right: (state) => moved(state, nextEdge(state.text, state.cursor)),
  'word-left': (state) => moved(state, wordStart(state.text, state.cursor)),
  'word-right': (state) => moved(state, wordEnd(state.text, state.cursor)),
  'line-start': (state) => moved(state, lineStart(state.text, state.cursor)),
  'line-end': (state) => moved(state, lineEnd(state.text, state.cursor)),
  up: (state, { history }) => (walking(state) || onFirstLine(state) ? older(state, history) : vertical(state, -1)),
  down: (state, { history }) => (walking(state) || onLastLine(state) ? newer(state, history) : vertical(state, 1)),
  'delete-back': (state) => replaced(state, previousEdge(state.text, state.cursor), state.cursor, ''),
  'delete-forward': (state) => replaced(state, state.cursor, nextEdge(state.text, state.cursor), ''),
  'kill-to-line-end': (state) => killedTo(state, orBeyond(lineEnd(state.text, state.cursor), state, nextEdge)),
  'kill-to-line-start': (state) => killedTo(state, orBeyond(lineStart(state.text, state.cursor), state, previousEdge)),
  'kill-word-right': (state) => killedTo(state, wordEnd(state.text, state.cursor)),
  'kill-word-left': (state) => killedTo(state, wordStart(state.text, state.cursor)),
  'kill-to-space': (state) => killedTo(state, chunkStart(state.text, state.cursor)),
  yank,
  'yank-older': yankOlder,
  undo,
  redo,
  swap: swapped,
  'upper-case': (state) => wordChanged(state, (word) => word.toUpperCase()),
  'lower-case': (state) => wordChanged(state, (word) => word.toLowerCase()),
  capitalise: (state) => wordChanged(state, capitalised),
  'last-token': tokenRecalled,
  'newline-indented': (state) => inserted(state, `\n${indentOf(state)}`),
} as const satisfies Record<string, Edit>

export type EditName = keyof typeof edits

/** Typed text; a run of it is undone word by word. */
export function typed(state: EditorState, text: string): EditorState {
  const beginsWord = /^\S/.test(text) && /\s$/.test(state.text.slice(0, state.cursor))
  const joins = continues(state, 'type') && !beginsWord
  return { ...replaced(state, state.cursor, state.cursor, text, joins), last: { kind: 'type' } }
}

/** A paste enters as it is, but for line breaks, which become one kind, and tabs, which a prompt cannot line up. */
export const pasted = (state: EditorState, text: string): EditorState => inserted(state, plainLines(text))

/** A text from elsewhere, as an editor state may hold it. */
export const plainLines = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\t', '  ')

const continues = ({ last }: EditorState, kind: Continued['kind']): boolean => last?.kind === kind

/** A line that has nothing left to kill gives its line break. */
const orBeyond = (to: number, { text, cursor }: EditorState, step: typeof nextEdge): number =>
  to === cursor ? step(text, cursor) : to

/** Once a text was recalled, up and down go on through the history, however many lines it has. */
const walking = (state: EditorState): boolean => continues(state, 'recall')

const onFirstLine = ({ text, cursor }: EditorState): boolean => lineStart(text, cursor) === 0
const onLastLine = ({ text, cursor }: EditorState): boolean => lineEnd(text, cursor) === text.length

function vertical(state: EditorState, by: 1 | -1): EditorState {
  const { text, cursor } = state
  const start = lineStart(text, cursor)
  const goal = state.goal ?? displayWidth(text.slice(start, cursor))
  const target = by === -1 ? lineStart(text, start - 1) : lineEnd(text, cursor) + 1
  const line = text.slice(target, lineEnd(text, target))
  return { ...moved(state, target + headOfWidth(line, goal).length), goal }
}

function older(state: EditorState, history: readonly string[]): EditorState {
  const { text, cursor } = state
  const walk = state.walk ?? { prefix: text.slice(0, cursor), at: history.length, draft: { text, cursor } }
  return recalled(state, olderEntry(history, walk), history)
}

function newer(state: EditorState, history: readonly string[]): EditorState {
  if (state.walk === undefined) return settled(state)
  const next = newerEntry(history, state.walk)
  if (next !== undefined) return recalled(state, next, history)
  const { past, future, ring } = state
  return { ...state.walk.draft, past, future, ring }
}

function recalled(state: EditorState, walk: HistoryWalk | undefined, history: readonly string[]): EditorState {
  const text = walk === undefined ? undefined : history[walk.at]
  if (text === undefined) return { ...settled(state), last: walking(state) ? { kind: 'recall' } : undefined }
  const joins = state.walk !== undefined
  return { ...replaced(state, 0, state.text.length, text, joins), walk, last: { kind: 'recall' } }
}

/** A text of the history, to be run, changed, or left for its neighbours. */
export function recalledEntry(state: EditorState, history: readonly string[], at: number): EditorState {
  const { text, cursor } = state
  const walk: HistoryWalk = { prefix: '', at, draft: { text, cursor } }
  return { ...rewritten(state, history[at] ?? text), walk }
}

/** The graphemes on both sides of the cursor; at the end of a line the two before it. */
function swapped(state: EditorState): EditorState {
  const { text, cursor } = state
  const end = lineEnd(text, cursor)
  const middle = cursor === end ? previousEdge(text, cursor) : cursor
  const start = previousEdge(text, middle)
  if (middle === lineStart(text, cursor) || middle === end) return settled(state)
  const after = nextEdge(text, middle)
  return replaced(state, start, after, text.slice(middle, after) + text.slice(start, middle))
}

/** From the cursor to the end of its word, or of the next one. */
function wordChanged(state: EditorState, change: (word: string) => string): EditorState {
  const { text, cursor } = state
  const end = wordEnd(text, cursor)
  const changed = change(text.slice(cursor, end))
  return changed === text.slice(cursor, end) ? moved(state, end) : replaced(state, cursor, end, changed)
}

const capitalised = (word: string): string =>
  word.toLowerCase().replace(/[\p{L}\p{N}]/u, (first) => first.toUpperCase())

/** The last token of the statement before; again, of the one before that, and so on. */
function tokenRecalled(state: EditorState, { history, lastToken }: Memory): EditorState {
  const { last, cursor } = state
  const [from, until, at] = last?.kind === 'token' ? [last.from, last.until, last.at] : [cursor, cursor, history.length]
  for (let older = at - 1; older >= 0; older--) {
    const token = lastToken(history[older] ?? '')
    if (token === undefined || token === state.text.slice(from, until)) continue
    const next = replaced(state, from, until, plainLines(token), last?.kind === 'token')
    return { ...next, last: { kind: 'token', from, until: from + plainLines(token).length, at: older } }
  }
  return last?.kind === 'token' ? state : settled(state)
}

export const indentOf = ({ text, cursor }: EditorState): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, cursor), cursor))?.[0] ?? ''
