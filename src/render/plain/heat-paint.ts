import type { ChalkInstance } from 'chalk'

/** A cell of a heatmap, by its level from 1 to 8; `marked`: its text must stand out. */
export type HeatPaint = (level: number, text: string, marked: boolean) => string

/** What the screen behind the text is like. */
export type Background = 'dark' | 'light'

/**
 * Colours of the eight levels, low to high: lightness rises at every step, for normal, protan, deutan and tritan sight. The
 * codes of 256 colours are chosen apart, since the nearest ones do not rise. On a light screen both are read backwards.
 */
export const heatColors = ['#440154', '#46327e', '#365c8d', '#277f8e', '#1fa187', '#4ac16d', '#a0da39', '#fde725']
const heatCodes = [17, 53, 24, 30, 36, 42, 149, 220]

/** `level`: 2 for 256 colours, 3 for truecolor. Sixteen colours have no such ramp: there the shade of the glyph says it, as without any colour. */
export function heatPaint(chalk: ChalkInstance, level: number, background: Background): HeatPaint {
  if (level < 2) return (_heat, text) => text
  const place = (heat: number): number => (background === 'dark' ? heat - 1 : heatColors.length - heat)
  return (heat, text, marked) => {
    if (heat === 0) return text
    const at = place(heat)
    // A mark in black or white; any other glyph in a colour of the ramp, near enough not to disturb.
    const ink = at < 4 ? at + 3 : at - 4
    if (level === 2) {
      const cell = chalk.bgAnsi256(heatCodes[at] ?? 0)
      return marked ? cell.bold.ansi256(at < 4 ? 231 : 16)(text) : cell.ansi256(heatCodes[ink] ?? 0)(text)
    }
    const cell = chalk.bgHex(heatColors[at] ?? '')
    return marked ? cell.bold.hex(at < 4 ? '#ffffff' : '#000000')(text) : cell.hex(heatColors[ink] ?? '')(text)
  }
}
