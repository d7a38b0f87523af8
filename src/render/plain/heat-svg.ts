import { displayWidth } from '../../view/display-width.ts'
import type { HeatCell, HeatView } from '../../view/heat/heat-view.ts'
import { heatColors } from './heat-paint.ts'

/** A heatmap as a picture that needs nothing else: an SVG file, or a page with the same figures as a table. */

const cell = { width: 6, height: 16, gap: 2 }
const letter = 7.2
const line = 20
const legendStep = 62

/** Follows the reader's choice of a light or a dark screen, where whoever shows it tells. */
export function heatSvg(view: HeatView): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${heatPicture(view, { style: svgStyle })}\n`
}

export function heatHtml(view: HeatView): string {
  const title = xml(`${view.name}: ${view.facts[0] ?? ''}`)
  const rows = view.rows.map(
    ({ label, peak, throttled, hottestKey }) =>
      `<tr><th scope="row">${xml(label)}</th><td>${xml(peak)}</td><td>${xml(throttled)}</td><td>${xml(hottestKey)}</td></tr>`,
  )
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>`,
    `<style>${pageStyle}</style></head>`,
    '<body>',
    heatPicture(view, { style: svgStyle }),
    '<table><thead><tr><th>row</th><th>peak</th><th>throttled</th><th>hottest key</th></tr></thead>',
    `<tbody>${rows.join('\n')}</tbody></table>`,
    '</body></html>',
    '',
  ].join('\n')
}

export type PictureOptions = {
  readonly style?: string | undefined
  readonly cellWidth?: number | undefined
  /** Its name and what it shows stand somewhere else. */
  readonly bare?: true | undefined
}

/** Without a style of its own it takes its colours from the page around it, by the same classes. */
export function heatPicture(view: HeatView, { style, bare, cellWidth = cell.width }: PictureOptions): string {
  const cells = view.rows[0]?.cells.length ?? 0
  const side = view.rows.map(({ peak, throttled, hottestKey }) =>
    [peak, throttled === '' ? '' : `${throttled} throttled`, hottestKey].filter((text) => text !== '').join('  '),
  )
  const labelWidth = Math.ceil(letter * Math.max(0, ...view.rows.map(({ label }) => displayWidth(label)))) + 12
  const sideWidth = Math.ceil(letter * Math.max(20, ...side.map(displayWidth))) + 24
  const mapWidth = cells * cellWidth
  const top = (bare === true ? 0 : line * (1 + view.facts.length)) + 34
  const bottom = top + view.rows.length * (cell.height + cell.gap)
  const legendWidth = view.legend.bounds.length * legendStep + 100
  const width = labelWidth + Math.max(mapWidth + sideWidth, legendWidth)
  const height = bottom + 44
  const description = xml(view.sentences.join(' '))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${xml(view.name)}</title><desc>${description}</desc>`,
    ...(style === undefined ? [] : [`<style>${style}</style>`]),
    `<rect class="bg" width="${width}" height="${height}"/>`,
    ...(bare === true ? [] : heading(view)),
    ...view.axis.map(({ bucket, text: label }) => text(labelWidth + bucket * cellWidth, top - 8, label, 'faint')),
    ...view.rows.flatMap((row, at) => {
      const y = top + at * (cell.height + cell.gap)
      return [
        `<g><title>${xml(view.sentences[at] ?? '')}</title>`,
        text(8, y + 12, row.label),
        `<rect class="l0" x="${labelWidth}" y="${y}" width="${mapWidth}" height="${cell.height}"/>`,
        ...rects(row.cells, { left: labelWidth, y, cellWidth }),
        text(labelWidth + mapWidth + 12, y + 12, side[at] ?? ''),
        '</g>',
      ]
    }),
    ...legend(view, labelWidth, bottom + 16),
    '</svg>',
  ].join('\n')
}

const heading = ({ name, facts }: HeatView): readonly string[] => [
  `<text class="name" x="8" y="20">${xml(name)}</text>`,
  ...facts.map((fact, at) => text(8, 20 + line * (at + 1), fact, 'faint')),
]

function legend({ legend: { title, bounds } }: HeatView, x: number, y: number): readonly string[] {
  return [
    text(8, y + 12, title, 'faint'),
    ...bounds.flatMap((bound, at) => [
      `<rect class="l${at + 1}" x="${x + at * legendStep}" y="${y}" width="${cell.width}" height="${cell.height}"/>`,
      text(x + at * legendStep + 12, y + 12, bound),
    ]),
    ...mark(x + bounds.length * legendStep, y),
    text(x + bounds.length * legendStep + 12, y + 12, 'throttled'),
  ]
}

type RowPlace = { readonly left: number; readonly y: number; readonly cellWidth: number }

/** Neighbours of one level are one rectangle. */
function rects(cells: readonly HeatCell[], { left, y, cellWidth }: RowPlace): readonly string[] {
  const parts: string[] = []
  for (let at = 0; at < cells.length; ) {
    const level = levelOf(cells[at])
    let end = at + 1
    while (end < cells.length && levelOf(cells[end]) === level) end += 1
    const x = left + at * cellWidth
    const width = (end - at) * cellWidth
    if (level > 0) parts.push(`<rect class="l${level}" x="${x}" y="${y}" width="${width}" height="${cell.height}"/>`)
    at = end
  }
  const marks = cells.flatMap(({ throttled }, at) =>
    throttled ? mark(left + at * cellWidth + (cellWidth - cell.width) / 2, y) : [],
  )
  return [...parts, ...marks]
}

/** What was throttled was asked for, so its cell is never empty. */
const levelOf = (of: HeatCell | undefined): number =>
  of === undefined ? 0 : of.throttled ? Math.max(1, of.level) : of.level

/** A cross with a rim: it shows on every level. */
function mark(x: number, y: number): readonly string[] {
  const cross = `M${x + 1} ${y + 6}l4 4m0 -4l-4 4`
  return [`<path class="rim" d="${cross}"/>`, `<path class="x" d="${cross}"/>`]
}

const text = (x: number, y: number, content: string, kind?: string): string =>
  content === '' ? '' : `<text${kind === undefined ? '' : ` class="${kind}"`} x="${x}" y="${y}">${xml(content)}</text>`

const levels = (colors: readonly string[]): string => colors.map((color, at) => `.l${at + 1}{fill:${color}}`).join('')

const screens = {
  dark: `.bg{fill:#16161a}text{fill:#e6e6e6}.faint{fill:#a0a0a8}.l0{fill:#232329}.x{stroke:#fff}.rim{stroke:#000}${levels(heatColors)}`,
  light: `.bg{fill:#fff}text{fill:#1a1a1a}.faint{fill:#5c5c66}.l0{fill:#f0f0f3}.x{stroke:#000}.rim{stroke:#fff}${levels(heatColors.toReversed())}`,
}
const svgStyle = `text{font:12px ui-monospace,Menlo,Consolas,monospace;white-space:pre}.name{font-weight:bold;font-size:14px}.x{stroke-width:1.5}.rim{stroke-width:3}.x,.rim{fill:none;stroke-linecap:round}${screens.light}@media (prefers-color-scheme:dark){${screens.dark}}`
const pageStyle =
  ':root{color-scheme:light dark}body{font:14px system-ui,sans-serif;margin:16px;overflow-x:auto}table{border-collapse:collapse;margin-top:16px}th,td{padding:2px 12px 2px 0;text-align:left;font-variant-numeric:tabular-nums}thead th{border-bottom:1px solid}tbody th{font:12px ui-monospace,Menlo,Consolas,monospace}@media (prefers-color-scheme:dark){body{background:#16161a;color:#e6e6e6}}'

const named: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Where two characters cannot stand at all. Source: XML 1.0, Char. */
const xml = (content: string): string =>
  content.replaceAll(/[\ufffe\uffff]/g, '\ufffd').replaceAll(/[&<>"]/g, (character) => named[character] ?? '')
