import type { Coming } from './agenda.ts'
import { callUpdateTable, finishScaling, isSettled } from './auto-scaling.ts'
import { changeCapacity, raiseWarm } from './capacity.ts'
import { carryOutSplit } from './carry-out-split.ts'
import { closeMinute } from './close-minute.ts'
import { closeWindows } from './close-windows.ts'
import { type Context, minuteMs, windowMs } from './context.ts'
import type { PartitionFlow } from './partition.ts'
import { PartitionsError } from './partitions-error.ts'
import type { Resource } from './resource.ts'

/**
 * The model's clock: what is due happens in order before anything else at its moment. While there is traffic a beat ends every
 * window of ten seconds; what is idle is not looked at.
 */
export class Timeline {
  nowMs = 0
  private readonly context: Context
  private beatMs = Number.POSITIVE_INFINITY
  private readonly awake = new Set<Resource>()

  constructor(context: Context) {
    this.context = context
  }

  /** Moves to `toMs`, or stays if that is in the past. Throws for what is no moment. */
  advance(toMs: number): number {
    if (toMs === this.nowMs) return toMs
    if (!Number.isSafeInteger(toMs) || toMs < 0) {
      throw new PartitionsError('partitions.bad-time', `${toMs} is not a moment`, {
        hint: 'Time is in whole milliseconds from 0.',
      })
    }
    if (toMs > this.nowMs) {
      if (toMs >= this.context.agenda.nextMs) this.catchUp(toMs)
      this.nowMs = toMs
    }
    return this.nowMs
  }

  /** As `advance`, but stays where auto scaling wants the feeder to do something. */
  advanceToWish(toMs: number): void {
    const wanted = this.context.wanted ?? []
    this.catchUp(Math.max(toMs, this.nowMs), () => wanted.length > 0)
    if (wanted.length === 0) this.advance(toMs)
  }

  /** What is due at this very moment happens as well. */
  settle(): void {
    this.catchUp(this.nowMs)
  }

  /** The partition has traffic. */
  activate(resource: Resource, flow: PartitionFlow): void {
    flow.isActive = true
    resource.active.push(flow)
    this.wake(resource)
    this.beatAt(after(this.nowMs, windowMs))
  }

  /** Its minutes count from now on. */
  wake(resource: Resource): void {
    if (resource.isAwake || resource.isForgotten) return
    resource.isAwake = true
    this.awake.add(resource)
    this.beatAt(after(this.nowMs, minuteMs))
  }

  forget(resource: Resource): void {
    resource.isForgotten = true
    resource.isAwake = false
    this.awake.delete(resource)
  }

  saved(): SavedTimeline<Resource> {
    const { nowMs, beatMs } = this
    return { nowMs, beatMs: Number.isFinite(beatMs) ? beatMs : undefined, awake: [...this.awake] }
  }

  restore({ nowMs, beatMs, awake }: SavedTimeline<Resource>): void {
    this.nowMs = nowMs
    this.beatMs = beatMs ?? Number.POSITIVE_INFINITY
    for (const resource of awake) {
      resource.isAwake = true
      this.awake.add(resource)
    }
  }

  private catchUp(toMs: number, stops = (): boolean => false): void {
    const { agenda } = this.context
    const next = () => (stops() ? undefined : agenda.take(toMs))
    for (let due = next(); due !== undefined; due = next()) {
      this.nowMs = Math.max(this.nowMs, due.atMs)
      this.happen(due.coming, this.nowMs)
    }
  }

  private happen(coming: Coming, atMs: number): void {
    const { context } = this
    if (coming.kind === 'beat') {
      this.beat(atMs)
      return
    }
    const { resource } = coming
    if (resource.isForgotten) return
    switch (coming.kind) {
      case 'split':
        carryOutSplit(context, resource, atMs, coming)
        break
      case 'capacity':
        changeCapacity(context, resource, atMs, coming.capacity, coming.by ?? 'update')
        break
      case 'warm':
        raiseWarm(context, resource, atMs, coming.warm, coming.by)
        break
      case 'scale':
        callUpdateTable(context, resource, atMs, coming)
        break
      case 'scaled':
        finishScaling(context, resource, atMs, coming)
    }
  }

  private beat(atMs: number): void {
    // One that was put down for later than the one that came before it.
    if (atMs !== this.beatMs) return
    this.beatMs = Number.POSITIVE_INFINITY
    for (const resource of this.awake) {
      closeWindows(this.context, resource, atMs)
      if (atMs % minuteMs === 0) closeMinute(this.context, resource, atMs)
      if (resource.active.length > 0) this.beatAt(after(atMs, windowMs))
      else if (this.isIdle(resource)) this.sleep(resource)
      else this.beatAt(after(atMs, minuteMs))
    }
  }

  private isIdle(resource: Resource): boolean {
    const flows = [resource.read, resource.write]
    return flows.every((flow) => flow.minuteMilli === 0 && isSettled(this.context, resource, flow))
  }

  private sleep(resource: Resource): void {
    resource.isAwake = false
    this.awake.delete(resource)
  }

  private beatAt(atMs: number): void {
    if (atMs >= this.beatMs) return
    this.beatMs = atMs
    this.context.agenda.add(atMs, { kind: 'beat' })
  }
}

export type SavedTimeline<Of> = {
  readonly nowMs: number
  readonly beatMs: number | undefined
  readonly awake: readonly Of[]
}

/** The next whole multiple of a span. */
const after = (atMs: number, spanMs: number): number => (Math.floor(atMs / spanMs) + 1) * spanMs
