import type { Resource } from '../../analysis/partitions/resource.ts'
import type { ResourceDefinition } from '../../analysis/partitions/resource-definition.ts'
import type { TrafficModel } from '../../analysis/partitions/traffic-model.ts'
import type { Charge } from '../../model/charge.ts'
import type { Scaling } from '../../model/scaling.ts'
import type { Index, Table } from '../../model/table.ts'
import type { MeteredTables } from '../../operation/meter.ts'

/** Tables and indexes by name as the traffic model knows them, defined anew when the catalogue has changed. */
export class MeteredResources {
  private readonly model: TrafficModel
  private readonly scalingOf: (id: number) => Scaling | undefined
  private readonly regions = new Map<string, Map<string, Handles>>()
  private last: { readonly region: string; readonly table: string; readonly handles: Handles } | undefined

  /** `scalingOf` the `id` of a table or index. */
  constructor(model: TrafficModel, scalingOf: (id: number) => Scaling | undefined) {
    this.model = model
    this.scalingOf = scalingOf
  }

  /** As it is used at a moment, which may be over for a while. Undefined: the table is gone, or the index. */
  of(charge: Pick<Charge, 'table' | 'index'>, of: MeteredTables, atMs: number): Resource | undefined {
    const handles = this.handles(charge.table, of, atMs)
    if (handles === undefined) return undefined
    return charge.index?.kind === 'global' ? handles.indexes.get(charge.index.name) : handles.table
  }

  /** A table was made or changed: from now on, not from when it is next used. */
  renew(table: string, of: MeteredTables, by?: 'scaling'): void {
    this.keep(table, of, { known: this.regions.get(of.region)?.get(table), atMs: of.nowMs, by })
  }

  /** A table was deleted. */
  forget(region: string, table: string): void {
    const handles = this.regions.get(region)?.get(table)
    if (handles === undefined) return
    this.regions.get(region)?.delete(table)
    this.last = undefined
    for (const resource of [handles.table, ...handles.indexes.values()]) this.model.forget(resource)
  }

  private handles(table: string, of: MeteredTables, atMs: number): Handles | undefined {
    const { last } = this
    const isLast = last !== undefined && last.table === table && last.region === of.region
    const known = isLast ? last.handles : this.regions.get(of.region)?.get(table)
    if (known !== undefined && known.version === of.version) return known
    return this.keep(table, of, { known, atMs })
  }

  private keep(table: string, of: MeteredTables, change: Change): Handles | undefined {
    const handles = this.defined(table, of, change)
    if (handles === undefined) return undefined
    const tables = this.regions.get(of.region) ?? new Map<string, Handles>()
    this.regions.set(of.region, tables.set(table, handles))
    this.last = { region: of.region, table, handles }
    return handles
  }

  private defined(name: string, of: MeteredTables, { known, atMs, by }: Change): Handles | undefined {
    const table = of.find(name)
    if (table === undefined) return undefined
    const define = (id: number, definition: ResourceDefinition): Resource =>
      this.model.define(atMs, { ...definition, scaling: this.scalingOf(id) }, by)
    const indexes = table.indexes
      .filter(({ kind }) => kind === 'global')
      .map((index) => [index.name, define(index.id, indexDefinition(table, index, of, atMs))] as const)
    const handles = {
      table: define(table.id, tableDefinition(table, of, atMs)),
      indexes: new Map(indexes),
      version: of.version,
    }
    for (const [index, resource] of known?.indexes ?? []) if (!handles.indexes.has(index)) this.model.forget(resource)
    return handles
  }
}

/** `by`: who changed it, where it was not a caller. */
type Change = {
  readonly known: Handles | undefined
  readonly atMs: number
  readonly by?: 'scaling' | undefined
}

type Handles = {
  readonly table: Resource
  readonly indexes: ReadonlyMap<string, Resource>
  /** Of the catalogue. */
  readonly version: number
}

function tableDefinition(table: Table, of: MeteredTables, atMs: number): ResourceDefinition {
  return {
    ...{ region: table.region, table: table.name, createdMs: table.createdMs, billing: table.billingMode },
    throughput: table.throughput,
    onDemandLimits: table.onDemandLimits,
    warm: table.warm,
    bytes: of.bytesOf(table.id),
    hasSortKey: table.keys.range.length > 0,
    hasLocalIndexes: table.indexes.some(({ kind }) => kind === 'local'),
    // Here a change is done when the table says so.
    effectiveMs: table.transition?.untilMs ?? atMs,
  }
}

function indexDefinition(table: Table, index: Index, of: MeteredTables, atMs: number): ResourceDefinition {
  return {
    ...tableDefinition(table, of, atMs),
    index: index.name,
    throughput: index.throughput,
    onDemandLimits: index.onDemandLimits,
    warm: index.warm,
    bytes: of.bytesOf(index.id),
    hasSortKey: index.keys.range.length > 0,
    hasLocalIndexes: false,
    effectiveMs: index.transition?.untilMs ?? atMs,
  }
}
