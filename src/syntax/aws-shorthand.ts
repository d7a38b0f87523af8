import type { Span } from '../base/shell-error.ts'
import { type Shape, shapeNamed } from '../operation/service-model.ts'
import { placeIn, type ShellWord } from './aws-shell-words.ts'
import { type Mistake, mistake, quotedText } from './diagnostic.ts'
import { nearest } from './nearest.ts'
import { jsonRequest } from './statement/build-api.ts'

/** One option's word as its shape wants it: a scalar, JSON, or the AWS CLI's shorthand `a=1,b=[x,y],c={d=2}`. */
export function shorthandValue(word: ShellWord, shape: Shape): unknown {
  const { text } = word
  if (shape.t !== 'structure' && shape.t !== 'map' && shape.t !== 'list') return scalar(text, shape, word)
  if (/^\s*[[{]/.test(text)) return jsonRequest(text, (at) => placeIn(word, at))
  const reader = new ShorthandReader(word)
  const members = reader.members('')
  return typed(members, shape, word)
}

/** A stretch of a word, where it stands in the whole text. */
function within(word: ShellWord, from: number, to: number): Span {
  const start = placeIn(word, from)
  return { start, end: Math.max(placeIn(word, to - 1), start) + 1 }
}

type Shorthand = string | readonly Shorthand[] | ReadonlyMap<string, Shorthand>

/** Reads without knowing shapes; `typed` then makes of it what the shape wants. */
class ShorthandReader {
  private readonly word: ShellWord
  private at = 0
  private depth = 0

  constructor(word: ShellWord) {
    this.word = word
  }

  /** `key=value` pairs up to `end`; a value without a key continues the list of the key before: `a=1,2`. */
  members(end: '' | '}'): ReadonlyMap<string, Shorthand> {
    const members = new Map<string, Shorthand>()
    let last: string | undefined
    while (this.peek() !== end) {
      const key = this.keyAhead()
      if (key === undefined && last === undefined) throw this.wrong('expected a name and =')
      if (key !== undefined) {
        this.at += key.length + 1
        last = key
      }
      const value = this.value()
      const before = last === undefined || key !== undefined ? undefined : members.get(last)
      members.set(last ?? '', before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value])
      if (this.peek() === ',') this.at++
      else if (this.peek() !== end) throw this.wrong(`expected , or ${end === '' ? 'the end' : end}`)
    }
    this.at++
    return members
  }

  private keyAhead(): string | undefined {
    return /^([^=,{}[\]'"]+)=/.exec(this.word.text.slice(this.at, this.at + 300))?.[1]
  }

  private value(): Shorthand {
    if (++this.depth > 100) throw this.wrong('nested too deeply')
    const value = this.valueInside()
    this.depth--
    return value
  }

  private valueInside(): Shorthand {
    const first = this.peek()
    if (first === '{') {
      this.at++
      return this.members('}')
    }
    if (first === '[') return this.list()
    if (first === "'" || first === '"') return this.quoted(first)
    const plain = /[^,\]}]*/y
    plain.lastIndex = this.at
    const text = plain.exec(this.word.text)?.[0] ?? ''
    this.at += text.length
    return text.trim()
  }

  private list(): Shorthand {
    const elements: Shorthand[] = []
    this.at++
    while (this.peek() !== ']') {
      elements.push(this.value())
      if (this.peek() === ',') this.at++
      else if (this.peek() !== ']') throw this.wrong('expected , or ]')
    }
    this.at++
    return elements
  }

  private quoted(mark: string): string {
    let text = ''
    for (this.at++; this.peek() !== mark; this.at++) {
      if (this.peek() === '') throw this.wrong(`expected ${mark}`)
      if (this.peek() === '\\') this.at++
      text += this.peek()
    }
    this.at++
    return text
  }

  private peek(): string {
    return this.word.text[this.at] ?? ''
  }

  private wrong(message: string): Mistake {
    return mistake(
      'E0123',
      `${message} in the shorthand ${quotedText(this.word.text)}`,
      within(this.word, this.at, this.at + 1),
      {
        hint: 'Shorthand reads name=value,list=[a,b],map={c=d}; JSON is taken as well.',
      },
    )
  }
}

function typed(value: Shorthand, shape: Shape, word: ShellWord): unknown {
  if (shape.t === 'list') {
    const elements = Array.isArray(value) ? (value as readonly Shorthand[]) : [value]
    return elements.map((element) => typed(element, shapeNamed(shape.of), word))
  }
  if (shape.t !== 'structure' && shape.t !== 'map') {
    if (typeof value === 'string') return scalar(value, shape, word)
    throw mistake('E0123', `expected a plain value in ${quotedText(word.text)}`, word.span)
  }
  if (!(value instanceof Map)) throw mistake('E0123', `expected name=value in ${quotedText(word.text)}`, word.span)
  const request: { [member: string]: unknown } = Object.create(null)
  for (const [name, inside] of value as ReadonlyMap<string, Shorthand>) {
    request[name] = typed(inside, shapeNamed(shape.t === 'map' ? shape.v : memberShape(name, shape, word)), word)
  }
  return request
}

function memberShape(name: string, shape: Extract<Shape, { t: 'structure' }>, word: ShellWord): string {
  const member = shape.m?.[name]
  if (member !== undefined) return member
  const known = Object.keys(shape.m ?? {})
  const suggestions = nearest(name, known)
  throw mistake(
    'E0123',
    `no member ${quotedText(name)}`,
    within(word, word.text.indexOf(name), word.text.indexOf(name) + name.length),
    { expected: known.slice(0, 5), suggestions },
  )
}

function scalar(text: string, shape: Shape, word: ShellWord): unknown {
  if (shape.t === 'boolean') {
    if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true'
    throw mistake('E0123', `expected true or false, found ${quotedText(text)}`, word.span, {
      expected: ['true', 'false'],
    })
  }
  if (shape.t !== 'integer' && shape.t !== 'long' && shape.t !== 'double') return text
  if (text.trim() !== '' && Number.isFinite(Number(text))) return Number(text)
  throw mistake('E0123', `expected a number, found ${quotedText(text)}`, word.span, { expected: ['a number'] })
}
