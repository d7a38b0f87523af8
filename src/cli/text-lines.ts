/** Longer lines are cut: no request is that long, and a file without line breaks shall not fill memory. */
const lineLengthMax = 4 * 1024 * 1024
/** A line that goes on after that will hardly end: a device has none. */
const lineEndMax = 256 * 1024 * 1024

export class LineTooLong extends Error {
  constructor() {
    super(`a line of it is longer than ${lineEndMax >> 20} MB`)
    this.name = 'LineTooLong'
  }
}

/** The lines of a text that comes in pieces, one at a time. Throws LineTooLong. */
export async function* textLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  let length = 0
  for await (const chunk of chunks) {
    const [first = '', ...more] = chunk.split('\n')
    length += first.length
    if (length > lineEndMax) throw new LineTooLong()
    if (rest.length < lineLengthMax) rest = (rest + first).slice(0, lineLengthMax)
    const last = more.pop()
    if (last === undefined) continue
    yield rest
    yield* more
    rest = last
    length = last.length
  }
  if (rest !== '') yield rest
}
