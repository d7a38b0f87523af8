import type { Charge } from '../../model/charge.ts'
import type { Table, Units } from '../../model/table.ts'
import { concerns, type Throttle, throttlingReason } from '../../model/throttle.ts'
import type { LedgerRow } from '../../operation/ledger.ts'
import type { FinishedCall, MeteredTables } from '../../operation/meter.ts'
import { mergeRows } from './merge-rows.ts'
import { MinuteCell } from './minute-cell.ts'

const minuteMs = 60_000

/** The partition on which a charge falls, as `partitionPlace` makes it a number. */
export type PlaceOf = (charge: Charge, of: MeteredTables, atMs: number) => number

/**
 * What calls were charged, as rows by minute, table and index. Held in memory until somebody takes them away: the running
 * minute too, whose rows of before and after are then added up.
 */
export class Ledger {
  private readonly placeOf: PlaceOf
  private minute = -1
  private cells = new Map<string, MinuteCell>()
  /** Of the table that was looked up last. */
  private last: { readonly region: string; readonly table: string; readonly cell: MinuteCell } | undefined
  private closed: LedgerRow[] = []

  constructor(placeOf: PlaceOf) {
    this.placeOf = placeOf
  }

  record(call: FinishedCall, of: MeteredTables): void {
    const { atMs, charges } = call
    this.turn(atMs)
    const second = secondOf(atMs)
    for (const charge of charges) {
      const cell = this.cellOf(of, charge.table, indexOf(charge))
      cell.add(charge, this.placeOf(charge, of, atMs), second)
    }
    // Most calls have one charge.
    const [first, other] = charges
    if (first !== undefined && other === undefined) this.cellOf(of, first.table, '').calls.add(call, charges)
    else this.tell(call, of)
  }

  /** What was, or would have been, refused; what was let through in spite of it is recorded all the same. */
  refuse(charges: readonly Charge[], throttles: readonly Throttle[], of: MeteredTables, atMs: number): void {
    this.turn(atMs)
    const second = secondOf(atMs)
    for (const throttle of throttles) {
      const reason = throttlingReason(throttle)
      const cell = this.cellOf(of, throttle.table, throttle.index ?? '')
      cell.throttles[reason] = (cell.throttles[reason] ?? 0) + 1
    }
    for (const charge of charges) {
      if (!throttles.some((throttle) => concerns(throttle, charge))) continue
      const cell = this.cellOf(of, charge.table, indexOf(charge))
      cell.refuse(charge, this.placeOf(charge, of, atMs), second)
    }
  }

  expire(table: string, items: number, of: MeteredTables): void {
    this.turn(of.nowMs)
    this.cellOf(of, table, '').expired += items
  }

  /**
   * A table or index was given other units: what it is provisioned with counts, also where nobody uses it. That of a minute is the
   * most it has had in it, so a lower setting is told with the next.
   */
  provision(table: string, index: string, of: MeteredTables): void {
    this.turn(of.nowMs + minuteMs)
    this.cellOf(of, table, index).provisioned = unitsGiven(of.find(table), index)
  }

  /** Everything that was not taken yet. */
  rows(): readonly LedgerRow[] {
    return mergeRows([...this.closed, ...[...this.cells.values()].map((cell) => cell.row())])
  }

  /** The same, and forgets it. */
  take(): readonly LedgerRow[] {
    const rows = this.rows()
    this.clear()
    return rows
  }

  get empty(): boolean {
    return this.closed.length === 0 && this.cells.size === 0
  }

  clear(): void {
    this.closed = []
    this.cells = new Map()
    this.last = undefined
  }

  private turn(nowMs: number): void {
    const minute = Math.floor(nowMs / minuteMs)
    if (minute === this.minute) return
    const rows = this.rows()
    this.clear()
    this.closed.push(...rows)
    this.minute = minute
  }

  private tell(call: FinishedCall, of: MeteredTables): void {
    const charged = new Set(call.charges.map(({ table }) => table))
    const tables = charged.size > 0 ? charged : [nameOf(call.table, of)]
    for (const table of tables) {
      const own = call.charges.filter((charge) => charge.table === table)
      this.cellOf(of, table, '').calls.add(call, own)
    }
  }

  private cellOf(of: MeteredTables, table: string, index: string): MinuteCell {
    const { region } = of
    const { last } = this
    if (index === '' && last !== undefined && last.table === table && last.region === region) return last.cell
    const name = `${region} ${table} ${index}`
    let cell = this.cells.get(name)
    if (cell === undefined) {
      cell = newCell({ region, table, index, minute: this.minute }, of.find(table))
      this.cells.set(name, cell)
    }
    if (index === '') this.last = { region, table, cell }
    return cell
  }
}

function newCell(
  { region, table, index, minute }: { region: string; table: string; index: string; minute: number },
  definition: Table | undefined,
): MinuteCell {
  const cell = new MinuteCell({ region, table, index, fromMs: minute * minuteMs, spanMs: minuteMs })
  const resource = index === '' ? definition : definition?.indexes.find(({ name }) => name === index)
  cell.provisioned = unitsGiven(definition, index)
  cell.withItems = resource?.insights?.enabled === true
  return cell
}

/** Undefined: on demand. */
function unitsGiven(table: Table | undefined, index: string): Units | undefined {
  if (table?.billingMode !== 'PROVISIONED') return undefined
  const resource = index === '' ? table : table.indexes.find(({ name }) => name === index)
  const { readUnits = 0, writeUnits = 0 } = resource?.throughput ?? {}
  return { readUnits, writeUnits }
}

const secondOf = (nowMs: number): number => Math.floor(nowMs / 1000) % 60

/** A local index draws on its table. */
const indexOf = ({ index }: Charge): string => (index?.kind === 'global' ? index.name : '')

/** A request may name its table by ARN. One that names a table which is not there counts for none. */
function nameOf(asked: string | undefined, of: MeteredTables): string {
  return asked === undefined ? '' : (of.find(asked)?.name ?? '')
}
