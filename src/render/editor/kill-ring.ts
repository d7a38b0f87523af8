import { type EditorState, replaced, settled } from './editor-state.ts'

const ringMax = 60

/** Takes what is between the cursor and an offset out of the text; kills in a row make one entry of the ring. */
export function killedTo(state: EditorState, to: number): EditorState {
  const { text, cursor } = state
  const [from, until] = to < cursor ? [to, cursor] : [cursor, to]
  const gone = text.slice(from, until)
  if (gone === '') return settled(state)
  const goesOn = state.last?.kind === 'kill'
  const before = goesOn ? (state.ring.at(-1) ?? '') : ''
  const entry = to < cursor ? gone + before : before + gone
  const ring = withEntry(goesOn ? state.ring.slice(0, -1) : state.ring, entry)
  return { ...replaced(state, from, until, ''), ring, last: { kind: 'kill' } }
}

/** With one more entry, the newest; nothing is no entry. */
export const withEntry = (ring: readonly string[], entry: string): readonly string[] =>
  entry === '' ? ring : [...ring.slice(-ringMax + 1), entry]

/** Puts in what was killed last. */
export function yank(state: EditorState): EditorState {
  const entry = state.ring.at(-1)
  if (entry === undefined) return settled(state)
  const from = state.cursor
  return { ...replaced(state, from, from, entry), last: { kind: 'yank', from, until: from + entry.length, nth: 0 } }
}

/** Right after a yank: what was killed before that instead, and behind the oldest the newest again. */
export function yankOlder(state: EditorState): EditorState {
  const { last, ring } = state
  if (last?.kind !== 'yank') return settled(state)
  const nth = (last.nth + 1) % ring.length
  const entry = ring.at(-1 - nth) ?? ''
  const { from, until } = last
  return { ...replaced(state, from, until, entry, true), last: { ...last, until: from + entry.length, nth } }
}
