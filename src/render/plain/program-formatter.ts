import type { OutputMode } from '../../view/rows.ts'
import type { Formatter } from './formatter.ts'
import { JsonArrayFormatter, JsonLinesFormatter } from './json-formatters.ts'

/** Modes that a program reads. They know nothing of widths and terminals, so a script that uses them starts at once. */
export type ProgramMode = Extract<OutputMode, 'json' | 'jsonl' | 'ddb-json' | 'ion' | 'none'>

export const isProgramMode = (mode: OutputMode): mode is ProgramMode =>
  mode === 'json' || mode === 'jsonl' || mode === 'ddb-json' || mode === 'ion' || mode === 'none'

export function programFormatter(mode: ProgramMode): Formatter {
  switch (mode) {
    case 'json':
      return new JsonArrayFormatter()
    case 'jsonl':
      return JsonLinesFormatter.plain()
    case 'ddb-json':
      return JsonLinesFormatter.wire()
    case 'ion':
      return JsonLinesFormatter.ion()
    case 'none':
      return { begin: () => '', row: () => '', end: () => [] }
  }
}
