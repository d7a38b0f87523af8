/** Where a cursor may stand: between the characters a reader sees. Offsets are UTF-16; a line break is a grapheme. */

// Most statements are ASCII, where every offset is an edge; to make a segmenter takes milliseconds.
const ascii = /^[ -~\n\t]*$/
let segmenter: Intl.Segmenter | undefined

export function graphemesOf(line: string): readonly string[] {
  if (ascii.test(line)) return [...line]
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  return Array.from(segmenter.segment(line), ({ segment }) => segment)
}

export function nextEdge(text: string, at: number): number {
  if (text[at] === '\n') return at + 1
  return edgesOfLine(text, at).find((edge) => edge > at) ?? text.length
}

export function previousEdge(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at - 1
  return edgesOfLine(text, at).findLast((edge) => edge < at) ?? 0
}

/** The offset itself, or the next edge when a change around it has made it the inside of a grapheme. */
export function snapToEdge(text: string, at: number): number {
  return edgesOfLine(text, at).find((edge) => edge >= at) ?? text.length
}

/** `lastIndexOf` takes a negative start for 0. */
export const lineStart = (text: string, at: number): number => (at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1)

export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

/** From the start of the line to its end, both included. */
function edgesOfLine(text: string, at: number): readonly number[] {
  let edge = lineStart(text, at)
  const edges = [edge]
  for (const grapheme of graphemesOf(text.slice(edge, lineEnd(text, at)))) {
    edge += grapheme.length
    edges.push(edge)
  }
  return edges
}
