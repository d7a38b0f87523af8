import { type EditorState, inserted, moved, replaced, settled } from './editor-state.ts'
import { graphemesOf, lineEnd, lineStart, nextEdge, previousEdge } from './graphemes.ts'
import { indentOf } from './line-editor.ts'
import { firstInLine } from './vi-motions.ts'

/** The changes of vi's normal mode that no other key makes. */

/** In normal mode the cursor stands on a character, not behind the last one of a line. */
export function onCharacter(editor: EditorState): EditorState {
  const { text, cursor } = editor
  if (cursor !== lineEnd(text, cursor) || cursor === lineStart(text, cursor)) return editor
  return { ...editor, cursor: previousEdge(text, cursor) }
}

/** vi `p` and `P`: what was killed last; whole lines go between lines. */
export function put(editor: EditorState, count: number, where: 'before' | 'after'): EditorState {
  const entry = editor.ring.at(-1) ?? ''
  if (entry === '') return settled(editor)
  const { text, cursor } = editor
  if (!entry.endsWith('\n')) {
    const at = where === 'after' ? behindCharacter(editor) : cursor
    const next = replaced(editor, at, at, entry.repeat(count))
    return moved(next, previousEdge(next.text, next.cursor))
  }
  const lines = entry.repeat(count)
  const start = lineStart(text, cursor)
  if (where === 'before') return moved(replaced(editor, start, start, lines), firstInLine(lines, 0) + start)
  const end = lineEnd(text, cursor)
  const next = replaced(editor, end, end, `\n${lines.slice(0, -1)}`)
  return moved(next, firstInLine(next.text, end + 1))
}

export const behindCharacter = ({ text, cursor }: EditorState): number =>
  cursor === lineEnd(text, cursor) ? cursor : nextEdge(text, cursor)

export function rightBy({ text, cursor }: EditorState, count: number): number {
  const line = graphemesOf(text.slice(cursor, lineEnd(text, cursor)))
  return cursor + line.slice(0, count).join('').length
}

export function leftBy({ text, cursor }: EditorState, count: number): number {
  const line = graphemesOf(text.slice(lineStart(text, cursor), cursor))
  return cursor - line.slice(-count).join('').length
}

/**
 * So many characters changed in place. With `beyond` 1 the cursor goes behind the last, and fewer will do; with 0 there must be
 * as many, and it goes onto the last.
 */
export function overwritten(
  editor: EditorState,
  count: number,
  change: (grapheme: string) => string,
  beyond: 0 | 1,
): EditorState {
  const { text, cursor } = editor
  const line = graphemesOf(text.slice(cursor, lineEnd(text, cursor)))
  const changed = line.slice(0, count)
  if (changed.length === 0 || (beyond === 0 && changed.length < count)) return settled(editor)
  const next = replaced(editor, cursor, cursor + changed.join('').length, changed.map(change).join(''))
  return beyond === 1 ? next : moved(next, previousEdge(next.text, next.cursor))
}

export const otherCase = (grapheme: string): string =>
  grapheme === grapheme.toUpperCase() ? grapheme.toLowerCase() : grapheme.toUpperCase()

export function lineBelow(editor: EditorState): EditorState {
  const end = moved(editor, lineEnd(editor.text, editor.cursor))
  return inserted(end, `\n${indentOf(end)}`)
}

export function lineAbove(editor: EditorState): EditorState {
  const start = lineStart(editor.text, editor.cursor)
  const indent = indentOf(moved(editor, lineEnd(editor.text, editor.cursor)))
  const next = replaced(editor, start, start, `${indent}\n`)
  return moved(next, start + indent.length)
}
