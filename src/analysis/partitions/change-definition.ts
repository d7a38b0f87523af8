import { nextDecrease } from '../../model/decrease-quota.ts'
import type { ScalingPolicy } from '../../model/scaling.ts'
import type { Units } from '../../model/table.ts'
import { decideAnew, unitsOf } from './capacity.ts'
import { type Context, msOf } from './context.ts'
import { kinds } from './kind.ts'
import { type Resource, resourceFlowOf } from './resource.ts'
import type { Capacity, ResourceDefinition } from './resource-definition.ts'

/** `by`: who asked for it; absent: the feeder. */
type Change = { readonly to: ResourceDefinition; readonly by?: 'scaling' | undefined }

/** What another definition brings with it, now or in time. Source: reference, partitions 10.5 and 10.8. */
export function changeDefinition(context: Context, resource: Resource, atMs: number, change: Change): void {
  const { to, by } = change
  const from = resource.definition
  for (const kind of kinds) {
    if (!samePolicy(from.scaling?.[kind], to.scaling?.[kind])) decideAnew(resourceFlowOf(resource, kind))
  }
  const dueMs = (delayMs: number): number => Math.max(atMs, to.effectiveMs ?? atMs + delayMs)
  if (!sameCapacity(from, to)) {
    const { billing, throughput, onDemandLimits } = to
    const capacity = { billing, throughput, onDemandLimits }
    context.agenda.add(dueMs(msOf(context.assumptions.updateDelay)), { kind: 'capacity', resource, capacity, by })
    if (isDecrease(from, to)) resource.decreases = nextDecrease(resource.decreases, atMs) ?? resource.decreases
  }
  const doublings = warmDoublings(resource, to)
  if (doublings > 0) {
    const delayMs = msOf(doublings * context.assumptions.warmDelay)
    context.agenda.add(dueMs(delayMs), { kind: 'warm', resource, warm: to.warm, by: 'update' })
  }
  resource.definition = to
}

function samePolicy(a: ScalingPolicy | undefined, b: ScalingPolicy | undefined): boolean {
  return a?.targetPercent === b?.targetPercent && a?.min === b?.min && a?.max === b?.max
}

function sameCapacity(a: Capacity, b: Capacity): boolean {
  return (
    a.billing === b.billing &&
    a.throughput.readUnits === b.throughput.readUnits &&
    a.throughput.writeUnits === b.throughput.writeUnits &&
    a.onDemandLimits?.readUnits === b.onDemandLimits?.readUnits &&
    a.onDemandLimits?.writeUnits === b.onDemandLimits?.writeUnits
  )
}

const isDecrease = (from: Capacity, to: Capacity): boolean =>
  from.billing === 'PROVISIONED' &&
  to.billing === 'PROVISIONED' &&
  kinds.some((kind) => unitsOf(to.throughput, kind) < unitsOf(from.throughput, kind))

/** How often it has to double; 0: it can serve that much already, or will with its new units. */
function warmDoublings(resource: Resource, { warm, throughput }: { readonly warm: Units; readonly throughput: Units }) {
  const doublings = kinds.map((kind) => {
    const has = Math.max(1, resourceFlowOf(resource, kind).warm, unitsOf(throughput, kind))
    return Math.max(0, Math.ceil(Math.log2(unitsOf(warm, kind) / has)))
  })
  return Math.max(...doublings)
}
