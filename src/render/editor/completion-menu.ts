import type { CompletionItem, CompletionList } from '../../view/completion.ts'
import { type EditorState, replaced } from './editor-state.ts'

/** What could stand at the cursor, to choose from. */
export type CompletionMenu = { readonly list: CompletionList; readonly selected: number }

/** Of a menu that nobody asked for. */
export const nothingSelected = -1

/** Round and round. */
export function selectedBy({ list, selected }: CompletionMenu, by: 1 | -1): CompletionMenu {
  const count = list.items.length
  const from = selected === nothingSelected && by === -1 ? 0 : selected
  return { list, selected: (from + by + count) % count }
}

/** The item that is written when it is accepted. */
export const selectedItem = ({ list, selected }: CompletionMenu): CompletionItem | undefined => list.items[selected]

export function accepted(editor: EditorState, { from, to }: CompletionList, { insert }: CompletionItem): EditorState {
  return editor.text.slice(from, to) === insert ? editor : replaced(editor, from, to, insert)
}

/**
 * The menu after the text has changed: undefined when the list is about another word, or there is nothing left to choose
 * because what stands there is all there is.
 */
export function filtered(menu: CompletionMenu, editor: EditorState, list: CompletionList): CompletionMenu | undefined {
  const [first, second] = list.items
  if (list.from !== menu.list.from || first === undefined) return undefined
  const isWritten = second === undefined && editor.text.slice(list.from, list.to) === first.insert
  return isWritten ? undefined : { list, selected: Math.min(menu.selected, 0) }
}

/** Whether the cursor is inside the brackets of a call, such as `size(`; looks back a few lines at most. */
export function isInCall(text: string, cursor: number): boolean {
  let depth = 0
  for (let at = cursor - 1; at >= Math.max(0, cursor - lookBackMax); at--) {
    if (text[at] === ')') depth++
    else if (text[at] === '(' && depth-- === 0) return /\w\s?$/.test(text.slice(Math.max(0, at - 2), at))
  }
  return false
}

const lookBackMax = 1_000
