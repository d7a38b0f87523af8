/** Longer lines are cut: no request is that long, and a file without line breaks shall not fill memory. */
const lineLengthMax = 4 * 1024 * 1024

/** The lines of a text that comes in pieces, one at a time. */
export async function* textLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
    if (rest.length > lineLengthMax) rest = rest.slice(0, lineLengthMax)
  }
  if (rest !== '') yield rest
}
