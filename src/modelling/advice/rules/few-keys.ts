import { countText, plural } from '../../../base/count-text.ts'
import { percentText } from '../../../base/percent-text.ts'
import { statisticsOf } from '../../../planner/explain/estimate.ts'
import type { AdviceInput } from '../advice-input.ts'
import { createIndexText, projectedBeside } from '../changes.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { byPartitionKey, keyTypeOf, partitionedResources, partitionKeyText, type Resource } from '../resources.ts'
import { nameText } from '../texts.ts'

const keysMax = 10
/** Below so many entries few values say little. */
const entriesMin = 200
/** A sparse index holds less of the table, and sees less of its writes. */
const shareMin = 0.5

/** A partition key with a handful of values: so many partitions at most take all the writes. */
export const fewKeys: Rule = {
  id: 'few-keys',
  title: 'a partition key with few values',
  needs: ['sample'],
  find: (input) => partitionedResources(input).flatMap((resource) => findingOf(resource, input)),
}

function findingOf(resource: Resource, input: AdviceInput): readonly RuleFinding[] {
  const { sample, sized } = input
  const { index, entries, name } = resource
  const keys = byPartitionKey(resource)
  const said = index === undefined ? sized.production?.keys : undefined
  const count = said ?? keys.size
  // Few customers on a laptop say nothing about how many there are; an index over a few states does.
  if (index === undefined && said === undefined) return []
  if (
    (said === undefined && entries.length < entriesMin) ||
    count > keysMax ||
    entries.length < sample.items.length * shareMin
  )
    return []
  const [largest = []] = [...keys.values()].toSorted((a, b) => b.length - a.length)
  const share = largest.length / entries.length
  const [first] = largest
  const items = statisticsOf(sized, index?.name)?.items ?? entries.length
  const writes = count * 1_000
  const which = first === undefined ? '' : `; ${partitionKeyText(resource, first)} has ${percentText(share)} of them`
  return [
    {
      index: index?.name,
      severity: 'warning',
      evidence: `${plural(count, 'value')} of ${resource.keys.hash.map(nameText).join(' and ')} ${said === undefined ? `in ${countText(entries.length)} entries looked at` : 'by the statistics you set'}${which}`,
      consequence: {
        text: `${countText(items)} entries lie under ${plural(count, 'key')}, and each key has 1,000 WCU/s and 3,000 RCU/s: ${name} takes ${countText(writes)} WCU/s at most, evenly spread${index === undefined ? '' : ', and what it cannot take, the table is refused'}`,
        writeUnits: writes,
      },
      change: changeOf(resource, input),
    },
  ]
}

/** Another attribute of the key beside the one that has few values; or a shard, where there is nothing else. */
function changeOf({ index, keys }: Resource, { table, here }: AdviceInput): string {
  const [hash = ''] = keys.hash
  if (index === undefined) {
    return `Give ${nameText(hash)} more values: put what tells the items apart into it, or a shard such as #0 to #9.`
  }
  const shard = `${hash}Shard`
  return `${createIndexText(table, {
    name: `${index.name}Sharded`,
    keys: { hash: [shard], range: keys.range },
    typeOf: (name) => (name === shard ? 'S' : keyTypeOf(here, name)),
    projected: projectedBeside(index),
  })}; -- ${nameText(shard)} is ${nameText(hash)} with #0 to #9 by turns; or give ${nameText(hash)} to those items only that are looked for`
}
