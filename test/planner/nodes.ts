import type { Condition, MapEntry, Operand, Path, PathElement } from '../../src/ast/expression.ts'
import type { TableReference } from '../../src/ast/partiql.ts'
import type { MapLiteral } from '../../src/ast/verb-statement.ts'
import type { NumberText, Value } from '../../src/model/value.ts'

/** Nodes as a parser would build them, for texts that need no parser. */

export const span = { start: 0, end: 0 }

export const path = (...parts: readonly (string | number)[]): Path => ({
  kind: 'path',
  elements: parts.map((part): PathElement => {
    if (typeof part === 'number') return { kind: 'index', index: part, span }
    return part.startsWith('#') ? { kind: 'placeholder', name: part, span } : { kind: 'name', name: part, span }
  }),
  span,
})

export const s = (text: string): Operand => ({ kind: 'value', value: { S: text }, span })
export const n = (digits: string): Operand => ({ kind: 'value', value: { N: digits as NumberText }, span })
export const value = (written: Value): Operand => ({ kind: 'value', value: written, span })
export const named = (name: string | number): Operand => ({ kind: 'parameter', name, span })
export const call = (name: string, ...operands: readonly Operand[]) => ({
  kind: 'call' as const,
  name,
  nameSpan: span,
  operands,
  span,
})
export const list = (...elements: readonly Operand[]): Operand => ({ kind: 'list', elements, span })
export const set = (...elements: readonly Operand[]): Operand => ({ kind: 'set', elements, span })

export const map = (entries: { readonly [name: string]: Operand }): MapLiteral => ({
  kind: 'map',
  entries: Object.entries(entries).map(([name, operand]): MapEntry => ({ name, value: operand, span })),
  span,
})

export const equals = (left: Operand, right: Operand): Condition => ({
  kind: 'compare',
  operator: '=',
  left,
  right,
  span,
})
export const and = (...conditions: readonly Condition[]): Condition => ({ kind: 'and', conditions, span })
export const or = (...conditions: readonly Condition[]): Condition => ({ kind: 'or', conditions, span })
export const not = (condition: Condition): Condition => ({ kind: 'not', condition, span })

export const table = (...parts: readonly string[]): TableReference => ({ parts, span })
