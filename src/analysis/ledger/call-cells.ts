import type { Charge } from '../../model/charge.ts'
import type { CallFlow } from '../../operation/ledger.ts'
import type { FinishedCall } from '../../operation/meter.ts'
import { callKindsMax } from './call-limit.ts'

/** The calls of one minute on one table, by operation and pattern. */
export class CallCells {
  private readonly cells = new Map<string, CallCell>()
  /** Of the call before: most are like it. */
  private last: CallCell | undefined

  /** `charges` are those of this table. */
  add(call: FinishedCall, charges: readonly Charge[]): void {
    this.cellOf(call).add(call, charges)
  }

  private cellOf({ operation, pattern }: FinishedCall): CallCell {
    const { last } = this
    if (last !== undefined && last.operation === operation && last.pattern === pattern) return last
    const name = pattern === undefined ? operation : `${operation} ${pattern}`
    const cell = this.cells.get(name) ?? this.newCell(operation, pattern, name)
    this.last = cell
    return cell
  }

  private newCell(operation: FinishedCall['operation'], pattern: string | undefined, name: string): CallCell {
    if (pattern !== undefined && this.cells.size >= callKindsMax)
      return this.cells.get(operation) ?? this.newCell(operation, undefined, operation)
    const cell = new CallCell(operation, pattern)
    this.cells.set(name, cell)
    return cell
  }

  flows(): readonly CallFlow[] {
    return [...this.cells.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell.flow())
  }
}

class CallCell {
  readonly operation: CallFlow['operation']
  readonly pattern: string | undefined
  private requests = 0
  private readonly errors: { [exception: string]: number } = {}
  private throttledRequests = 0
  private readHalfUnits = 0
  private writeHalfUnits = 0
  private returnedItems = 0
  private succeeded = 0
  private sumMs = 0
  private leastMs = Infinity
  private mostMs = 0

  constructor(operation: CallFlow['operation'], pattern: string | undefined) {
    this.operation = operation
    this.pattern = pattern
  }

  add(call: FinishedCall, charges: readonly Charge[]): void {
    this.requests += 1
    for (const { kind, halfUnits } of charges) {
      if (kind === 'read') this.readHalfUnits += halfUnits
      else this.writeHalfUnits += halfUnits
    }
    this.returnedItems += call.returnedItems
    if (call.throttled > 0) this.throttledRequests += 1
    if (call.error === undefined) this.time(call.elapsedMs)
    else this.errors[call.error] = (this.errors[call.error] ?? 0) + 1
  }

  flow(): CallFlow {
    const { operation, pattern, requests, errors, throttledRequests, readHalfUnits, writeHalfUnits } = this
    const least = this.succeeded === 0 ? 0 : this.leastMs
    return {
      operation,
      ...(pattern === undefined ? {} : { pattern }),
      ...{ requests, errors: { ...errors }, throttledRequests, readHalfUnits, writeHalfUnits },
      returnedItems: this.returnedItems,
      latency: { count: this.succeeded, sum: this.sumMs, least, most: this.mostMs },
    }
  }

  private time(ms: number): void {
    this.succeeded += 1
    this.sumMs += ms
    if (ms < this.leastMs) this.leastMs = ms
    if (ms > this.mostMs) this.mostMs = ms
  }
}
