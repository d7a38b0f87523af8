import type { Charge } from '../model/charge.ts'
import { sumByArm } from '../model/sum-charges.ts'
import type { Throttle } from '../model/throttle.ts'
import { sumHalfUnits } from '../operation/consumed-capacity.ts'
import type { CallCost, OperationName } from '../operation/operation.ts'
import type { CallRecord, Consumed, Trace, TracedCall } from './outcome.ts'

/** What one call adds to its record. */
export type CallFacts = {
  readonly operation: OperationName
  readonly table?: string | undefined
  readonly index?: string | undefined
  readonly access?: CallRecord['access']
  readonly consistency?: CallRecord['consistency']
}

export type CallCounts = { readonly returned: number; readonly evaluated: number | undefined }

/** How a call went, for the trace. */
export type CallEnd = Pick<TracedCall, 'elapsedMs' | 'error'>

/** Sums the calls of one statement, one record per operation and target, and keeps the first of them one by one. */
export class CallRecorder {
  private readonly open = new Map<string, OpenRecord>()
  private readonly traced: TracedCall[] = []
  private count = 0
  private pages = 0
  private readHalfUnits = 0
  private writeHalfUnits = 0
  private throttles = 0

  add(facts: CallFacts, cost: CallCost, counts: CallCounts, end: CallEnd = {}): void {
    this.sum(facts, cost, counts)
    this.follow(facts, cost, counts, end)
  }

  records(): readonly CallRecord[] {
    return [...this.open.values()].map(({ facts, ...sums }) => ({ ...facts, ...sums }))
  }

  /** Until now. */
  consumed(): Consumed {
    const { pages, readHalfUnits, writeHalfUnits, throttles } = this
    return { pages, readHalfUnits, writeHalfUnits, throttles }
  }

  trace(): Trace {
    return { calls: this.traced, count: this.count }
  }

  private sum(facts: CallFacts, cost: CallCost, counts: CallCounts): void {
    const key = JSON.stringify([facts.operation, facts.table, facts.index, facts.consistency])
    const record = this.open.get(key) ?? { facts, pages: 0, returned: 0, evaluated: 0, charges: [], throttles: [] }
    this.open.set(key, record)
    record.pages++
    record.returned += counts.returned
    record.evaluated =
      record.evaluated === undefined || counts.evaluated === undefined ? undefined : record.evaluated + counts.evaluated
    record.charges.push(...cost.charges)
    if (record.throttles.length < throttlesMax) record.throttles.push(...cost.throttles)
    if (record.charges.length > chargesMax) record.charges = sumByArm(record.charges)
  }

  private follow(
    { operation, table, index, access }: CallFacts,
    cost: CallCost,
    counts: CallCounts,
    end: CallEnd,
  ): void {
    const { charges, throttles } = cost
    const units = (kind: Charge['kind']): number => sumHalfUnits(charges.filter((charge) => charge.kind === kind))
    const consumed = { readHalfUnits: units('read'), writeHalfUnits: units('write'), throttles: throttles.length }
    this.count++
    this.readHalfUnits += consumed.readHalfUnits
    this.writeHalfUnits += consumed.writeHalfUnits
    this.throttles += consumed.throttles
    if (pagedOperations.has(operation)) this.pages++
    if (this.traced.length === tracedMax) return
    const bytes = charges.reduce((sum, charge) => sum + charge.bytes, 0)
    this.traced.push({ operation, table, index, access, ...consumed, ...counts, bytes, ...end })
  }
}

type OpenRecord = {
  readonly facts: CallFacts
  pages: number
  returned: number
  evaluated: number | undefined
  charges: Charge[]
  readonly throttles: Throttle[]
}

const pagedOperations: ReadonlySet<OperationName> = new Set(['Query', 'Scan', 'ExecuteStatement'])

const throttlesMax = 100

/** Calls that a trace shows one by one. */
const tracedMax = 100

/** A statement over a million items must not keep a million charges: beyond this only the sums per arm are kept. */
const chargesMax = 1000
