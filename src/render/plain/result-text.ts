import { unreachable } from '../../base/unreachable.ts'
import type { ResultView } from '../../view/result-view.ts'
import type { RowItem } from '../../view/rows.ts'
import type { Look } from './cost-text.ts'
import type { FormatOptions, OutputMode } from './formatter.ts'
import { formatterFor } from './formatter-for.ts'

/** What goes to the results' stream, with line breaks; words that are no data are left to the caller. */
export async function resultText(view: ResultView, mode: OutputMode, options: FormatOptions): Promise<string> {
  switch (view.kind) {
    case 'nothing':
    case 'notice':
      return ''
    case 'text':
      return view.text === '' || view.text.endsWith('\n') ? view.text : `${view.text}\n`
    case 'verdict':
      return ''
    case 'row':
      return rowText(view.item, mode, options)
    case 'count':
      return isForPrograms(mode) ? programText(view.json, mode) : `${view.text}\n`
    case 'grid': {
      if (isForPrograms(mode)) return programText(view.json, mode)
      const { gridLines } = await import('./grid-text.ts')
      return [...gridLines(view.grid, options), options.style.faint(view.footer)].map((line) => `${line}\n`).join('')
    }
    case 'describe': {
      if (isForPrograms(mode)) return programText(view.json, mode)
      return (await import('./describe-text.ts')).describeText(view.view, options)
    }
    case 'plan': {
      if (isForPrograms(mode)) return programText(view.json, mode)
      return (await import('./plan-text.ts')).planText(view.view, options)
    }
    default:
      return unreachable(view)
  }
}

/** Modes that a program reads get the facts as JSON where there are no items. */
const isForPrograms = (mode: OutputMode): boolean => mode === 'json' || mode === 'jsonl' || mode === 'ddb-json'

const programText = (json: readonly string[], mode: OutputMode): string =>
  mode === 'json' ? `[\n${json.map((text) => `  ${text}`).join(',\n')}\n]\n` : json.map((text) => `${text}\n`).join('')

async function rowText(item: RowItem, mode: OutputMode, options: FormatOptions): Promise<string> {
  const formatter = await formatterFor(mode === 'table' || mode === 'box' || mode === 'ascii' ? 'line' : mode, options)
  const meta = { table: '', keys: [], otherKeys: [] }
  return [formatter.begin(meta), formatter.row(item), ...formatter.end({ count: 1, more: false })].join('')
}

export const noticeText = (text: string, { style }: Pick<Look, 'style'>): string => `${style.faint(text)}\n`
