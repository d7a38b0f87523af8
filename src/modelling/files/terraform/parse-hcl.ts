import { TextScanner } from '../text/text-scanner.ts'
import type { Attribute, Block, Body, Expression } from './hcl.ts'

const depthMax = 100

/** Reads a file of Terraform. What has to be computed is an expression of kind `other`, whatever it is; nothing is run. */
export function parseHcl(text: string): Body {
  return new HclParser(text).body(undefined, 0)
}

const blank = /\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//y

class HclParser extends TextScanner {
  constructor(text: string) {
    super(text, { blank })
  }

  body(end: '}' | undefined, depth: number): Body {
    if (depth > depthMax) throw this.wrong(`nested more than ${depthMax} deep`)
    const attributes: Attribute[] = []
    const blocks: Block[] = []
    for (;;) {
      this.skip()
      if (this.at >= this.text.length) {
        if (end !== undefined) throw this.expected('"}"')
        return { attributes, blocks }
      }
      if (end !== undefined && this.take(end)) return { attributes, blocks }
      const name = this.word()
      this.skip()
      if (this.text[this.at] === '=' && this.text[this.at + 1] !== '=') {
        this.at++
        attributes.push({ name, value: this.expression(depth + 1) })
      } else blocks.push({ type: name, labels: this.labels(), body: this.body('}', depth + 1) })
    }
  }

  private labels(): readonly string[] {
    const labels: string[] = []
    for (;;) {
      this.skip()
      if (this.take('{')) return labels
      labels.push(this.text[this.at] === '"' ? this.plainString() : this.word())
    }
  }

  /** A value, unless more follows on its line that makes it a computation. */
  private expression(depth: number): Expression {
    if (depth > depthMax) throw this.wrong(`nested more than ${depthMax} deep`)
    this.skip()
    const start = this.at
    const value = this.simple(depth)
    if (value !== undefined) {
      this.match(/[ \t]+/y)
      if (this.at >= this.text.length || /[\n\r,}\])#]|\/[/*]/y.test(this.text.slice(this.at, this.at + 2)))
        return value
    }
    this.at = start
    return this.other()
  }

  private simple(depth: number): Expression | undefined {
    const next = this.text[this.at]
    if (next === '"') return this.template()
    if (next === '[') return this.list(depth)
    if (next === '{') return this.object(depth)
    if (next === '<' && this.text[this.at + 1] === '<') return this.heredoc()
    const number = this.match(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])/y)
    if (number !== undefined) return { kind: 'literal', value: Number(number) }
    const path = this.match(/[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[(?:\d+|"[^"\n]*")\])*(?![\w.([])/y)
    if (path === undefined) return undefined
    if (path === 'true' || path === 'false') return { kind: 'literal', value: path === 'true' }
    if (path === 'null') return { kind: 'literal', value: null }
    return { kind: 'reference', path: path.split(/\.|\["?|"?\]/).filter((part) => part !== ''), text: path }
  }

  /** Undefined: one of its members is no plain value, or it is a comprehension. */
  private list(depth: number): Expression | undefined {
    this.at++
    const elements: Expression[] = []
    for (;;) {
      this.skip()
      if (this.take(']')) return { kind: 'list', elements }
      if (this.match(/for\b/y) !== undefined) return undefined
      elements.push(this.expression(depth + 1))
      this.skip()
      if (!this.take(',') && this.text[this.at] !== ']') throw this.expected('"," or "]"')
    }
  }

  private object(depth: number): Expression | undefined {
    this.at++
    const members: Attribute[] = []
    for (;;) {
      this.skip()
      if (this.take('}')) return { kind: 'object', members }
      if (this.match(/for\b/y) !== undefined || this.text[this.at] === '(') return undefined
      const name = this.text[this.at] === '"' ? this.plainString() : this.word()
      this.skip()
      if (!this.take('=') && !this.take(':')) throw this.expected('"="')
      members.push({ name, value: this.expression(depth + 1) })
      this.skip()
      this.take(',')
    }
  }

  private plainString(): string {
    const start = this.at
    const value = this.template()
    if (value.kind === 'literal' && typeof value.value === 'string') return value.value
    this.at = start
    throw this.wrong('a name that has to be computed')
  }

  /** A text in quotes; `${...}` is an expression in it, `%{...}` makes all of it a computation. */
  private template(): Expression {
    const start = this.at
    const parts: (string | Expression)[] = []
    let text = ''
    this.at++
    for (;;) {
      const next = this.text[this.at]
      if (next === undefined || next === '\n') {
        this.at = start
        throw this.wrong('the text is never closed')
      }
      if (next === '"') break
      const isEscaped = this.text.startsWith('$${', this.at) || this.text.startsWith('%%{', this.at)
      if (isEscaped) {
        text += this.text.slice(this.at + 1, this.at + 3)
        this.at += 3
      } else if (this.text.startsWith('${', this.at)) {
        if (text !== '') parts.push(text)
        text = ''
        parts.push(this.interpolation())
      } else if (next === '\\') text += this.escaped()
      else {
        text += next
        this.at++
      }
    }
    this.at++
    if (parts.length === 0) return { kind: 'literal', value: text }
    return { kind: 'template', parts: text === '' ? parts : [...parts, text], text: this.text.slice(start, this.at) }
  }

  private interpolation(): Expression {
    const start = this.at
    this.at += 2
    this.skip()
    const value = this.text[this.at] === '"' ? undefined : this.simple(0)
    this.skip()
    if (value !== undefined && this.take('}')) return value
    this.at = start + 2
    this.balanced(/[}]/)
    const text = this.text.slice(start, this.at)
    this.at++
    return { kind: 'other', text }
  }

  private escaped(): string {
    const letter = this.text[this.at + 1] ?? ''
    const [, hex] = /^\\u([\da-f]{4})/i.exec(this.text.slice(this.at, this.at + 6)) ?? []
    this.at += hex === undefined ? 2 : 6
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
    return ({ n: '\n', r: '\r', t: '\t' } as { readonly [sign: string]: string | undefined })[letter] ?? letter
  }

  private heredoc(): Expression {
    const head = this.match(/<<-?[A-Za-z_]\w*[ \t]*\r?\n/y)
    if (head === undefined) return this.other()
    const word = head.replace(/<<-?/, '').trim()
    const end = new RegExp(`^[ \\t]*${word}[ \\t]*$`, 'm').exec(this.text.slice(this.at))
    if (end === null) throw this.wrong(`${word} never comes`)
    const value = this.text.slice(this.at, this.at + end.index)
    this.at += end.index + end[0].length
    return { kind: 'literal', value }
  }

  /** Up to the end of its line, or of what it stands in; brackets may hold lines. */
  private other(): Expression {
    const start = this.at
    this.balanced(/[\n,}\])]/)
    const text = this.text.slice(start, this.at).trim()
    if (text === '') throw this.expected('a value')
    return { kind: 'other', text }
  }

  /** To the first such character outside of brackets and quotes. */
  private balanced(end: RegExp): void {
    const open: string[] = []
    for (; this.at < this.text.length; this.at++) {
      const next = this.text[this.at] ?? ''
      if (open.length === 0 && end.test(next)) return
      if (next === '"') {
        this.match(/"[^"\\\n]*(?:\\.[^"\\\n]*)*/y)
        continue
      }
      if (next === '#' || this.text.startsWith('//', this.at)) {
        this.match(/[^\n]*/y)
        this.at--
        continue
      }
      if (/[([{]/.test(next)) open.push(next)
      else if (/[)\]}]/.test(next)) open.pop()
    }
  }

  private word(): string {
    const word = this.match(/[A-Za-z_][\w-]*/y)
    if (word === undefined) throw this.expected('a name')
    return word
  }

  private take(sign: string): boolean {
    if (this.text[this.at] !== sign) return false
    this.at++
    return true
  }
}
