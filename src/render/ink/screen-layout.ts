import { visibleText } from '../../view/visible-text.ts'
import { cutText } from '../plain/fit-text.ts'
import type { Glyphs } from '../plain/glyphs.ts'
import type { InputView } from './input-view.ts'
import { layoutMenu, type MenuRow } from './menu-layout.ts'
import type { PaintText } from './paint-text.ts'
import { layoutPrompt, type PromptLayout } from './prompt-layout.ts'

/** All that is live: the prompt with its text, the menu, and a line below. */
export type ScreenLayout = PromptLayout & {
  readonly menu: readonly MenuRow[]
  readonly below?: string | undefined
}

export type ScreenLook = { readonly paint: PaintText; readonly glyphs: Pick<Glyphs, 'ellipsis'> }

/** A long text leaves half of the screen to what is below it. */
export function layoutScreen(
  view: InputView,
  { columns, rowsMax }: { readonly columns: number; readonly rowsMax: number },
  { paint, glyphs }: ScreenLook,
): ScreenLayout {
  const belowRows = view.below === undefined || rowsMax < 2 ? 0 : 1
  const textRows = Math.max(1, rowsMax - belowRows)
  const whole = layoutPrompt(view, { columns, rowsMax: textRows }, paint)
  const below = belowRows === 0 ? undefined : cutText(visibleText(view.below ?? ''), columns, glyphs.ellipsis)
  if (view.menu === undefined || textRows < 2) return { ...whole, menu: [], below }
  const room = textRows - Math.min(whole.rows.length, Math.ceil(textRows / 2))
  const menu = layoutMenu(view.menu, { columns, rowsMax: room }, glyphs)
  const prompt =
    whole.rows.length + menu.length <= textRows
      ? whole
      : layoutPrompt(view, { columns, rowsMax: textRows - menu.length }, paint)
  return { ...prompt, menu, below }
}
