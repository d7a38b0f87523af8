import type { Key } from './key.ts'
import { type Command, emacsKeys } from './key-table.ts'
import { type Edit, type EditorState, edits, emptyEditor, pasted, typed } from './line-editor.ts'

/** What the prompt is to do after a key. */
export type Effect =
  | { readonly kind: 'run'; readonly text: string }
  | { readonly kind: 'interrupted'; readonly text: string }
  | { readonly kind: 'leave' }
  | { readonly kind: 'clear-screen' }
  | { readonly kind: 'suspend' }

export type Surroundings = {
  /** Oldest first. */
  readonly history: readonly string[]
  /** What Enter would find; see `syntax`. */
  readonly isComplete: (text: string) => Completeness
}

/** `ends`: the text ends where a statement ends. `open`: it is in the middle of something. */
export type Completeness = { readonly ends: boolean; readonly open?: string | undefined }

export type Pressed = { readonly state: EditorState; readonly effect?: Effect | undefined }

export function pressKey(state: EditorState, key: Key, surroundings: Surroundings): Pressed {
  if (key.kind === 'text') return { state: typed(state, key.text) }
  if (key.kind === 'paste') return { state: pasted(state, key.text) }
  const binding = emacsKeys.get(key.name)
  if (binding === undefined) return { state }
  if ('edit' in binding) {
    const edit: Edit = edits[binding.edit]
    return { state: edit(state, surroundings.history) }
  }
  return commands[binding.command](state, surroundings)
}

type Run = (state: EditorState, surroundings: Surroundings) => Pressed

const commands: { readonly [Name in Command]: Run } = {
  enter,
  indent: (state) => ({ state: typed(state, '  ') }),
  interrupt: (state) => ({ state: cleared(state), effect: { kind: 'interrupted', text: state.text } }),
  'end-of-input': (state) =>
    state.text === '' ? { state, effect: { kind: 'leave' } } : { state: edits['delete-forward'](state) },
  'clear-screen': (state) => ({ state, effect: { kind: 'clear-screen' } }),
  suspend: (state) => ({ state, effect: { kind: 'suspend' } }),
}

/** Runs what is whole. An empty last line ends a statement too, unless something is open. */
function enter(state: EditorState, { isComplete }: Surroundings): Pressed {
  const { text, cursor } = state
  if (text.trim() === '') return { state: cleared(state) }
  const { ends, open } = isComplete(text)
  const onBlankLastLine = /\n[ \t]*$/.test(text) && cursor === text.length
  if (ends || (open === undefined && onBlankLastLine)) {
    return { state: cleared(state), effect: { kind: 'run', text: text.trimEnd() } }
  }
  return { state: edits['newline-indented'](state) }
}

/** The next statement starts afresh; what was killed can still be put in. */
const cleared = ({ killed }: EditorState): EditorState => ({ ...emptyEditor, killed })
