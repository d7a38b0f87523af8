import { unreachable } from '../../base/unreachable.ts'
import type { FormatOptions, Formatter, OutputMode } from './formatter.ts'

/** The formatter of one result. Each mode loads only what it needs: a pipe of JSON lines knows nothing of tables. */
export async function formatterFor(mode: OutputMode, options: FormatOptions): Promise<Formatter> {
  switch (mode) {
    case 'table':
    case 'box':
    case 'ascii':
      return new (await import('./table-formatter.ts')).TableFormatter(mode, options)
    case 'line':
      return new (await import('./line-formatter.ts')).LineFormatter(options)
    case 'json':
      return new (await import('./json-formatters.ts')).JsonArrayFormatter()
    case 'jsonl':
      return (await import('./json-formatters.ts')).JsonLinesFormatter.plain()
    case 'ddb-json':
      return (await import('./json-formatters.ts')).JsonLinesFormatter.wire()
    case 'csv':
    case 'tsv':
      return new (await import('./csv-formatter.ts')).CsvFormatter(mode === 'csv' ? ',' : '\t', options)
    case 'markdown':
      return new (await import('./markdown-formatter.ts')).MarkdownFormatter()
    case 'none':
      return { begin: () => '', row: () => '', end: () => [] }
    default:
      return unreachable(mode)
  }
}
