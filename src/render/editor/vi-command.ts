import { type EditorState, moved, redo, replaced, settled, undo } from './editor-state.ts'
import { lineEnd, lineStart, nextEdge, previousEdge, snapToEdge } from './graphemes.ts'
import { killedTo, withEntry } from './kill-ring.ts'
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
import { firstInLine, type Motion, viMotions } from './vi-motions.ts'

/** vi's normal mode: what is typed there are commands, such as `2d3w`. */
export type ViState = {
  readonly mode: 'insert' | 'normal'
  /** The beginning of a command. */
  readonly pending: string
  /** What `;` and `,` repeat. */
  readonly lastFind?: { readonly key: FindKey; readonly target: string } | undefined
}

type FindKey = 'f' | 'F' | 't' | 'T'

export const viInsert: ViState = { mode: 'insert', pending: '' }

/** `wish`: what only the prompt can do. */
export type ViDone = {
  readonly editor: EditorState
  readonly vi: ViState
  readonly wish?: 'search' | 'search-on' | 'search-back' | 'edit-outside' | undefined
}

type ViAction = {
  readonly about: string
  readonly does: (context: Context) => Omit<ViDone, 'vi'> & { mode?: 'insert' }
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
  ['v', { about: 'edit in DDB_SHELL_EDITOR, VISUAL, EDITOR or vi', does: wish('edit-outside') }],
])

/** An operator takes the range of the motion after it; twice, it takes the line. */
export const viOperators: ReadonlyMap<string, { readonly about: string }> = new Map([
  ['d', { about: 'kill' }],
  ['c', { about: 'kill and insert' }],
  ['y', { about: 'keep for p' }],
])

/** Commands that stand for others. */
export const viShort: ReadonlyMap<string, string> = new Map([
  ['D', 'd$'],
  ['C', 'c$'],
  ['Y', 'yy'],
  ['s', 'cl'],
  ['S', 'cc'],
])

/** One character more. A command that is none is forgotten. */
export function viTyped(editor: EditorState, vi: ViState, character: string, memory: Memory): ViDone {
  const command = parse(vi.pending + character)
  if (command === 'open') return { editor, vi: { ...vi, pending: vi.pending + character } }
  const idle: ViState = { ...vi, pending: '' }
  const done = command === 'none' ? { editor: settled(editor), vi: idle } : run(command, { editor, vi: idle, memory })
  const { text, cursor } = done.editor
  const onEdge = { ...done.editor, cursor: snapToEdge(text, cursor) }
  return { ...done, editor: done.vi.mode === 'normal' ? onCharacter(onEdge) : onEdge }
}

/** Out of insert mode: the cursor goes onto a character again. */
export function viEscaped(editor: EditorState, vi: ViState): { readonly editor: EditorState; readonly vi: ViState } {
  const { text, cursor } = editor
  const back = vi.mode === 'insert' && cursor > lineStart(text, cursor) ? previousEdge(text, cursor) : cursor
  return { editor: onCharacter(moved(editor, back)), vi: { ...vi, mode: 'normal', pending: '' } }
}

type Command = {
  readonly operator: string | undefined
  readonly count: number | undefined
  readonly key: string
  readonly target: string
}

/** Count, operator, count, key; the key may take a character. */
const commandPattern = /^([1-9]\d*)?(?:([dcy])([1-9]\d*)?)?(g?.)?(.*)$/su
const countMax = 9_999

function parse(given: string): Command | 'open' | 'none' {
  const [, first, operator, second, key, target = ''] = commandPattern.exec(given) ?? []
  if (key === undefined || key === 'g') return 'open'
  const short = operator === undefined ? viShort.get(key) : undefined
  if (short !== undefined) return parse((first ?? '') + short)
  if (takesCharacter.has(key) ? target === '' : target !== '') return target === '' ? 'open' : 'none'
  const isKnown = operator === undefined ? viActions.has(key) || isMotion(key) : key === operator || isMotion(key)
  if (!isKnown) return 'none'
  const isOnce = first === undefined && second === undefined
  const count = Math.min(countMax, Number(first ?? 1) * Number(second ?? 1))
  return { operator, count: isOnce ? undefined : count, key, target }
}

const takesCharacter: ReadonlySet<string> = new Set(['f', 'F', 't', 'T', 'r'])
const isFind = (key: string): key is FindKey => 'fFtT'.includes(key)
const isMotion = (key: string): boolean => viMotions.has(key) || key === ';' || key === ','

type State = { readonly editor: EditorState; readonly vi: ViState; readonly memory: Memory }

function run(command: Command, state: State): ViDone {
  const { operator, key, count = 1, target } = command
  const { editor, vi, memory } = state
  const action = operator === undefined ? viActions.get(key) : undefined
  if (action !== undefined) {
    const { mode, ...done } = action.does({ editor, count, target, memory })
    return { ...done, vi: mode === undefined ? vi : { ...vi, mode } }
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

/** `;` and `,` are the last search on the line again, the one as it was and the other the other way. */
function motionOf({ key, count, target }: Command, { lastFind }: ViState) {
  const place = { count, target, again: false }
  if (key !== ';' && key !== ',') {
    const motion = viMotions.get(key)
    return motion === undefined ? undefined : { motion, place }
  }
  if (lastFind === undefined) return undefined
  const found = key === ';' ? lastFind.key : otherWay[lastFind.key]
  const motion = viMotions.get(found)
  return motion === undefined ? undefined : { motion, place: { ...place, target: lastFind.target, again: true } }
}

const otherWay = { f: 'F', F: 'f', t: 'T', T: 't' } as const

type Range = { readonly from: number; readonly to: number; readonly lines: boolean }

function rangeOf(motion: Motion, { text, cursor }: EditorState, to: number, { operator, key }: Command): Range {
  const [low, high] = to < cursor ? [to, cursor] : [cursor, to]
  if (motion.takes === 'lines') return { from: lineStart(text, low), to: lineEnd(text, high), lines: true }
  if (motion.takes === 'inclusive') return { from: low, to: nextEdge(text, high), lines: false }
  // A word at the end of a line is changed without the line break; `cw` leaves the space behind the word too.
  if (key === 'w' || key === 'W') {
    const word = text.slice(low, high)
    const kept = operator === 'c' && !/^\s/.test(word) ? /\s*$/ : /\n\s*$/
    return { from: low, to: high - (kept.exec(word)?.[0].length ?? 0), lines: false }
  }
  return { from: low, to: high, lines: false }
}

function wholeLines({ text, cursor }: EditorState, count: number): Range {
  let to = lineEnd(text, cursor)
  for (let left = count - 1; left > 0 && to < text.length; left--) to = lineEnd(text, to + 1)
  return { from: lineStart(text, cursor), to, lines: true }
}

/** What an operator does to a range. In the ring, whole lines end in a line break. */
function operated(operator: string, { from, to, lines }: Range, { editor, vi }: State): ViDone {
  const { text, ring } = editor
  const taken = text.slice(from, to) + (lines ? '\n' : '')
  const kept = { ...settled(editor), ring: withEntry(ring, taken) }
  if (operator === 'y') return { editor: moved(kept, lines ? editor.cursor : from), vi }
  if (operator === 'c')
    return { editor: { ...replaced(kept, from, to, ''), cursor: from }, vi: { ...vi, mode: 'insert' } }
  if (!lines) return { editor: replaced(kept, from, to, ''), vi }
  // The line break behind the lines goes with them; behind the last line, the one before.
  const [start, end] = to < text.length ? [from, to + 1] : [Math.max(0, from - 1), to]
  const left = replaced(kept, start, end, '')
  return {
    editor: moved(left, firstInLine(left.text, Math.min(start === from ? from : left.text.length, left.text.length))),
    vi,
  }
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
