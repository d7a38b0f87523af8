import type { EditorState } from './editor-state.ts'

/**
 * What would make the text the newest statement of the history that begins with it; empty when there is none, or the cursor
 * is not at the end. What deletes is never suggested: one key too many, and it would run.
 */
export function ghostText({ text, cursor, walk }: EditorState, history: readonly string[]): string {
  if (cursor < text.length || text.trim() === '' || walk !== undefined) return ''
  const entry = history.findLast((each) => each.length > text.length && each.startsWith(text))
  return entry === undefined || deletes.test(entry) ? '' : entry.slice(text.length)
}

/** Also the names of operations, as in `API DeleteItem` and `aws dynamodb delete-table`. */
const deletes = /\b(?:delete|drop)/i
