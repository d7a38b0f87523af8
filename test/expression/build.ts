import type { BoundCondition, BoundOperand, BoundSetValue, DocumentPath } from '../../src/expression/bound.ts'
import { normaliseItem, normaliseValue } from '../../src/model/normalise-item.ts'
import type { Item, Value } from '../../src/model/value.ts'
import { fc } from '../property.ts'

/** Short forms for bound expressions, so that a test reads like the expression it stands for. */

/** `c[1].a`; no placeholders and no dots inside names. */
export const path = (text: string): DocumentPath =>
  text.split(/\.|(?=\[)/).map((element) => (element.startsWith('[') ? Number(element.slice(1, -1)) : element))

/** Canonical values from JSON. `raw` may hold anything the wire may. */
export const item = (raw: unknown): Item => normaliseItem(raw as Item)
export const value = (raw: unknown): Value => normaliseValue(raw as Value)

export const S = (text: string): Value => ({ S: text })
export const N = (number: number | string): Value => value({ N: String(number) })
export const SS = (...members: readonly string[]): Value => value({ SS: members })
export const NS = (...members: readonly (string | number)[]): Value => value({ NS: members.map(String) })
export const BS = (...members: readonly string[]): Value => value({ BS: members })
export const L = (...elements: readonly Value[]): Value => ({ L: elements })
export const M = (members: { readonly [name: string]: Value }): Value => ({ M: item(members) })

export const at = (text: string): { readonly kind: 'path'; readonly path: DocumentPath } => ({
  kind: 'path',
  path: path(text),
})
export const lit = (literal: Value): { readonly kind: 'value'; readonly value: Value } => ({
  kind: 'value',
  value: literal,
})
export const size = (operand: BoundOperand): BoundOperand => ({ kind: 'size', operand })
export const not = (condition: BoundCondition): BoundCondition => ({ kind: 'not', condition })
export const exists = (text: string): BoundCondition => ({ kind: 'exists', path: path(text), negated: false })

export const set = (text: string, right: BoundSetValue) => ({ kind: 'set', path: path(text), value: right }) as const
export const remove = (text: string) => ({ kind: 'remove', path: path(text) }) as const
export const add = (text: string, addend: Value) => ({ kind: 'add', path: path(text), value: addend }) as const
export const del = (text: string, members: Value) => ({ kind: 'delete', path: path(text), value: members }) as const

/** The message of what is thrown, or `accepted`. */
export function refusal(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  return 'accepted'
}

const number = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: -20, max: 20 }))
  .map(([digits, exponent]) => `${digits}e${exponent}`)
const bytes = fc.uint8Array({ maxLength: 6 }).map((array) => Buffer.from(array).toString('base64'))
const text = fc.string({ unit: 'grapheme', maxLength: 6 })
/** Few enough that two items often share some, and the ones that a careless object would trip over. */
export const attributeName = fc.constantFrom(
  'a',
  'b',
  'c',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'a.b',
  '[0]',
  '0',
)

const members = <Member>(member: fc.Arbitrary<Member>) => fc.uniqueArray(member, { minLength: 1, maxLength: 5 })
const distinctNumbers = members(fc.integer({ min: -50, max: 50 }).map(String))

const { tree } = fc.letrec<{ tree: object }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.record({ S: text }),
      fc.record({ N: number }),
      fc.record({ B: bytes }),
      fc.record({ BOOL: fc.boolean() }),
      fc.constant({ NULL: true }),
      fc.record({ SS: members(text) }),
      fc.record({ NS: distinctNumbers }),
      fc.record({ BS: members(bytes) }),
    ),
    fc.record({ L: fc.array(tie('tree'), { maxLength: 4 }) }),
    fc.record({ M: fc.dictionary(attributeName, tie('tree'), { maxKeys: 4 }) }),
  ),
}))

export const anyValue: fc.Arbitrary<Value> = tree.map(value)
export const anyItem: fc.Arbitrary<Item> = fc.dictionary(attributeName, tree, { maxKeys: 5 }).map(item)

/** Every path that leads to a scalar, a set or an empty container. */
export function leafPaths(root: Item): DocumentPath[] {
  return Object.entries(root).flatMap(([name, member]) => leavesUnder(member).map((rest) => [name, ...rest]))
}

/** Every path that leads to anything. */
export function allPaths(root: Item): DocumentPath[] {
  const found = leafPaths(root).flatMap((leaf) => leaf.map((_, at) => leaf.slice(0, at + 1)))
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()]
}

function leavesUnder(node: Value): DocumentPath[] {
  const children: [string | number, Value][] =
    'M' in node ? Object.entries(node.M) : 'L' in node ? [...node.L.entries()] : []
  if (children.length === 0) return [[]]
  return children.flatMap(([element, child]) => leavesUnder(child).map((rest) => [element, ...rest]))
}
