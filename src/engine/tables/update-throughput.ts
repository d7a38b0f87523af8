import { validationError } from '../../model/api-error.ts'
import { throughputMessages } from '../../model/messages/table.ts'
import type { Table, Throughput, Units } from '../../model/table.ts'
import type { ProvisionedThroughput } from '../../operation/operation-types.ts'
import { countDecrease } from './decrease-quota.ts'
import { largerWarm, unitsOf } from './throughput-rules.ts'

/** When a change begins and when it is done, in epoch milliseconds. */
export type Span = { readonly nowMs: number; readonly untilMs: number }

/**
 * New provisioned units for the table itself, which shows the old ones until the change is done.
 * Source: reference, UT-10, UT-13, UT-14.
 */
export function updateThroughput(table: Table, requested: ProvisionedThroughput | undefined, span: Span): Table {
  if (requested === undefined) return table
  if (table.billingMode === 'PAY_PER_REQUEST') throw validationError(throughputMessages.notAllowed)
  const units = unitsOf(requested)
  const { during, after } = changedThroughput(table.throughput, units, span)
  return {
    ...table,
    throughput: after,
    warm: largerWarm(table.warm, units),
    transition: { status: 'UPDATING', untilMs: span.untilMs, throughput: during },
  }
}

/**
 * The figures while the change is under way and after it: both carry the date of the change so far. Any unit that
 * falls makes it a decrease, which the quota counts. `index` names a global index.
 */
export function changedThroughput(
  current: Throughput,
  units: Units,
  span: Span,
  index?: string,
): { readonly during: Throughput; readonly after: Throughput } {
  const { readUnits, writeUnits } = current
  if (units.readUnits === readUnits && units.writeUnits === writeUnits) {
    throw validationError(throughputMessages.unchanged(units, index))
  }
  const increased = units.readUnits > readUnits || units.writeUnits > writeUnits
  const decreased = units.readUnits < readUnits || units.writeUnits < writeUnits
  const dated = (atMs: number): Throughput => ({
    ...current,
    ...(increased ? { lastIncreaseMs: atMs } : {}),
    ...(decreased ? { lastDecreaseMs: atMs } : {}),
  })
  const decreases = decreased ? countDecrease(current.decreases, span.nowMs) : current.decreases
  return { during: dated(span.nowMs), after: { ...dated(span.untilMs), ...units, decreases } }
}
