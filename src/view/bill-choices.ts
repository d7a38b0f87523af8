import type { Bill } from '../analysis/pricing/bill.ts'
import type { ModeComparison } from '../analysis/pricing/break-even.ts'
import { amountText, type Quantity } from '../analysis/pricing/money.ts'
import type { ClassComparison } from '../analysis/pricing/table-class.ts'
import { countText } from '../base/count-text.ts'
import { percentText } from '../base/percent-text.ts'
import { giving, right } from './grid-view.ts'
import { heading, prose, type Section } from './sections.ts'
import { visibleText } from './visible-text.ts'

/** What would be cheaper: the other billing mode, the other table class. */

export function modeSections({ modes, currency, breakEven }: Bill): readonly Section[] {
  if (modes.length === 0) return []
  const money = (pico: bigint): string => amountText(pico, currency)
  const columns = [
    giving('table'),
    right('on demand'),
    right('provisioned'),
    right('by hour'),
    giving('cheapest'),
    right('RCU use'),
    right('WCU use'),
  ]
  const rows = modes.map((mode) => [
    visibleText(mode.table),
    money(mode.onDemandPico),
    money(mode.flatPico),
    money(mode.byHourPico),
    cheapest(mode) === mode.billing ? `${mode.billing} (now)` : cheapest(mode),
    `${percentOf(mode.readUse)} of ${countText(mode.readUnits)}`,
    `${percentOf(mode.writeUse)} of ${countText(mode.writeUnits)}`,
  ])
  const limit = breakEven === undefined ? '' : ` ${breakEvenText(breakEven)}`
  return [
    heading('On demand or provisioned'),
    { kind: 'grid', grid: { columns, rows } },
    prose(
      `Provisioned: one setting that carries the busiest minute of all; by hour: each hour's own, the best that auto scaling could do.${limit} At list price, indexes included.`,
    ),
  ]
}

function breakEvenText({ read, write }: NonNullable<Bill['breakEven']>): string {
  const [reads, writes] = [percentOf(read), percentOf(write)]
  const of = reads === writes ? writes : `${writes} (of RCU: ${reads})`
  return `On demand is the cheaper while less than ${of} of what is provisioned is used.`
}

function cheapest({ onDemandPico, flatPico, byHourPico }: ModeComparison): string {
  if (onDemandPico <= flatPico && onDemandPico <= byHourPico) return 'on demand'
  return flatPico <= byHourPico ? 'provisioned' : 'by hour'
}

export function classSections({ classes, currency }: Bill): readonly Section[] {
  if (classes.length === 0) return []
  const money = (pico: bigint): string => amountText(pico, currency)
  const columns = [
    giving('table'),
    right('throughput'),
    right('storage'),
    right('ratio'),
    right('standard'),
    right('infrequent'),
    giving('cheaper'),
  ]
  const rows = classes.map((of) => [
    visibleText(of.table),
    money(of.standard.throughputPico),
    money(of.standard.storagePico),
    of.share === undefined ? '' : ratioText(of.share),
    money(totalOf(of.standard)),
    money(totalOf(of.ia)),
    cheaperClass(of),
  ])
  const [first] = classes.flatMap(({ rule }) => rule ?? [])
  const rule =
    first === undefined
      ? ''
      : ` Infrequent access saves ${percentOf(first.storageFall)} of storage and adds ${percentOf(first.throughputRise)} to throughput: it is the cheaper above a ratio of ${percentOf(first.threshold)}, which is the one over the other.`
  return [
    heading('Table class'),
    { kind: 'grid', grid: { columns, rows } },
    prose(
      `Throughput and storage at standard prices, without free tier and reserved capacity; ratio: storage over throughput.${rule}`,
    ),
  ]
}

const totalOf = ({ throughputPico, storagePico }: ClassComparison['standard']): bigint => throughputPico + storagePico

function cheaperClass({ standard, ia, tableClass }: ClassComparison): string {
  const saved = totalOf(standard) - totalOf(ia)
  if (saved < leastPico && saved > -leastPico) return 'either'
  const cheaper = saved > 0n ? 'ia' : 'standard'
  return `${cheaper === 'ia' ? 'infrequent' : 'standard'}${cheaper === tableClass ? ' (now)' : ''}`
}

/** A millionth. */
const leastPico = 1_000_000n

const percentOf = (share: Quantity): string => percentText(Number(share.n) / Number(share.d))

/** Beyond ten times nobody compares. */
const ratioText = (share: Quantity): string => (share.n > 10n * share.d ? '>1,000 %' : percentOf(share))
