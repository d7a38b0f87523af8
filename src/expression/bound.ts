import type { Comparator } from '../ast/expression.ts'
import type { Value, ValueType } from '../model/value.ts'

/**
 * Expressions with every placeholder replaced and every static check passed: what evaluation walks.
 * Nothing here can fail for a reason known before an item is read.
 */

/** Names and list positions; the first element is a name. */
export type DocumentPath = readonly (string | number)[]

export type BoundOperand =
  | { readonly kind: 'path'; readonly path: DocumentPath }
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'size'; readonly operand: BoundOperand }
  /** PartiQL: the truth of a condition as a BOOL. */
  | { readonly kind: 'condition'; readonly condition: BoundCondition }

export type BoundCondition =
  | { readonly kind: 'and'; readonly conditions: readonly BoundCondition[] }
  | { readonly kind: 'or'; readonly conditions: readonly BoundCondition[] }
  | { readonly kind: 'not'; readonly condition: BoundCondition }
  | {
      readonly kind: 'compare'
      readonly operator: Comparator
      readonly left: BoundOperand
      readonly right: BoundOperand
    }
  | {
      readonly kind: 'between'
      readonly operand: BoundOperand
      readonly low: BoundOperand
      readonly high: BoundOperand
    }
  | { readonly kind: 'in'; readonly operand: BoundOperand; readonly list: readonly BoundOperand[] }
  | { readonly kind: 'exists'; readonly path: DocumentPath; readonly negated: boolean }
  | { readonly kind: 'type'; readonly operand: BoundOperand; readonly types: readonly ValueType[] }
  | { readonly kind: 'beginsWith'; readonly operand: BoundOperand; readonly prefix: BoundOperand }
  | { readonly kind: 'contains'; readonly container: BoundOperand; readonly element: BoundOperand }

/** The right side of a SET. */
export type BoundSetValue =
  | { readonly kind: 'path'; readonly path: DocumentPath }
  | { readonly kind: 'value'; readonly value: Value }
  | {
      readonly kind: 'arithmetic'
      readonly operator: '+' | '-'
      readonly left: BoundSetValue
      readonly right: BoundSetValue
    }
  | { readonly kind: 'ifNotExists'; readonly path: DocumentPath; readonly otherwise: BoundSetValue }
  | { readonly kind: 'listAppend'; readonly left: BoundSetValue; readonly right: BoundSetValue }
  /** PartiQL's `set_add(path, set)` and `set_delete(path, set)`: the path is the assignment's own target. */
  | { readonly kind: 'setAdd'; readonly path: DocumentPath; readonly value: Value }
  | { readonly kind: 'setDelete'; readonly path: DocumentPath; readonly value: Value }

export type BoundAction =
  | { readonly kind: 'set'; readonly path: DocumentPath; readonly value: BoundSetValue }
  | { readonly kind: 'remove'; readonly path: DocumentPath }
  | { readonly kind: 'add'; readonly path: DocumentPath; readonly value: Value }
  | { readonly kind: 'delete'; readonly path: DocumentPath; readonly value: Value }

export type BoundUpdate = {
  readonly actions: readonly BoundAction[]
  /** From AttributeUpdates: ADD of a list appends to it, and a type clash has that parameter's own text. LEG-4, LEG-5. */
  readonly legacy?: true | undefined
}

export type BoundProjection = readonly DocumentPath[]

/** One condition on one key attribute, as a KeyConditionExpression, KeyConditions or a PartiQL WHERE yields it. */
export type KeyCondition =
  | {
      readonly attribute: string
      readonly operator: '=' | '<' | '<=' | '>' | '>=' | 'begins_with'
      readonly value: Value
    }
  | { readonly attribute: string; readonly operator: 'between'; readonly low: Value; readonly high: Value }
