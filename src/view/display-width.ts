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
export function piecesOfWidth(text: string, columns: number): readonly string[] {
  const pieces: string[] = []
  let rest = text
  while (displayWidth(rest) > columns) {
    const head = headOfWidth(rest, columns) || firstGrapheme(rest)
    pieces.push(head)
    rest = rest.slice(head.length)
  }
  return [...pieces, rest]
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
