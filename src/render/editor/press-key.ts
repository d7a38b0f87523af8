import type { Complete, CompletionList } from '../../view/completion.ts'
import {
  accepted,
  type CompletionMenu,
  filtered,
  nothingSelected,
  selectedBy,
  selectedItem,
} from './completion-menu.ts'
import { cleared, type EditorState, emptyEditor, inserted, rewritten, settled } from './editor-state.ts'
import { ghostText } from './ghost-text.ts'
import { graphemesOf } from './graphemes.ts'
import type { HistorySearch, SearchDirection } from './history-search.ts'
import { searchedByLetter, searchedFor, searchedOn, searchOpened, searchTaken, withoutLast } from './history-search.ts'
import type { Key } from './key.ts'
import { type Command, emacsBindings, type KeyRow } from './key-table.ts'
import { type Edit, edits, type Memory, pasted, recalledEntry, typed } from './line-editor.ts'
import { onCharacter } from './vi-changes.ts'
import { viEscaped, viNamedKeys, viTyped } from './vi-command.ts'
import { type ViDone, type ViState, viInsert } from './vi-state.ts'
import { wordEnd } from './words.ts'

/** The prompt as keys change it: the text, and what is open around it. */
export type PromptState = {
  readonly editor: EditorState
  readonly vi: ViState
  /** The first of two keys. */
  readonly chord?: string | undefined
  readonly search?: HistorySearch | undefined
  /** What was searched for last. */
  readonly query: string
  readonly menu?: CompletionMenu | undefined
  /** The text that is not to be added to. */
  readonly ghostless?: string | undefined
}

export const emptyPrompt: PromptState = { editor: emptyEditor, vi: viInsert, query: '' }

/** What the prompt is to do after a key. */
export type Effect =
  | { readonly kind: 'run'; readonly text: string }
  | { readonly kind: 'interrupted'; readonly text: string }
  | { readonly kind: 'leave' }
  | { readonly kind: 'clear-screen' }
  | { readonly kind: 'suspend' }
  /** Let the text be edited by another program. */
  | { readonly kind: 'edit'; readonly text: string }

export type KeyStyle = 'emacs' | 'vi'

export type Surroundings = Memory & {
  readonly keys: KeyStyle
  /** What Enter would find; see `syntax`. */
  readonly isComplete: (text: string) => Completeness
  /** Absent: Tab indents. */
  readonly complete?: Complete | undefined
  /** The menu opens by itself after two letters. */
  readonly opensMenu?: boolean | undefined
  /** Whether what is typed is added to from the history. */
  readonly ghosts: boolean
}

/** `ends`: the text ends where a statement ends. `whole`: it would, were there a `;`. */
export type Completeness = { readonly ends: boolean; readonly whole: boolean }

export type Pressed = { readonly state: PromptState; readonly effect?: Effect | undefined }

export function pressKey(state: PromptState, key: Key, around: Surroundings): Pressed {
  if (state.search !== undefined) return pressInSearch(state, state.search, key, around)
  if (state.menu !== undefined) return pressInMenu(state, state.menu, key, around)
  if (around.keys === 'vi') return pressInVi(state, key, around)
  return pressInText(state, key, around)
}

/** As `pressKey` wants them: commands of vi's normal mode may come several at once, but each is a key. */
export function keyByKey(state: PromptState, key: Key, { keys }: Surroundings): readonly Key[] {
  if (keys === 'emacs' || key.kind !== 'text' || state.vi.mode === 'insert') return [key]
  return graphemesOf(key.text).map((text) => ({ kind: 'text', text }))
}

/** What is added to the text as a suggestion. */
export function ghostOf({ editor, search, menu, ghostless }: PromptState, { history, ghosts }: Surroundings): string {
  if (!ghosts || search !== undefined || menu !== undefined || ghostless === editor.text) return ''
  return ghostText(editor, history)
}

/** The text as somebody else has changed it. */
export const withText = (state: PromptState, text: string): PromptState => ({
  ...state,
  editor: text === state.editor.text ? state.editor : rewritten(state.editor, text),
})

const withEditor = (state: PromptState, editor: EditorState): PromptState => ({ ...state, editor })

function pressInText(state: PromptState, key: Key, around: Surroundings): Pressed {
  if (key.kind === 'text')
    return { state: withMenu(withEditor(unchorded(state), typed(state.editor, key.text)), around) }
  if (key.kind === 'paste') return { state: withEditor(unchorded(state), pasted(state.editor, key.text)) }
  const name = state.chord === undefined ? key.name : `${state.chord} ${key.name}`
  // What interrupts does so after any first key.
  const does = emacsBindings.get(name) ?? (key.name === 'ctrl-c' ? 'interrupt' : undefined)
  if (does === undefined && emacsBindings.has(name)) return { state: { ...state, chord: name } }
  return does === undefined ? { state: unchorded(state) } : perform(does, unchorded(state), around)
}

const unchorded = (state: PromptState): PromptState =>
  state.chord === undefined ? state : { ...state, chord: undefined }

function perform(does: KeyRow['does'], state: PromptState, around: Surroundings): Pressed {
  if (!(does in edits)) return commands[does as Command](state, around)
  const name = does as keyof typeof edits
  const edit: Edit = edits[name]
  const suggested = takesGhost[name]?.(state, ghostOf(state, around))
  return { state: withEditor(state, suggested ?? edit(state.editor, around)) }
}

type Take = (state: PromptState, ghost: string) => EditorState | undefined

const takesAll: Take = ({ editor }, ghost) => (ghost === '' ? undefined : inserted(editor, ghost))
const takesWord: Take = ({ editor: { text }, editor }, ghost) => {
  if (ghost === '') return undefined
  const whole = text + ghost
  return inserted(editor, whole.slice(text.length, wordEnd(whole, text.length)))
}

/** At the end of the text, where there is nothing else to do for them. */
const takesGhost: { readonly [name: string]: Take } = {
  right: takesAll,
  'line-end': takesAll,
  'word-right': takesWord,
}

type Run = (state: PromptState, around: Surroundings) => Pressed

const commands: { readonly [Name in Command]: Run } = {
  enter,
  'enter-and-next': enterAndNext,
  interrupt: (state) => ({ state: afresh(state), effect: { kind: 'interrupted', text: state.editor.text } }),
  'end-of-input': (state, around) =>
    state.editor.text === '' ? { state, effect: { kind: 'leave' } } : perform('delete-forward', state, around),
  'clear-screen': (state) => ({ state, effect: { kind: 'clear-screen' } }),
  suspend: (state) => ({ state, effect: { kind: 'suspend' } }),
  complete: (state, around) => completed(state, around, 0),
  'complete-back': (state, around) => completed(state, around, -1),
  'search-older': (state, around) => ({ state: searching(state, 'older', around) }),
  'search-newer': (state, around) => ({ state: searching(state, 'newer', around) }),
  'edit-outside': (state) => ({ state, effect: { kind: 'edit', text: state.editor.text } }),
  escape: (state) => ({ state: { ...state, editor: settled(state.editor), ghostless: state.editor.text } }),
}

const afresh = ({ editor, vi, query }: PromptState): PromptState => ({
  editor: cleared(editor),
  vi: { ...vi, mode: 'insert', pending: '', visual: undefined, inserting: undefined },
  query,
})

/** Runs what has ended. An empty last line ends a whole statement too. */
function enter(state: PromptState, around: Surroundings): Pressed {
  const { text, cursor } = state.editor
  if (text.trim() === '') return { state: afresh(state) }
  const { ends, whole } = around.isComplete(text)
  const onBlankLastLine = /\n[ \t]*$/.test(text) && cursor === text.length
  if (ends || (whole && onBlankLastLine)) {
    return { state: afresh(state), effect: { kind: 'run', text: text.trimEnd() } }
  }
  return { state: withEditor(state, edits['newline-indented'](state.editor)) }
}

/** What followed in the history stands there next: a series of statements runs again key by key. */
function enterAndNext(state: PromptState, around: Surroundings): Pressed {
  const pressed = enter(state, around)
  const at = state.editor.walk?.at
  const next = at === undefined ? undefined : around.history[at + 1]
  if (pressed.effect?.kind !== 'run' || at === undefined || next === undefined) return pressed
  const { editor } = pressed.state
  return { ...pressed, state: withEditor(pressed.state, recalledEntry(editor, around.history, at + 1)) }
}

/** `from`: which item is selected first; -1 is the last. */
function completed(state: PromptState, { complete }: Surroundings, from: 0 | -1): Pressed {
  const { editor } = state
  if (complete === undefined) return { state: from === 0 ? withEditor(state, typed(editor, '  ')) : state }
  const list = complete(editor.text, editor.cursor)
  const [first, second] = list.items
  if (first === undefined) return { state: withEditor(state, settled(editor)) }
  if (second === undefined) return { state: withEditor(state, accepted(editor, list, first)) }
  return { state: { ...state, menu: { list, selected: from === 0 ? 0 : list.items.length - 1 } } }
}

/** With a menu in which nothing is selected, where a word has just begun: Enter still runs what is there. */
function withMenu(state: PromptState, { complete, opensMenu }: Surroundings): PromptState {
  const { text, cursor } = state.editor
  if (opensMenu !== true || complete === undefined || !/\w\w$/.test(text.slice(0, cursor))) return state
  const list = complete(text, cursor)
  return { ...state, menu: filtered({ list, selected: nothingSelected }, state.editor, list) }
}

/** Keys of the menu; any other closes it, or asks again for what then could stand there. */
function pressInMenu(state: PromptState, menu: CompletionMenu, key: Key, around: Surroundings): Pressed {
  const closed: PromptState = { ...state, menu: undefined }
  const name = key.kind === 'key' ? key.name : undefined
  const by = name === undefined ? undefined : menuSteps[name]
  const isOfHistory = menu.selected === nothingSelected && name !== 'tab' && name !== 'shift-tab'
  if (by !== undefined && !isOfHistory) return { state: { ...state, menu: selectedBy(menu, by) } }
  if (name === 'escape' || name === 'ctrl-c' || name === 'ctrl-g') return { state: closed }
  const item = selectedItem(menu)
  if (name === 'enter' && item !== undefined)
    return { state: withEditor(closed, accepted(state.editor, menu.list, item)) }
  const pressed = pressKey(closed, key, around)
  const filters = key.kind === 'text' || name === 'backspace'
  return filters ? { ...pressed, state: refiltered(pressed.state, menu, around) } : pressed
}

const menuSteps: { readonly [key: string]: 1 | -1 } = {
  tab: 1,
  'shift-tab': -1,
  down: 1,
  up: -1,
  'ctrl-n': 1,
  'ctrl-p': -1,
}

function refiltered(state: PromptState, menu: CompletionMenu, { complete }: Surroundings): PromptState {
  const { editor } = state
  const list: CompletionList | undefined = complete?.(editor.text, editor.cursor)
  return { ...state, menu: list === undefined ? undefined : filtered(menu, editor, list) }
}

function searching(state: PromptState, direction: SearchDirection, { history }: Surroundings): PromptState {
  return { ...state, editor: settled(state.editor), search: searchOpened(state.editor, direction, history) }
}

/** Text is searched for; a key that is not of the search ends it with what was found, and does what it does. */
function pressInSearch(state: PromptState, search: HistorySearch, key: Key, around: Surroundings): Pressed {
  const { history } = around
  const goOn = (next: HistorySearch): Pressed => ({ state: { ...state, search: next } })
  if (key.kind !== 'key') return goOn(searchedByLetter(search, /^[^\r\n]*/.exec(key.text)?.[0] ?? '', history))
  const query = search.query === '' ? state.query : search.query
  switch (key.name) {
    case 'backspace':
      return goOn(searchedFor(search, withoutLast(search.query), history))
    case 'ctrl-r':
      return goOn(searchedOn({ ...search, query }, 'older', history))
    case 'ctrl-s':
      return goOn(searchedOn({ ...search, query }, 'newer', history))
    case 'ctrl-c':
    case 'ctrl-g':
      return { state: { ...state, search: undefined, query } }
    case 'escape':
      return { state: taken(state, search, around) }
    default:
      // In vi's normal mode Enter ends the search; the statement can be looked at before it runs.
      if (key.name === 'enter' && state.vi.mode === 'normal') return { state: taken(state, search, around) }
      return pressKey(taken(state, search, around), key, around)
  }
}

function taken(state: PromptState, search: HistorySearch, { history, keys }: Surroundings): PromptState {
  const editor = searchTaken(search, state.editor, history)
  const query = search.query === '' ? state.query : search.query
  const isNormal = keys === 'vi' && state.vi.mode === 'normal'
  return { ...state, search: undefined, query, editor: isNormal ? onCharacter(editor) : editor }
}

/** Normal mode reads letters as commands; insert mode has the keys of Emacs, but for Escape. */
function pressInVi(state: PromptState, key: Key, around: Surroundings): Pressed {
  const { editor, vi } = state
  if (key.kind === 'key' && key.name === 'escape')
    return { state: { ...unchorded(state), ...viEscaped(editor, vi), ghostless: editor.text } }
  // Escape and a letter in one breath are what other terminals send for Alt and the letter.
  if (key.kind === 'key' && key.alt !== undefined) {
    const escaped: PromptState = { ...unchorded(state), ...viEscaped(editor, vi) }
    return pressInVi(escaped, { kind: 'text', text: key.alt }, around)
  }
  if (vi.mode === 'insert') return pressInText(state, key, around)
  if (key.kind === 'text') return wished(state, viTyped(editor, vi, key.text, around), around)
  const idle: PromptState = { ...state, vi: { ...vi, pending: '' } }
  const named = key.kind === 'key' ? viNamedKeys.get(key.name) : undefined
  const pressed =
    named === undefined ? pressInText(idle, key, around) : { state: withEditor(idle, named(editor, around)) }
  if (pressed.state.vi.mode === 'insert') return pressed
  const next = withEditor(pressed.state, onCharacter(pressed.state.editor))
  // A selection is one of the text that it was made in.
  const isSame = next.editor.text === editor.text
  return { ...pressed, state: isSame ? next : { ...next, vi: { ...next.vi, visual: undefined } } }
}

function wished(state: PromptState, { editor, vi, wish }: ViDone, around: Surroundings): Pressed {
  const next: PromptState = { ...state, editor, vi }
  switch (wish) {
    case undefined:
      return { state: next }
    case 'search':
      return { state: searching(next, 'older', around) }
    case 'edit-outside':
      return perform('edit-outside', next, around)
    case 'search-on':
    case 'search-back': {
      const opened = searchOpened(editor, wish === 'search-on' ? 'older' : 'newer', around.history)
      const search = searchedOn({ ...opened, query: state.query }, opened.direction, around.history)
      return { state: search.failed ? next : taken(next, search, around) }
    }
  }
}
