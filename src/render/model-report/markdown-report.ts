import { unreachable } from '../../base/unreachable.ts'
import type { FindingView } from '../../view/advice-view.ts'
import type { GridView } from '../../view/grid-view.ts'
import type { HeatView } from '../../view/heat/heat-view.ts'
import { heatCaption } from '../../view/model-report/merge-maps.ts'
import type { Relation, ReportBlock, ReportView, Tile } from '../../view/model-report/report-view.ts'
import { markdownLine, markdownText } from '../plain/markdown-text.ts'

/**
 * A report for pull requests: the same model is the same text, line by line. Charts are left out, since their figures stand in
 * tables, and so is when it was written.
 */
export function markdownReport({ title, subtitle, sections }: ReportView): string {
  const parts = [
    `# ${markdownText(title)}`,
    markdownLine(subtitle),
    ...sections.flatMap((section) => [`## ${markdownText(section.title)}`, ...section.blocks.flatMap(blockText)]),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function blockText(block: ReportBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [`### ${markdownText(block.text)}`]
    case 'prose':
      return block.lines.map(markdownLine)
    case 'list':
      return [block.items.map((item) => `- ${markdownLine(item)}`).join('\n')]
    case 'tiles':
      return [tilesText(block.tiles)]
    case 'table':
      return block.folded === true
        ? [foldText(block.caption, gridText(block.grid))]
        : [`**${markdownText(block.caption)}**`, gridText(block.grid)]
    case 'findings':
      return [block.findings.map(findingText).join('\n')]
    case 'statements':
      return [foldText(block.caption, fenced('sql', block.texts.join('\n\n')))]
    case 'relations':
      return [fenced('mermaid', diagram(block.relations))]
    case 'chart':
      return []
    case 'heat':
      return [`**${markdownText(heatCaption(block.heat))}**`, heatText(block.heat)]
    default:
      return unreachable(block)
  }
}

const foldText = (caption: string, text: string): string =>
  `<details>\n<summary>${markdownText(caption)}</summary>\n\n${text}\n\n</details>`

function tilesText(tiles: readonly Tile[]): string {
  const rows = tiles.map(({ label, value, note, warns }) => [label, warns === true ? `${value} (!)` : value, note])
  const columns = ['what', 'figure', 'note'].map((title) => ({ title, align: 'left' as const }))
  return gridText({ columns, rows })
}

function gridText({ columns, rows }: GridView): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const cellsOf = (row: readonly string[]): readonly string[] => {
    if (row.length === 1 && columns.length > 1) return columns.map((_, at) => (at === 0 ? `**${textOf(row[0])}**` : ''))
    return columns.map((_, at) => textOf(row[at]))
  }
  return [
    line(columns.map(({ title }) => markdownText(title))),
    line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))),
    ...rows.map((row) => line(cellsOf(row))),
  ].join('\n')
}

const textOf = (cell: string | undefined): string => markdownText((cell ?? '').trim())

const findingText = ({ severity, target, title, rule, facts }: FindingView): string =>
  [
    `- **${severity}** ${markdownText(`${target}: ${title} (${rule})`)}`,
    ...facts.map(([label, text]) => `  - ${label}: ${markdownText(text)}`),
  ].join('\n')

/** More backticks than there are in the text. */
function fenced(language: string, text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(Math.max(3, longest + 1))
  return `${fence}${language}\n${text}\n${fence}`
}

/** Entities have letters for names, so that theirs may be any text. */
function diagram(relations: readonly Relation[]): string {
  const names = [...new Set(relations.flatMap(({ from, to }) => [from, to]))]
  const idOf = (name: string): string => `e${names.indexOf(name) + 1}`
  return [
    'erDiagram',
    ...names.map((name) => `  ${idOf(name)}["${quoted(name)}"]`),
    ...relations.map(({ from, to, by, many }) => `  ${idOf(to)} ||--o{ ${idOf(from)} : "${quoted(`${by}, ${many}`)}"`),
  ].join('\n')
}

/** What a diagram would read as something else. */
const quoted = (text: string): string => text.replace(/[^\p{L}\p{N} .,_-]/gu, '?')

/** A row for each one of the map, without its cells. */
function heatText({ rows }: HeatView): string {
  const columns = [
    { title: 'partition', align: 'left' as const },
    { title: 'peak', align: 'right' as const },
    { title: 'throttled', align: 'right' as const },
    { title: 'hottest key', align: 'left' as const },
  ].filter((_, at) => at < 2 || rows.some((row) => [row.throttled, row.hottestKey][at - 2] !== ''))
  const has = (title: string): boolean => columns.some((column) => column.title === title)
  return gridText({
    columns,
    rows: rows.map(({ label, peak, throttled, hottestKey }) => [
      label,
      peak,
      ...(has('throttled') ? [throttled] : []),
      ...(has('hottest key') ? [hottestKey] : []),
    ]),
  })
}
