import { type EditorState, moved, replaced, settled } from './editor-state.ts'
import { lineEnd, lineStart, nextEdge } from './graphemes.ts'
import { withEntry } from './kill-ring.ts'
import { firstInLine, type Motion } from './vi-motions.ts'
import type { ViCommand, ViDone, ViState } from './vi-state.ts'

/** What an operator takes. */
export type ViRange = { readonly from: number; readonly to: number; readonly lines: boolean }

export function rangeOf(
  motion: Motion,
  { text, cursor }: EditorState,
  to: number,
  { operator, key }: ViCommand,
): ViRange {
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

export function wholeLines({ text, cursor }: EditorState, count: number): ViRange {
  let to = lineEnd(text, cursor)
  for (let left = count - 1; left > 0 && to < text.length; left--) to = lineEnd(text, to + 1)
  return { from: lineStart(text, cursor), to, lines: true }
}

/** What an operator does to a range. In the ring, whole lines end in a line break. */
export function operated(
  operator: string,
  { from, to, lines }: ViRange,
  { editor, vi }: { readonly editor: EditorState; readonly vi: ViState },
): ViDone {
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
