import { amountText, decimalText, plus, quantityOf } from './money.ts'
import { PricingError } from './pricing-error.ts'
import { picoIn, type SavedBill, type SavedLine } from './saved-bill.ts'

/** What changed between two bills. Amounts are 1e-12 of the currency. */
export type BillDiff = {
  readonly before: Side
  readonly after: Side
  readonly currency: string
  readonly perMonth: boolean
  /** The largest change first. */
  readonly changed: readonly ChangedLine[]
  /** Lines that cost the same in both. */
  readonly unchanged: number
}

type Side = { readonly region: string; readonly totalPico: bigint }

export type ChangedLine = Pick<SavedLine, 'region' | 'table' | 'index' | 'item' | 'variant' | 'credit'> & {
  /** Absent: there is no such line. */
  readonly before?: ChangedSide | undefined
  readonly after?: ChangedSide | undefined
}

type ChangedSide = { readonly pico: bigint; readonly quantity: string; readonly unit: string }

/** Throws PricingError for bills that cannot be compared. */
export function billDiff(before: SavedBill, after: SavedBill): BillDiff {
  if (before.currency !== after.currency)
    throw different(`one is in ${before.currency}, the other in ${after.currency}`)
  if (before.perMonth !== after.perMonth) throw different('one is per month, the other is not')
  const [old, now] = [sidesOf(before), sidesOf(after)]
  const keys = [...new Set([...old.keys(), ...now.keys()])]
  const all = keys.map((key): ChangedLine => {
    const [left, right] = [old.get(key), now.get(key)]
    const { region, table, index, item, variant, credit } = (left ?? right)?.line ?? { region: '', item: '' }
    return { region, table, index, item, variant, credit, before: left?.side, after: right?.side }
  })
  const changed = all.filter((line) => line.before?.pico !== line.after?.pico)
  return {
    before: { region: before.region, totalPico: picoIn(before.total) },
    after: { region: after.region, totalPico: picoIn(after.total) },
    currency: before.currency,
    perMonth: before.perMonth,
    changed: changed.toSorted((a, b) => Number(size(b) - size(a))),
    unchanged: all.length - changed.length,
  }
}

const different = (what: string): PricingError =>
  new PricingError('pricing.different-bills', `the two bills cannot be compared: ${what}`, {
    hint: 'Save both with the same BILL statement.',
  })

export const changeOf = ({ before, after }: ChangedLine): bigint => (after?.pico ?? 0n) - (before?.pico ?? 0n)

function size(line: ChangedLine): bigint {
  const change = changeOf(line)
  return change < 0n ? -change : change
}

/** Lines about the same thing are one, such as stream reads that were measured and others that were assumed. */
function sidesOf({ region: home, lines }: SavedBill) {
  const sides = new Map<string, { readonly line: SavedLine; readonly side: ChangedSide }>()
  for (const line of lines) {
    const { region, table, index, item, variant, credit, unit, quantity } = line
    // The Region of the whole bill may change without making every line another one.
    const key = JSON.stringify([region === home ? '' : region, table, index, item, variant, credit])
    const sum = sides.get(key)?.side
    const all = sum === undefined ? quantity : decimalText(plus(quantityOf(sum.quantity), quantityOf(quantity)))
    sides.set(key, { line, side: { pico: (sum?.pico ?? 0n) + picoIn(line.amount), unit, quantity: all } })
  }
  return sides
}

/** For a pull request: what it comes to as a heading, then a row for each line that changed. */
export function diffMarkdown(diff: BillDiff): string {
  const { before, after, currency, changed, unchanged } = diff
  const money = (pico: bigint): string => amountText(pico, currency)
  const where = before.region === after.region ? before.region : `${before.region} → ${after.region}`
  const change = after.totalPico - before.totalPico
  const heading = `### Cost${diff.perMonth ? ' per month' : ''} in ${where}: ${money(before.totalPico)} → ${money(after.totalPico)}`
  const title =
    change === 0n ? `${heading} (no change)` : `${heading} (${signed(change, currency)}${percent(change, before)})`
  const rest = unchanged === 0 ? [] : ['', `${unchanged} ${unchanged === 1 ? 'line is' : 'lines are'} unchanged.`]
  const basis = ['', `List prices without tax${diff.perMonth ? '; an estimate' : ''}.`]
  if (changed.length === 0) return [title, ...rest, ...basis].join('\n')
  const rows = changed.map((line) => {
    const cells = [
      nameOf(line, before.region, after.region),
      itemOf(line),
      sideText(line.before, money),
      sideText(line.after, money),
    ]
    return `| ${cells.map(cell).join(' | ')} | ${signed(changeOf(line), currency)} |`
  })
  const total = `| **total** | | **${money(before.totalPico)}** | **${money(after.totalPico)}** | **${signed(change, currency)}** |`
  return [
    title,
    '',
    '| table | item | before | after | change |',
    '| --- | --- | ---: | ---: | ---: |',
    ...rows,
    total,
    ...rest,
    ...basis,
  ].join('\n')
}

function nameOf({ region, table, index }: ChangedLine, ...homes: readonly string[]): string {
  const name = table === undefined ? '' : index === undefined ? table : `${table}.${index}`
  return homes.includes(region) ? name : `${name} (${region})`.trim()
}

const itemOf = ({ credit, item, variant }: ChangedLine): string =>
  `${credit === undefined ? '' : `${credit}: `}${item}${variant === undefined ? '' : ` ${variant}`}`

const sideText = (side: ChangedSide | undefined, money: (pico: bigint) => string): string =>
  side === undefined ? '' : `${money(side.pico)} (${shortQuantity(side.quantity)} ${side.unit})`

/** As much as one needs beside the money. */
function shortQuantity(quantity: string): string {
  const [digits = '0', fraction = ''] = quantity.split('.')
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, ',')
  if (quantityOf(digits).n !== 0n) return fraction === '' ? grouped : `${grouped}.${fraction.slice(0, 1)}`
  if (fraction === '') return grouped
  if (/^0{6}/.test(fraction)) return '~0'
  return `${grouped}.${/^0*[1-9]?\d?/.exec(fraction)?.[0] ?? ''}`
}

const signed = (pico: bigint, currency: string): string =>
  pico >= 1_000_000n ? `+${amountText(pico, currency)}` : amountText(pico, currency)

function percent(change: bigint, { totalPico }: Side): string {
  if (totalPico <= 0n) return ''
  const tenths = (change * 1_000n) / totalPico
  const [digits, sign] = tenths < 0n ? [-tenths, '-'] : [tenths, '+']
  return `, ${sign}${digits / 10n}.${digits % 10n} %`
}

/** Names of tables hold no pipe and no tag; what stands in a file may. */
const cell = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ')
