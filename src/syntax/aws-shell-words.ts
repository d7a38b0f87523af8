import type { Span } from '../base/shell-error.ts'
import { mistake } from './diagnostic.ts'

/** `quoted`: it began with a quote, so that `'--x'` is a value. */
export type ShellWord = { readonly text: string; readonly quoted: boolean; readonly span: Span }

/** The words a POSIX shell would hand over, without expanding variables. `offset` is where `text` begins in the whole. */
export function readShellWords(text: string, offset: number): readonly ShellWord[] {
  const words: ShellWord[] = []
  for (const found of text.matchAll(/(?:\\\r?\n|\s)+|(?:'[^']*'?|"(?:[^"\\]|\\[^])*"?|\\[^]|[^\s'"\\])+/g)) {
    const [raw] = found
    if (/^(?:\s|\\\r?\n)/.test(raw)) continue
    const start = offset + found.index
    if (!/^(?:'[^']*'|"(?:[^"\\]|\\[^])*"|\\[^]|[^'"\\]+)*$/.test(raw))
      throw mistake('E0102', 'the quoted word is never closed', { start, end: start + raw.length }, { expected: ["'", '"'] })
    words.push({ text: unquoted(raw), quoted: /^['"]/.test(raw), span: { start, end: start + raw.length } })
  }
  return words
}

function unquoted(raw: string): string {
  const parts = raw.matchAll(/'([^']*)'?|"((?:[^"\\]|\\[^])*)"?|\\\r?\n|\\([^])|([^'"\\]+)/g)
  return [...parts]
    .map(([, single, double, escaped, plain]) => {
      if (double !== undefined) return double.replace(/\\\r?\n/g, '').replace(/\\(["\\$`])/g, '$1')
      return single ?? escaped ?? plain ?? ''
    })
    .join('')
}
