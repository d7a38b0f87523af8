import type { Bill } from '../../../analysis/pricing/bill.ts'
import { breakEven, type ModeComparison } from '../../../analysis/pricing/break-even.ts'
import { priceOf } from '../../../analysis/pricing/price-list.ts'
import { countText } from '../../../base/count-text.ts'
import { percentText } from '../../../base/percent-text.ts'
import { billingModeOf, tableClassOf } from '../../../operation/table-facts.ts'
import type { AdviceInput, Traffic } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { amountText, sourceOf } from '../money.ts'
import { monthBill } from '../month-bill.ts'
import { nameText } from '../texts.ts'
import { durationText, halfUnitsIn, recordedMs } from '../traffic-sums.ts'

const hourMs = 3_600_000
/** Of a month, in 1e-12 of the currency: below that the free tier or a bad hour may turn it around. */
const savingMin = 10n * 10n ** 12n

/** The other way to pay would cost less for the traffic recorded. Source: reference, pricing 4 "on-demand vs provisioned". */
export const billingMode: Rule = {
  id: 'billing-mode',
  title: 'the other billing mode is cheaper',
  needs: ['traffic'],
  find: (input) => {
    const { traffic } = input
    if (traffic === undefined || recordedMs(traffic) < hourMs) return []
    const { bill } = monthBill(input, traffic)
    const [mode] = bill.modes
    if (mode === undefined) return []
    const provisioned = billingModeOf(input.sized) === 'PROVISIONED'
    const [now, then] = provisioned ? [capacityOf(bill), mode.onDemandPico] : [mode.onDemandPico, mode.flatPico]
    return now - then < savingMin ? [] : [findingOf({ mode, now, then, traffic, hours: bill.hoursPerMonth }, input)]
  },
}

/** What the units cost that are provisioned now. */
const capacityOf = ({ lines }: Bill): bigint =>
  lines.reduce((sum, { item, pico }) => (item === 'read capacity' || item === 'write capacity' ? sum + pico : sum), 0n)

type Compared = {
  readonly mode: ModeComparison
  readonly now: bigint
  readonly then: bigint
  readonly traffic: Traffic
  /** Of a month. */
  readonly hours: number
}

function findingOf({ mode, now, then, traffic, hours }: Compared, input: AdviceInput): RuleFinding {
  const provisioned = mode.billing === 'provisioned'
  const seconds = recordedMs(traffic) / 1_000
  const perSecond = (kind: 'read' | 'write') => halfUnitsIn(traffic.rows, kind) / 2 / seconds
  const used = { read: perSecond('read'), write: perSecond('write') }
  const bought = provisioned ? boughtBy(input) : { read: mode.readUnits, write: mode.writeUnits }
  const unit = (amount: number) => countText(Math.round(amount * 100) / 100)
  const money = moneyOf(now - then, input)
  const text = (pico: bigint) => amountText({ ...money, pico })
  const month = `${countText(hours)} h`
  const capacity = `(${unit(bought.read)} RCU + ${unit(bought.write)} WCU) x ${month}`
  const requests = `(${unit(used.read)} RCU/s + ${unit(used.write)} WCU/s) x 3,600 x ${month}`
  const own = mode.settings.find(({ index }) => index === '')?.units
  return {
    severity: 'warning',
    evidence: `${unit(used.read)} RCU/s and ${unit(used.write)} WCU/s on average in ${durationText(recordedMs(traffic))} (ledger), with its indexes; ${unit(bought.read)} and ${unit(bought.write)} ${provisioned ? 'are provisioned' : 'carry the busiest minute'}`,
    consequence: {
      text: provisioned
        ? `provisioned ${capacity} = ${text(now)}, on demand ${requests} = ${text(then)}: ${text(money.pico)} a month less in ${input.region}${usedText(used.write, bought.write, input)}`
        : `on demand ${requests} = ${text(now)}, provisioned ${capacity} = ${text(then)}: ${text(money.pico)} a month less in ${input.region}`,
      money,
    },
    change: provisioned
      ? `ALTER TABLE ${nameText(input.table)} SET BILLING MODE ON DEMAND`
      : `ALTER TABLE ${nameText(input.table)} SET BILLING MODE PROVISIONED (${own?.readUnits ?? 1} RCU, ${own?.writeUnits ?? 1} WCU); -- the busiest minute; auto scaling at 70% keeps room above it, each global index needs its own part`,
  }
}

/** Of the table and its global indexes. */
const boughtBy = ({ sized }: AdviceInput): { readonly read: number; readonly write: number } =>
  [sized, ...(sized.GlobalSecondaryIndexes ?? [])].reduce(
    ({ read, write }, { ProvisionedThroughput: units }) => ({
      read: read + (units?.ReadCapacityUnits ?? 0),
      write: write + (units?.WriteCapacityUnits ?? 0),
    }),
    { read: 0, write: 0 },
  )

function usedText(used: number, bought: number, { prices, region, sized }: AdviceInput): string {
  const limit = breakEven(prices, region, 'write', tableClassOf(sized))
  if (bought === 0 || limit === undefined) return ''
  return `; ${percentText(used / bought)} of the WCU are used, and below ${percentText(Number(limit.n) / Number(limit.d))} on demand is cheaper`
}

function moneyOf(pico: bigint, { prices, region, sized }: AdviceInput) {
  const tableClass = tableClassOf(sized)
  const used = ['onDemand.CLASS.readPerMillion', 'onDemand.CLASS.writePerMillion', 'provisioned.CLASS.rcuHour'].flatMap(
    (item) => priceOf(prices, region, item.replace('CLASS', tableClass)) ?? [],
  )
  return { pico, currency: used[0]?.currency ?? '', per: 'a month', ...sourceOf(used) }
}
