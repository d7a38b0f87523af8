import type { Charge } from '../model/charge.ts'
import { sumByArm } from '../model/sum-charges.ts'
import type { Throttle } from '../model/throttle.ts'
import type { CallCost, OperationName } from '../operation/operation.ts'
import type { CallRecord } from './outcome.ts'

/** What one call adds to its record. */
export type CallFacts = {
  readonly operation: OperationName
  readonly table?: string | undefined
  readonly index?: string | undefined
  readonly access?: CallRecord['access']
  readonly consistency?: CallRecord['consistency']
}

export type CallCounts = { readonly returned: number; readonly evaluated: number | undefined }

/** Sums the calls of one statement, one record per operation and target. */
export class CallRecorder {
  private readonly open = new Map<string, OpenRecord>()

  add(facts: CallFacts, cost: CallCost, counts: CallCounts): void {
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

  records(): readonly CallRecord[] {
    return [...this.open.values()].map(({ facts, ...sums }) => ({ ...facts, ...sums }))
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

const throttlesMax = 100

/** A statement over a million items must not keep a million charges: beyond this only the sums per arm are kept. */
const chargesMax = 1000
