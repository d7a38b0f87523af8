import { type EditorState, moved, replaced, settled } from './editor-state.ts'
import { graphemesOf, lineEnd, lineStart, nextEdge } from './graphemes.ts'
import { onCharacter, otherCase } from './vi-changes.ts'
import { operated, type ViRange } from './vi-operate.ts'
import { isFind, motionOf, parseCommand } from './vi-parse.ts'
import type { ViDone, ViSelection, ViState } from './vi-state.ts'

/** What is selected in visual mode: up to and with the character at the cursor, or whole lines. */
export function selectedRange({ text, cursor }: EditorState, { anchor, lines }: ViSelection): ViRange {
  const [low, high] = [Math.min(anchor, cursor), Math.min(text.length, Math.max(anchor, cursor))]
  if (lines) return { from: lineStart(text, low), to: lineEnd(text, high), lines }
  return { from: low, to: high === text.length ? high : nextEdge(text, high), lines }
}

/** Keys of visual mode, beside the motions. `.help keys` prints them. */
export const visualKeys: readonly { readonly keys: readonly string[]; readonly about: string }[] = [
  { keys: ['d', 'x'], about: 'kill what is selected' },
  { keys: ['c', 's'], about: 'kill it and insert' },
  { keys: ['y'], about: 'keep it for p' },
  { keys: ['~'], about: 'capital and small letters' },
  { keys: ['r'], about: 'replace each character by the next one typed' },
  { keys: ['o'], about: 'to the other end' },
  { keys: ['v', 'V'], about: 'characters, lines; the same again ends it' },
]

/** One character more. An operator takes what is selected, a motion moves its end; anything else changes nothing. */
export function visualTyped(editor: EditorState, vi: ViState, selection: ViSelection, character: string): ViDone {
  const keys = vi.pending + character
  const idle: ViState = { ...vi, pending: '' }
  const left: ViState = { ...idle, visual: undefined }
  if (keys === 'v' || keys === 'V') {
    const lines = keys === 'V'
    return {
      editor: settled(editor),
      vi: lines === selection.lines ? left : { ...idle, visual: { ...selection, lines } },
    }
  }
  if (keys === 'o') {
    return { editor: moved(editor, selection.anchor), vi: { ...idle, visual: { ...selection, anchor: editor.cursor } } }
  }
  const range = selectedRange(editor, selection)
  const operator = operators[keys]
  if (operator !== undefined) return operated(operator, range, { editor: moved(editor, range.from), vi: left })
  if (keys === '~') return { editor: rewrittenIn(editor, range, otherCase), vi: left }
  const [, replacement] = /^r(.+)$/su.exec(keys) ?? []
  if (replacement !== undefined) return { editor: rewrittenIn(editor, range, () => replacement), vi: left }
  if (keys === 'r') return { editor, vi: { ...vi, pending: keys } }
  return movedEnd(editor, idle, keys)
}

const operators: { readonly [key: string]: string } = { d: 'd', x: 'd', c: 'c', s: 'c', y: 'y' }

function movedEnd(editor: EditorState, vi: ViState, keys: string): ViDone {
  const command = parseCommand(keys, () => false)
  if (command === 'open') return { editor, vi: { ...vi, pending: keys } }
  if (command === 'none' || command.operator !== undefined) return { editor: settled(editor), vi }
  const { motion, place } = motionOf(command, vi) ?? {}
  const to = place === undefined ? undefined : motion?.goes({ ...place, text: editor.text, at: editor.cursor })
  const known: ViState = isFind(command.key) ? { ...vi, lastFind: { key: command.key, target: command.target } } : vi
  return { editor: to === undefined ? settled(editor) : onCharacter(moved(editor, to)), vi: known }
}

/** Line breaks stay. */
function rewrittenIn(editor: EditorState, { from, to }: ViRange, change: (grapheme: string) => string): EditorState {
  const changed = graphemesOf(editor.text.slice(from, to)).map((each) => (each === '\n' ? each : change(each)))
  return onCharacter(moved(replaced(editor, from, to, changed.join('')), from))
}
