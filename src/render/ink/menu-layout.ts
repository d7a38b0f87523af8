import { displayWidth } from '../../view/display-width.ts'
import { visibleText } from '../../view/visible-text.ts'
import { type CompletionMenu, nothingSelected } from '../editor/completion-menu.ts'
import { cutText, fitText } from '../plain/fit-text.ts'
import type { Glyphs } from '../plain/glyphs.ts'

/** `place` counts the items; the row that counts them has the place behind the last. */
export type MenuRow = { readonly place: number; readonly text: string; readonly selected: boolean }

const rowsMost = 8
const kindsMost = 12

/**
 * The menu as rows `name  kind  detail`, none wider than the columns: eight of them, or fewer where there is no room. When there
 * are more items, those around the selected one are shown, and the last row says where that is.
 */
export function layoutMenu(
  { list: { items }, selected }: CompletionMenu,
  size: { readonly columns: number; readonly rowsMax: number },
  { ellipsis }: Pick<Glyphs, 'ellipsis'>,
): readonly MenuRow[] {
  const room = Math.min(rowsMost, size.rowsMax)
  if (room <= 0) return []
  const count = items.length <= room ? items.length : Math.max(1, room - 1)
  const first = Math.max(0, Math.min(selected - Math.floor(count / 2), items.length - count))
  const shown = items.slice(first, first + count)
  const widths = {
    label: Math.min(Math.floor(size.columns / 2), widest(shown.map(({ label }) => label))),
    kind: Math.min(kindsMost, widest(shown.map(({ kind }) => kind))),
  }
  const rows = shown.map(({ label, kind, detail }, at): MenuRow => {
    const isSelected = first + at === selected
    const name = fitText(visibleText(label), widths.label, ellipsis)
    const row = `${isSelected ? '>' : ' '} ${name}  ${fitText(visibleText(kind), widths.kind, ellipsis)}  ${visibleText(detail)}`
    return { place: first + at, text: cutText(row.trimEnd(), size.columns, ellipsis), selected: isSelected }
  })
  if (count === items.length || room === 1) return rows
  const selectedIs = selected === nothingSelected ? '' : `${selected + 1} of `
  const position = cutText(`  ${selectedIs}${items.length}`, size.columns, ellipsis)
  return [...rows, { place: items.length, text: position, selected: false }]
}

const widest = (texts: readonly string[]): number =>
  Math.max(0, ...texts.map((text) => displayWidth(visibleText(text))))
