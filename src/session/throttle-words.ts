import { countText } from '../base/count-text.ts'
import { percentText } from '../base/percent-text.ts'
import { hashRangeText } from '../model/hash-space.ts'
import type { Throttle, Unsplittable } from '../model/throttle.ts'
import { valueText } from './expect/value-text.ts'

/** The limit that is against a request: `over 1,000 WCU/s of partition 8000-bfff of orders`. */
export function limitText(throttle: Throttle): string {
  const { bucket, unitsPerSecond, kind } = throttle
  const rate = `${countText(unitsPerSecond)} ${kind === 'read' ? 'RCU' : 'WCU'}/s`
  switch (bucket) {
    case 'account':
      return `over the account's ${rate}`
    case 'maximum':
      return `over the on-demand maximum of ${rate} of ${nameOf(throttle)}`
    case 'table':
      return `over ${rate} of ${nameOf(throttle)}`
    case 'allocation':
      return `over ${rate}, the share of ${partitionText(throttle)} of ${nameOf(throttle)}`
    case 'partition':
      return `over ${rate} of ${partitionText(throttle)} of ${nameOf(throttle)}`
  }
}

/** The key that takes most of the partition's traffic: `'c#1' is 91 % of it`. */
export function hottestText({ hottest }: Throttle): string | undefined {
  if (hottest === undefined) return undefined
  return `${hottest.key.map(valueText).join(', ')} is ${percentText(Math.round(hottest.share * 100) / 100)} of it`
}

/** What would help. */
export function adviceText(throttle: Throttle): string {
  const { bucket, billing, index, unsplittable, kind } = throttle
  if (unsplittable !== undefined) return unsplittableAdvice[unsplittable]
  if (bucket === 'account') return 'The quota of the account can be raised on request.'
  if (bucket === 'maximum') return 'Raise the maximum that the table is set to, or spread the load over time.'
  if (bucket === 'table' && billing === 'PROVISIONED') {
    const unit = kind === 'read' ? 'RCU' : 'WCU'
    return index === undefined
      ? `More ${unit}, auto scaling or on-demand billing; up to 300 s of unused capacity is saved for bursts.`
      : `An index needs as much ${unit} as its table writes to it: its lack refuses writes to the table.`
  }
  if (bucket === 'table')
    return 'On demand, twice the earlier peak is served at once and more within half an hour; warm throughput prepares for it.'
  return 'Spread the load over more partition keys; under lasting load the partition is split in some ten minutes.'
}

const unsplittableAdvice: { readonly [Case in Unsplittable]: string } = {
  SINGLE_ITEM:
    'One item takes the load, and an item cannot be divided: cache it, or write to several items and add them up.',
  MONOTONIC: 'The load moves along the sort key, so a split would leave it behind: add a shard to the partition key.',
  LSI_COLLECTION:
    'A table with a local index keeps an item collection in one partition: add a shard to the partition key.',
  SHORT_SPIKE: 'A partition is split under lasting load only: spread a short one over more partition keys.',
}

const nameOf = ({ table, index }: Throttle): string => (index === undefined ? table : `${table}.${index}`)

function partitionText({ partition }: Throttle): string {
  return partition === undefined ? 'a partition' : `partition ${hashRangeText(partition)}`
}
