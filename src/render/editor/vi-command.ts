import { type EditorState, moved, redo, replaced, settled, undo } from './editor-state.ts'
import { lineEnd, lineStart, previousEdge, snapToEdge } from './graphemes.ts'
import { killedTo } from './kill-ring.ts'
import { type Edit, edits, type Memory } from './line-editor.ts'
import {
  behindCharacter,
  leftBy,
  lineAbove,
  lineBelow,
  onCharacter,
  otherCase,
  overwritten,
  put,
  rightBy,
} from './vi-changes.ts'
import { firstInLine } from './vi-motions.ts'
import { operated, rangeOf, wholeLines } from './vi-operate.ts'
import { isFind, motionOf, parseCommand } from './vi-parse.ts'
import type { ViChange, ViCommand, ViDone, ViState } from './vi-state.ts'
import { visualTyped } from './vi-visual.ts'

type ViAction = {
  readonly about: string
  readonly does: (
    context: Context,
  ) => Omit<ViDone, 'vi'> & { readonly mode?: 'insert'; readonly visual?: ViState['visual'] }
}
type Context = {
  readonly editor: EditorState
  readonly count: number
  readonly target: string
  readonly memory: Memory
}

const insertAt = (editor: EditorState, at: number) => ({ editor: moved(editor, at), mode: 'insert' as const })
const wish =
  (name: NonNullable<ViDone['wish']>) =>
  ({ editor }: Context) => ({ editor: settled(editor), wish: name })

const selecting = (editor: EditorState, lines: boolean) => ({
  editor: settled(editor),
  visual: { anchor: editor.cursor, lines },
})

/** Those that are neither motions nor operators. */
export const viActions: ReadonlyMap<string, ViAction> = new Map<string, ViAction>([
  ['i', { about: 'insert here', does: ({ editor }) => insertAt(editor, editor.cursor) }],
  [
    'I',
    {
      about: 'insert at the first word of the line',
      does: ({ editor }) => insertAt(editor, firstInLine(editor.text, editor.cursor)),
    },
  ],
  ['a', { about: 'insert after the character', does: ({ editor }) => insertAt(editor, behindCharacter(editor)) }],
  [
    'A',
    {
      about: 'insert at the end of the line',
      does: ({ editor }) => insertAt(editor, lineEnd(editor.text, editor.cursor)),
    },
  ],
  ['o', { about: 'insert a line below', does: ({ editor }) => ({ editor: lineBelow(editor), mode: 'insert' }) }],
  ['O', { about: 'insert a line above', does: ({ editor }) => ({ editor: lineAbove(editor), mode: 'insert' }) }],
  [
    'x',
    {
      about: 'kill the character',
      does: ({ editor, count }) => ({ editor: killedTo(settled(editor), rightBy(editor, count)) }),
    },
  ],
  [
    'X',
    {
      about: 'kill the character before',
      does: ({ editor, count }) => ({ editor: killedTo(settled(editor), leftBy(editor, count)) }),
    },
  ],
  [
    'r',
    {
      about: 'replace the character by the next one typed',
      does: ({ editor, count, target }) => ({ editor: overwritten(editor, count, () => target, 0) }),
    },
  ],
  [
    '~',
    {
      about: 'capital or small letter',
      does: ({ editor, count }) => ({ editor: overwritten(editor, count, otherCase, 1) }),
    },
  ],
  [
    'p',
    {
      about: 'put in after the character what was killed; whole lines below',
      does: ({ editor, count }) => ({ editor: put(editor, count, 'after') }),
    },
  ],
  [
    'P',
    { about: 'put it in before, or above', does: ({ editor, count }) => ({ editor: put(editor, count, 'before') }) },
  ],
  ['u', { about: 'undo', does: ({ editor, count }) => ({ editor: times(count, editor, undo) }) }],
  ['j', { about: '', does: (context) => ({ editor: edited(context, edits.down) }) }],
  ['k', { about: '', does: (context) => ({ editor: edited(context, edits.up) }) }],
  ['/', { about: 'search older statements', does: wish('search') }],
  ['n', { about: 'search on', does: wish('search-on') }],
  ['N', { about: 'search on the other way', does: wish('search-back') }],
  ['v', { about: 'select characters', does: ({ editor }) => selecting(editor, false) }],
  ['V', { about: 'select lines', does: ({ editor }) => selecting(editor, true) }],
  ['.', { about: 'the last change again', does: ({ editor }) => ({ editor }) }],
])

/** An operator takes the range of the motion after it; twice, it takes the line. */
export const viOperators: ReadonlyMap<string, { readonly about: string }> = new Map([
  ['d', { about: 'kill' }],
  ['c', { about: 'kill and insert' }],
  ['y', { about: 'keep for p' }],
])

/** One character more. A command that is none is forgotten. */
export function viTyped(editor: EditorState, vi: ViState, character: string, memory: Memory): ViDone {
  if (vi.visual !== undefined) return visualTyped(editor, vi, vi.visual, character)
  const command = parseCommand(vi.pending + character, (key) => viActions.has(key))
  if (command === 'open') return { editor, vi: { ...vi, pending: vi.pending + character } }
  const idle: ViState = { ...vi, pending: '' }
  if (command === 'none') return edged({ editor: settled(editor), vi: idle })
  if (command.key === '.') return edged(changedAgain({ editor, vi: idle, memory }, command.count))
  const done = edged(run(command, { editor, vi: idle, memory }))
  return { ...done, vi: withChange(editor, done, command) }
}

/** In normal mode the cursor stands on a character. */
function edged(done: ViDone): ViDone {
  const { text, cursor } = done.editor
  const onEdge = { ...done.editor, cursor: snapToEdge(text, cursor) }
  return { ...done, editor: done.vi.mode === 'normal' ? onCharacter(onEdge) : onEdge }
}

/** Out of insert and visual mode: the cursor goes onto a character again. */
export function viEscaped(editor: EditorState, vi: ViState): { readonly editor: EditorState; readonly vi: ViState } {
  const { text, cursor } = editor
  const back = vi.mode === 'insert' && cursor > lineStart(text, cursor) ? previousEdge(text, cursor) : cursor
  const left: ViState = { ...vi, mode: 'normal', pending: '', visual: undefined, inserting: undefined }
  return { editor: onCharacter(moved(editor, back)), vi: { ...left, lastChange: insertion(text, vi) ?? vi.lastChange } }
}

/** Commands that `.` does not do again: they go somewhere, or undo. */
const unrepeated: ReadonlySet<string> = new Set(['u', 'j', 'k', '/', 'n', 'N', 'v', 'V'])

/** Remembers what `.` is to do: at once, or when insert mode is left. */
function withChange(before: EditorState, { editor, vi }: ViDone, command: ViCommand): ViState {
  if (command.operator === undefined && unrepeated.has(command.key)) return vi
  if (vi.mode === 'insert') return { ...vi, inserting: { command, text: editor.text, cursor: editor.cursor } }
  return editor.text === before.text ? vi : { ...vi, lastChange: { command, inserted: undefined } }
}

/** What was typed in insert mode, when nothing around it was changed. */
function insertion(text: string, { mode, inserting }: ViState): ViChange | undefined {
  if (mode !== 'insert' || inserting === undefined) return undefined
  const { command, text: before, cursor } = inserting
  const [head, tail] = [before.slice(0, cursor), before.slice(cursor)]
  const isAround = text.length >= before.length && text.startsWith(head) && text.endsWith(tail)
  return isAround ? { command, inserted: text.slice(head.length, text.length - tail.length) } : undefined
}

/** vi `.`: a count takes the place of the one before. */
function changedAgain(state: State, count: number | undefined): ViDone {
  const { editor, vi } = state
  const { lastChange } = vi
  if (lastChange === undefined) return { editor: settled(editor), vi }
  const command = count === undefined ? lastChange.command : { ...lastChange.command, count }
  const done = run(command, state)
  const again: ViState = { ...done.vi, lastChange: { ...lastChange, command } }
  const { inserted: typed } = lastChange
  if (typed === undefined) return { ...done, vi: again }
  const { text, cursor } = done.editor
  const written = replaced(done.editor, cursor, cursor, typed, text !== editor.text)
  return viEscaped(written, { ...again, inserting: undefined })
}

type State = { readonly editor: EditorState; readonly vi: ViState; readonly memory: Memory }

function run(command: ViCommand, state: State): ViDone {
  const { operator, key, count = 1, target } = command
  const { editor, vi, memory } = state
  const action = operator === undefined ? viActions.get(key) : undefined
  if (action !== undefined) {
    const { mode = vi.mode, visual, ...done } = action.does({ editor, count, target, memory })
    return { ...done, vi: { ...vi, mode, visual } }
  }
  const found = motionOf(command, vi)
  const known: ViState = isFind(key) ? { ...vi, lastFind: { key, target } } : vi
  const { motion, place } = found ?? {}
  const to = place === undefined ? undefined : motion?.goes({ ...place, text: editor.text, at: editor.cursor })
  if (operator === undefined) return { editor: to === undefined ? settled(editor) : moved(editor, to), vi: known }
  if (key === operator) return operated(operator, wholeLines(editor, count), { ...state, vi: known })
  if (motion === undefined || to === undefined) return { editor: settled(editor), vi: known }
  return operated(operator, rangeOf(motion, editor, to, command), { ...state, vi: known })
}

const edited = ({ editor, count, memory }: Context, edit: Edit): EditorState =>
  times(count, editor, (state) => onCharacter(edit(state, memory)))

function times(count: number, editor: EditorState, edit: (state: EditorState) => EditorState): EditorState {
  let state = editor
  for (let left = count; left > 0; left--) {
    const next = edit(state)
    if (next.text === state.text && next.cursor === state.cursor) return next
    state = next
  }
  return state
}

/** Keys with names that mean something else than in insert mode. */
export const viNamedKeys: ReadonlyMap<string, Edit> = new Map<string, Edit>([
  ['backspace', edits.left],
  ['ctrl-r', redo],
])
