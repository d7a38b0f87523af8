import { priceOf } from '../../../analysis/pricing/price-list.ts'
import type { TableClass } from '../../../analysis/pricing/request-price.ts'
import { countText } from '../../../base/count-text.ts'
import { writeHalfUnits } from '../../../model/capacity.ts'
import { averageBytes, statisticsOf } from '../../../planner/explain/estimate.ts'
import { indexesOf } from '../../../planner/table-keys.ts'
import type { AdviceInput } from '../advice-input.ts'
import type { Money, Rule, RuleFinding } from '../finding.ts'
import { amountText, classOf, sourceOf } from '../money.ts'
import { nameText } from '../texts.ts'
import { halfUnitsIn, recordedMs } from '../traffic-sums.ts'

const gigabyte = 1024 ** 3
const hoursPerMonth = 730
const hourMs = 3_600_000
/** Of a month, in the currency. */
const savingMin = 10

/** The other table class costs less for this storage and this throughput. Source: reference, pricing 4 "table class". */
export const tableClass: Rule = {
  id: 'table-class',
  title: 'the other table class is cheaper',
  needs: ['statistics'],
  find: (input) => {
    const month = monthOf(input)
    if (month === undefined) return []
    const [own, other] = classOf(input) === 'standard' ? (['standard', 'ia'] as const) : (['ia', 'standard'] as const)
    const [now, then] = [costOf(month, own, input), costOf(month, other, input)]
    if (now === undefined || then === undefined || now.total - then.total < savingMin) return []
    return [findingOf({ month, now, then, other }, input)]
  },
}

/** What a month needs. Units are request units on demand, units per second when provisioned. */
type Month = {
  readonly gigabytes: number
  readonly read: number
  readonly write: number
  readonly provisioned: boolean
  /** Where the throughput comes from. */
  readonly basis: string
  readonly readsKnown: boolean
}

function monthOf(input: AdviceInput): Month | undefined {
  const { sized, traffic } = input
  const indexes = indexesOf(sized)
  const bytes = indexes.reduce((sum, { sizeBytes = 0 }) => sum + sizeBytes, sized.TableSizeBytes ?? 0)
  const gigabytes = bytes / gigabyte
  const bought = [sized, ...(sized.GlobalSecondaryIndexes ?? [])].map(({ ProvisionedThroughput: units }) => ({
    read: units?.ReadCapacityUnits ?? 0,
    write: units?.WriteCapacityUnits ?? 0,
  }))
  const [read, write] = (['read', 'write'] as const).map((kind) => bought.reduce((sum, each) => sum + each[kind], 0))
  if (read !== undefined && write !== undefined && read > 0)
    return { gigabytes, read, write, provisioned: true, basis: 'provisioned, by its description', readsKnown: true }
  if (traffic !== undefined && recordedMs(traffic) >= hourMs) {
    const times = (hoursPerMonth * hourMs) / recordedMs(traffic) / 2
    return {
      gigabytes,
      read: halfUnitsIn(traffic.rows, 'read') * times,
      write: halfUnitsIn(traffic.rows, 'write') * times,
      provisioned: false,
      basis: 'the ledger, for a month',
      readsKnown: true,
    }
  }
  return monthOfRetention(input, gigabytes)
}

/** As much is written as goes by age; how much is read, nobody said. */
function monthOfRetention({ sized }: AdviceInput, gigabytes: number): Month | undefined {
  const days = sized.production?.retentionDays
  const resources = [undefined, ...indexesOf(sized).map(({ name }) => name)].map((name) => statisticsOf(sized, name))
  if (days === undefined || days === 0 || resources[0] === undefined) return undefined
  const halfUnits = resources.reduce(
    (sum, each) => (each === undefined ? sum : sum + each.items * writeHalfUnits(averageBytes(each) ?? 0)),
    0,
  )
  const write = ((halfUnits / 2) * (hoursPerMonth / 24)) / days
  return { gigabytes, read: 0, write, provisioned: false, basis: 'the retention you set', readsKnown: false }
}

type Cost = {
  readonly storage: number
  readonly read: number
  readonly write: number
  readonly total: number
  readonly currency: string
  readonly source: string
  readonly sourceDate: string
  readonly readPrice: number
}

/** In the currency; fractions of a cent do not matter here. */
function costOf(month: Month, of: TableClass, { region, prices }: AdviceInput): Cost | undefined {
  const storage = priceOf(prices, region, `storage.${of}.gbMonth`)
  const mode = month.provisioned ? 'provisioned' : 'onDemand'
  const [readUnit, writeUnit] = month.provisioned ? ['rcuHour', 'wcuHour'] : ['readPerMillion', 'writePerMillion']
  const [reads, writes] = [
    priceOf(prices, region, `${mode}.${of}.${readUnit}`),
    priceOf(prices, region, `${mode}.${of}.${writeUnit}`),
  ]
  if (storage === undefined || reads === undefined || writes === undefined) return undefined
  const times = month.provisioned ? hoursPerMonth : 1e-6
  const cost = {
    storage: month.gigabytes * Number(storage.amount),
    read: month.read * times * Number(reads.amount),
    write: month.write * times * Number(writes.amount),
  }
  return {
    ...cost,
    total: cost.storage + cost.read + cost.write,
    currency: storage.currency,
    ...sourceOf([storage, reads, writes]),
    readPrice: Number(reads.amount),
  }
}

type Compared = { readonly month: Month; readonly now: Cost; readonly then: Cost; readonly other: TableClass }

const classWords = { standard: 'STANDARD', ia: 'STANDARD INFREQUENT ACCESS' } as const
const classNames = { standard: 'Standard', ia: 'Standard-IA' } as const

function findingOf({ month, now, then, other }: Compared, input: AdviceInput): RuleFinding {
  const own = other === 'ia' ? 'standard' : 'ia'
  const money = moneyOf(now.total - then.total, now)
  const text = (amount: number) => amountText(moneyOf(amount, now))
  const parts = (cost: Cost) =>
    `storage ${text(cost.storage)} + writes ${text(cost.write)} + reads ${month.readsKnown ? text(cost.read) : '?'}`
  const unknown = month.readsKnown ? '' : readsText(now, then)
  const units = month.provisioned
    ? `${countText(month.read)} RCU and ${countText(month.write)} WCU`
    : `${month.readsKnown ? `${millions(month.read)} RRU and ` : ''}${millions(month.write)} WRU a month`
  return {
    severity: 'warning',
    evidence: `${countText(Math.round(month.gigabytes * 10) / 10)} GB with the indexes (statistics you set), ${units} (${month.basis})`,
    consequence: {
      text: `${classNames[own]}: ${parts(now)} = ${text(now.total)}; ${classNames[other]}: ${parts(then)} = ${text(then.total)}: ${text(now.total - then.total)} a month less in ${input.region}${unknown}`,
      money,
    },
    change: `ALTER TABLE ${nameText(input.table)} SET TABLE CLASS ${classWords[other]}`,
  }
}

/** Until how many reads the other class stays the cheaper one. */
function readsText(now: Cost, then: Cost): string {
  const more = then.readPrice - now.readPrice
  return more <= 0
    ? ''
    : `, as long as there are fewer than ${millions(((now.total - then.total) / more) * 1e6)} RRU a month`
}

const millions = (count: number): string => `${countText(Math.round(count / 100_000) / 10)} million`

const moneyOf = (amount: number, { currency, source, sourceDate }: Cost): Money => ({
  pico: BigInt(Math.round(amount * 1e12)),
  currency,
  per: 'a month',
  source,
  sourceDate,
})
