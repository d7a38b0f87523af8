import { compareNumbers } from './number-text.ts'
import { compareBinary, compareStrings } from './text-order.ts'
import { copyOfItem, type Item, type MutableItem, type Value } from './value.ts'

/** Of the members of a set that is written: by bytes or value, or as they were given. */
export const setOrders = ['sorted', 'stored'] as const
export type SetOrder = (typeof setOrders)[number]

/**
 * The item with the members of every set in order: strings and binaries by their bytes, numbers by value. The same object
 * where they are already; what holds no set is shared. Source: reference, data-model 4, README conflict 14.
 */
export function sortSets(item: Item): Item {
  let sorted: MutableItem | undefined
  for (const name in item) {
    const value = item[name]
    if (value === undefined) continue
    const fresh = sortedValue(value)
    if (fresh === value) continue
    sorted ??= copyOfItem(item)
    sorted[name] = fresh
  }
  return sorted ?? item
}

function sortedValue(value: Value): Value {
  if ('S' in value || 'N' in value) return value
  if ('SS' in value) return isSorted(value.SS, compareStrings) ? value : { SS: value.SS.toSorted(compareStrings) }
  if ('NS' in value) return isSorted(value.NS, compareNumbers) ? value : { NS: value.NS.toSorted(compareNumbers) }
  if ('BS' in value) return isSorted(value.BS, compareBinary) ? value : { BS: value.BS.toSorted(compareBinary) }
  if ('M' in value) {
    const M = sortSets(value.M)
    return M === value.M ? value : { M }
  }
  if ('L' in value) {
    const L = value.L.map(sortedValue)
    return L.some((element, at) => element !== value.L[at]) ? { L } : value
  }
  return value
}

function isSorted<Member>(members: readonly Member[], compare: (a: Member, b: Member) => number): boolean {
  return members.every((member, at) => {
    const before = members[at - 1]
    return before === undefined || compare(before, member) < 0
  })
}
