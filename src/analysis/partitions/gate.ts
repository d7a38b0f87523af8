import { must } from '../../base/must.ts'
import { hashEnd } from '../../model/hash-space.ts'
import type { Throttle } from '../../model/throttle.ts'
import { type Bucket, microPerMilli } from './bucket.ts'
import type { Context } from './context.ts'
import { explainThrottle, type Refusal } from './explain-throttle.ts'
import type { PartitionFlow } from './partition.ts'
import { PartitionsError } from './partitions-error.ts'
import type { Timeline } from './timeline.ts'
import { TopKeys } from './top-keys.ts'
import type { Use } from './use.ts'

/** What became of a number of equal requests; `throttles` are those of the first that was refused. */
export type Admission = { readonly passed: number; readonly throttles: readonly Throttle[] }

const noThrottles: readonly Throttle[] = []

/**
 * Lets requests through or refuses them, at the timeline's moment. A request passes when every limit it meets has anything left,
 * and is then debited in full, so that a limit may come to owe. Source: reference, partitions 10.3 and 10.4.
 */
export class Gate {
  private readonly context: Context
  private readonly timeline: Timeline
  private readonly replicas: number
  /** Where the uses of the request at hand go. Kept, so that a request makes nothing new. */
  private readonly places: PartitionFlow[] = []

  constructor(context: Context, timeline: Timeline) {
    this.context = context
    this.timeline = timeline
    this.replicas = context.assumptions.ecReplicas
  }

  admit(uses: readonly Use[]): readonly Throttle[] {
    const [only] = uses
    if (only !== undefined && uses.length === 1) return this.admitOne(only, uses)
    this.place(uses)
    if (this.isOpen(uses)) {
      this.pass(uses, 1)
      return noThrottles
    }
    return this.refuse(uses, 1)
  }

  /** Most requests have one use. */
  private admitOne(use: Use, uses: readonly Use[]): readonly Throttle[] {
    const place = placeOf(use)
    if (use.milliUnits === 0) return noThrottles
    if (isOpen(use, place, this.timeline.nowMs)) {
      this.passOne(use, place, 1)
      return noThrottles
    }
    this.places[0] = place
    this.places.length = 1
    return this.refuse(uses, 1)
  }

  admitMany(uses: readonly Use[], count: number): Admission {
    if (!Number.isSafeInteger(count) || count < 0) throw badUse(`${count} requests`)
    if (count === 0) return { passed: 0, throttles: noThrottles }
    if (count > 1 && uses.some(({ resource, hash, sort }) => resource.map.takesTurns(hash, sort))) {
      return this.admitOneByOne(uses, count)
    }
    this.place(uses)
    // Uses that meet in a partition are noted there in turn.
    if (count > 1 && new Set(this.places).size < uses.length) return this.admitOneByOne(uses, count)
    const passed = this.isOpen(uses) ? Math.min(count, this.room(uses)) : 0
    if (passed > 0) this.pass(uses, passed)
    return { passed, throttles: passed < count ? this.refuse(uses, count - passed) : noThrottles }
  }

  private admitOneByOne(uses: readonly Use[], count: number): Admission {
    let passed = 0
    let throttles = noThrottles
    for (let request = 0; request < count; request++) {
      const refused = this.admit(uses)
      if (refused.length === 0) passed++
      else if (throttles.length === 0) throttles = refused
    }
    return { passed, throttles }
  }

  private place(uses: readonly Use[]): void {
    const { places } = this
    for (let at = 0; at < uses.length; at++) {
      places[at] = placeOf(must(uses[at], 'an index below the length'))
    }
    places.length = uses.length
  }

  private isOpen(uses: readonly Use[]): boolean {
    const { nowMs } = this.timeline
    for (let at = 0; at < uses.length; at++) {
      const use = must(uses[at], 'an index below the length')
      if (use.milliUnits > 0 && !isOpen(use, this.placeOf(at), nowMs)) return false
    }
    return true
  }

  /** Debits `times` requests. */
  private pass(uses: readonly Use[], times: number): void {
    for (let at = 0; at < uses.length; at++) {
      this.passOne(must(uses[at], 'an index below the length'), this.placeOf(at), times)
    }
  }

  private passOne(use: Use, place: PartitionFlow, times: number): void {
    const { resource, kind, milliUnits } = use
    if (milliUnits === 0) return
    this.note(use, place, times)
    const milli = milliUnits * times
    const micro = milli * microPerMilli
    const flow = kind === 'read' ? resource.read : resource.write
    flow.minuteMilli += milli
    place.used += milli
    if (resource.billing === 'PROVISIONED') flow.account.take(micro)
    else flow.maximum?.take(micro)
    flow.table.take(micro)
    place.allocation?.take(micro)
    place.cap.take(this.capCost(use) * times)
  }

  /** Debits nothing, and says why. */
  private refuse(uses: readonly Use[], times: number): readonly Throttle[] {
    const { nowMs } = this.timeline
    const refusals = this.countRefusals(uses, 1)
    for (const { bucket } of refusals) bucket.refuse(nowMs)
    const throttles = refusals.map((refusal) => explainThrottle(this.context, refusal, nowMs))
    if (times > 1) this.countRefusals(uses, times - 1)
    return throttles
  }

  /** The limits that are closed, each once. */
  private countRefusals(uses: readonly Use[], times: number): readonly Refusal[] {
    const refusals = new Map<Bucket, Refusal>()
    for (const [at, use] of uses.entries()) {
      if (use.milliUnits === 0) continue
      const place = this.placeOf(at)
      this.note(use, place, times)
      place.refused += use.milliUnits * times
      for (const refusal of closedLimits(use, place, this.timeline.nowMs)) {
        if (refusal.limit === 'partition') place.capRefusals += times
        if (refusal.limit === 'allocation') place.allocationRefusals += times
        if (!refusals.has(refusal.bucket)) refusals.set(refusal.bucket, refusal)
      }
    }
    return [...refusals.values()]
  }

  /** Traffic of a partition, whatever becomes of it. */
  private note({ resource, hash, key, sort, milliUnits }: Use, place: PartitionFlow, times: number): void {
    if (!place.isActive) this.timeline.activate(resource, place)
    place.keys ??= new TopKeys()
    const milli = milliUnits * times
    if (key === undefined) {
      place.keys.addOther(milli)
    } else {
      place.keys.add(hash, key, milli)
      place.sample?.add(milli, hash, sort)
    }
  }

  /** How many requests pass one after the other at this moment. */
  private room(uses: readonly Use[]): number {
    const costs = new Map<Bucket, number>()
    for (const [at, use] of uses.entries()) {
      if (use.milliUnits === 0) continue
      const place = this.placeOf(at)
      for (const { bucket } of limitsOf(use, place)) {
        const micro = bucket === place.cap ? this.capCost(use) : use.milliUnits * microPerMilli
        costs.set(bucket, (costs.get(bucket) ?? 0) + micro)
      }
    }
    return [...costs].reduce((least, [bucket, micro]) => Math.min(least, bucket.room(micro)), Number.POSITIVE_INFINITY)
  }

  /** Eventual reads are served by more than one replica. Source: reference, partitions 10.4, `ecReplicas`. */
  private capCost({ milliUnits, eventual }: Use): number {
    const micro = milliUnits * microPerMilli
    return eventual === true && this.replicas !== 1 ? Math.ceil(micro / this.replicas) : micro
  }

  private placeOf(at: number): PartitionFlow {
    return must(this.places[at], 'every use has its place')
  }
}

function placeOf({ resource, kind, hash, milliUnits, sort }: Use): PartitionFlow {
  if (!(Number.isSafeInteger(milliUnits) && milliUnits >= 0)) throw badUse(`${milliUnits} thousandths of a unit`)
  if (!(Number.isSafeInteger(hash) && hash >= 0 && hash < hashEnd)) throw badUse(`the hash ${hash}`)
  const partition = resource.map.find(hash, sort)
  return kind === 'read' ? partition.read : partition.write
}

function isOpen({ resource, kind }: Use, { allocation, cap }: PartitionFlow, nowMs: number): boolean {
  const { account, maximum, table } = kind === 'read' ? resource.read : resource.write
  if (resource.billing === 'PROVISIONED' && !account.isOpen(nowMs)) return false
  if (maximum !== undefined && !maximum.isOpen(nowMs)) return false
  if (!table.isOpen(nowMs)) return false
  if (allocation !== undefined && !allocation.isOpen(nowMs)) return false
  return cap.isOpen(nowMs)
}

const closedLimits = (use: Use, place: PartitionFlow, nowMs: number): readonly Refusal[] =>
  limitsOf(use, place).filter(({ bucket }) => !bucket.isOpen(nowMs))

/** Every limit a use meets, in the order they are reported. */
function limitsOf({ resource, kind }: Use, flow: PartitionFlow): readonly Refusal[] {
  const { account, maximum, table } = kind === 'read' ? resource.read : resource.write
  const limits: Refusal[] = []
  if (resource.billing === 'PROVISIONED') limits.push({ resource, flow, limit: 'account', bucket: account })
  if (maximum !== undefined) limits.push({ resource, flow, limit: 'maximum', bucket: maximum })
  limits.push({ resource, flow, limit: 'table', bucket: table })
  if (flow.allocation !== undefined) limits.push({ resource, flow, limit: 'allocation', bucket: flow.allocation })
  limits.push({ resource, flow, limit: 'partition', bucket: flow.cap })
  return limits
}

const badUse = (what: string): PartitionsError =>
  new PartitionsError('partitions.bad-use', `${what} cannot be used`, {
    hint: 'Units, hashes and counts are whole numbers from 0.',
  })
