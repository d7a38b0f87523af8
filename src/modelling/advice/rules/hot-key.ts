import { countText, plural } from '../../../base/count-text.ts'
import { percentText } from '../../../base/percent-text.ts'
import type { KeyFlow } from '../../../operation/ledger.ts'
import type { Traffic } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { partitionedResources, type Resource } from '../resources.ts'
import { nameText, valueText } from '../texts.ts'
import {
  chargesIn,
  type Direction,
  durationText,
  halfUnitsIn,
  keysIn,
  keyValuesOf,
  recordedMs,
  rowsOf,
  throttlesIn,
} from '../traffic-sums.ts'

/** What one partition gives in a second. Source: reference, partitions 2. */
const partitionUnits = { read: 3_000, write: 1_000 } as const
const shareMin = 0.5
/** Below that a share says nothing: somebody is trying things out. */
const chargesMin = 1_000
/** What is loaded as fast as a laptop can is over in one. */
const minutesMin = 2
const shards = 10

/** One partition key that takes most of the traffic: it can have one partition, whatever the table has. */
export const hotKey: Rule = {
  id: 'hot-key',
  title: 'one partition key takes most of the traffic',
  needs: ['traffic'],
  find: (input) => {
    const { traffic } = input
    if (traffic === undefined) return []
    return partitionedResources(input).flatMap((resource) =>
      (['write', 'read'] as const).flatMap((kind) => findingOf(resource, kind, traffic)),
    )
  },
}

function findingOf(resource: Resource, kind: Direction, traffic: Traffic): readonly RuleFinding[] {
  const rows = rowsOf(traffic, resource.index?.name)
  const all = halfUnitsIn(rows, kind)
  const [hottest] = keysIn(rows, kind)
  if (hottest === undefined || all === 0) return []
  const share = hottest.halfUnits / all
  const reason = `${resource.index === undefined ? 'Table' : 'Index'}${kind === 'read' ? 'Read' : 'Write'}KeyRange`
  // Of its own partition's throughput: what the whole table lacks is no fault of a key.
  const short = rows.filter((row) => throttlesIn([row], reason) > 0).length
  const throttled = short < minutesMin ? 0 : hottest.throttled
  const enough = chargesIn(rows, kind) >= chargesMin || throttled > 0
  if (share < shareMin || !enough) return []
  const unit = kind === 'read' ? 'RCU' : 'WCU'
  const ceiling = Math.floor(partitionUnits[kind] / share)
  const refused = throttled === 0 ? '' : `, ${plural(throttled, 'time')} beyond what its partition gives`
  return [
    {
      index: resource.index?.name,
      severity: throttled > 0 ? 'problem' : 'warning',
      evidence: `${keyText(resource, hottest)} had ${percentText(share)} of the ${kind} units of ${durationText(recordedMs(traffic))} (${countText(hottest.halfUnits / 2)} of ${countText(all / 2)} ${unit}, ledger${refused})`,
      consequence: {
        text: `one key has one partition of ${countText(partitionUnits[kind])} ${unit}/s: with this share ${resource.name} cannot take more than ${countText(ceiling)} ${unit}/s, however much is provisioned`,
        ...(kind === 'read' ? { readUnits: ceiling } : { writeUnits: ceiling }),
      },
      change: changeOf(resource, kind, hottest),
    },
  ]
}

function keyText({ keys }: Resource, flow: KeyFlow): string {
  const values = keyValuesOf(flow)
  return keys.hash.map((name, at) => `${nameText(name)} = ${textAt(values, at)}`).join(' AND ')
}

function textAt(values: ReturnType<typeof keyValuesOf>, at: number): string {
  const value = values[at]
  return value === undefined ? '?' : valueText(value)
}

function changeOf(resource: Resource, kind: Direction, flow: KeyFlow): string {
  const [name = ''] = resource.keys.hash
  const [value] = keyValuesOf(flow)
  if (kind === 'read' || value === undefined || !('S' in value))
    return `Spread ${nameText(name)} over several values, such as one per tenant or per hour, or keep what is read most in a cache.`
  const first = valueText({ S: `${value.S}#0` })
  const last = valueText({ S: `${value.S}#${shards - 1}` })
  return `Write to ${nameText(name)} = ${first} to ${last} by turns and read all ${shards}: each is a partition key of its own.`
}
