import { validationError } from '../../model/api-error.ts'
import { decreasesToday } from '../../model/decrease-quota.ts'
import { throughputMessages } from '../../model/messages/table.ts'
import type { BillingMode, Index, Table, Throughput } from '../../model/table.ts'
import type { GlobalSecondaryIndexUpdate, ProvisionedThroughput } from '../../operation/operation-types.ts'
import { countSwitch } from './decrease-quota.ts'
import { initialOnDemandWarm, largerWarm, noUnits, unitsOf } from './throughput-rules.ts'
import type { Span } from './update-throughput.ts'

/** To on demand: units are gone at once, the date of the switch shows when it is done. Source: reference, UT-15. */
export function toOnDemand(table: Table, updates: readonly GlobalSecondaryIndexUpdate[], span: Span): Table {
  for (const { Update: update } of updates) {
    if (update?.ProvisionedThroughput === undefined) continue
    throw validationError(throughputMessages.notAllowedForIndex(update.IndexName))
  }
  const { lastDecreaseMs: _, ...kept } = table.throughput
  return {
    ...table,
    billingMode: 'PAY_PER_REQUEST',
    lastOnDemandMs: span.untilMs,
    switchesMs: countSwitch(table.switchesMs, span.nowMs),
    throughput: { ...kept, ...noUnits },
    warm: largerWarm(table.warm, initialOnDemandWarm),
    transition: {
      status: 'UPDATING',
      untilMs: span.untilMs,
      throughput: { ...table.throughput, ...noUnits },
      hidesSwitch: true,
    },
    indexes: table.indexes.map((index) => (index.kind === 'global' ? indexToOnDemand(index, span) : index)),
  }
}

/**
 * To provisioned: the new units show at once and ceilings are gone. Every global index needs units of its own.
 * Source: reference, UT-12, UT-16, ODT-8.
 */
export function toProvisioned(
  table: Table,
  requested: ProvisionedThroughput,
  updates: readonly GlobalSecondaryIndexUpdate[],
  span: Span,
): Table {
  const units = unitsOf(requested)
  const deleted = updates.map(({ Delete: deletion }) => deletion?.IndexName)
  return {
    ...table,
    billingMode: 'PROVISIONED',
    throughput: { ...table.throughput, ...units },
    warm: largerWarm(table.warm, units),
    onDemandLimits: undefined,
    transition: { status: 'UPDATING', untilMs: span.untilMs },
    indexes: table.indexes.map((index) =>
      index.kind === 'local' || deleted.includes(index.name) ? index : indexToProvisioned(index, updates, span),
    ),
  }
}

/** Asking for the mode a table already has changes nothing. */
export const isSwitch = (table: Table, requested: BillingMode | undefined): boolean =>
  requested !== undefined && requested !== table.billingMode

function indexToOnDemand(index: Index, span: Span): Index {
  const { decreases } = index.throughput
  const after: Throughput = {
    ...index.throughput,
    ...noUnits,
    lastDecreaseMs: span.untilMs,
    // The switch shows as a decrease but does not use up the quota.
    decreases: {
      lastMs: span.nowMs,
      today: decreasesToday(decreases, span.nowMs) + 1,
      left: decreases !== undefined && decreasesToday(decreases, span.nowMs) > 0 ? decreases.left : 4,
    },
  }
  return {
    ...index,
    throughput: after,
    warm: largerWarm(index.warm, initialOnDemandWarm),
    transition: { status: 'UPDATING', untilMs: span.untilMs, throughput: { ...index.throughput, ...noUnits } },
  }
}

function indexToProvisioned(index: Index, updates: readonly GlobalSecondaryIndexUpdate[], span: Span): Index {
  const update = updates.find(({ Update: candidate }) => candidate?.IndexName === index.name)?.Update
  const requested = update?.ProvisionedThroughput
  if (requested === undefined) throw validationError(throughputMessages.requiredForIndex(index.name))
  const units = unitsOf(requested)
  return {
    ...index,
    throughput: { ...index.throughput, ...units },
    warm: largerWarm(index.warm, units),
    onDemandLimits: undefined,
    transition: { status: 'UPDATING', untilMs: span.untilMs },
  }
}
