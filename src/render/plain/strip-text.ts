import { displayWidth } from '../../view/display-width.ts'
import type { StripCell, StripView } from '../../view/strip-view.ts'
import type { Look } from './cost-text.ts'

/** Share of a limit from which each glyph stands, lowest first. */
const shades = {
  unicode: { glyphs: ['·', '░', '▒', '▓', '█'], from: [0, 0.05, 0.25, 0.5, 0.9], exceeded: '×' },
  ascii: {
    glyphs: ['.', ':', '-', '=', '+', '*', '#', '%'],
    from: [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 1],
    exceeded: 'X',
  },
} as const

const heights = { unicode: '▁▂▃▄▅▆▇█', ascii: '.:-=+*#%' } as const

/** A strip's lines, without line breaks. */
export function stripLines({ title, rows, legend }: StripView, { style, glyphs }: Look): readonly string[] {
  const width = Math.max(...rows.map(({ label }) => displayWidth(label)))
  const lines = rows.map(({ label, cells, note }) => {
    const text = cells
      .map((cell) => {
        const glyph = legend === 'shares' ? shade(cell, glyphs.tier) : height(cell, glyphs.tier)
        return cell.exceeded ? style.error(glyph) : glyph
      })
      .join('')
    return `  ${label.padEnd(width)}  ${text}  ${style.faint(note)}`
  })
  const meaning = legend === 'shares' && rows.some(({ cells }) => cells.some(({ exceeded }) => exceeded))
  const throttled = meaning ? `, ${shades[glyphs.tier].exceeded} throttled` : ''
  return [style.strong(`${title}${throttled}`), ...lines]
}

function shade({ share, exceeded }: StripCell, tier: Look['glyphs']['tier']): string {
  const { glyphs, from, exceeded: mark } = shades[tier]
  if (exceeded) return mark
  if (share === undefined) return ' '
  return glyphs[from.findLastIndex((each) => share >= each)] ?? ' '
}

function height({ share }: StripCell, tier: Look['glyphs']['tier']): string {
  if (share === undefined) return ' '
  const steps = heights[tier]
  return steps[Math.min(steps.length - 1, Math.floor(share * steps.length))] ?? ' '
}
