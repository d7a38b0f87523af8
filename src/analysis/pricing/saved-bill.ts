import type { Bill } from './bill.ts'
import type { PatternCost } from './bill-calls.ts'
import type { BillLine } from './bill-line.ts'
import { decimalText, picoText, type Quantity, quantityOf, rounded, times, whole } from './money.ts'

/** A bill as JSON: amounts and quantities are decimal texts, exact to the twelfth decimal. */
export type SavedBill = {
  /** Version of this form. */
  readonly bill: 1
  readonly region: string
  readonly currency: string
  readonly perMonth: boolean
  readonly total: string
  readonly lines: readonly SavedLine[]
  /** What the requests of each access pattern cost on demand, which the lines have in other parts. */
  readonly patterns?: readonly SavedPattern[] | undefined
}

export type SavedPattern = {
  /** Absent: requests of no pattern. */
  readonly pattern?: string | undefined
  readonly requests: number
  /** An amount; absent: there was no price. */
  readonly onDemand?: string | undefined
}

export type SavedLine = {
  readonly region: string
  readonly table?: string | undefined
  readonly index?: string | undefined
  readonly item: string
  readonly variant?: string | undefined
  readonly credit?: string | undefined
  readonly quantity: string
  readonly unit: string
  readonly amount: string
}

export function savedBill(bill: Bill): SavedBill & { readonly [more: string]: unknown } {
  const { region, currency, perMonth, lines, totalPico } = bill
  return {
    bill: 1,
    region,
    currency,
    perMonth,
    ...(bill.toMs > bill.fromMs
      ? { from: new Date(bill.fromMs).toISOString(), to: new Date(bill.toMs).toISOString() }
      : {}),
    ...(perMonth ? { hoursPerMonth: bill.hoursPerMonth } : {}),
    total: picoText(totalPico),
    confidence: bill.confidence,
    lines: lines.map(savedLine),
    consumed: bill.consumed.map(({ readHalfUnits, writeHalfUnits, ...of }) => ({
      ...of,
      readUnits: readHalfUnits / 2,
      writeUnits: writeHalfUnits / 2,
    })),
    calls: bill.calls.map(savedCall),
    ...(bill.patterns.length === 0 ? {} : { patterns: bill.patterns.map(savedCall) }),
    ...(perMonth ? { modes: bill.modes.map(savedMode), classes: bill.classes.map(savedClass) } : {}),
    notes: bill.notes,
  }
}

const savedCall = <Call extends PatternCost>({ readHalfUnits, writeHalfUnits, pico, ...call }: Call) => ({
  ...call,
  readUnits: readHalfUnits / 2,
  writeUnits: writeHalfUnits / 2,
  ...(pico === undefined ? {} : { onDemand: picoText(pico) }),
})

function savedLine(line: BillLine): SavedLine & { readonly [more: string]: unknown } {
  const { region, table, index, item, variant, tableClass, credit, quantity, unit, per, price, pico, basis } = line
  return {
    region,
    table,
    index,
    item,
    variant,
    tableClass,
    credit,
    quantity: decimalText(quantity),
    unit,
    price: price === undefined ? undefined : { ...price, per: Number(per) },
    amount: picoText(pico),
    basis,
  }
}

const savedMode = ({
  onDemandPico,
  flatPico,
  byHourPico,
  readUse,
  writeUse,
  settings: _settings,
  ...mode
}: Bill['modes'][number]) => ({
  ...mode,
  readUse: decimalText(readUse, 6),
  writeUse: decimalText(writeUse, 6),
  onDemand: picoText(onDemandPico),
  provisionedFlat: picoText(flatPico),
  provisionedByHour: picoText(byHourPico),
})

function savedClass({ table, tableClass, standard, ia, share, rule }: Bill['classes'][number]) {
  const cost = ({ throughputPico, storagePico }: typeof standard) => ({
    throughput: picoText(throughputPico),
    storage: picoText(storagePico),
  })
  const ratio = (quantity: Quantity | undefined) => (quantity === undefined ? undefined : decimalText(quantity, 6))
  return {
    table,
    tableClass,
    standard: cost(standard),
    ia: cost(ia),
    share: ratio(share),
    threshold: ratio(rule?.threshold),
  }
}

/** An amount of a saved bill in 1e-12 of the currency. */
export const picoIn = (amount: string): bigint => rounded(times(quantityOf(amount), whole(10n ** 12n)))
