import type { PromptView } from './prompt-controller.ts'
import { layoutScreen, type ScreenLook } from './screen-layout.ts'

/**
 * The empty prompt as it will stand on its row, to be seen before there is anything that draws; the cursor is then behind it. What
 * takes more than a row is left to what draws: it begins at the start of the row.
 */
export function firstRow(view: PromptView, columns: number, look: ScreenLook): string {
  if (view.kind !== 'input') return ''
  const { rows } = layoutScreen(view, { columns, rowsMax: 2 }, look)
  return rows.length === 1 ? (rows[0] ?? '') : ''
}
