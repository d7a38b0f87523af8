import type { TimeSpan } from '../../ast/looking-statement.ts'
import type { TableReference } from '../../ast/partiql.ts'
import { must } from '../../base/must.ts'
import type { Span } from '../../base/shell-error.ts'
import type { LedgerRow } from '../../operation/ledger.ts'
import type { Monitor } from '../../operation/monitor.ts'
import { PlanError } from '../../planner/plan-error.ts'
import { descriptionOf, targetOf } from '../../planner/resolve-table.ts'
import type { Run } from '../run.ts'
import { unitMs } from '../run-clock.ts'
import type { SessionClock } from '../session-clock.ts'
import { SessionError } from '../session-error.ts'
import type { Connection } from '../session-state.ts'

/** A table, or one of its global indexes, as a ledger knows it. */
export type Resource = { readonly region: string; readonly table: string; readonly index?: string | undefined }

/** [fromMs, toMs). */
export type Window = { readonly fromMs: number; readonly toMs: number }

export type Watched = { readonly monitor: Monitor; readonly clock: SessionClock }

/** Only a database that is open here is watched. */
export function watchedOf({ monitor, clock, name }: Connection, span: Span): Watched {
  if (monitor !== undefined && clock !== undefined) return { monitor, clock }
  throw new SessionError('session.no-monitor', `${name} is not metered here`, {
    span,
    hint: 'HEATMAP, TOP KEYS, METRICS and alarms are for databases that this shell has opened itself; CloudWatch has the others.',
  })
}

export async function resourceOf(run: Run, reference: TableReference): Promise<Resource> {
  const { table, index } = targetOf(reference, reference.span, run.context)
  await run.catalogue.fetch([table], run.signal)
  const { GlobalSecondaryIndexes = [] } = descriptionOf(table, reference.span, run.context)
  if (index !== undefined && !GlobalSecondaryIndexes.some(({ IndexName }) => IndexName === index)) {
    throw new PlanError('plan.unknown-index', `table ${table} has no global index ${index}`, {
      span: reference.span,
      hint: 'A local index lives in the partitions of its table and is counted there.',
    })
  }
  return { region: must(run.catalogue.regionOf(table), 'an ARN names its Region'), table, index }
}

export const isOf =
  ({ region, table, index = '' }: Resource) =>
  (row: LedgerRow): boolean =>
    row.region === region && row.table === table && row.index === index

/** Up to the end of the second that it is. */
export async function windowOf({ clock }: Watched, last: TimeSpan | undefined, otherwiseMs: number): Promise<Window> {
  const toMs = Math.floor((await clock.now()) / 1_000) * 1_000 + 1_000
  return { fromMs: Math.max(0, toMs - (last === undefined ? otherwiseMs : spanMs(last))), toMs }
}

export const spanMs = ({ count, unit }: TimeSpan): number => count * unitMs[unit]
