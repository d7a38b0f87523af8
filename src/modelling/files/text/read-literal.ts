import type { Json } from '../model-file.ts'
import { jsonObject } from './part.ts'
import { TextScanner } from './text-scanner.ts'

/** Types that a schema names as values: `type: String`. */
const typeNames: ReadonlySet<string> = new Set([
  ...['String', 'Number', 'Boolean', 'Date', 'Object', 'Array', 'Set', 'Buffer', 'Binary', 'Uint8Array', 'ArrayBuffer'],
])

const depthMax = 100

/**
 * JSON, or with `script` the literal that a JavaScript or TypeScript text has at `start`: comments, names without quotes, a comma
 * before the end, `String` and other types (read as their names), regular expressions (read as texts). Nothing is run: what would have
 * to be is an error with its line and column.
 */
export function readLiteral(text: string, { script = false, start = 0 } = {}): Json {
  const reader = new LiteralReader(text, script, start)
  const value = reader.value(0)
  if (!script) reader.end()
  return value
}

const jsonBlank = /[ \t\r\n]+/y
const scriptBlank = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\//y

class LiteralReader extends TextScanner {
  private readonly script: boolean

  constructor(text: string, script: boolean, start: number) {
    super(text, { blank: script ? scriptBlank : jsonBlank, at: start })
    this.script = script
  }

  end(): void {
    this.skip()
    if (this.at < this.text.length) throw this.expected('the end')
  }

  value(depth: number): Json {
    if (depth > depthMax) throw this.wrong(`nested more than ${depthMax} deep`)
    this.skip()
    const value = this.plainValue(depth)
    if (this.script) this.skipAssertions()
    return value
  }

  private plainValue(depth: number): Json {
    const next = this.text[this.at]
    if (next === '{') return this.object(depth)
    if (next === '[') return this.list(depth)
    if (next === '"') return this.string('"')
    if (this.script && (next === "'" || next === '`')) return this.string(next)
    const number = this.match(this.script ? /[-+]?(?:0x[\da-f]+|(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?)/iy : jsonNumber)
    if (number !== undefined) return Number(number.replaceAll('_', ''))
    if (this.script && next === '/') {
      const pattern = this.match(/\/(?:\\.|\[(?:\\.|[^\]\\\n]){0,1000}\]|[^/\\\n]){1,1000}\/[a-z]*/y)
      if (pattern !== undefined) return pattern
    }
    return this.word()
  }

  private word(): Json {
    const at = this.at
    const word = this.match(/[A-Za-z_$][\w$]*/y)
    if (word === 'true' || word === 'false') return word === 'true'
    if (word === 'null') return null
    if (this.script && word === 'undefined') return null
    if (this.script && word !== undefined && typeNames.has(word)) return word
    this.at = at
    throw this.expected('a value')
  }

  private object(depth: number): Json {
    const members: [string, Json][] = []
    this.at++
    for (this.skip(); this.text[this.at] !== '}'; this.skip()) {
      const name = this.memberName()
      this.skip()
      if (this.text[this.at] !== ':') throw this.expected('":"')
      this.at++
      members.push([name, this.value(depth + 1)])
      if (!this.comma('}')) break
    }
    this.at++
    return jsonObject(members)
  }

  private memberName(): string {
    const next = this.text[this.at]
    if (next === '"' || (this.script && next === "'")) return this.string(next)
    const name = this.script ? this.match(/[\p{L}_$][\p{L}\p{N}_$]*|\d+/uy) : undefined
    if (name === undefined) throw this.expected('a name in quotes')
    return name
  }

  private list(depth: number): Json {
    const elements: Json[] = []
    this.at++
    for (this.skip(); this.text[this.at] !== ']'; this.skip()) {
      elements.push(this.value(depth + 1))
      if (!this.comma(']')) break
    }
    this.at++
    return elements
  }

  /** False: the end follows, and it stands there. */
  private comma(end: string): boolean {
    this.skip()
    if (this.text[this.at] === end) return false
    if (this.text[this.at] !== ',') throw this.expected(`"," or "${end}"`)
    this.at++
    this.skip()
    if (!this.script && this.text[this.at] === end) throw this.expected('a value')
    return true
  }

  private string(quote: string): string {
    const start = this.at
    let text = ''
    this.at++
    for (;;) {
      const next = this.text[this.at]
      if (next === quote) break
      const isOpen = next === undefined || (next === '\n' && quote !== '`') || (!this.script && next < ' ')
      if (isOpen) {
        this.at = start
        throw this.wrong('the text is never closed')
      }
      if (quote === '`' && this.text.startsWith('${', this.at)) throw this.wrong('a text that has to be computed')
      if (next === '\\') text += this.escaped()
      else {
        text += next
        this.at++
      }
    }
    this.at++
    return text
  }

  private escaped(): string {
    const letter = this.text[this.at + 1] ?? ''
    const [, hex] =
      (letter === 'u' && /^\\u([\da-f]{4})/i.exec(this.text.slice(this.at, this.at + 6))) ||
      (this.script && letter === 'x' && /^\\x([\da-f]{2})/i.exec(this.text.slice(this.at, this.at + 4))) ||
      []
    const known = escapes.get(letter)
    if (hex === undefined && known === undefined && (!this.script || letter === '' || letter === 'u'))
      throw this.wrong(`"\\${letter}" means nothing`)
    this.at += 2 + (hex?.length ?? 0)
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    return known ?? (letter === '\n' ? '' : letter)
  }

  /** `as const`, `satisfies Schema`, `!`. */
  private skipAssertions(): void {
    for (;;) {
      const at = this.at
      this.skip()
      if (this.match(/(?:as|satisfies)\s+[\w$.]+(?:<[^<>{}]*>)?(?:\[\])*|!(?!=)/y) === undefined) {
        this.at = at
        return
      }
    }
  }
}

const jsonNumber = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])
