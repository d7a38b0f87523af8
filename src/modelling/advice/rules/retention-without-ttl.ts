import { countText, unitsText } from '../../../base/count-text.ts'
import { writeHalfUnits } from '../../../model/capacity.ts'
import { averageBytes, statisticsOf } from '../../../planner/explain/estimate.ts'
import { indexesOf } from '../../../planner/table-keys.ts'
import type { Rule } from '../finding.ts'
import { moneyPart, requestMoney } from '../money.ts'
import { nameText } from '../texts.ts'

const daysPerMonth = 730 / 24

/** Items that are deleted after a while by writes, which time to live does for nothing. Source: reference, streams-ttl-backup 5. */
export const retentionWithoutTtl: Rule = {
  id: 'retention-without-ttl',
  title: 'items that are kept for a time, and no time to live',
  needs: ['statistics'],
  find: (input) => {
    const { sized, timeToLive, table } = input
    const days = sized.production?.retentionDays
    const statistics = statisticsOf(sized, undefined)
    if (days === undefined || days === 0 || timeToLive !== undefined || statistics === undefined) return []
    const indexes = indexesOf(sized).map(({ name }) => statisticsOf(sized, name))
    const write = indexes.reduce(
      (sum, index) =>
        index === undefined ? sum : sum + writeHalfUnits(averageBytes(index) ?? 0) * (index.items / statistics.items),
      writeHalfUnits(averageBytes(statistics) ?? 0),
    )
    const deletes = (statistics.items / days) * daysPerMonth
    const money = requestMoney({ write }, input, { times: deletes, per: 'a month' })
    return [
      {
        severity: 'warning',
        evidence: `items stay ${countText(days)} days (statistics you set), and time to live is off: ${countText(Math.round(deletes))} of ${countText(statistics.items)} have to be deleted a month`,
        consequence: {
          text: `${unitsText(write)} WCU for each${moneyPart(money, input)}; time to live deletes for nothing`,
          writeUnits: (write * deletes) / 2,
          money,
        },
        change: `ALTER TABLE ${nameText(table)} SET TTL (expires); -- and write expires = the seconds since 1970 + ${days * 86_400}`,
      },
    ]
  },
}
