import { priceOf } from '../../../analysis/pricing/price-list.ts'
import { countText } from '../../../base/count-text.ts'
import type { AdviceInput, Traffic } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { amountText, classOf, requestMoney } from '../money.ts'
import { nameText, percentText } from '../texts.ts'
import { busiestMinute, durationText, halfUnitsIn, recordedMs, rowsOf } from '../traffic-sums.ts'

const hourMs = 3_600_000
const hoursPerMonth = 730
/** What auto scaling aims at. Source: reference, partitions 9. */
const targetUtilisation = 0.7
/** Of a month, in the currency: below that the free tier or a bad hour may turn it around. */
const savingMin = 10

/** The other way to pay would cost less for the traffic recorded. Source: reference, pricing 4 "on-demand vs provisioned". */
export const billingMode: Rule = {
  id: 'billing-mode',
  title: 'the other billing mode is cheaper',
  needs: ['traffic'],
  find: (input) => {
    const { traffic } = input
    if (traffic === undefined || recordedMs(traffic) < hourMs) return []
    const provisioned = (input.sized.ProvisionedThroughput?.ReadCapacityUnits ?? 0) > 0
    return compared(traffic, input, provisioned)
  },
}

type Load = { readonly name: string; readonly read: number; readonly write: number }

function compared(traffic: Traffic, input: AdviceInput, provisioned: boolean): readonly RuleFinding[] {
  const names = ['', ...(input.sized.GlobalSecondaryIndexes ?? []).flatMap(({ IndexName }) => IndexName ?? [])]
  const seconds = recordedMs(traffic) / 1000
  const used = names.map((name): Load => {
    const rows = rowsOf(traffic, name)
    return { name, read: halfUnitsIn(rows, 'read') / 2 / seconds, write: halfUnitsIn(rows, 'write') / 2 / seconds }
  })
  const bought = names.map((name) => (provisioned ? boughtOf(name, input) : neededOf(name, traffic)))
  if (bought.includes(undefined)) return []
  const known = bought.flatMap((load) => load ?? [])
  const requests = requestMoney(sumOf(used), input, { times: 2 * 3_600 * hoursPerMonth, per: 'a month' })
  const capacity = capacityCost(sumOf(known), input)
  if (requests === undefined || capacity === undefined) return []
  const [now, then] = provisioned ? [capacity, requests.pico] : [requests.pico, capacity]
  if (now - then < BigInt(savingMin) * 10n ** 12n) return []
  return [
    findingOf(
      {
        used: sumOf(used),
        bought: sumOf(known),
        own: sumOf(known.slice(0, 1)),
        now,
        then,
        currency: requests.currency,
        source: requests.source,
        sourceDate: requests.sourceDate,
      },
      provisioned,
      input,
      traffic,
    ),
  ]
}

const sumOf = (loads: readonly Load[]): Omit<Load, 'name'> => ({
  read: loads.reduce((sum, { read }) => sum + read, 0),
  write: loads.reduce((sum, { write }) => sum + write, 0),
})

function boughtOf(name: string, { sized }: AdviceInput): Load | undefined {
  const { ProvisionedThroughput: units } =
    name === '' ? sized : (sized.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === name) ?? {})
  return { name, read: units?.ReadCapacityUnits ?? 0, write: units?.WriteCapacityUnits ?? 0 }
}

/** What would have to be bought for the busiest minute. */
function neededOf(name: string, traffic: Traffic): Load | undefined {
  const rows = rowsOf(traffic, name)
  const units = (kind: 'read' | 'write') => Math.ceil((busiestMinute(rows, kind) ?? 0) / 2 / targetUtilisation)
  return { name, read: Math.max(1, units('read')), write: Math.max(1, units('write')) }
}

function capacityCost({ read, write }: Omit<Load, 'name'>, of: AdviceInput): bigint | undefined {
  const tableClass = classOf(of)
  const [rcu, wcu] = ['rcuHour', 'wcuHour'].map((unit) =>
    priceOf(of.prices, of.region, `provisioned.${tableClass}.${unit}`),
  )
  if (rcu === undefined || wcu === undefined) return undefined
  const amount = (read * Number(rcu.amount) + write * Number(wcu.amount)) * hoursPerMonth
  return BigInt(Math.round(amount * 1e12))
}

type Compared = {
  readonly used: Omit<Load, 'name'>
  readonly bought: Omit<Load, 'name'>
  /** Of that, the table's. */
  readonly own: Omit<Load, 'name'>
  readonly now: bigint
  readonly then: bigint
  readonly currency: string
  readonly source: string
  readonly sourceDate: string
}

function findingOf(of: Compared, provisioned: boolean, input: AdviceInput, traffic: Traffic): RuleFinding {
  const { used, bought, own, now, then, currency, source, sourceDate } = of
  const unit = (amount: number) => countText(Math.round(amount * 100) / 100)
  const money = { pico: now - then, currency, per: 'a month', source, sourceDate }
  const text = (pico: bigint) => amountText({ ...money, pico })
  const month = `${countText(hoursPerMonth)} h`
  const capacity = `(${unit(bought.read)} RCU + ${unit(bought.write)} WCU) x ${month}`
  const requests = `(${unit(used.read)} RCU/s + ${unit(used.write)} WCU/s) x 3,600 x ${month}`
  const share = bought.write === 0 ? 0 : used.write / bought.write
  return {
    severity: 'warning',
    evidence: `${unit(used.read)} RCU/s and ${unit(used.write)} WCU/s on average in ${durationText(recordedMs(traffic))} (ledger), with its indexes; ${unit(bought.read)} and ${unit(bought.write)} ${provisioned ? 'are provisioned' : 'would have to be provisioned for the busiest minute at 70%'}`,
    consequence: {
      text: provisioned
        ? `provisioned ${capacity} = ${text(now)}, on demand ${requests} = ${text(then)}: ${text(money.pico)} a month less in ${input.region}; ${percentText(share)} of the WCU are used, and below 28.9% on demand is cheaper`
        : `on demand ${requests} = ${text(now)}, provisioned ${capacity} = ${text(then)}: ${text(money.pico)} a month less in ${input.region}`,
      money,
    },
    change: provisioned
      ? `ALTER TABLE ${nameText(input.table)} SET BILLING MODE ON DEMAND`
      : `ALTER TABLE ${nameText(input.table)} SET BILLING MODE PROVISIONED (${own.read} RCU, ${own.write} WCU); -- with auto scaling at 70%, each global index with its own part`,
  }
}
