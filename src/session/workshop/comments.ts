import type { Span } from '../../base/shell-error.ts'
import type { ProseLine } from '../outcome.ts'

/** Comments of a workshop file are what it says: here they become prose. */

const comment = /^[ \t]*--(?!#) ?(.*?)[ \t]*\r?$/

/** The first line that is neither a comment nor empty; undefined when there is none. */
export function firstStatementLine(text: string, { start, end }: Span): Span | undefined {
  for (const { line, at } of linesOf(text, start, end)) {
    if (line.trim() !== '' && !comment.test(line)) {
      const from = at + line.length - line.trimStart().length
      return { start: from, end: from + line.trim().length }
    }
  }
  return undefined
}

/**
 * Paragraphs: lines that follow each other are one. A line that begins with two more blanks stays as it is, and one that begins
 * with `- ` is a paragraph of its own, with lines that stand under its text.
 */
export function proseIn(text: string, { start, end }: Span): readonly ProseLine[] {
  const lines: ProseLine[] = []
  let open = false
  for (const { line } of linesOf(text, start, end)) {
    const [, said] = comment.exec(line) ?? []
    if (said === undefined) {
      open = false
      continue
    }
    const last = lines.at(-1)
    const [, mark = '', words = said] = /^(- |Task: )(.*)$/.exec(said) ?? []
    if (said === '') {
      if (last !== undefined) lines.push({ head: '', text: '' })
      open = false
    } else if (open && last?.head === '- ' && /^ {2}\S/.test(said)) {
      lines.splice(-1, 1, { ...last, text: `${last.text} ${said.trim()}` })
    } else if (/^ {2}/.test(said)) {
      const text = said.trimStart()
      const head = ' '.repeat(said.length - text.length)
      lines.push({ head, text, indent: head.length + 4 })
      open = false
    } else if (open && mark === '' && last !== undefined) {
      lines.splice(-1, 1, { ...last, text: `${last.text} ${said}` })
    } else {
      lines.push({ head: mark, text: words })
      open = true
    }
  }
  while (lines.at(-1)?.text === '') lines.pop()
  return lines
}

/** Comments that stand alone on their lines, each block as one text, by where it begins. */
export function remarksIn(
  text: string,
  { start, end }: Span,
): readonly { readonly at: number; readonly text: string }[] {
  const remarks: { at: number; text: string }[] = []
  let open = false
  for (const { line, at } of linesOf(text, start, end)) {
    const [, said] = comment.exec(line) ?? []
    const last = remarks.at(-1)
    if (said === undefined) open = false
    else if (open && last !== undefined) last.text = `${last.text} ${said}`.trim()
    else {
      remarks.push({ at, text: said })
      open = true
    }
  }
  return remarks.filter(({ text: said }) => said !== '')
}

function* linesOf(text: string, start: number, end: number): Generator<{ readonly line: string; readonly at: number }> {
  for (let at = start; at < end; ) {
    const to = text.indexOf('\n', at)
    const stop = to === -1 || to > end ? end : to
    yield { line: text.slice(at, stop), at }
    at = stop + 1
  }
}
