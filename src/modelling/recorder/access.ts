import type { MarkedText } from './marked-tree.ts'

/**
 * One access in the form in which recorded requests and planned patterns are compared: what placeholders are called, the order of
 * conditions, and whether PartiQL or an operation asked, make no difference.
 */
export type Access = {
  readonly verb: AccessVerb
  readonly table: string
  readonly index?: string | undefined
  /** What finds the items, by attribute; of writes the key. */
  readonly keys: readonly KeyUse[]
  readonly filter: readonly MarkedText[]
  /** What an update does. */
  readonly actions: readonly MarkedText[]
  readonly variants: AccessVariants
  /** The same for accesses that differ in nothing but values and variants. */
  readonly identity: string
  /** Which values of the element stand in keys, filter and actions, in this order. */
  readonly slots: readonly number[]
}

export type AccessVerb = 'get' | 'query' | 'scan' | 'put' | 'update' | 'delete' | 'check'

export type KeyUse = {
  readonly attribute: string
  readonly operator: '=' | '<' | '<=' | '>' | '>=' | 'between' | 'begins_with'
  /** One value, or the two of BETWEEN. */
  readonly slots: readonly number[]
}

/** In what two requests of one pattern may differ: what is told, and makes no other pattern. */
export type AccessVariants = {
  /** Paths in order of their texts; empty: everything. */
  readonly projection: string
  readonly consistent: boolean
  readonly descending: boolean
  readonly limit: number | undefined
  readonly condition: string
}

export type AccessParts = Omit<Access, 'identity' | 'slots'>

export function access(parts: AccessParts): Access {
  const keys = parts.keys.toSorted((a, b) => (a.attribute < b.attribute ? -1 : a.attribute > b.attribute ? 1 : 0))
  const { verb, table, index, filter, actions } = parts
  const uses = keys.map(({ attribute, operator }) => [attribute, operator])
  const identity = JSON.stringify([
    verb,
    table,
    index ?? '',
    uses,
    filter.map(({ text }) => text),
    actions.map(({ text }) => text),
  ])
  const slots = [...keys, ...filter, ...actions].flatMap((each) => each.slots)
  return { ...parts, keys, identity, slots }
}

export const isRead = ({ verb }: Pick<Access, 'verb'>): boolean => verb === 'get' || verb === 'query' || verb === 'scan'
