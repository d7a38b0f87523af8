import type { CallFlow } from '../../operation/ledger.ts'
import type { OperationName } from '../../operation/operation.ts'
import type { BillInput } from './bill-input.ts'
import { type Quantity, rounded, times, whole } from './money.ts'
import { requestPrice } from './request-price.ts'

/** What one operation, or one access pattern's, asked of a table, and what that costs on demand. */
export type CallCost = {
  /** Empty: the calls named no table. */
  readonly table: string
  readonly operation: OperationName
  readonly pattern?: string | undefined
  readonly requests: number
  readonly readHalfUnits: number
  readonly writeHalfUnits: number
  /** At the on-demand price, also where a table is provisioned; undefined: there is no such price. */
  readonly pico?: bigint | undefined
}

/** Those that cost most first. Requests and units are those of a month where the bill is per month. */
export function callCosts(of: BillInput, monthPerSpan: Quantity): readonly CallCost[] {
  const sums = new Map<string, Omit<CallCost, 'pico'>>()
  for (const { table, calls } of of.rows) {
    for (const call of calls) {
      const key = JSON.stringify([table, call.operation, call.pattern])
      sums.set(key, added(sums.get(key), table, call))
    }
  }
  const scaled = (count: number): number => Number(rounded(times(whole(count), monthPerSpan)))
  return [...sums.values()]
    .map((sum) => {
      const [read, write] = [scaled(sum.readHalfUnits), scaled(sum.writeHalfUnits)]
      const tableClass = of.tables.find(({ name }) => name === sum.table)?.tableClass
      const price = requestPrice({ read, write }, of.region, { prices: of.prices, tableClass })
      const isFree = read === 0 && write === 0
      const requests = scaled(sum.requests)
      return { ...sum, requests, readHalfUnits: read, writeHalfUnits: write, pico: isFree ? 0n : price?.pico }
    })
    .toSorted((a, b) => Number((b.pico ?? 0n) - (a.pico ?? 0n)) || b.requests - a.requests)
}

/** What the calls of one access pattern asked of all tables together; one on two tables counts for each. */
export type PatternCost = Omit<CallCost, 'table' | 'operation'>

/** Those that cost most first; calls of no pattern are one of them. Empty where no call says its pattern. */
export function patternCosts(calls: readonly CallCost[]): readonly PatternCost[] {
  if (calls.every(({ pattern }) => pattern === undefined)) return []
  return [...Map.groupBy(calls, ({ pattern }) => pattern)]
    .map(([pattern, own]) => ({
      pattern,
      requests: own.reduce((sum, { requests }) => sum + requests, 0),
      readHalfUnits: own.reduce((sum, { readHalfUnits }) => sum + readHalfUnits, 0),
      writeHalfUnits: own.reduce((sum, { writeHalfUnits }) => sum + writeHalfUnits, 0),
      pico: own.reduce<bigint | undefined>(
        (sum, { pico }) => (sum === undefined || pico === undefined ? undefined : sum + pico),
        0n,
      ),
    }))
    .toSorted((a, b) => Number((b.pico ?? 0n) - (a.pico ?? 0n)) || b.requests - a.requests)
}

function added(sum: Omit<CallCost, 'pico'> | undefined, table: string, call: CallFlow): Omit<CallCost, 'pico'> {
  return {
    table,
    operation: call.operation,
    pattern: call.pattern,
    requests: (sum?.requests ?? 0) + call.requests,
    readHalfUnits: (sum?.readHalfUnits ?? 0) + call.readHalfUnits,
    writeHalfUnits: (sum?.writeHalfUnits ?? 0) + call.writeHalfUnits,
  }
}
