import type { CallFlow } from '../../operation/ledger.ts'
import type { FinishedCall } from '../../operation/meter.ts'

/** The calls of one minute on one table, by operation and pattern. */
export class CallCells {
  private readonly cells = new Map<string, CallCell>()

  /** `units` are those of this table. */
  add(call: FinishedCall, units: { readonly read: number; readonly write: number }): void {
    const { operation, pattern } = call
    const name = pattern === undefined ? operation : `${operation} ${pattern}`
    let cell = this.cells.get(name)
    if (cell === undefined) {
      cell = new CallCell(operation, pattern)
      this.cells.set(name, cell)
    }
    cell.add(call, units)
  }

  flows(): readonly CallFlow[] {
    return [...this.cells.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell.flow())
  }
}

class CallCell {
  private readonly operation: CallFlow['operation']
  private readonly pattern: string | undefined
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

  add(call: FinishedCall, { read, write }: { readonly read: number; readonly write: number }): void {
    this.requests += 1
    this.readHalfUnits += read
    this.writeHalfUnits += write
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
