import { TransferError } from './transfer-error.ts'

/** Typed values take two levels for each of an item's 32; no parser's stack ends here. */
const depthMax = 200

/** The text of one value, and the line it begins on. */
export type JsonText = { readonly text: string; readonly line: number }

/**
 * Cuts a stream of JSON into its values without holding it: the elements of an array, or values one after another, on
 * lines or not. Looks only at brackets and strings; what is between them is for the parser to judge.
 */
export async function* jsonValues(chunks: AsyncIterable<string>): AsyncGenerator<JsonText> {
  const cutter = new Cutter()
  for await (const chunk of chunks) yield* cutter.push(chunk)
  yield* cutter.end()
}

class Cutter {
  private text = ''
  private line = 1
  private startLine = 1
  private depth = 0
  private inString = false
  private escaped = false
  /** Inside the array that holds all values: its elements are the values. */
  private inArray: 'no' | 'open' | 'closed' = 'no'
  private seen = false

  push(chunk: string): JsonText[] {
    const found: JsonText[] = []
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      const character = chunk[at] ?? ''
      if (character === '\n') this.line++
      const step = this.step(character)
      if (step === 'inside') continue
      this.text += chunk.slice(from, step === 'last' ? at + 1 : at)
      from = at + 1
      if (this.text.trim() !== '') found.push({ text: this.text, line: this.startLine })
      this.text = ''
    }
    this.text += chunk.slice(from)
    return found
  }

  end(): JsonText[] {
    if (this.depth > 0 || this.inString || this.inArray === 'open') {
      throw new TransferError(
        'transfer.bad-json',
        `the file ends inside the value that begins on line ${this.startLine}`,
        {
          hint: 'It may have been cut off when it was copied.',
        },
      )
    }
    return this.text.trim() === '' ? [] : [{ text: this.text, line: this.startLine }]
  }

  /** `last`: the character ends a value and belongs to it; `between`: it ends one and does not. */
  private step(character: string): 'inside' | 'last' | 'between' {
    if (this.inString) return this.stringStep(character)
    if (/[\s,]/.test(character)) return this.depth === 0 ? 'between' : 'inside'
    if (this.depth === 0 && character === ']' && this.inArray === 'open') {
      this.inArray = 'closed'
      return 'between'
    }
    if (character === '\ufeff' && !this.seen) return 'between'
    if (character === '[' && !this.seen) {
      this.seen = true
      this.inArray = 'open'
      return 'between'
    }
    this.seen = true
    if (this.depth === 0 && this.text.trim() === '') this.startLine = this.line
    return this.valueStep(character)
  }

  private tooDeep(): TransferError {
    return new TransferError('transfer.bad-json', `line ${this.startLine}: nested deeper than any item`, {
      hint: 'DynamoDB keeps values of at most 32 levels.',
    })
  }

  private valueStep(character: string): 'inside' | 'last' {
    if (character === '"') this.inString = true
    if ((character === '{' || character === '[') && ++this.depth > depthMax) throw this.tooDeep()
    if (character !== '}' && character !== ']') return 'inside'
    this.depth--
    return this.depth === 0 ? 'last' : 'inside'
  }

  private stringStep(character: string): 'inside' | 'last' {
    if (this.escaped) this.escaped = false
    else if (character === '\\') this.escaped = true
    else if (character === '"') {
      this.inString = false
      return this.depth === 0 ? 'last' : 'inside'
    }
    return 'inside'
  }
}
