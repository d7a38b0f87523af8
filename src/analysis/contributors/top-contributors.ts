import type { KeyFlow, LedgerRow } from '../../operation/ledger.ts'

/** CloudWatch Contributor Insights of one table or index. Source: reference, monitoring 5. */

/** Most accessed or most throttled, partition keys or items: PKC, PKT, SKC and SKT in the names of the service's rules. */
export type ContributorRule = 'PKC' | 'PKT' | 'SKC' | 'SKT'

export const ruleOf = (of: { readonly byItem: boolean; readonly throttled: boolean }): ContributorRule =>
  `${of.byItem ? 'SK' : 'PK'}${of.throttled ? 'T' : 'C'}`

export type Contributor = {
  /** JSON of the values of its partition key, of an item then those of its sort key. */
  readonly key: string
  readonly readHalfUnits: number
  readonly writeHalfUnits: number
  readonly throttled: number
  /** What it is ranked by: ConsumedThroughputUnits, or ThrottleCount. */
  readonly value: number
  /** The greatest value of one minute: MaxContributorValue. */
  readonly mostInMinute: number
}

export type Contributors = {
  /** The greatest first; those without any value are none. */
  readonly contributors: readonly Contributor[]
  /** Of all that is known by name, shown or not. */
  readonly count: number
}

/** A GetInsightRuleReport has at most so many. */
export const contributorsMax = 25

/** A key at the limit of a partition for a whole minute: 3 x 1,000 write units or 3,000 read units, for sixty seconds. */
export const valueAtLimit = 180_000

/** `rows` are those of one table or index. */
export function topContributors(rows: readonly LedgerRow[], rule: ContributorRule, most: number): Contributors {
  const sums = new Map<string, Sum>()
  for (const row of rows) {
    const minutes = row.spanMs / 60_000
    for (const flow of rule.startsWith('SK') ? row.items : row.keys) {
      const sum = sums.get(flow.key) ?? newSum(flow.key)
      sums.set(flow.key, sum)
      addFlow(sum, flow, row.fromMs, valueOfFlow(flow, rule) / minutes)
    }
  }
  const ranked = [...sums.values()].map((sum) => contributorOf(sum, rule)).filter(({ value }) => value > 0)
  ranked.sort((a, b) => b.value - a.value || (a.key < b.key ? -1 : 1))
  return { contributors: ranked.slice(0, most), count: ranked.length }
}

type Sum = {
  readonly key: string
  readHalfUnits: number
  writeHalfUnits: number
  throttled: number
  readonly minutes: Map<number, number>
}

const newSum = (key: string): Sum => ({ key, readHalfUnits: 0, writeHalfUnits: 0, throttled: 0, minutes: new Map() })

function addFlow(sum: Sum, { kind, halfUnits, throttled }: KeyFlow, fromMs: number, perMinute: number): void {
  if (kind === 'read') sum.readHalfUnits += halfUnits
  else sum.writeHalfUnits += halfUnits
  sum.throttled += throttled
  sum.minutes.set(fromMs, (sum.minutes.get(fromMs) ?? 0) + perMinute)
}

/** Half units are halved last: sums of halves are exact all the same. */
const valueOfFlow = (
  { kind, halfUnits, throttled }: Pick<KeyFlow, 'kind' | 'halfUnits' | 'throttled'>,
  rule: ContributorRule,
): number => (rule.endsWith('T') ? throttled : ((kind === 'write' ? 3 : 1) * halfUnits) / 2)

function contributorOf({ minutes, ...sum }: Sum, rule: ContributorRule): Contributor {
  const value = rule.endsWith('T') ? sum.throttled : (3 * sum.writeHalfUnits + sum.readHalfUnits) / 2
  return { ...sum, value, mostInMinute: Math.max(0, ...minutes.values()) }
}
