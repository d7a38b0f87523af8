import { nextDecrease } from '../../model/decrease-quota.ts'
import type { ScalingPolicy } from '../../model/scaling.ts'
import { scaleTo } from './capacity.ts'
import { type Context, msOf } from './context.ts'
import type { Kind } from './kind.ts'
import { type Resource, type ResourceFlow, resourceFlowOf } from './resource.ts'

/** The low alarm lies so many points of utilisation under the target. Source: reference, partitions 9. */
const lowPoints = 20

/**
 * Target tracking of one dimension, once a minute. The minutes that raised the alarm decide together: the busiest of them is what
 * the new capacity is made for. `average` is in milli-units per second. Source: reference, partitions 9 and 10.9.
 */
export function planScaling(
  { assumptions, agenda }: Context,
  resource: Resource,
  flow: ResourceFlow,
  { atMs, average }: { readonly atMs: number; readonly average: number },
): void {
  const policy = policyOf(resource, flow)
  if (policy === undefined) return
  const { scaleOutMinutes, scaleInMinutes, alarmLag } = assumptions
  const { targetPercent } = policy
  flow.minutes = [...flow.minutes, average].slice(-Math.max(scaleOutMinutes, scaleInMinutes))
  if (flow.scalingTo !== undefined) return
  const utilisation = average * 100
  const perPoint = flow.provisioned * 1000
  flow.minutesAbove = utilisation > targetPercent * perPoint ? flow.minutesAbove + 1 : 0
  flow.minutesBelow = utilisation < (targetPercent - lowPoints) * perPoint ? flow.minutesBelow + 1 : 0
  const units = wantedUnits(flow, policy, assumptions)
  if (units === undefined || (units < flow.provisioned && nextDecrease(resource.decreases, atMs) === undefined)) return
  flow.scalingTo = units
  agenda.add(atMs + msOf(alarmLag), { kind: 'scale', resource, of: flow.kind, units })
}

type Change = { readonly of: Kind; readonly units: number }

/** UpdateTable by auto scaling; the quota of decreases may be used up by now. */
export function callUpdateTable(context: Context, resource: Resource, atMs: number, { of, units }: Change): void {
  const flow = resourceFlowOf(resource, of)
  if (flow.scalingTo !== units) return
  if (units < flow.provisioned) {
    const decreases = nextDecrease(resource.decreases, atMs)
    if (decreases === undefined) {
      flow.scalingTo = undefined
      return
    }
    // A feeder that makes the change itself has it counted when it says so.
    if (context.wanted === undefined) resource.decreases = decreases
  }
  context.agenda.add(atMs + msOf(context.assumptions.updateDelay), { kind: 'scaled', resource, of, units })
}

/** It takes effect, or the feeder is told that it should. Something else may have come in between. */
export function finishScaling(context: Context, resource: Resource, atMs: number, { of, units }: Change): void {
  if (!isStillWanted(resource, { of, units })) return
  if (context.wanted === undefined) scaleTo(context, resource, atMs, of, units)
  else context.wanted.push({ atMs, resource, of, units })
}

export const isStillWanted = (resource: Resource, { of, units }: Change): boolean =>
  !resource.isForgotten && resourceFlowOf(resource, of).scalingTo === units

/** Nothing will change while nothing is used. */
export function isSettled({ assumptions }: Context, resource: Resource, flow: ResourceFlow): boolean {
  const policy = policyOf(resource, flow)
  if (policy === undefined) return true
  const isIdle = flow.minutes.length >= assumptions.scaleInMinutes && flow.minutes.every((average) => average === 0)
  return isIdle && flow.scalingTo === undefined && !isLower(policy.min, flow.provisioned)
}

/** Units to change to; undefined: those it has are right. */
function wantedUnits(
  { minutes, minutesAbove, minutesBelow, provisioned }: ResourceFlow,
  { targetPercent, min, max }: ScalingPolicy,
  { scaleOutMinutes, scaleInMinutes }: Context['assumptions'],
): number | undefined {
  const unitsFor = (count: number): number => {
    const busiest = Math.max(...minutes.slice(-count))
    return Math.min(max, Math.max(min, Math.ceil(busiest / (targetPercent * 10))))
  }
  if (minutesAbove >= scaleOutMinutes) {
    const units = unitsFor(scaleOutMinutes)
    if (units > provisioned) return units
  }
  if (minutesBelow >= scaleInMinutes) {
    const units = unitsFor(scaleInMinutes)
    if (isLower(units, provisioned)) return units
  }
  return undefined
}

/** What there is is at least a fifth more than what it would become. Source: reference, partitions 9. */
const isLower = (units: number, provisioned: number): boolean => units * 6 <= provisioned * 5

const policyOf = (
  { billing, definition: { scaling } }: Resource,
  { kind }: ResourceFlow,
): ScalingPolicy | undefined => {
  if (billing === 'PAY_PER_REQUEST') return undefined
  return kind === 'read' ? scaling?.read : scaling?.write
}
