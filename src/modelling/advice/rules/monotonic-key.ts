import { countText } from '../../../base/count-text.ts'
import { writeHalfUnits } from '../../../model/capacity.ts'
import { memberOf, type Value } from '../../../model/value.ts'
import { averageBytes, statisticsOf } from '../../../planner/explain/estimate.ts'
import type { AdviceInput } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { byPartitionKey, partitionedResources, partitionKeyText, type Resource } from '../resources.ts'
import { nameText } from '../texts.ts'
import { busiestMinute, rowsOf } from '../traffic-sums.ts'

/** WCU/s from which one key for all writes of a day is a risk: a tenth of what a partition gives. */
const writesMin = 100
const itemsPerKeyMin = 10

/** A partition key that is a date or an hour, while there is much to write: all of it goes to the newest one. */
export const monotonicKey: Rule = {
  id: 'monotonic-key',
  title: 'a partition key that goes with the time, under write load',
  needs: ['sample'],
  find: (input) => partitionedResources(input).flatMap((resource) => findingOf(resource, input)),
}

function findingOf(resource: Resource, input: AdviceInput): readonly RuleFinding[] {
  const [hash, second] = resource.keys.hash
  const load = writeLoad(resource, input)
  if (hash === undefined || second !== undefined || load === undefined || load.units < writesMin) return []
  const keys = byPartitionKey(resource)
  const firsts = [...keys.values()].flatMap((entries) => entries.slice(0, 1))
  const values = firsts.flatMap((item) => memberOf(item, hash) ?? [])
  if (values.length < 2 || resource.entries.length < values.length * itemsPerKeyMin) return []
  const prefixes = new Set(values.map(bucketPrefix))
  if (prefixes.size !== 1 || prefixes.has(undefined)) return []
  const newest = firsts.toSorted((a, b) => compare(memberOf(a, hash), memberOf(b, hash))).at(-1)
  return [
    {
      index: resource.index?.name,
      severity: load.units >= 1_000 ? 'problem' : 'warning',
      evidence: `${countText(values.length)} values of ${nameText(hash)} are dates or times, the newest ${newest === undefined ? '' : partitionKeyText(resource, newest)}, with ${countText(Math.round(resource.entries.length / values.length))} items each; ${load.text}`,
      consequence: {
        text: `all ${countText(Math.round(load.units))} WCU/s go to the newest key, which has one partition of 1,000 WCU/s and cannot be split by its hash`,
        writeUnits: load.units,
      },
      change: `Put what tells the items apart before the time, as device#2026-11-20, or a shard after it: ${nameText(hash)} = '...#0' to '...#9' by turns.`,
    },
  ]
}

/** What stands before a date or an hour; undefined: it is none. */
function bucketPrefix(value: Value): string | undefined {
  if ('S' in value)
    return /^(|\w+[#:|/_-])\d{4}-\d{2}(?:-\d{2}(?:[T ]\d{2}(?::\d{2}(?::\d{2})?)?Z?)?)?$/.exec(value.S)?.[1]
  if (!('N' in value)) return undefined
  const number = Number(value.N)
  const isDay = number >= 19700101 && number <= 21001231 && /^(19|20)\d\d(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(value.N)
  return isDay || (number % 3_600 === 0 && number > 1e9) ? '' : undefined
}

const compare = (a: Value | undefined, b: Value | undefined): number => {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** WCU per second: recorded in the busiest minute, or what follows from how long items are kept. */
function writeLoad({ index }: Resource, { traffic, sized }: AdviceInput) {
  const busiest = traffic === undefined ? undefined : busiestMinute(rowsOf(traffic, index?.name), 'write')
  const recorded = busiest === undefined ? 0 : busiest / 2
  const { retentionDays } = sized.production ?? {}
  const statistics = statisticsOf(sized, index?.name)
  const kept =
    retentionDays === undefined || statistics === undefined
      ? 0
      : ((statistics.items / (retentionDays * 86_400)) * writeHalfUnits(averageBytes(statistics) ?? 0)) / 2
  if (recorded === 0 && kept === 0) return undefined
  return recorded >= kept
    ? { units: recorded, text: `${countText(Math.round(recorded))} WCU/s in the busiest minute (ledger)` }
    : {
        units: kept,
        text: `${countText(Math.round(kept))} WCU/s if ${countText(statistics?.items ?? 0)} items come and go in ${countText(retentionDays ?? 0)} days (statistics you set)`,
      }
}
