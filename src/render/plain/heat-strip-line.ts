import { displayWidth } from '../../view/display-width.ts'
import type { HeatStripView } from '../../view/heat/heat-strip.ts'
import type { Look } from './cost-text.ts'
import { gaugeText } from './gauge-text.ts'
import { cellsText } from './heat-lines.ts'

/** `orders P2 8000-bfff [######....] 68 % of 1,000 WCU/s  last 31 s ..::--==++`: as many seconds as there is room for. */
export function heatStripLine({ label, share, text, cells }: HeatStripView, look: Look, columns: number): string {
  const head = `${label} ${gaugeText(share, look.glyphs)} ${text}`
  const room = Math.min(cells.length, columns - displayWidth(head) - '  last 60 s '.length)
  const painted = share >= 0.9 ? look.style.warning(head) : look.style.faint(head)
  if (room < 5) return painted
  const last = look.style.faint(`  last ${room} s`)
  return `${painted}${last} ${cellsText({ cells: cells.slice(-room) }, look)}`
}
