import { unreachable } from '../../base/unreachable.ts'
import { heatJson } from '../../view/heat/heat-json.ts'
import { heatLayout } from '../../view/heat/heat-layout.ts'
import type { ResultView } from '../../view/result-view.ts'
import { noMeta, type OutputMode, type RowItem } from '../../view/rows.ts'
import { adviceText } from './advice-text.ts'
import { describeText } from './describe-text.ts'
import type { FormatOptions } from './formatter.ts'
import { formatterFor } from './formatter-for.ts'
import { gridLines } from './grid-text.ts'
import { heatLines } from './heat-lines.ts'
import { planText } from './plan-text.ts'
import { isProgramMode, type ProgramMode } from './program-formatter.ts'
import { proseText } from './prose-text.ts'
import { sectionsText } from './sections-text.ts'
import { comparisonText, simulationText } from './simulation-text.ts'
import { wrapWords } from './wrap-words.ts'

/** What goes to the results' stream, with line breaks; words that are no data are left to the caller. */
export function resultText(view: ResultView, mode: OutputMode, options: FormatOptions): string {
  switch (view.kind) {
    case 'nothing':
    case 'notice':
    case 'verdict':
      return ''
    case 'text':
      return view.text === '' || view.text.endsWith('\n') ? view.text : `${view.text}\n`
    case 'sections':
      return isProgramMode(mode) ? programText(view.json, mode) : sectionsText(view.sections, options)
    case 'prose':
      return proseText(view.lines, options.columns)
    case 'rows':
      return rowsText(view.items, mode, options)
    case 'count':
      if (isProgramMode(mode)) return programText(view.json, mode)
      return columnModes.has(mode) ? rowsText([view.item], mode, options) : `${view.text}\n`
    case 'grid':
      if (isProgramMode(mode)) return programText(view.json, mode)
      return [...gridLines(view.grid, options), ...wrapWords(view.footer, options.columns).map(options.style.faint)]
        .map((line) => `${line}\n`)
        .join('')
    case 'heat':
      return heatText(view.heat, mode, options)
    case 'describe':
      return isProgramMode(mode) ? programText(view.json, mode) : describeText(view.view, options)
    case 'advice':
      return isProgramMode(mode) ? programText(view.json, mode) : adviceText(view.view, options)
    case 'plan':
      return isProgramMode(mode) ? programText(view.json, mode) : planText(view.view, options)
    case 'simulation':
      return isProgramMode(mode) ? programText(view.json, mode) : simulationText(view.view, options)
    case 'comparison':
      return isProgramMode(mode) ? programText(view.json, mode) : comparisonText(view.view, options)
    default:
      return unreachable(view)
  }
}

/** A picture; what line mode is for, and what other programs read, goes without one. */
function heatText(
  heat: Extract<ResultView, { readonly kind: 'heat' }>['heat'],
  mode: OutputMode,
  options: FormatOptions,
): string {
  if (isProgramMode(mode)) return mode === 'none' ? '' : programText(heatJson(heat), mode)
  const { columns, maxRows } = options
  const layout = heatLayout(heat, columns, maxRows)
  const lines = mode === 'line' ? layout.view.sentences : heatLines(layout, options, columns)
  return lines.map((line) => `${line}\n`).join('')
}

/** Forms that another program reads as columns. */
const columnModes: ReadonlySet<OutputMode> = new Set(['csv', 'tsv', 'markdown'])

function programText(json: readonly string[], mode: ProgramMode): string {
  if (mode === 'none') return ''
  if (mode !== 'json') return json.map((text) => `${text}\n`).join('')
  return json.length === 0 ? '[]\n' : `[\n${json.map((text) => `  ${text}`).join(',\n')}\n]\n`
}

/** One item is shown in full: a table of one row says less. */
function rowsText(items: readonly RowItem[], mode: OutputMode, options: FormatOptions): string {
  const isTable = mode === 'table' || mode === 'box' || mode === 'ascii'
  const formatter = formatterFor(isTable && items.length === 1 ? 'line' : mode, options)
  const rows = items.map((item) => formatter.row(item))
  return [formatter.begin(noMeta), ...rows, ...formatter.end({ count: items.length, more: false })].join('')
}
