import { countText, plural } from '../../../base/count-text.ts'
import { itemBytesOf } from '../../../model/stored-size.ts'
import { billingModeOf } from '../../../operation/table-facts.ts'
import type { SizedTable } from '../../../planner/sized-table.ts'
import type { ComparedTable } from '../compared-model.ts'
import type { PlanAround, StepCost } from './migration-step.ts'

/** How many items a table has and how large one is; `basis` says how that is known. */
export type TableSize = { readonly items: number; readonly itemBytes: number; readonly basis: string }

export function sizeOf({ description }: ComparedTable): TableSize {
  const { ItemCount: items = 0, TableSizeBytes: bytes = 0, TableName: name = '', production }: SizedTable = description
  const itemBytes = items === 0 ? 0 : Math.ceil(itemBytesOf(items, bytes) / items)
  const whose = production === undefined ? 'as it is here; SET STATISTICS says otherwise' : 'by SET STATISTICS'
  return { items, itemBytes, basis: `${name} has ${plural(items, 'item')} of ${countText(itemBytes)} bytes, ${whose}.` }
}

/** Half units of a scan of all of it, eventually consistent: half a unit for 4 KB. Source: reference, capacity 3.1. */
export const scanHalfUnits = ({ items, itemBytes }: TableSize): number => Math.ceil((items * itemBytes) / 4_096)

/** One write unit for each KB of an item or an index entry. Source: reference, capacity 3.3. */
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1_024))

/** What a new index takes at once where nobody says more. Source: reference, partitions 3 (new on-demand table). */
const onDemandWritesPerSecond = 4_000

/** Units a second that a table or an index can write. */
export function writesPerSecond(table: ComparedTable, provisioned: number | undefined): number {
  if (provisioned !== undefined) return provisioned
  const { ProvisionedThroughput } = table.description
  return billingModeOf(table.description) === 'PROVISIONED'
    ? Math.max(1, ProvisionedThroughput?.WriteCapacityUnits ?? 1)
    : onDemandWritesPerSecond
}

/** Half units, what they cost on demand, and how long writing takes at least. */
export function costOf(
  units: { readonly read: number; readonly write: number },
  {
    price,
    perSecond,
    basis,
  }: Pick<PlanAround, 'price'> & { readonly perSecond: number; readonly basis: readonly string[] },
): StepCost {
  const pico = price(units)
  return {
    ...units,
    ...(pico === undefined ? {} : { pico }),
    seconds: Math.ceil(units.write / 2 / perSecond),
    basis: [
      ...basis,
      `${countText(perSecond)} write units a second${perSecond === onDemandWritesPerSecond ? ', what on-demand capacity takes from the start (Developer Guide, on-demand)' : ', as provisioned'}: it takes that long at least.`,
    ],
  }
}
