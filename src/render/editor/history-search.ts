import type { EditorState } from './editor-state.ts'
import { graphemesOf, snapToEdge } from './graphemes.ts'
import { recalledEntry } from './line-editor.ts'

/** Looking for a statement of the history by a part of it, letter by letter. */
export type HistorySearch = {
  readonly query: string
  readonly direction: SearchDirection
  /** Index into the history of the entry shown; its length while there is none. */
  readonly at: number
  /** Nothing further has it. */
  readonly failed: boolean
}

export type SearchDirection = 'older' | 'newer'

type Step = { readonly history: readonly string[]; readonly from: number; readonly direction: SearchDirection }

export const searchOpened = ({ walk }: EditorState, direction: SearchDirection, history: readonly string[]) => ({
  query: '',
  direction,
  at: walk?.at ?? history.length,
  failed: false,
})

/** The entry shown stays if it has the new text too. */
export function searchedFor(search: HistorySearch, query: string, history: readonly string[]): HistorySearch {
  if (query === '') return { ...search, query, failed: false }
  const { at, direction } = search
  const found = find(query, { history, from: at, direction }, undefined)
  return found === undefined ? { ...search, query, failed: true } : { ...search, query, at: found, failed: false }
}

/** However a text arrives, it is searched for as if each letter of it had come alone. */
export const searchedByLetter = (search: HistorySearch, text: string, history: readonly string[]): HistorySearch =>
  graphemesOf(text).reduce((so, letter) => searchedFor(so, so.query + letter, history), search)

/** To the next entry that has it, another text than the one shown. */
export function searchedOn(
  search: HistorySearch,
  direction: SearchDirection,
  history: readonly string[],
): HistorySearch {
  const { at, query } = search
  if (query === '') return { ...search, direction }
  const from = direction === 'older' ? at - 1 : at + 1
  const found = find(query, { history, from, direction }, history[at])
  return found === undefined
    ? { ...search, direction, failed: true }
    : { ...search, direction, at: found, failed: false }
}

export const withoutLast = (query: string): string => graphemesOf(query).slice(0, -1).join('')

/** What is to be seen: the entry found, with the cursor where the text is in it; else what was there before. */
export function searchedText({ query, at }: HistorySearch, before: EditorState, history: readonly string[]) {
  const entry = history[at]
  if (entry === undefined) return { text: before.text, cursor: before.cursor }
  const found = query === '' ? entry.length : (pattern(query).exec(entry)?.index ?? entry.length)
  return { text: entry, cursor: snapToEdge(entry, found) }
}

/** The entry found as the text; nothing found leaves it as it was. */
export function searchTaken(search: HistorySearch, before: EditorState, history: readonly string[]): EditorState {
  if (history[search.at] === undefined) return before
  return { ...recalledEntry(before, history, search.at), cursor: searchedText(search, before, history).cursor }
}

/** The row below what was found. */
export const searchLine = ({ query, direction, failed }: HistorySearch): string =>
  `${failed ? `nothing ${direction}` : `search ${direction}`}: ${query}`

function find(query: string, { history, from, direction }: Step, shown: string | undefined): number | undefined {
  const wanted = pattern(query)
  const step = direction === 'older' ? -1 : 1
  for (let at = Math.min(from, history.length - 1); at >= 0 && at < history.length; at += step) {
    const entry = history[at] ?? ''
    if (entry !== shown && wanted.test(entry)) return at
  }
  return undefined
}

/** Letter case makes no difference. */
const pattern = (query: string): RegExp => new RegExp(query.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu')
