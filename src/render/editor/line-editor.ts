import { displayWidth, headOfWidth } from '../../view/display-width.ts'
import { graphemesOf, lineEnd, lineStart, nextEdge, previousEdge, snapToEdge } from './graphemes.ts'
import { type HistoryWalk, newerEntry, olderEntry } from './history-walk.ts'

/** What is being typed. Every change is a function from state to state; the cursor is always on a grapheme edge. */
export type EditorState = {
  /** Lines end in `\n`; there is no `\r`. */
  readonly text: string
  readonly cursor: number
  /** The column that a run of moves up or down aims at. */
  readonly goal?: number | undefined
  /** What undo goes back to, newest last. */
  readonly past: readonly Snapshot[]
  /** What yank puts in. */
  readonly killed: string
  /** What the key before did, where the next of its kind continues it. */
  readonly last?: 'type' | 'kill' | 'recall' | undefined
  /** The text is as recalled from the history. */
  readonly walk?: HistoryWalk | undefined
}

type Snapshot = { readonly text: string; readonly cursor: number }

export const emptyEditor: EditorState = { text: '', cursor: 0, past: [], killed: '' }

export type Edit = (state: EditorState, history: readonly string[]) => EditorState

/** Everything a key can do to the text. `history` is oldest first. */
export const edits = {
  left: (state) => moved(state, previousEdge(state.text, state.cursor)),
  right: (state) => moved(state, nextEdge(state.text, state.cursor)),
  'word-left': (state) => moved(state, wordStart(state.text, state.cursor)),
  'word-right': (state) => moved(state, wordEnd(state.text, state.cursor)),
  'line-start': (state) => moved(state, lineStart(state.text, state.cursor)),
  'line-end': (state) => moved(state, lineEnd(state.text, state.cursor)),
  up: (state, history) => (walking(state) || onFirstLine(state) ? older(state, history) : vertical(state, -1)),
  down: (state, history) => (walking(state) || onLastLine(state) ? newer(state, history) : vertical(state, 1)),
  'delete-back': (state) => replaced(state, previousEdge(state.text, state.cursor), state.cursor, ''),
  'delete-forward': (state) => replaced(state, state.cursor, nextEdge(state.text, state.cursor), ''),
  'kill-to-line-end': (state) => killedTo(state, orBeyond(lineEnd(state.text, state.cursor), state, nextEdge)),
  'kill-to-line-start': (state) => killedTo(state, orBeyond(lineStart(state.text, state.cursor), state, previousEdge)),
  'kill-word-right': (state) => killedTo(state, wordEnd(state.text, state.cursor)),
  'kill-word-left': (state) => killedTo(state, wordStart(state.text, state.cursor)),
  'kill-to-space': (state) => killedTo(state, chunkStart(state.text, state.cursor)),
  yank: (state) => replaced(state, state.cursor, state.cursor, state.killed),
  undo,
  newline: (state) => replaced(state, state.cursor, state.cursor, '\n'),
  'newline-indented': (state) => replaced(state, state.cursor, state.cursor, `\n${indentOf(state)}`),
} as const satisfies Record<string, Edit>

export type EditName = keyof typeof edits

/** Typed text; a run of it is undone word by word. */
export function typed(state: EditorState, text: string): EditorState {
  const beginsWord = /^\S/.test(text) && /\s$/.test(state.text.slice(0, state.cursor))
  const joins = state.last === 'type' && !beginsWord
  return { ...replaced(state, state.cursor, state.cursor, text, joins), last: 'type' }
}

/** A paste enters as it is, but for line breaks, which become one kind, and tabs, which a prompt cannot line up. */
export function pasted(state: EditorState, text: string): EditorState {
  return replaced(state, state.cursor, state.cursor, text.replace(/\r\n?/g, '\n').replaceAll('\t', '  '))
}

const pastMax = 200

function replaced(state: EditorState, from: number, to: number, by: string, joins = false): EditorState {
  if (from === to && by === '') return settled(state)
  const { text, cursor, killed, past } = state
  const next = text.slice(0, from) + by + text.slice(to)
  return {
    text: next,
    cursor: snapToEdge(next, from + by.length),
    past: joins ? past : [...past.slice(-pastMax + 1), { text, cursor }],
    killed,
  }
}

const moved = (state: EditorState, cursor: number): EditorState => ({ ...settled(state), cursor })

/** No run goes on. The walk does: moving about in a recalled text does not end it. */
function settled({ text, cursor, past, killed, walk }: EditorState): EditorState {
  return { text, cursor, past, killed, walk }
}

function killedTo(state: EditorState, to: number): EditorState {
  const { text, cursor } = state
  const [from, until] = to < cursor ? [to, cursor] : [cursor, to]
  const gone = text.slice(from, until)
  if (gone === '') return settled(state)
  const before = state.last === 'kill' ? state.killed : ''
  const killed = to < cursor ? gone + before : before + gone
  return { ...replaced(state, from, until, ''), killed, last: 'kill' }
}

/** A line that has nothing left to kill gives its line break. */
const orBeyond = (to: number, { text, cursor }: EditorState, step: typeof nextEdge): number =>
  to === cursor ? step(text, cursor) : to

function undo(state: EditorState): EditorState {
  const before = state.past.at(-1)
  if (before === undefined) return settled(state)
  return { ...before, past: state.past.slice(0, -1), killed: state.killed }
}

/** Once a text was recalled, up and down go on through the history, however many lines it has. */
const walking = (state: EditorState): boolean => state.last === 'recall'

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
  return { ...state.walk.draft, past: state.past, killed: state.killed }
}

function recalled(state: EditorState, walk: HistoryWalk | undefined, history: readonly string[]): EditorState {
  const text = walk === undefined ? undefined : history[walk.at]
  if (text === undefined) return { ...settled(state), last: state.last === 'recall' ? 'recall' : undefined }
  return { ...replaced(state, 0, state.text.length, text, state.walk !== undefined), walk, last: 'recall' }
}

const indentOf = ({ text, cursor }: EditorState): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, cursor), cursor))?.[0] ?? ''

const wordCharacter = /[\p{L}\p{N}\p{M}_]/u
const isWord = (grapheme: string): boolean => wordCharacter.test(grapheme)
const isSpace = (grapheme: string): boolean => /^\s/.test(grapheme)

const wordStart = (text: string, at: number): number => skipBack(text, at, (g) => !isWord(g), isWord)
const chunkStart = (text: string, at: number): number => skipBack(text, at, isSpace, (g) => !isSpace(g))

type Test = (grapheme: string) => boolean

function skipBack(text: string, at: number, first: Test, then: Test): number {
  const before = graphemesOf(text.slice(0, at))
  let count = before.length
  const skip = (test: Test): void => {
    while (count > 0 && test(before[count - 1] ?? '')) count--
  }
  skip(first)
  skip(then)
  return before.slice(0, count).join('').length
}

function wordEnd(text: string, at: number): number {
  const after = graphemesOf(text.slice(at))
  let count = 0
  const skip = (test: Test): void => {
    while (count < after.length && test(after[count] ?? '')) count++
  }
  skip((grapheme) => !isWord(grapheme))
  skip(isWord)
  return at + after.slice(0, count).join('').length
}
