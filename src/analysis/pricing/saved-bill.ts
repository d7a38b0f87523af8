import type { Bill } from './bill.ts'
import type { BillLine } from './bill-line.ts'
import { decimalText, picoText, type Quantity, quantityOf, rounded, times, whole } from './money.ts'
import { PricingError } from './pricing-error.ts'

/** A bill as JSON: amounts and quantities are decimal texts, exact to the twelfth decimal. */
export type SavedBill = {
  /** Version of this form. */
  readonly bill: 1
  readonly region: string
  readonly currency: string
  readonly perMonth: boolean
  readonly total: string
  readonly lines: readonly SavedLine[]
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
    calls: bill.calls.map(({ readHalfUnits, writeHalfUnits, pico, ...call }) => ({
      ...call,
      readUnits: readHalfUnits / 2,
      writeUnits: writeHalfUnits / 2,
      ...(pico === undefined ? {} : { onDemand: picoText(pico) }),
    })),
    ...(perMonth ? { modes: bill.modes.map(savedMode), classes: bill.classes.map(savedClass) } : {}),
    notes: bill.notes,
  }
}

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

/** A bill from what `--mode json` or `jsonl` printed. Throws PricingError with what is wrong. */
export function readSavedBill(text: string, file: string): SavedBill {
  const bad = (what: string): PricingError =>
    new PricingError('pricing.bad-bill', `${file} holds no bill: ${what}`, {
      hint: "Save one with: ddb-shell shop.db --mode json -c 'BILL PER MONTH' > bill.json",
    })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw bad(error instanceof Error ? error.message : String(error))
  }
  // `json` prints a list of what a statement answers.
  const only = Array.isArray(value) && value.length === 1 ? value[0] : value
  if (!isObject(only) || only['bill'] !== 1) throw bad('it has no "bill": 1')
  const { region, currency, perMonth, total, lines } = only
  if (typeof region !== 'string' || typeof currency !== 'string' || typeof perMonth !== 'boolean' || !isAmount(total))
    throw bad('region, currency, perMonth or total is missing')
  if (!Array.isArray(lines)) throw bad('lines is no list')
  const wrong = lines.findIndex((line) => !isLine(line))
  if (wrong !== -1) throw bad(`line ${wrong + 1} is none`)
  return { bill: 1, region, currency, perMonth, total, lines }
}

const isObject = (value: unknown): value is { readonly [member: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isAmount = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 60 && /^-?\d+(?:\.\d+)?$/.test(value)

function isLine(value: unknown): value is SavedLine {
  if (!isObject(value)) return false
  const { region, item, unit, quantity, amount } = value
  return (
    [region, item, unit].every((member) => typeof member === 'string') &&
    [value['table'], value['index'], value['variant'], value['credit']].every(
      (member) => member === undefined || typeof member === 'string',
    ) &&
    isAmount(quantity) &&
    isAmount(amount)
  )
}

/** An amount of a saved bill in 1e-12 of the currency. */
export const picoIn = (amount: string): bigint => rounded(times(quantityOf(amount), whole(10n ** 12n)))
