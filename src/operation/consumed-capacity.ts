import type { Charge } from '../model/charge.ts'
import type { Capacity, ConsumedCapacity } from './operation-types.ts'

export type CapacityReport = {
  /** As the request gave it: an ARN is echoed. */
  readonly tableName: string
  readonly detail: 'TOTAL' | 'INDEXES'
  /** Transactions repeat every figure as ReadCapacityUnits or WriteCapacityUnits. Source: CAP-46, CAP-47. */
  readonly mirror?: 'read' | 'write' | undefined
}

/** The `ConsumedCapacity` of one table's charges. Source: reference, capacity 4. */
export function consumedCapacity(charges: readonly Charge[], report: CapacityReport): ConsumedCapacity {
  const total = figures(sumHalfUnits(charges), report)
  if (report.detail === 'TOTAL') return { TableName: report.tableName, ...total }
  const arms = charges.filter((charge) => charge.totalOnly === undefined)
  const local = indexArms(arms, 'local', report)
  const global = indexArms(arms, 'global', report)
  return {
    TableName: report.tableName,
    ...total,
    Table: figures(sumHalfUnits(arms.filter((charge) => charge.index === undefined)), report),
    ...(local === undefined ? {} : { LocalSecondaryIndexes: local }),
    ...(global === undefined ? {} : { GlobalSecondaryIndexes: global }),
  }
}

export const sumHalfUnits = (charges: readonly Charge[]): number =>
  charges.reduce((halfUnits, charge) => halfUnits + charge.halfUnits, 0)

/** An index that was not touched has no arm. Source: CAP-21. */
function indexArms(
  charges: readonly Charge[],
  kind: 'global' | 'local',
  report: CapacityReport,
): Record<string, Capacity> | undefined {
  const halfUnits = new Map<string, number>()
  for (const { index, halfUnits: units } of charges) {
    if (index?.kind === kind) halfUnits.set(index.name, (halfUnits.get(index.name) ?? 0) + units)
  }
  if (halfUnits.size === 0) return undefined
  return Object.fromEntries([...halfUnits].map(([name, units]) => [name, figures(units, report)]))
}

function figures(halfUnits: number, { mirror }: CapacityReport): Capacity & { readonly CapacityUnits: number } {
  const units = halfUnits / 2
  if (mirror === undefined) return { CapacityUnits: units }
  return mirror === 'read'
    ? { CapacityUnits: units, ReadCapacityUnits: units }
    : { CapacityUnits: units, WriteCapacityUnits: units }
}
