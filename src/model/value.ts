import type { Brand } from '../base/brand.ts'

/** Canonical decimal text: plain notation, at most 38 significant digits, zeros trimmed. Never goes through `Number`. */
export type NumberText = Brand<string, 'NumberText'>
/** Canonical base64 with padding. */
export type Base64 = Brand<string, 'Base64'>

/** DynamoDB JSON, exactly one member: the wire form, the form in memory and the form in the file. */
export type Value =
  | { readonly S: string }
  | { readonly N: NumberText }
  | { readonly B: Base64 }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly NumberText[] }
  | { readonly BS: readonly Base64[] }
  | { readonly L: readonly Value[] }
  | { readonly M: Item }

/** Attribute name to value. Nothing is inherited: built by `emptyItem` or the decoder, so `__proto__` is a name like any other. */
export type Item = { readonly [name: string]: Value }
/** An item under construction. */
export type MutableItem = { [name: string]: Value }

export const valueTypes = ['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M'] as const
export type ValueType = (typeof valueTypes)[number]
/** The types a key attribute may have. */
export type KeyType = 'S' | 'N' | 'B'

export const emptyItem = (): MutableItem => new Attributes() as MutableItem

/** `Object.assign` takes more than twice as long from an object without a prototype. */
export function copyOfItem(item: Item): MutableItem {
  const copy = emptyItem()
  for (const name in item) {
    const value = item[name]
    if (value !== undefined) copy[name] = value
  }
  return copy
}

/** Inherits nothing, like `Object.create(null)`, but engines keep its instances in their fast form. */
// biome-ignore lint/complexity/useArrowFunction: an arrow makes no instances.
const Attributes = function () {} as unknown as new () => object
Attributes.prototype = Object.freeze(Object.create(null))

/** Whether a map is of that kind: its members are its own and no others. */
export function inheritsNothing(map: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(map)
  return prototype === null || prototype === Attributes.prototype
}

/** The one member's name. Relies on the invariant that a decoded value has exactly one. */
export function typeOf(value: Value): ValueType {
  for (const name in value) return name as ValueType
  throw new Error('a value has one member')
}

/**
 * An item's own member. An item parsed from the file has `Object.prototype` behind it, whose members are functions and,
 * under `__proto__`, itself: none of them is an attribute.
 */
export function memberOf(item: Item, name: string): Value | undefined {
  const value: unknown = item[name]
  return typeof value === 'object' && value !== Object.prototype ? (value as Value) : undefined
}
