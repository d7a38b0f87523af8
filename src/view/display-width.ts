import stringWidth from 'string-width'

/** Terminal columns of a text without control characters. */
export function displayWidth(text: string): number {
  return plainAscii.test(text) ? text.length : stringWidth(text)
}

// string-width segments graphemes, which costs microseconds per call; most data needs none of it.
const plainAscii = /^[\x20-\x7e]*$/

/** The longest head of the text that fits, cut between graphemes. */
export function headOfWidth(text: string, columns: number): string {
  if (plainAscii.test(text)) return text.slice(0, columns)
  let width = 0
  let end = 0
  for (const { segment, index } of graphemesOf(text)) {
    width += displayWidth(segment)
    if (width > columns) return text.slice(0, index)
    end = index + segment.length
  }
  return text.slice(0, end)
}

/** The text in pieces that each fit, cut between graphemes; a grapheme wider than the columns stands alone. */
export const piecesOfWidth = (text: string, columns: number): readonly string[] =>
  pieces(text, columns, ({ length }) => length)

/** That begins a word of a name, as in `pageSize`. */
const lastCapital = /(?<=[a-z0-9])[A-Z][a-z0-9]*$/
const marks = ['.', '_', '-', '#', '/', ':', '|']

/** The same of a name, cut behind a mark in it where that leaves at least half of the columns. */
export const piecesOfName = (name: string, columns: number): readonly string[] =>
  pieces(name, columns, (head) => {
    const end = Math.max(head.search(lastCapital), ...marks.map((mark) => head.lastIndexOf(mark) + 1))
    return end * 2 >= head.length ? end : head.length
  })

function pieces(text: string, columns: number, endOf: (head: string) => number): readonly string[] {
  const found: string[] = []
  let rest = text
  while (displayWidth(rest) > columns) {
    const head = headOfWidth(rest, columns) || firstGrapheme(rest)
    const piece = head.slice(0, endOf(head))
    found.push(piece)
    rest = rest.slice(piece.length)
  }
  return [...found, rest]
}

let segmenter: Intl.Segmenter | undefined

/** The segmenter is made when it is first wanted: most texts need none. */
function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return segmenter.segment(text)
}

function firstGrapheme(text: string): string {
  for (const { segment } of graphemesOf(text)) return segment
  return text
}
