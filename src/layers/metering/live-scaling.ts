import type { ScalingWish } from '../../analysis/partitions/scaling-wish.ts'
import type { TrafficModel } from '../../analysis/partitions/traffic-model.ts'
import type { Clock } from '../../base/clock.ts'
import { dimensions, type Scaling } from '../../model/scaling.ts'
import type { MeteredTables } from '../../operation/meter.ts'
import type { ScaledResource, ScalingCall, ScalingChange, ScalingState } from '../../operation/scaling.ts'
import type { MeteredResources } from './metered-resources.ts'
import { type LeaseFile, ScalingLease } from './scaling-lease.ts'
import { type KeptPolicies, type PoliciesFile, resourceIn, ScalingPolicies } from './scaling-policies.ts'

export type ScalingFile = PoliciesFile & LeaseFile & { readonly readOnly: boolean }

/** The traffic model of the file with its tables by name. */
export type Traffic = { readonly model: TrafficModel; readonly resources: MeteredResources }

/**
 * Auto scaling of the tables of an open file. The traffic model decides, the backend changes the table as UpdateTable does, and the
 * model hears of it as of any other change: units are those of the catalogue, always. One process acts, see `ScalingLease`; to
 * the models of the others no table has a policy.
 */
export class LiveScaling {
  private readonly file: ScalingFile
  private readonly policies: ScalingPolicies
  private readonly lease: ScalingLease
  /** Of the engine that has the file open. */
  private tables: ((region: string) => MeteredTables) | undefined
  /** As the model knows them. */
  private told: readonly KeptPolicies[] = []
  private isActor = false

  constructor(file: ScalingFile, wall: Clock) {
    this.file = file
    this.policies = new ScalingPolicies(file)
    this.lease = new ScalingLease(file, wall)
  }

  attach(tables: (region: string) => MeteredTables): void {
    this.tables = tables
  }

  /** There is something that the model has to be there for. */
  get isNeeded(): boolean {
    return this.isActor && this.told.length > 0
  }

  /** The policies of a table or index, where this process is the one that acts. */
  of(id: number): Scaling | undefined {
    return this.isActor ? this.policies.of(id) : undefined
  }

  set(change: ScalingChange, traffic: () => Traffic): void {
    const table = this.tables?.(change.region).find(change.table)
    this.policies.set(table, change)
    this.take()
    this.tell(traffic(), [change])
  }

  states(
    { region, table }: { readonly region: string; readonly table?: string | undefined },
    { model }: Traffic,
  ): readonly ScalingState[] {
    return this.policies
      .all()
      .filter((kept) => kept.region === region && (table === undefined || kept.table === table) && this.exists(kept))
      .flatMap((kept) => this.statesOf(kept, model))
  }

  /** What is to be done next, up to now. `loaded`: the model, if it has been needed so far. */
  next(nowMs: number, loaded: Traffic | undefined, traffic: () => Traffic): ScalingCall | undefined {
    const before = this.told
    const wasActor = this.isActor
    this.take()
    const isOutdated = this.told !== before || this.isActor !== wasActor
    if (loaded !== undefined && isOutdated) this.tell(loaded, [...before, ...this.told])
    if (!this.isNeeded) return undefined
    const known = traffic()
    for (let wish = known.model.advanceToWish(nowMs); wish !== undefined; wish = known.model.advanceToWish(nowMs)) {
      const call = this.callFor(wish)
      if (call !== undefined) return call
      known.model.refuse(wish.resource, wish.of)
    }
    this.policies.keepOnly((kept) => this.exists(kept))
    // Also what nobody uses: other processes may have changed it.
    this.tell(known, this.told)
    return undefined
  }

  close(): void {
    if (this.isActor) this.lease.release()
  }

  private take(): void {
    this.told = this.policies.all()
    this.isActor = this.told.length > 0 && !this.file.readOnly && this.lease.take()
  }

  private tell({ resources }: Traffic, of: readonly ScaledResource[]): void {
    const byName = new Map(of.map(({ region, table }) => [`${region}\n${table}`, { region, table }]))
    for (const { region, table } of byName.values()) {
      const tables = this.tables?.(region)
      if (tables !== undefined) resources.renew(table, tables)
    }
  }

  private exists({ id, region, table: name, index }: KeptPolicies): boolean {
    const table = this.tables?.(region).find(name)
    return table !== undefined && resourceIn(table, index)?.id === id
  }

  /** Undefined: the table is not any more what the model thought when it decided. */
  private callFor({ resource, of: dimension, units, atMs }: ScalingWish): ScalingCall | undefined {
    const { region, table: name, index, createdMs, throughput } = resource.definition
    const table = this.tables?.(region).find(name)
    const current = table === undefined ? undefined : resourceIn(table, index)
    if (table?.createdMs !== createdMs || current === undefined || this.of(current.id)?.[dimension] === undefined) {
      return undefined
    }
    const { readUnits, writeUnits } = current.throughput
    const isAsThought = readUnits === throughput.readUnits && writeUnits === throughput.writeUnits
    return isAsThought ? { region, table: name, index, dimension, units, atMs } : undefined
  }

  private statesOf(kept: KeptPolicies, model: TrafficModel): readonly ScalingState[] {
    const { region, table, index } = kept
    const isOnDemand = this.tables?.(region).find(table)?.billingMode === 'PAY_PER_REQUEST'
    const resource = model.find(kept)
    return dimensions.flatMap((dimension) => {
      const policy = kept[dimension]
      if (policy === undefined) return []
      const last =
        resource && model.changes(resource).findLast((change) => isScaled(change) && change.kind === dimension)
      return {
        ...{ region, table, index, dimension, policy },
        state: isOnDemand ? 'asleep' : this.lease.isAnothers() ? 'elsewhere' : 'active',
        last: last && { atMs: last.atMs, from: last.from, to: last.to },
      }
    })
  }
}

const isScaled = ({ by, what }: ReturnType<TrafficModel['changes']>[number]): boolean =>
  by === 'scaling' && what === 'rate'
