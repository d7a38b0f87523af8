import { type Item, memberOf, type Value } from '../model/value.ts'
import type { DocumentPath } from './bound.ts'

/**
 * The value at a path, or at its first `length` elements. A missing member, a position past the end and a container of
 * the wrong kind are all simply absent. Source: reference, expressions 3.
 */
export function lookup(item: Item, path: DocumentPath, length: number = path.length): Value | undefined {
  const name = path[0]
  let value = typeof name === 'string' ? memberOf(item, name) : undefined
  for (let at = 1; at < length && value !== undefined; at++) value = inside(value, path[at])
  return value
}

function inside(value: Value, element: string | number | undefined): Value | undefined {
  if (typeof element === 'string') return 'M' in value ? memberOf(value.M, element) : undefined
  if (element === undefined) return undefined
  return 'L' in value ? value.L[element] : undefined
}
