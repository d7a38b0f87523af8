import { tooLong } from './json-mistakes.ts'

/** A line without its end; `open`: the text ended before the line did. */
export type TextLine = { readonly text: string; readonly line: number; readonly open?: true | undefined }

/** More than any item takes as text, however it is escaped. */
const lineMax = 16 * 1024 ** 2

/** The lines of a text that are not blank, as many at a time as a chunk ends. */
export async function* textLines(chunks: AsyncIterable<string>): AsyncGenerator<readonly TextLine[]> {
  let rest = ''
  let line = 1
  for await (const chunk of chunks) {
    const found: TextLine[] = []
    const text = rest + chunk
    let from = 0
    for (let end = text.indexOf('\n', rest.length); end !== -1; end = text.indexOf('\n', from)) {
      const whole = text.slice(from, end)
      if (whole.trim() !== '') found.push({ text: withoutMark(whole, line), line })
      line += 1
      from = end + 1
    }
    rest = text.slice(from)
    if (rest.length > lineMax) throw tooLong(line)
    if (found.length > 0) yield found
  }
  if (rest.trim() !== '') yield [{ text: withoutMark(rest, line), line, open: true }]
}

/** A byte order mark is no part of the text. */
const withoutMark = (text: string, line: number): string =>
  line === 1 && text.startsWith('\ufeff') ? text.slice(1) : text
