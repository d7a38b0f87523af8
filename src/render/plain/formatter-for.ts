import type { OutputMode } from '../../view/rows.ts'
import { CsvFormatter } from './csv-formatter.ts'
import type { FormatOptions, Formatter } from './formatter.ts'
import { InsertFormatter } from './insert-formatter.ts'
import { LineFormatter } from './line-formatter.ts'
import { MarkdownFormatter } from './markdown-formatter.ts'
import { programFormatter } from './program-formatter.ts'
import { TableFormatter } from './table-formatter.ts'
import { TreeFormatter } from './tree-formatter.ts'

/** The formatter of one result, whatever its mode. Loads all of them: see `programFormatter` for the short way. */
export function formatterFor(mode: OutputMode, options: FormatOptions): Formatter {
  switch (mode) {
    case 'table':
    case 'box':
    case 'ascii':
      return new TableFormatter(mode, options)
    case 'line':
      return new LineFormatter(options)
    case 'csv':
    case 'tsv':
      return new CsvFormatter(mode === 'csv' ? ',' : '\t', options)
    case 'insert':
      return new InsertFormatter(options)
    case 'tree':
      return new TreeFormatter(options)
    case 'markdown':
      return new MarkdownFormatter()
    default:
      return programFormatter(mode)
  }
}
