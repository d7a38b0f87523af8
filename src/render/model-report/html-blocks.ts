import { unreachable } from '../../base/unreachable.ts'
import type { FindingView } from '../../view/advice-view.ts'
import type { GridColumn, GridView } from '../../view/grid-view.ts'
import type { HeatView } from '../../view/heat/heat-view.ts'
import type { ChartView } from '../../view/model-report/chart-view.ts'
import { heatCaption } from '../../view/model-report/merge-maps.ts'
import type { Relation, ReportBlock, ReportTable, Tile } from '../../view/model-report/report-view.ts'
import { heatPicture } from '../plain/heat-svg.ts'
import { chartSvg, isOver } from './chart-svg.ts'
import { html } from './html-text.ts'

/** One part of a section, as elements. */
export function blockHtml(block: ReportBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h3>${html(block.text)}</h3>`
    case 'prose':
      return block.lines.map((line) => `<p>${html(line)}</p>`).join('\n')
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${html(item)}</li>`).join('\n')}</ul>`
    case 'tiles':
      return `<dl class="tiles">${block.tiles.map(tileHtml).join('\n')}</dl>`
    case 'table':
      return block.folded === true ? folded(block.caption, tableHtml(block)) : tableHtml(block)
    case 'findings':
      return block.findings.map(findingHtml).join('\n')
    case 'statements':
      return folded(block.caption, `<pre tabindex="0">${html(block.texts.join('\n\n'))}</pre>`)
    case 'relations':
      return tableHtml({ caption: 'What refers to what', grid: relationsGrid(block.relations) })
    case 'chart':
      return chartHtml(block.chart)
    case 'heat':
      return heatHtml(block.heat)
    default:
      return unreachable(block)
  }
}

const folded = (caption: string, inside: string): string =>
  `<details><summary>${html(caption)}</summary>\n${inside}\n</details>`

const tileHtml = ({ label, value, note, warns }: Tile): string =>
  `<div class="tile${warns === true ? ' warns' : ''}"><dt>${html(label)}</dt><dd class="value">${html(value)}</dd><dd class="note">${html(note)}</dd></div>`

/** In a box that scrolls by itself, so that the page never does. */
function tableHtml({ caption, grid: { columns, rows }, marks }: Omit<ReportTable, 'kind'>): string {
  const head = columns.map((column) => `<th scope="col"${classOf(column)}>${html(column.title)}</th>`).join('')
  return [
    `<div class="scroll" tabindex="0" role="region" aria-label="${html(caption)}"><table>`,
    `<caption>${html(caption)}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    '<tbody>',
    ...rows.map((row) => rowHtml(row, columns, marks === true ? marked : html)),
    '</tbody></table></div>',
  ].join('\n')
}

function rowHtml(row: readonly string[], columns: readonly GridColumn[], show: (text: string) => string): string {
  const [first = ''] = row
  if (row.length === 1 && columns.length > 1)
    return `<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${html(first)}</th></tr>`
  const cells = columns.map((column, at) => {
    const text = (row[at] ?? '').trim()
    return at === 0
      ? `<th scope="row"${classOf(column)}>${html(text)}</th>`
      : `<td${classOf(column)}>${show(text)}</td>`
  })
  return `<tr${first === 'total' ? ' class="total"' : ''}>${cells.join('')}</tr>`
}

/** A letter each: G gets, Q queries, S scans, W writes. */
const marked = (text: string): string =>
  [...text].map((letter) => `<span class="mark ${html(letter)}">${html(letter)}</span>`).join(' ')

const classOf = ({ align, gives }: GridColumn): string =>
  ` class="${align === 'right' ? 'n' : gives === true ? 'gives' : 'keeps'}"`

const findingHtml = ({ severity, target, title, rule, facts }: FindingView): string =>
  [
    `<article class="finding ${severity}">`,
    `<h3><span class="badge">${html(severity)}</span>${html(`${target}: ${title}`)} <span class="rule">${html(rule)}</span></h3>`,
    `<dl>${facts.map(([label, text]) => `<dt>${html(label)}</dt><dd>${html(text)}</dd>`).join('')}</dl>`,
    '</article>',
  ].join('\n')

const relationsGrid = (relations: readonly Relation[]): GridView => ({
  columns: [
    { title: 'entity', align: 'left' },
    { title: 'by', align: 'left' },
    { title: 'belongs to', align: 'left' },
    { title: 'so many for each', align: 'right' },
  ],
  rows: relations.map(({ from, by, to, many }) => [from, by, to, many]),
})

const chartHtml = (chart: ChartView): string =>
  `<figure class="chart" tabindex="0"><figcaption>${html(chart.title)}</figcaption>${legendHtml(chart)}${chartSvg(chart)}</figure>`

/** What a colour means, where there is more than one. */
function legendHtml(chart: ChartView): string {
  const entries =
    chart.kind === 'times'
      ? chart.series.map(({ name, warns }, at) => swatch(name, warns === true ? '--warn' : `--series-${at + 1}`))
      : chart.bars.some(({ limit }) => limit !== undefined)
        ? [
            swatch('a month', '--series-1'),
            ...(chart.bars.some(isOver) ? [swatch('a month, over budget', '--warn')] : []),
            swatch('budget', '--limit', 'tick'),
          ]
        : []
  return entries.length < 2 ? '' : `<ul class="legend">${entries.join('')}</ul>`
}

const swatch = (name: string, variable: string, kind = ''): string =>
  `<li class="${kind}" style="--swatch:var(${variable})">${html(name)}</li>`

/** As wide as the page, with cells that can still be told apart. */
const mapWidth = 560

function heatHtml(view: HeatView): string {
  const cells = view.rows[0]?.cells.length ?? 1
  const cellWidth = Math.min(14, Math.max(6, Math.floor(mapWidth / cells)))
  return `<figure class="heat" tabindex="0"><figcaption>${html(heatCaption(view))}</figcaption>${heatPicture(view, { cellWidth, bare: true })}</figure>`
}
