import { Ledger } from '../../analysis/ledger/ledger.ts'
import { mergeRows } from '../../analysis/ledger/merge-rows.ts'
import { inTier, tierAt } from '../../analysis/ledger/tiers.ts'
import type { ResourceName } from '../../analysis/partitions/resource-definition.ts'
import { TrafficModel } from '../../analysis/partitions/traffic-model.ts'
import type { TrafficSnapshot } from '../../analysis/partitions/traffic-snapshot.ts'
import type { Use } from '../../analysis/partitions/use.ts'
import { type Clock, wallClock } from '../../base/clock.ts'
import { ShellError } from '../../base/shell-error.ts'
import type { Charge } from '../../model/charge.ts'
import { readBlockBytes } from '../../model/limits.ts'
import type { ProductionStatistics } from '../../model/production-statistics.ts'
import type { Throttle } from '../../model/throttle.ts'
import type { Alarm } from '../../operation/alarm.ts'
import type { LedgerQuestion, LedgerRow } from '../../operation/ledger.ts'
import type { FinishedCall, Meter, MeteredTables } from '../../operation/meter.ts'
import type { MonitorSettings, PartitionReport } from '../../operation/monitor.ts'
import type { ScalingCall, ScalingChange, ScalingState } from '../../operation/scaling.ts'
import { LiveScaling, type ScalingFile, type Traffic } from './live-scaling.ts'
import { MeteredResources } from './metered-resources.ts'
import { isAlarm, isStatistics, SavedList } from './saved-lists.ts'
import { addUsage, ageUsage, readUsage, type UsageFile } from './usage-file.ts'

export type FileMonitorOptions = {
  readonly file: UsageFile & ScalingFile
  readonly clock: Clock
  /** Real time, by which processes tell whether others still live. */
  readonly wall?: Clock | undefined
  readonly settings?: Partial<MonitorSettings> | undefined
}

const defaultMonitorSettings: MonitorSettings = { throttling: 'observe', ledger: true }

/** Between two turns in which rows are added to the file. */
const flushMs = 5_000
/** Between two in which the traffic model is, which may be large. */
const snapshotMs = 60_000
/** Old rows that become coarser in a turn, and when the file is closed, for which somebody waits. */
const agedInTurn = 500
const agedAtEnd = 50
/** Where the file keeps the traffic model. */
const trafficSetting = 'traffic'

/** Ledger and partitions of one open file: every charge goes through here, once. */
export class FileMonitor implements Meter {
  readonly alarms: SavedList<Alarm>
  /** Sizes of production. */
  readonly statistics: SavedList<ProductionStatistics>
  private readonly file: UsageFile
  private readonly clock: Clock
  private readonly ledger = new Ledger((charge, of, atMs) => this.placeOf(charge, of, atMs))
  private current: MonitorSettings
  private readonly live: LiveScaling
  private known: Traffic | undefined
  /** Rows that the file could not be given: it is open for reading only, or its disk was full. */
  private kept: readonly LedgerRow[] = []
  /** Of the call at hand. Kept, so that a call makes no list. */
  private readonly uses: Use[] = []
  /** Calls that were not looked at yet. Many together cost less than one now and then. */
  private readonly waiting: FinishedCall[] = []
  private readonly waitingOf: MeteredTables[] = []
  private waitingCount = 0
  private flushedMs = 0
  private snapshotMs = 0

  constructor({ file, clock, wall = wallClock, settings }: FileMonitorOptions) {
    this.file = file
    this.alarms = new SavedList(file, 'alarms', isAlarm)
    this.statistics = new SavedList(file, 'statistics', isStatistics)
    this.clock = clock
    this.live = new LiveScaling(file, wall)
    this.current = { ...defaultMonitorSettings, ...settings }
  }

  get enforcing(): boolean {
    return this.current.throttling === 'enforce'
  }

  attach(tables: (region: string) => MeteredTables): void {
    this.live.attach(tables)
  }

  admit(charges: readonly Charge[], of: MeteredTables): readonly Throttle[] {
    this.settle()
    return this.look(charges, of, of.nowMs)
  }

  /** The same at the moment of the charges. */
  private look(charges: readonly Charge[], of: MeteredTables, atMs: number): readonly Throttle[] {
    if (this.current.throttling === 'off') return noThrottles
    const { model, resources } = this.traffic()
    const { uses } = this
    let count = 0
    for (const charge of charges) {
      const resource = resources.of(charge, of, atMs)
      if (resource !== undefined) uses[count++] = asUse(charge, resource)
    }
    uses.length = count
    const throttles = model.admit(atMs, uses)
    if (throttles.length > 0 && this.current.ledger) this.ledger.refuse(charges, throttles, of, atMs)
    return throttles
  }

  finish(call: FinishedCall, of: MeteredTables): void {
    this.waiting[this.waitingCount] = call
    this.waitingOf[this.waitingCount] = of
    this.waitingCount += 1
    const isLarge = call.charges.length > chargesMax
    if (isLarge || this.waitingCount === waitingMax || changesTables.has(call.operation)) this.settle()
  }

  /** Looks at the calls that wait, in their order. */
  private settle(): void {
    const { waiting, waitingOf } = this
    const count = this.waitingCount
    this.waitingCount = 0
    for (let at = 0; at < count; at++) {
      const call = waiting[at]
      const of = waitingOf[at]
      if (call !== undefined && of !== undefined) this.lookAt(call, of)
    }
  }

  private lookAt(call: FinishedCall, of: MeteredTables): void {
    const { unasked } = call
    let { throttled } = call
    for (let at = 0; at < unasked.length; at++) {
      const charges = unasked[at]
      if (charges !== undefined && this.look(charges, of, call.atMs).length > 0) throttled += 1
    }
    if (this.current.ledger) this.ledger.record(throttled === call.throttled ? call : { ...call, throttled }, of)
    const { operation, table, error } = call
    if (table === undefined || error !== undefined) return
    if (operation === 'DeleteTable') this.known?.resources.forget(of.region, table)
    if (operation === 'CreateTable' || operation === 'UpdateTable') this.traffic().resources.renew(table, of)
  }

  expire(table: string, items: number, of: MeteredTables): void {
    this.settle()
    if (this.current.ledger) this.ledger.expire(table, items, of)
  }

  nextScaling(): ScalingCall | undefined {
    this.settle()
    return this.live.next(this.clock.now(), this.known, () => this.traffic())
  }

  scaled(call: ScalingCall, of: MeteredTables, done: boolean): void {
    const { model, resources } = this.traffic()
    const { table, index = '', dimension } = call
    if (done) {
      resources.renew(table, of, 'scaling')
      if (this.current.ledger) this.ledger.provision(table, index, of)
      return
    }
    const resource = model.find(call)
    if (resource !== undefined) model.refuse(resource, dimension)
  }

  turn(): void {
    const nowMs = this.clock.now()
    if (nowMs < this.flushedMs) this.goBack(nowMs)
    if (nowMs < this.flushedMs + flushMs) return
    this.flush(nowMs, { withTraffic: nowMs >= this.snapshotMs + snapshotMs, aged: agedInTurn })
  }

  /** What was consumed is worth no failure of its own: a file that can take no more has said so when somebody wrote. */
  close(): void {
    try {
      this.flush(this.clock.now(), { withTraffic: true, aged: agedAtEnd })
      this.live.close()
    } catch (error) {
      if (!(error instanceof ShellError)) throw error
    }
  }

  /** Oldest first; what is not in the file yet included. */
  rows(question: LedgerQuestion): readonly LedgerRow[] {
    this.settle()
    const here = [...this.kept, ...this.ledger.rows()].filter((row) => isAskedFor(row, question))
    return [...mergeRows([...readUsage(this.file, question), ...here])].sort((a, b) => a.fromMs - b.fromMs)
  }

  forgetRows(): void {
    this.settle()
    this.ledger.clear()
    this.kept = []
    if (!this.file.readOnly) this.file.hastyTransaction(() => this.file.usage.clear())
  }

  partitions(name: ResourceName): PartitionReport | undefined {
    this.settle()
    const { model } = this.traffic()
    model.advance(this.clock.now())
    const resource = model.find(name)
    return resource === undefined ? undefined : model.report(resource)
  }

  scaling(of: { readonly region: string; readonly table?: string | undefined }): readonly ScalingState[] {
    this.settle()
    return this.live.states(of, this.traffic())
  }

  /** Throws ScalingError. */
  setScaling(change: ScalingChange): void {
    this.settle()
    this.live.set(change, () => this.traffic())
  }

  get settings(): MonitorSettings {
    return this.current
  }

  change(settings: Partial<MonitorSettings>): void {
    this.settle()
    this.current = { ...this.current, ...settings }
  }

  private traffic(): Traffic {
    if (this.known === undefined) {
      const model = this.restored() ?? new TrafficModel(modelOptions)
      this.known = { model, resources: new MeteredResources(model, (id) => this.live.of(id)) }
    }
    return this.known
  }

  /** A model that has seen a later time than now would stand still until then: where a clock went back, it starts anew. */
  private restored(): TrafficModel | undefined {
    const text = this.file.getSetting(trafficSetting)
    if (text === undefined) return undefined
    try {
      const model = TrafficModel.restore(JSON.parse(text) as TrafficSnapshot, modelOptions)
      return model.nowMs <= this.clock.now() ? model : undefined
    } catch {
      // Of another version, or damaged: what partitions have been through is worth no refusal to open the file.
      return undefined
    }
  }

  private placeOf(charge: Charge, of: MeteredTables, atMs: number): number {
    const { model, resources } = this.traffic()
    const resource = resources.of(charge, of, atMs)
    return resource === undefined ? 0 : model.placeOf(resource, charge.hash, charge.sort)
  }

  private flush(nowMs: number, { withTraffic, aged }: { withTraffic: boolean; aged: number }): void {
    this.settle()
    this.flushedMs = nowMs
    const { file, known } = this
    // Auto scaling counts minutes in which nothing happens.
    if (this.ledger.empty && (file.readOnly || this.kept.length === 0) && !(withTraffic && this.live.isNeeded)) return
    this.keep(this.ledger.take(), nowMs)
    if (file.readOnly) return
    file.hastyTransaction(() => {
      addUsage(file, this.kept, nowMs)
      ageUsage(file, nowMs, aged)
      if (known !== undefined && withTraffic) file.setSetting(trafficSetting, JSON.stringify(known.model.snapshot()))
    })
    if (withTraffic) this.snapshotMs = nowMs
    this.kept = []
  }

  /** The clock of the machine was set back. The model would stand still, and throttle, until it is as late again. */
  private goBack(nowMs: number): void {
    this.settle()
    this.flushedMs = 0
    this.snapshotMs = 0
    if (this.known !== undefined && this.known.model.nowMs > nowMs) this.known = undefined
  }

  /** As coarse as the file would have them: for as long as it takes none, they do not become ever more. */
  private keep(rows: readonly LedgerRow[], nowMs: number): void {
    const byTier = Map.groupBy([...this.kept, ...rows], ({ fromMs }) => tierAt(fromMs, nowMs))
    this.kept = [...byTier].flatMap(([tier, some]) => inTier(tier, some))
  }
}

const isAskedFor = ({ fromMs, spanMs, region, table }: LedgerRow, { of, ...span }: LedgerQuestion): boolean =>
  fromMs < span.toMs &&
  fromMs + spanMs > span.fromMs &&
  (of === undefined || (of.table === table && of.region === region))

const waitingMax = 32
/** Of one call that may wait: thousands of items written at a go would keep as many charges each. */
const chargesMax = 256
const changesTables: ReadonlySet<string> = new Set(['CreateTable', 'DeleteTable', 'UpdateTable'])

/** The backend makes the changes that auto scaling decides on. */
const modelOptions = { autoScaling: 'asks' } as const

const noThrottles: readonly Throttle[] = []

const asUse = ({ kind, halfUnits, hash, key, sort, bytes }: Charge, resource: Use['resource']): Use => ({
  resource,
  kind,
  milliUnits: halfUnits * 500,
  hash,
  key,
  sort,
  // One half unit a block, where others pay two or four. Source: reference, capacity 1.
  eventual: kind === 'read' && halfUnits === Math.max(1, Math.ceil(bytes / readBlockBytes)),
})
