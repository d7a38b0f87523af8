import { countText } from '../../base/count-text.ts'
import { ApiError } from '../../model/api-error.ts'
import { itemSizeBytes } from '../../model/item-size.ts'
import { normaliseItem } from '../../model/normalise-item.ts'
import type { Item, Value } from '../../model/value.ts'
import type { Estimate, PlanWarning } from '../explanation.ts'
import type { SizedTable } from '../sized-table.ts'
import { averageBytes, averageText, type Statistics, statisticsOf, writeEstimate, writeRange } from './estimate.ts'
import { deleteArms, putArms, sumOfArms, updateArms, type WriteArm } from './write-arms.ts'

/** One item to be written, as far as the statement tells. */
export type ItemWrite =
  | { readonly kind: 'put'; readonly item: Item }
  | { readonly kind: 'update'; readonly changed: ReadonlySet<string>; readonly written: Written }
  | { readonly kind: 'delete' }
  | { readonly kind: 'check' }

/** What an update writes out: values that it sets, and values that a function or a sum may add to what is there. */
export type Written = { readonly surely: Item; readonly perhaps: readonly Value[] }

export type ExplainedWrite = { readonly estimate: Estimate; readonly warnings: readonly PlanWarning[] }

const largeItemBytes = 100 * 1024

export function explainWrite(write: ItemWrite, table: SizedTable | undefined, transactional: boolean): ExplainedWrite {
  const statistics = statisticsOf(table, undefined)
  const average = averageBytes(statistics) ?? 0
  const { sizeBytes, addedBytes } = sizesOf(write)
  const arms = table === undefined ? [] : armsOf(write, table, addedBytes)
  const estimate = writeEstimate(
    writeRange(sizeBytes, average + addedBytes, transactional),
    sumOfArms(arms),
    basisOf(write, sizeBytes, statistics),
  )
  return { estimate, warnings: [...amplification(arms, estimate), ...large(sizeBytes)] }
}

/** What the item has at least, and what comes to one that is there. */
function sizesOf(write: ItemWrite): { readonly sizeBytes: number; readonly addedBytes: number } {
  if (write.kind === 'put') return { sizeBytes: sizeOf(write.item), addedBytes: 0 }
  if (write.kind !== 'update') return { sizeBytes: 0, addedBytes: 0 }
  const sizeBytes = sizeOf(write.written.surely)
  return { sizeBytes, addedBytes: sizeBytes + sizeOf(Object.fromEntries(write.written.perhaps.entries())) }
}

function armsOf(write: ItemWrite, table: SizedTable, addedBytes: number): readonly WriteArm[] {
  switch (write.kind) {
    case 'put':
      return putArms(table, write.item)
    case 'update':
      return updateArms(table, write.changed, addedBytes)
    case 'delete':
      return deleteArms(table)
    case 'check':
      return []
  }
}

/** A value the service will refuse has no size; the refusal is its business. */
function sizeOf(item: Item): number {
  try {
    return itemSizeBytes(normaliseItem(item))
  } catch (error) {
    if (error instanceof ApiError) return 0
    throw error
  }
}

function basisOf(write: ItemWrite, sizeBytes: number, known: Statistics): string {
  const average = averageBytes(known) ?? 0
  const statistics = average === 0 ? 'no statistics yet' : `items of ${averageText(known, average)}`
  if (write.kind === 'put')
    return `item of ${countText(sizeBytes)} B; the one it replaces counts if it is larger (${statistics})`
  return write.kind === 'check'
    ? `the item is read (${statistics})`
    : `the whole item counts, before or after (${statistics})`
}

function amplification(arms: readonly WriteArm[], estimate: Estimate): readonly PlanWarning[] {
  if (arms.length === 0) return []
  const parts = arms.map(({ index, halfUnits }) => `${index} up to ${halfUnits.high / 2}`)
  const text = `each write may also write to ${parts.length === 1 ? 'an index' : `${parts.length} indexes`}: ${parts.join(', ')} WCU of ${estimate.writeHalfUnits.high / 2}`
  return [
    {
      code: 'write-amplification',
      text,
      rewrite: 'Project fewer attributes, or drop an index that no access pattern reads.',
    },
  ]
}

const large = (sizeBytes: number): readonly PlanWarning[] =>
  sizeBytes <= largeItemBytes
    ? []
    : [
        {
          code: 'large-item',
          text: `the item has ${Math.round(sizeBytes / 1024)} KB: every read and every update of it pays for all of them`,
          rewrite: 'Keep what is read together in one item, and move the rest into items of its own.',
        },
      ]
