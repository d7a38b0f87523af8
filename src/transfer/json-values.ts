import { endsInside, tooDeep, tooLong } from './json-mistakes.ts'
import type { TextLine } from './text-lines.ts'

/** Typed values take two levels for each of an item's 32; no parser's stack ends here. */
const depthMax = 200
/** What `aws dynamodb scan` prints is one value that holds many items. */
const valueMax = 256 * 1024 ** 2

/**
 * Cuts a stream of JSON into its values without holding it: the elements of an array, or values one after another, on
 * lines or not. Looks only at brackets and strings; what is between them is for the parser to judge.
 */
export async function* jsonValues(chunks: AsyncIterable<string>): AsyncGenerator<readonly TextLine[]> {
  const cutter = new Cutter()
  for await (const chunk of chunks) {
    const found = cutter.push(chunk)
    if (found.length > 0) yield found
  }
  yield cutter.end()
}

const codes = { newline: 10, space: 32, quote: 34, comma: 44, open: 91, backslash: 92, close: 93, mark: 0xfeff }

class Cutter {
  /** Of the value that has begun, in the chunks before. */
  private text = ''
  private begun = false
  private line = 1
  private startLine = 1
  private depth = 0
  private inString = false
  private escaped = false
  /** Inside the array that holds all values: its elements are the values. */
  private inArray: 'no' | 'open' | 'closed' = 'no'
  private seen = false

  push(chunk: string): TextLine[] {
    const found: TextLine[] = []
    let from = 0
    const cut = (at: number): void => {
      found.push({ text: this.text + chunk.slice(from, at), line: this.startLine })
      this.text = ''
      this.begun = false
    }
    for (let at = 0; at < chunk.length; at++) {
      const code = chunk.charCodeAt(at)
      if (code === codes.newline) this.line += 1
      if (this.inString) {
        if (this.endsString(code) && this.depth === 0) cut(at + 1)
      } else if (code <= codes.space || code === codes.comma) {
        if (this.begun && this.depth === 0) cut(at)
      } else if (this.depth === 0 && this.isAround(code)) {
        if (this.begun) cut(at)
      } else {
        if (!this.begun) {
          this.begin()
          from = at
        }
        if (this.endsValue(code)) cut(at + 1)
      }
    }
    if (this.begun) this.text += chunk.slice(from)
    if (this.text.length > valueMax) throw tooLong(this.startLine)
    return found
  }

  end(): TextLine[] {
    if (this.depth > 0 || this.inString) throw endsInside(this.startLine)
    if (this.inArray === 'open') throw endsInside(this.begun ? this.startLine : this.line)
    return this.begun ? [{ text: this.text, line: this.startLine }] : []
  }

  private begin(): void {
    this.begun = true
    this.seen = true
    this.startLine = this.line
  }

  /** What stands around values: the brackets of the array of all of them, a byte order mark. */
  private isAround(code: number): boolean {
    if (code === codes.close && this.inArray === 'open') {
      this.inArray = 'closed'
      return true
    }
    if (this.seen) return false
    if (code === codes.open) {
      this.seen = true
      this.inArray = 'open'
      return true
    }
    return code === codes.mark
  }

  private endsString(code: number): boolean {
    if (this.escaped) this.escaped = false
    else if (code === codes.backslash) this.escaped = true
    else if (code === codes.quote) {
      this.inString = false
      return true
    }
    return false
  }

  /** Braces are 32 codes after brackets. */
  private endsValue(code: number): boolean {
    if (code === codes.quote) this.inString = true
    else if (code === codes.open || code === codes.open + 32) {
      if (++this.depth > depthMax) throw tooDeep(this.startLine)
    } else if (code === codes.close || code === codes.close + 32) {
      this.depth = Math.max(0, this.depth - 1)
      return this.depth === 0
    }
    return false
  }
}
