import type { Span } from '../base/shell-error.ts'
import type { Value } from '../model/value.ts'

/** What condition, filter, key-condition, projection and update expressions and PartiQL's WHERE have in common. */

export type PathElement =
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  /** `#name`, the sign included; stands for exactly one element. */
  | { readonly kind: 'placeholder'; readonly name: string; readonly span: Span }
  | { readonly kind: 'index'; readonly index: number; readonly span: Span }

/** A document path; the first element is never an index. */
export type Path = { readonly kind: 'path'; readonly elements: readonly PathElement[]; readonly span: Span }

/** `:name` (the sign included) or the zero-based position of a `?`. `path`, the shell's own: a part of it, as in `:order.lines[0]`. */
export type Parameter = {
  readonly kind: 'parameter'
  readonly name: string | number
  /** Never empty, and without placeholders. */
  readonly path?: readonly PathElement[] | undefined
  readonly span: Span
}

export type MapEntry = { readonly name: string; readonly value: Operand; readonly span: Span }

/** A value written out. Containers stay trees so that a parameter may stand inside where a dialect allows it. */
export type Literal =
  /** A scalar, or a container already known to be whole. `N` holds the text as written, not yet canonical. */
  | { readonly kind: 'value'; readonly value: Value; readonly span: Span }
  | { readonly kind: 'list'; readonly elements: readonly Operand[]; readonly span: Span }
  | { readonly kind: 'map'; readonly entries: readonly MapEntry[]; readonly span: Span }
  | { readonly kind: 'set'; readonly elements: readonly Operand[]; readonly span: Span }

export type FunctionCall = {
  readonly kind: 'call'
  /** As written; the expression language is case-sensitive here, PartiQL is not (its builder lower-cases known names). */
  readonly name: string
  readonly nameSpan: Span
  readonly operands: readonly Operand[]
  readonly span: Span
}

export type Arithmetic = {
  readonly kind: 'arithmetic'
  readonly operator: '+' | '-'
  readonly left: Operand
  readonly right: Operand
  readonly span: Span
}

/** PartiQL alone: a condition compared with a boolean, `attribute_exists(a) = false`. */
export type ConditionOperand = { readonly kind: 'condition'; readonly condition: Condition; readonly span: Span }

export type Operand = Path | Parameter | Literal | FunctionCall | Arithmetic | ConditionOperand

export const comparators = ['=', '<>', '<', '<=', '>', '>='] as const
export type Comparator = (typeof comparators)[number]

/** The comparator that says the same of two operands that have changed their sides: `1 < a` is `a > 1`. */
export const flipped = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

export type Condition =
  | { readonly kind: 'and'; readonly conditions: readonly Condition[]; readonly span: Span }
  | { readonly kind: 'or'; readonly conditions: readonly Condition[]; readonly span: Span }
  | { readonly kind: 'not'; readonly condition: Condition; readonly span: Span }
  | {
      readonly kind: 'compare'
      readonly operator: Comparator
      readonly left: Operand
      readonly right: Operand
      readonly span: Span
    }
  | {
      readonly kind: 'between'
      readonly operand: Operand
      readonly low: Operand
      readonly high: Operand
      readonly span: Span
    }
  | { readonly kind: 'in'; readonly operand: Operand; readonly list: readonly Operand[]; readonly span: Span }
  | FunctionCall
  /** PartiQL: `path IS [NOT] MISSING | NULL | <type>`; `type` in upper case. */
  | {
      readonly kind: 'is'
      readonly operand: Operand
      readonly negated: boolean
      readonly type: string
      readonly span: Span
    }

export type Projection = { readonly paths: readonly Path[] }

export type UpdateAction =
  | { readonly kind: 'set'; readonly path: Path; readonly value: Operand; readonly span: Span }
  | { readonly kind: 'remove'; readonly path: Path; readonly span: Span }
  | { readonly kind: 'add'; readonly path: Path; readonly value: Operand; readonly span: Span }
  | { readonly kind: 'delete'; readonly path: Path; readonly value: Operand; readonly span: Span }

/** Actions in the order they are written. */
export type Update = { readonly actions: readonly UpdateAction[] }
