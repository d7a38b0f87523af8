import type { Assumptions } from './assumptions.ts'
import { type Context, msOf, windowMs } from './context.ts'
import type { Cut } from './cut.ts'
import { accessesMin, type Decision, decideSplit } from './decide-split.ts'
import { HeatSample } from './heat-sample.ts'
import type { PartitionFlow } from './partition.ts'
import { type Resource, resourceFlowOf } from './resource.ts'
import { canCut } from './split-partitions.ts'

const windowSeconds = windowMs / 1000
/** Of a hot partition's traffic, about so many accesses are picked in each window. */
const picksPerWindow = 8

/** Ends ten seconds: which partitions are hot, which are to be split, and who gets more than an even share. */
export function closeWindows(context: Context, resource: Resource, atMs: number): void {
  const flows = resource.active.filter(({ partition }) => !partition.isGone)
  const spare = { read: hasSpare(resource, flows, 'read'), write: hasSpare(resource, flows, 'write') }
  for (const flow of flows) {
    if (flow.capRefusals > 0) flow.hasRefused = true
    if (isHot(context.assumptions, flow)) heatUp(context, resource, flow, atMs)
    else coolDown(context, resource, flow, atMs)
    boost(context, resource, flow, { atMs, hasSpare: spare[flow.kind] })
    endWindow(flow)
  }
  resource.active = flows.filter(({ isActive }) => isActive)
}

/** Source: reference, partitions 10.6, `heatThreshold`. */
function isHot({ heatThreshold }: Assumptions, { used, cap, capRefusals }: PartitionFlow): boolean {
  return capRefusals > 0 || used * 100 >= cap.rate * windowMs * heatThreshold
}

function heatUp(context: Context, resource: Resource, flow: PartitionFlow, atMs: number): void {
  const { heatSustain } = context.assumptions
  flow.hotWindows++
  flow.sample ??= new HeatSample(Math.floor((flow.used + flow.refused) / picksPerWindow))
  if (flow.partition.isSplitting) return
  const decision = decide(context, resource, flow)
  const isDue = flow.hotWindows * windowSeconds >= heatSustain && atMs >= flow.decideMs
  if (isDue) carryOut(context, resource, flow, { atMs, decision })
}

function decide({ assumptions }: Context, { definition }: Resource, flow: PartitionFlow): Decision {
  const accesses = flow.sample?.accesses() ?? []
  const { hasSortKey, hasLocalIndexes } = definition
  const { fromHash, toHash } = flow.partition
  const dominantShare = assumptions.dominantShare / 100
  const decision = decideSplit({ fromHash, toHash, hasSortKey, hasLocalIndexes, dominantShare, accesses })
  // With little seen, what was known of it before stays true.
  if (accesses.length >= accessesMin) flow.unsplittable = decision.unsplittable
  return decision
}

function carryOut(
  { assumptions, agenda, limits }: Context,
  resource: Resource,
  flow: PartitionFlow,
  { atMs, decision: { cut, unsplittable } }: { atMs: number; decision: Decision },
): void {
  const { partition, kind } = flow
  if (cut !== undefined && canCut(partition, cut) && resource.map.partitions.length < limits.most) {
    partition.isSplitting = true
    const split = { cut, cause: kind, reason: unsplittable ?? reasonOf(cut) }
    agenda.add(atMs + msOf(assumptions.heatSplitDelay), { kind: 'split', resource, partition: partition.id, split })
  } else if (unsplittable !== undefined) {
    flow.decideMs = atMs + msOf(assumptions.cooldown)
    if (unsplittable !== flow.loggedReason) {
      flow.loggedReason = unsplittable
      const { fromHash, toHash } = partition
      resource.logSplit({ atMs, fromHash, toHash, kind, reason: unsplittable })
    }
  }
}

const reasonOf = (cut: Cut): string | undefined =>
  cut.kind === 'sort' && cut.at === undefined ? 'SORT_KEYS_UNKNOWN' : undefined

function coolDown({ assumptions }: Context, resource: Resource, flow: PartitionFlow, atMs: number): void {
  if (flow.hotWindows === 0) return
  const { partition, kind } = flow
  const { fromHash, toHash } = partition
  if (flow.hasRefused && flow.hotWindows * windowSeconds < assumptions.heatSustain) {
    resource.logSplit({ atMs, fromHash, toHash, kind, reason: 'SHORT_SPIKE' })
  }
  flow.hotWindows = 0
  flow.hasRefused = false
  flow.sample = undefined
  flow.unsplittable = undefined
  flow.loggedReason = undefined
}

/** The table has provisioned units that nobody uses. */
function hasSpare(resource: Resource, flows: readonly PartitionFlow[], kind: 'read' | 'write'): boolean {
  const used = flows.reduce((sum, flow) => (flow.kind === kind ? sum + flow.used : sum), 0)
  return used < resourceFlowOf(resource, kind).rate * windowMs
}

/** The controller of the classic mode `delayed`. Source: reference, partitions 10.4. */
function boost(
  { assumptions }: Context,
  resource: Resource,
  flow: PartitionFlow,
  { atMs, hasSpare }: { readonly atMs: number; readonly hasSpare: boolean },
): void {
  const { allocation } = flow
  if (assumptions.adaptive !== 'delayed' || allocation === undefined) return
  flow.shortWindows = flow.allocationRefusals > 0 ? flow.shortWindows + 1 : 0
  const demand = Math.ceil((flow.used + flow.refused) / windowMs)
  const even = resourceFlowOf(resource, flow.kind).rate / resource.map.partitions.length
  if (flow.shortWindows * windowSeconds >= assumptions.boostDelay && hasSpare && demand > allocation.rate) {
    flow.boost = Math.min(flow.cap.rate, demand)
  } else if (flow.boost > 0 && demand <= even) {
    flow.boost = 0
  }
  const rate = Math.max(even, flow.boost)
  if (rate !== allocation.rate) allocation.change(rate, Math.max(1, assumptions.burst), atMs)
}

/** Stays among the active ones until it was idle for a whole window. */
function endWindow(flow: PartitionFlow): void {
  flow.isActive = flow.used > 0 || flow.refused > 0 || flow.hotWindows > 0 || flow.boost > 0
  flow.usedBefore = flow.used
  flow.used = 0
  flow.refused = 0
  flow.capRefusals = 0
  flow.allocationRefusals = 0
  if (flow.isActive) flow.keys?.fade()
  else flow.keys = undefined
}
