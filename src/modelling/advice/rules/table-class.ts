import type { BillItem } from '../../../analysis/pricing/bill-items.ts'
import { type BillLine, billLine } from '../../../analysis/pricing/bill-line.ts'
import { type Quantity, quantityOf } from '../../../analysis/pricing/money.ts'
import { currencyOf, priceOf } from '../../../analysis/pricing/price-list.ts'
import type { TableClass } from '../../../analysis/pricing/request-price.ts'
import { type ClassComparison, type ClassCost, compareClasses } from '../../../analysis/pricing/table-class.ts'
import { countText } from '../../../base/count-text.ts'
import { writeHalfUnits } from '../../../model/capacity.ts'
import { billingModeOf, tableClassOf } from '../../../operation/table-facts.ts'
import { averageBytes, statisticsOf } from '../../../planner/explain/estimate.ts'
import { indexesOf } from '../../../planner/table-keys.ts'
import type { AdviceInput } from '../advice-input.ts'
import type { Money, Rule, RuleFinding } from '../finding.ts'
import { amountText, sourceOf } from '../money.ts'
import { monthBill } from '../month-bill.ts'
import { nameText } from '../texts.ts'
import { recordedMs } from '../traffic-sums.ts'

const hourMs = 3_600_000
/** Of a month, in 1e-12 of the currency. */
const savingMin = 10n * 10n ** 12n

/** The other table class costs less for this storage and this throughput. Source: reference, pricing 4 "table class". */
export const tableClass: Rule = {
  id: 'table-class',
  title: 'the other table class is cheaper',
  needs: ['statistics'],
  find: (input) => {
    const month = monthOf(input)
    const [compared] = month === undefined ? [] : month.classes
    if (month === undefined || compared === undefined) return []
    const other = compared.tableClass === 'standard' ? 'ia' : 'standard'
    const saved = totalOf(compared[compared.tableClass]) - totalOf(compared[other])
    return saved < savingMin ? [] : [findingOf({ month, compared, other, saved }, input)]
  },
}

/** What a month needs, and in which class it costs what. */
type Month = {
  readonly lines: readonly BillLine[]
  readonly classes: readonly ClassComparison[]
  /** Where the throughput comes from. */
  readonly basis: string
  readonly readsKnown: boolean
}

function monthOf(input: AdviceInput): Month | undefined {
  const { sized, traffic } = input
  const isProvisioned = billingModeOf(sized) === 'PROVISIONED'
  const isRecorded = traffic !== undefined && recordedMs(traffic) >= hourMs
  const month = monthBill(input, isRecorded ? traffic : undefined)
  if (isProvisioned || isRecorded) {
    const basis = isProvisioned ? 'provisioned, by its description' : 'the ledger, for a month'
    return { lines: month.bill.lines, classes: month.bill.classes, basis, readsKnown: true }
  }
  const written = writtenByAge(input)
  if (written === undefined) return undefined
  const { region, prices, table } = input
  const tableClass = tableClassOf(sized)
  const writes = billLine(prices, { region, table, item: 'writes', tableClass, quantity: written, basis: 'stated' })
  const lines = [...month.bill.lines, writes]
  return { lines, classes: compareClasses(month.input, lines), basis: 'the retention you set', readsKnown: false }
}

/** As much is written in a month as goes by age, in units; how much is read, nobody said. */
function writtenByAge({ sized, prices }: AdviceInput): Quantity | undefined {
  const days = sized.production?.retentionDays
  const resources = [undefined, ...indexesOf(sized).map(({ name }) => name)].map((name) => statisticsOf(sized, name))
  if (days === undefined || days === 0 || resources[0] === undefined) return undefined
  const halfUnits = resources.reduce(
    (sum, each) => (each === undefined ? sum : sum + each.items * writeHalfUnits(averageBytes(each) ?? 0)),
    0,
  )
  return quantityOf(((halfUnits / 2) * (prices.hoursPerMonth / 24 / days)).toFixed(0))
}

type Compared = {
  readonly month: Month
  readonly compared: ClassComparison
  readonly other: TableClass
  readonly saved: bigint
}

const classWords = { standard: 'STANDARD', ia: 'STANDARD INFREQUENT ACCESS' } as const
const classNames = { standard: 'Standard', ia: 'Standard-IA' } as const

const totalOf = ({ throughputPico, storagePico }: ClassCost): bigint => throughputPico + storagePico

function findingOf({ month, compared, other, saved }: Compared, input: AdviceInput): RuleFinding {
  const money = moneyOf(saved, month, input)
  const text = (pico: bigint) => amountText({ ...money, pico })
  const parts = ({ storagePico, throughputPico, readPico }: ClassCost) =>
    `storage ${text(storagePico)} + writes ${text(throughputPico - readPico)} + reads ${month.readsKnown ? text(readPico) : '?'}`
  const [now, then] = [compared[compared.tableClass], compared[other]]
  const unknown = month.readsKnown ? '' : readsText(saved, other, input)
  return {
    severity: 'warning',
    evidence: `${countText(Math.round(quantityIn(month, 'storage') * 10) / 10)} GB with the indexes (statistics you set), ${throughputText(month, input)} (${month.basis})`,
    consequence: {
      text: `${classNames[compared.tableClass]}: ${parts(now)} = ${text(totalOf(now))}; ${classNames[other]}: ${parts(then)} = ${text(totalOf(then))}: ${text(saved)} a month less in ${input.region}${unknown}`,
      money,
    },
    change: `ALTER TABLE ${nameText(input.table)} SET TABLE CLASS ${classWords[other]}`,
  }
}

function throughputText(month: Month, { sized }: AdviceInput): string {
  if (billingModeOf(sized) === 'PROVISIONED') {
    const units = [sized, ...(sized.GlobalSecondaryIndexes ?? [])].map(
      ({ ProvisionedThroughput }) => ProvisionedThroughput,
    )
    const sum = (member: 'ReadCapacityUnits' | 'WriteCapacityUnits') =>
      countText(units.reduce((total, each) => total + (each?.[member] ?? 0), 0))
    return `${sum('ReadCapacityUnits')} RCU and ${sum('WriteCapacityUnits')} WCU`
  }
  const reads = month.readsKnown ? `${millions(quantityIn(month, 'reads'))} RRU and ` : ''
  return `${reads}${millions(quantityIn(month, 'writes'))} WRU a month`
}

const quantityIn = ({ lines }: Month, of: BillItem): number =>
  lines.reduce((sum, { item, quantity }) => (item === of ? sum + numberOf(quantity) : sum), 0)

const numberOf = ({ n, d }: Quantity): number => Number(n) / Number(d)

/** Until how many reads the other class stays the cheaper one. */
function readsText(saved: bigint, other: TableClass, { prices, region }: AdviceInput): string {
  const own = other === 'ia' ? 'standard' : 'ia'
  const price = (of: TableClass) => Number(priceOf(prices, region, `onDemand.${of}.readPerMillion`)?.amount ?? 0)
  const more = price(other) - price(own)
  return more <= 0
    ? ''
    : `, as long as there are fewer than ${millions((Number(saved) / 1e12 / more) * 1e6)} RRU a month`
}

const millions = (count: number): string =>
  count < 100_000 ? countText(Math.round(count)) : `${countText(Math.round(count / 100_000) / 10)} million`

const moneyOf = (pico: bigint, { lines }: Month, { prices, region }: AdviceInput): Money => ({
  pico,
  currency: currencyOf(prices, region) ?? '',
  per: 'a month',
  ...sourceOf(lines.flatMap(({ price }) => price ?? [])),
})
