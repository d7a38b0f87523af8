import { writeHalfUnits } from '../../model/capacity.ts'
import { itemSizeBytes } from '../../model/item-size.ts'
import type { Item } from '../../model/value.ts'
import type { Range } from '../explanation.ts'
import type { SizedTable } from '../sized-table.ts'
import { allKeyNames, type IndexFacts, indexesOf, projectedNames, tableKeys } from '../table-keys.ts'
import { averageBytes, statisticsOf } from './estimate.ts'

/** What a write may add to one index. Source: reference, capacity 3.3. */
export type WriteArm = { readonly index: string; readonly halfUnits: Range }

/** A whole item is written: nothing when its entries stay as they are, at most an old entry out and a new one in. */
export function putArms(table: SizedTable, item: Item): readonly WriteArm[] {
  return indexesOf(table).flatMap((index) => {
    const entry = entryOf(table, index, item)
    const old = entryHalfUnits(table, index)
    const fresh = entry === undefined ? 0 : writeHalfUnits(itemSizeBytes(entry))
    return armOf(index, { low: 0, high: fresh + old })
  })
}

/** Some attributes change: an index that neither keys on nor projects any of them keeps its entry. */
export function updateArms(table: SizedTable, changed: ReadonlySet<string>, addedBytes: number): readonly WriteArm[] {
  return indexesOf(table).flatMap((index) => {
    const keys = allKeyNames(index.keys)
    const moves = keys.some((name) => changed.has(name))
    const projected = projectedNames(table, index)
    const touched = moves || projected === undefined || [...changed].some((name) => projected.has(name))
    if (!touched) return []
    const average = averageBytes(statisticsOf(table, index.name)) ?? 0
    const fresh = writeHalfUnits(average + (projected === undefined ? addedBytes : 0))
    return armOf(index, { low: 0, high: moves ? fresh + writeHalfUnits(average) : fresh })
  })
}

/** The item goes, and with it every entry it has. */
export const deleteArms = (table: SizedTable): readonly WriteArm[] =>
  indexesOf(table).flatMap((index) => armOf(index, { low: 0, high: Math.max(2, entryHalfUnits(table, index)) }))

export const sumOfArms = (arms: readonly WriteArm[]): Range => ({
  low: arms.reduce((sum, arm) => sum + arm.halfUnits.low, 0),
  high: arms.reduce((sum, arm) => sum + arm.halfUnits.high, 0),
})

const armOf = (index: IndexFacts, halfUnits: Range): readonly WriteArm[] =>
  halfUnits.high === 0 ? [] : [{ index: index.name, halfUnits }]

/** The entry the index would hold; undefined when the item lacks one of its key attributes. */
function entryOf(table: SizedTable, index: IndexFacts, item: Item): Item | undefined {
  if (allKeyNames(index.keys).some((name) => item[name] === undefined)) return undefined
  const projected = projectedNames(table, index)
  if (projected === undefined) return item
  const names = new Set([...projected, ...allKeyNames(tableKeys(table))])
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)))
}

/** Of an entry of average size; 0 when the index is empty or not counted yet. */
function entryHalfUnits(table: SizedTable, index: IndexFacts): number {
  const average = averageBytes(statisticsOf(table, index.name))
  return average === undefined ? 0 : writeHalfUnits(average)
}
