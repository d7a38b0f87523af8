import type { Charge } from '../model/charge.ts'
import { consumedCapacity } from '../operation/consumed-capacity.ts'
import type { ConsumedCapacity } from '../operation/operation-types.ts'
import { parseTableReference } from './table-reference.ts'

type CapacityRequest = { readonly ReturnConsumedCapacity?: 'INDEXES' | 'TOTAL' | 'NONE' | undefined }

/** The `ConsumedCapacity` member of a call about one table; nothing when it was not asked for. Source: CAP-7. */
export function capacityOf(
  charges: readonly Charge[],
  request: CapacityRequest & { readonly TableName: string },
): { readonly ConsumedCapacity?: ConsumedCapacity } {
  const detail = detailOf(request)
  if (detail === undefined) return {}
  return { ConsumedCapacity: consumedCapacity(charges, { tableName: request.TableName, detail }) }
}

/**
 * The `ConsumedCapacity` list of a batch or transaction: one entry per table, in name order (CAP-49). `namesAsked` are
 * the tables as the request names them, so that an ARN is echoed.
 */
export function capacityListOf(
  charges: readonly Charge[],
  request: CapacityRequest,
  namesAsked: Iterable<string>,
  mirror?: 'read' | 'write',
): { readonly ConsumedCapacity?: readonly ConsumedCapacity[] } {
  const detail = detailOf(request)
  if (detail === undefined) return {}
  const asked = new Map([...namesAsked].map((name) => [parseTableReference(name).name, name]))
  const tables = [...new Set(charges.map(({ table }) => table))].sort()
  const entries = tables.map((table) =>
    consumedCapacity(
      charges.filter((charge) => charge.table === table),
      { tableName: asked.get(table) ?? table, detail, mirror },
    ),
  )
  return { ConsumedCapacity: entries }
}

const detailOf = ({ ReturnConsumedCapacity: asked }: CapacityRequest): 'INDEXES' | 'TOTAL' | undefined =>
  asked === undefined || asked === 'NONE' ? undefined : asked
