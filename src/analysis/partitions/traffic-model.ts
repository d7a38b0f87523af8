import { must } from '../../base/must.ts'
import { partitionPlace } from '../../model/hash-space.ts'
import type { Throttle } from '../../model/throttle.ts'
import type { PartitionReport } from '../../operation/monitor.ts'
import { Agenda, type Coming } from './agenda.ts'
import { type Assumptions, assume } from './assumptions.ts'
import { isStillWanted } from './auto-scaling.ts'
import { Bucket } from './bucket.ts'
import { changeDefinition } from './change-definition.ts'
import { checkDefinition } from './check-definition.ts'
import type { Context } from './context.ts'
import { type Admission, Gate } from './gate.ts'
import type { Kind } from './kind.ts'
import type { CapacityChange, Level } from './level.ts'
import { type AccountBuckets, newResource } from './new-resource.ts'
import { PartitionsError } from './partitions-error.ts'
import { reportPartitions } from './report-partitions.ts'
import { type Resource, resourceFlowOf } from './resource.ts'
import type { ResourceDefinition, ResourceName } from './resource-definition.ts'
import { restoreResource, saveResource } from './saved-resource.ts'
import type { ScalingWish } from './scaling-wish.ts'
import { splitWhenLarge } from './split-when-large.ts'
import { Timeline } from './timeline.ts'
import { snapshotVersion, type TrafficSnapshot } from './traffic-snapshot.ts'
import type { Use } from './use.ts'

export type TrafficModelOptions = {
  /** What differs from `assumptionTable`. */
  readonly assumptions?: Partial<Assumptions> | undefined
  /**
   * `acts`, the default: auto scaling changes units itself. `asks`: it only says what it wants, see `advanceToWish`, and units
   * change by `define` alone.
   */
  readonly autoScaling?: 'acts' | 'asks' | undefined
}

/**
 * Partitions, burst, adaptive capacity, splits and throttling of the tables of one account as a state machine on a clock that
 * its feeder moves. Same calls, same answers. Time is in whole milliseconds and never goes back: an earlier moment counts as
 * the latest one the model has seen. Throws `PartitionsError` for what cannot be. Source: reference, partitions 10.
 */
export class TrafficModel {
  readonly assumptions: Assumptions
  private readonly context: Context
  private readonly timeline: Timeline
  private readonly gate: Gate
  private readonly accounts = new Map<string, AccountBuckets>()
  private readonly resources = new Map<string, Resource>()

  constructor({ assumptions: changed, autoScaling }: TrafficModelOptions = {}) {
    const assumptions = assume(changed)
    const limits = {
      readUnits: assumptions.partitionReadUnits,
      writeUnits: assumptions.partitionWriteUnits,
      bytes: assumptions.sizeLimit,
      most: assumptions.maxPartitions,
    }
    this.assumptions = assumptions
    this.context = { assumptions, limits, agenda: new Agenda(), ...(autoScaling === 'asks' ? { wanted: [] } : {}) }
    this.timeline = new Timeline(this.context)
    this.gate = new Gate(this.context, this.timeline)
  }

  /** The latest moment it has been told of. */
  get nowMs(): number {
    return this.timeline.nowMs
  }

  /**
   * Adds a table or index, or changes one from `atMs` on; the handle of one that stays is the same object. `by`: auto scaling
   * wanted the change.
   */
  define(atMs: number, definition: ResourceDefinition, by?: 'scaling'): Resource {
    checkDefinition(definition)
    const nowMs = this.timeline.advance(atMs)
    const known = this.find(definition)
    if (known !== undefined && known.definition.createdMs === definition.createdMs) {
      changeDefinition(this.context, known, nowMs, { to: definition, by })
      return this.welcome(known, definition)
    }
    if (known !== undefined) this.forget(known)
    const resource = newResource(this.context, nowMs, definition, this.accountOf(definition.region, nowMs))
    this.resources.set(nameText(definition), resource)
    return this.welcome(resource, definition)
  }

  find(name: ResourceName): Resource | undefined {
    return this.resources.get(nameText(name))
  }

  forget(resource: Resource): void {
    this.timeline.forget(resource)
    const name = nameText(resource.definition)
    if (this.resources.get(name) === resource) this.resources.delete(name)
  }

  /** A new size; partitions above the size limit are split in time. */
  resize(atMs: number, resource: Resource, bytes: number): void {
    const nowMs = this.timeline.advance(atMs)
    resource.bytes = bytes
    splitWhenLarge(this.context, resource, nowMs)
  }

  /**
   * One request, wholly or not at all: debits all its uses, or none and says every limit that refuses it, for each use in the
   * order account, maximum, table, allocation, partition. Source: reference, partitions 10.4.
   */
  admit(atMs: number, uses: readonly Use[]): readonly Throttle[] {
    this.timeline.advance(atMs)
    return this.gate.admit(uses)
  }

  /** As `count` calls of `admit` at the same moment. */
  admitMany(atMs: number, uses: readonly Use[], count: number): Admission {
    this.timeline.advance(atMs)
    return this.gate.admitMany(uses, count)
  }

  /** Lets happen what is due: closed windows, splits, growth, changes of capacity, auto scaling. */
  advance(toMs: number): void {
    this.timeline.advance(toMs)
  }

  /**
   * As `advance`, but not beyond a moment at which auto scaling wants something: the feeder does it and says so with `define`, or
   * says with `refuse` that it could not, and goes on. Undefined: nothing is wanted until `toMs`. For a model that asks.
   */
  advanceToWish(toMs: number): ScalingWish | undefined {
    for (;;) {
      this.timeline.advanceToWish(toMs)
      const wish = this.context.wanted?.shift()
      if (wish === undefined || isStillWanted(wish.resource, wish)) return wish
    }
  }

  /** What auto scaling wanted was not done. It decides anew as long as its minutes say so. */
  refuse(resource: Resource, kind: Kind): void {
    resourceFlowOf(resource, kind).scalingTo = undefined
  }

  report(resource: Resource): PartitionReport {
    return reportPartitions(resource, this.nowMs)
  }

  partitionCount(resource: Resource): number {
    return resource.map.partitions.length
  }

  /** The partition that a use falls on, as a number: see `partitionPlace`. */
  placeOf({ map }: Resource, hash: number, sort: Use['sort']): number {
    return partitionPlace(map.startAt(hash), map.partAt(hash, sort))
  }

  /** What the table or index may use now, and what it has saved. */
  level(resource: Resource, kind: Kind): Level {
    const { rate, table, warm, peakMilli } = resourceFlowOf(resource, kind)
    const savedUnits = table.savedUnits(this.nowMs)
    return { rate, savedUnits, savedUnitsMax: table.savedUnitsMax, warm, peak: peakMilli / 1000 }
  }

  /** Changes of its capacity, oldest first; the newest 200. */
  changes(resource: Resource): readonly CapacityChange[] {
    return [...resource.changes]
  }

  /** All it knows, as JSON. A model that restores it goes on as if it had not stopped. */
  snapshot(): TrafficSnapshot {
    const { nowMs } = this
    const resources = [...this.resources.values()]
    const numberOf = (resource: Resource): number => resources.indexOf(resource)
    const timeline = this.timeline.saved()
    return {
      version: snapshotVersion,
      timeline: { ...timeline, awake: timeline.awake.map(numberOf) },
      accounts: [...this.accounts].map(([region, { read, write }]) => {
        return { region, read: read.saved(nowMs), write: write.saved(nowMs) }
      }),
      resources: resources.map((resource) => saveResource(resource, nowMs)),
      agenda: [...this.wishes(), ...this.context.agenda.all()]
        .filter(({ coming }) => coming.kind === 'beat' || !coming.resource.isForgotten)
        .map(({ atMs, coming }) => {
          return { atMs, coming: coming.kind === 'beat' ? coming : { ...coming, resource: numberOf(coming.resource) } }
        }),
    }
  }

  /** Throws `PartitionsError` for a snapshot of another version. */
  static restore(snapshot: TrafficSnapshot, options?: TrafficModelOptions): TrafficModel {
    if (snapshot.version !== snapshotVersion) {
      throw new PartitionsError('partitions.bad-snapshot', `a snapshot of version ${String(snapshot.version)}`, {
        hint: `This program reads version ${snapshotVersion}.`,
      })
    }
    const model = new TrafficModel(options)
    model.restore(snapshot)
    return model
  }

  private restore({ timeline, accounts, resources, agenda }: TrafficSnapshot): void {
    const { nowMs } = timeline
    for (const { region, read, write } of accounts) {
      const buckets = this.accountOf(region, nowMs)
      buckets.read.restore(read)
      buckets.write.restore(write)
    }
    const restored = resources.map((saved) => {
      const resource = restoreResource(this.context, saved, this.accountOf(saved.definition.region, nowMs), nowMs)
      this.resources.set(nameText(saved.definition), resource)
      return resource
    })
    const numbered = (at: number): Resource => must(restored[at], 'a snapshot numbers its own resources')
    for (const { atMs, coming } of agenda) {
      const resumed = coming.kind === 'beat' ? coming : { ...coming, resource: numbered(coming.resource) }
      this.context.agenda.add(atMs, resumed)
    }
    this.timeline.restore({ ...timeline, awake: timeline.awake.map(numbered) })
  }

  /** What nobody has done yet is asked for again. */
  private wishes(): readonly { readonly atMs: number; readonly coming: Coming }[] {
    return (this.context.wanted ?? []).map(({ atMs, ...wish }) => ({ atMs, coming: { kind: 'scaled', ...wish } }))
  }

  private welcome(resource: Resource, { bytes, scaling }: ResourceDefinition): Resource {
    if (scaling !== undefined) this.timeline.wake(resource)
    this.resize(this.nowMs, resource, bytes)
    this.timeline.settle()
    return resource
  }

  private accountOf(region: string, nowMs: number): AccountBuckets {
    const known = this.accounts.get(region)
    if (known !== undefined) return known
    const { accountReadUnits, accountWriteUnits } = this.assumptions
    const buckets = { read: new Bucket(accountReadUnits, 1, nowMs), write: new Bucket(accountWriteUnits, 1, nowMs) }
    this.accounts.set(region, buckets)
    return buckets
  }
}

/** Names have no line breaks. */
const nameText = ({ region, table, index }: ResourceName): string =>
  [region, table, ...(index ? [index] : [])].join('\n')
