import type { Operand } from './expression.ts'

/** The attribute that an operand is, without a path into it, which alone can be a key; undefined for any other operand. */
export function bareName(operand: Operand): string | undefined {
  const [only, more] = operand.kind === 'path' ? operand.elements : []
  return only?.kind === 'name' && more === undefined ? only.name : undefined
}
