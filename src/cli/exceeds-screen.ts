import { stripVTControlCharacters } from 'node:util'
import { displayWidth } from '../view/display-width.ts'

/** The line of the cost, and that of the next prompt. */
const rowsBelow = 2

/** Whether a text is more than a screen shows at once: too many lines for it, or one that would be broken. */
export function exceedsScreen(
  text: string,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): boolean {
  const lines = text.replace(/\n$/, '').split('\n')
  if (lines.length > rows - rowsBelow) return true
  return lines.some((line) => displayWidth(stripVTControlCharacters(line)) > columns)
}
