import type { Json, JsonObject } from '../model-file.ts'
import { ModelFileError } from '../model-file-error.ts'

/** A part of a document with the path to it. What is not as it should be is told with that path. */
export class Part {
  readonly value: Json | undefined
  /** `DataModel[0].KeyAttributes`; empty: the document itself. */
  readonly path: string

  constructor(value: Json | undefined, path = '') {
    this.value = value
    this.path = path
  }

  get isAbsent(): boolean {
    return this.value === undefined || this.value === null
  }

  get isObject(): boolean {
    return isObject(this.value)
  }

  /** A member; of something that is no object, or absent, an absent one. */
  at(name: string): Part {
    const value = isObject(this.value) && Object.hasOwn(this.value, name) ? this.value[name] : undefined
    return new Part(value, this.pathTo(name))
  }

  /** An absent list is empty. */
  list(): readonly Part[] {
    if (this.isAbsent) return []
    if (!Array.isArray(this.value)) throw this.expected('a list')
    return (this.value as readonly Json[]).map((element, at) => new Part(element, `${this.path}[${at}]`))
  }

  /** An absent object has no members. */
  members(): readonly (readonly [string, Part])[] {
    if (this.isAbsent) return []
    return Object.keys(this.object()).map((name) => [name, this.at(name)])
  }

  object(): JsonObject {
    if (!isObject(this.value)) throw this.expected('an object')
    return this.value
  }

  text(): string {
    if (typeof this.value !== 'string') throw this.expected('a text')
    return this.value
  }

  /** A text that says something. */
  name(): string {
    const text = this.text()
    if (text === '') throw this.expected('a name')
    return text
  }

  maybeText(): string | undefined {
    return this.isAbsent ? undefined : this.text()
  }

  /** A number too; of anything else nothing. */
  word(): string {
    return typeof this.value === 'string' || typeof this.value === 'number' ? String(this.value) : ''
  }

  /** Also as a text, which templates often have. */
  count(): number {
    const value = typeof this.value === 'string' && /^\d{1,15}$/.test(this.value) ? Number(this.value) : this.value
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw this.expected('a whole number')
    return value
  }

  maybeCount(): number | undefined {
    return this.isAbsent ? undefined : this.count()
  }

  /** Absent is false. */
  flag(): boolean {
    if (this.isAbsent) return false
    if (this.value === true || this.value === 'true') return true
    if (this.value === false || this.value === 'false') return false
    throw this.expected('true or false')
  }

  choice<const Choice extends string>(choices: readonly Choice[]): Choice {
    const found = choices.find((choice) => choice === this.value)
    if (found !== undefined) return found
    throw this.expected(
      choices.length === 2 ? choices.join(' or ') : choices.join(', ').replace(/, ([^,]*)$/, ' or $1'),
    )
  }

  /** Members whose names are not among those; undefined: there are none. */
  rest(known: readonly string[]): JsonObject | undefined {
    if (!isObject(this.value)) return undefined
    return without(this.value, known)
  }

  expected(what: string): ModelFileError {
    return this.wrong(`expected ${what}, found ${shown(this.value)}`)
  }

  wrong(message: string): ModelFileError {
    return new ModelFileError('modelling.bad-shape', `${this.path === '' ? '' : `${this.path}: `}${message}`)
  }

  private pathTo(name: string): string {
    if (!/^[\w$-]+$/.test(name)) return `${this.path}[${JSON.stringify(name)}]`
    return this.path === '' ? name : `${this.path}.${name}`
  }
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A document has names that a plain object inherits: this one inherits nothing. */
export const jsonObject = (members: readonly (readonly [string, Json])[] = []): { [name: string]: Json } => {
  const object: { [name: string]: Json } = Object.create(null)
  for (const [name, value] of members) object[name] = value
  return object
}

/** Undefined: nothing is left. */
export function without(object: JsonObject, names: readonly string[]): JsonObject | undefined {
  const left = Object.keys(object).filter((name) => !names.includes(name))
  return left.length === 0 ? undefined : jsonObject(left.map((name) => [name, object[name] ?? null]))
}

const shownMax = 40

function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (isObject(value)) return shownObject(value)
  const text = JSON.stringify(value)
  return text.length > shownMax ? `${text.slice(0, shownMax)}..."` : text
}

function shownObject(value: JsonObject): string {
  const [name = '', more] = Object.keys(value)
  const isFunction = more === undefined && /^(?:Ref|Fn::\w{1,30})$/.test(name)
  return isFunction ? `{${JSON.stringify(name)}: ...}, which only a deployment knows` : 'an object'
}
