import type { Monitor } from '../operation/monitor.ts'
import type { TableDescription } from '../operation/operation-types.ts'
import type { ScalingCall, ScalingState } from '../operation/scaling.ts'
import { regionOf } from '../operation/table-facts.ts'
import type { Run } from './run.ts'
import { SessionError } from './session-error.ts'

/** Who scales the tables of the database. Throws where that is not ours to say. */
export function scalerOf({ monitor, statement }: Pick<Run, 'monitor' | 'statement'>): Monitor {
  if (monitor !== undefined) return monitor
  throw new SessionError('session.no-monitor', 'auto scaling of this database is not ours', {
    span: statement.span,
    hint: 'SCALING is for databases that this shell has opened itself.',
  })
}

/** The policies of a table and its indexes; none where nobody says. */
export async function scalingOf({ monitor }: Run, table: TableDescription): Promise<readonly ScalingState[]> {
  return (await monitor?.scaling({ region: regionOf(table), table: table.TableName ?? '' })) ?? []
}

/** `orders.byStatus scaled to 72 WCU`. */
export const scaledText = ({ table, index, dimension, units }: ScalingCall): string =>
  `${index === undefined ? table : `${table}.${index}`} scaled to ${units} ${dimension === 'read' ? 'RCU' : 'WCU'}`
