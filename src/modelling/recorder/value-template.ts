import { parseNumber } from '../../model/number-text.ts'
import type { Value } from '../../model/value.ts'

/**
 * What a pattern says about one value: text around parameters, one value that is written out, or nothing, where it is worked out
 * or found by an earlier step.
 */
export type ValueTemplate =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'text'; readonly parts: readonly TextPart[] }
  | { readonly kind: 'any'; readonly parameter?: string | undefined }

/** Text, or the name of a parameter. */
export type TextPart = string | { readonly parameter: string }

/** Values that are not recorded, or too large for it, fit everything. */
export type RecordedValue = Value | null | undefined

const begin = '\uE001'
const end = '\uE002'

/** What a parameter is planned with; texts put together with it say where it stood. */
export const markedText = (name: string): Value => ({ S: `${begin}${name}${end}` })

/** Of a planned value: `other` is the same of a plan with other numbers for its parameters. */
export function templateOf(value: Value, other: Value | undefined): ValueTemplate {
  if (other === undefined || JSON.stringify(value) !== JSON.stringify(other)) return { kind: 'any' }
  if (!('S' in value)) return { kind: 'value', value }
  const text = value.S
  if (text.includes(begin)) return { kind: 'text', parts: partsOf(text) }
  // What an earlier step finds stands as a text of the planner's: `<:line.sku>`, or in a sum `<PROD# + <:line.sku>>`.
  const unknown = /^<(.*<?:.*)>$/s.exec(text)?.[1]
  return unknown === undefined ? { kind: 'value', value } : { kind: 'text', parts: unknownParts(unknown) }
}

function partsOf(text: string): readonly TextPart[] {
  return text
    .split(/\uE001([^\uE002]*)\uE002/)
    .map((part, at): TextPart => (at % 2 === 0 ? part : { parameter: part }))
    .filter((part) => part !== '')
}

const unknownParts = (text: string): readonly TextPart[] =>
  text.split(' + ').map((part): TextPart => {
    const name = /^<?:(.*?)>?$/s.exec(part)?.[1]
    return name === undefined ? part : { parameter: name }
  })

/** What parameters stand for, as far as a template tells. */
export type Bindings = Map<string, string>

/** Whether a recorded value may come of the template, with one value for each parameter. */
export function fits(template: ValueTemplate, value: RecordedValue, bindings: Bindings): boolean {
  if (value === null || value === undefined) return true
  if (template.kind === 'any') return true
  if (template.kind === 'value') return sameValue(template.value, value)
  const { parts } = template
  if (!('S' in value)) return parts.length === 1 && typeof parts[0] !== 'string'
  const found = capture(parts, value.S)
  // Where several parameters stand in one text nobody knows where one ends.
  return found !== undefined && (found.length !== 1 || bind(parts, found, bindings))
}

function capture(parts: readonly TextPart[], text: string): readonly string[] | undefined {
  const [first] = parts
  if (parts.length === 1 && typeof first !== 'string') return [text]
  if (typeof first === 'string' && !text.startsWith(first)) return undefined
  return expressionOf(parts).exec(text)?.slice(1)
}

/** Of templates that are still there. */
const expressions = new WeakMap<readonly TextPart[], RegExp>()

function expressionOf(parts: readonly TextPart[]): RegExp {
  const known = expressions.get(parts)
  if (known !== undefined) return known
  const pattern = parts.map((part) => (typeof part === 'string' ? literally(part) : '([\\s\\S]*?)')).join('')
  const made = new RegExp(`^${pattern}$`)
  expressions.set(parts, made)
  return made
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

function bind(parts: readonly TextPart[], found: readonly string[], bindings: Bindings): boolean {
  const [text] = found
  const part = parts.find((each) => typeof each !== 'string')
  if (text === undefined || part === undefined || typeof part === 'string') return true
  const bound = bindings.get(part.parameter)
  if (bound !== undefined) return bound === text
  bindings.set(part.parameter, text)
  return true
}

function sameValue(a: Value, b: Value): boolean {
  if ('S' in a) return 'S' in b && a.S === b.S
  if ('N' in a && 'N' in b) return numberText(a.N) === numberText(b.N)
  return JSON.stringify(a) === JSON.stringify(b)
}

function numberText(text: string): string {
  try {
    return parseNumber(text)
  } catch {
    return text
  }
}
