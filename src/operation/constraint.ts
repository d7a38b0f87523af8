import {
  lengthAtLeast,
  lengthAtMost,
  mustBeOneOf,
  mustMatch,
  valueAtLeast,
  valueAtMost,
} from '../model/messages/request.ts'
import type { Shape } from './service-model.ts'

/** One constraint on one value whose JSON type is already right. */
export type Constraint = {
  /** What the service says of a value that does not hold. */
  readonly text: string
  readonly holds: (value: unknown) => boolean
  /** Reported without an echo and with the parameter's own capital. Source: reference, ENV-5. */
  readonly bare?: true
}

export const minLength = (n: number): Constraint => ({ text: lengthAtLeast(n), holds: (value) => lengthOf(value) >= n })
export const maxLength = (n: number): Constraint => ({ text: lengthAtMost(n), holds: (value) => lengthOf(value) <= n })
export const atLeast = (n: number): Constraint => ({ text: valueAtLeast(n), holds: (value) => Number(value) >= n })
export const atMost = (n: number): Constraint => ({ text: valueAtMost(n), holds: (value) => Number(value) <= n })
export const bare = (constraint: Constraint): Constraint => ({ ...constraint, bare: true })

export function oneOf(values: readonly string[]): Constraint {
  const set = new Set<unknown>(values)
  return { text: mustBeOneOf(values), holds: (value) => set.has(value) }
}

export function pattern(javaPattern: string): Constraint {
  const expression = new RegExp(`^(?:${javaScriptPattern(javaPattern)})$`, 'u')
  return { text: mustMatch(javaPattern), holds: (value) => expression.test(String(value)) }
}

/** What the model says about a shape itself, in the service's order: enum, pattern, at least, at most. Source: UT-22, CT-5. */
export function modelConstraints(shape: Shape): readonly Constraint[] {
  if (shape.t === 'structure' || shape.t === 'boolean' || shape.t === 'blob' || shape.t === 'timestamp') return []
  const constraints: Constraint[] = []
  if (shape.t === 'string') {
    if (shape.enum !== undefined) constraints.push(oneOf(shape.enum))
    if (shape.pat !== undefined) constraints.push(pattern(shape.pat))
  }
  const isNumber = shape.t === 'integer' || shape.t === 'long' || shape.t === 'double'
  // A length is never negative, so the model's "at least 0" says nothing there.
  if (shape.min !== undefined && isNumber) constraints.push(atLeast(shape.min))
  if (shape.min !== undefined && !isNumber && shape.min > 0) constraints.push(minLength(shape.min))
  if (shape.max !== undefined) constraints.push(isNumber ? atMost(shape.max) : maxLength(shape.max))
  return constraints
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}

/** Java's spelling where JavaScript's differs. */
const javaScriptPattern = (java: string): string =>
  java.replaceAll('\\p{Print}', '[\\x20-\\x7E]').replaceAll('\\_', '_')
