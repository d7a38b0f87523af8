import { planScaling } from './auto-scaling.ts'
import { growLater } from './capacity.ts'
import type { Context } from './context.ts'
import { kinds } from './kind.ts'
import { type Resource, resourceFlowOf } from './resource.ts'

/** Ends a minute: peaks, and auto scaling. Source: reference, partitions 10.5 and 10.9. */
export function closeMinute(context: Context, resource: Resource, atMs: number): void {
  for (const kind of kinds) {
    const flow = resourceFlowOf(resource, kind)
    const average = Math.floor(flow.minuteMilli / 60)
    flow.minuteMilli = 0
    if (average > flow.peakMilli) {
      flow.peakMilli = average
      flow.peakEndMs = atMs
      if (resource.billing === 'PAY_PER_REQUEST') growLater(context, resource, flow, atMs)
    }
    planScaling(context, resource, flow, { atMs, average })
  }
}
