import { plural } from '../../../base/count-text.ts'
import type { SplitEvent } from '../../../operation/monitor.ts'
import type { AdviceInput } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { resourcesOf } from '../resources.ts'
import { nameText } from '../texts.ts'

/** A partition that was hot for long enough to be split, and could not be. Source: reference, partitions 6 and 10.6. */
export const unsplittable: Rule = {
  id: 'unsplittable',
  title: 'a hot key range that cannot be split',
  needs: ['traffic'],
  find: (input) =>
    [...(input.traffic?.partitions ?? [])].flatMap(([index, { splits }]) => {
      const failed = splits.filter(({ atHash, atSort }) => atHash === undefined && atSort === undefined)
      const newest = failed.at(-1)
      return newest === undefined ? [] : [findingOf(newest, failed.length, index, input)]
    }),
}

function findingOf(split: SplitEvent, count: number, index: string, input: AdviceInput): RuleFinding {
  const resource = resourcesOf(input).find((each) => (each.index?.name ?? '') === index)
  const name = resource?.name ?? nameText(input.table)
  const { reason = '' } = split
  const because = reasons[reason] ?? { why: reason, change: 'Give the traffic more partition keys.' }
  const [hash = 'the partition key'] = resource?.keys.hash ?? []
  return {
    index: index === '' ? undefined : index,
    severity: 'problem',
    evidence: `${plural(count, 'time')} a partition of ${name} was due to be split for its ${split.kind} traffic and was not: ${because.why}`,
    consequence: {
      text: 'that key range stays at 3,000 RCU/s and 1,000 WCU/s, and what is beyond that is throttled',
      readUnits: 3_000,
      writeUnits: 1_000,
    },
    change: because.change.replaceAll('KEY', nameText(hash)),
  }
}

const reasons: { readonly [reason: string]: { readonly why: string; readonly change: string } } = {
  SINGLE_ITEM: {
    why: 'one item has the traffic (SINGLE_ITEM)',
    change: 'Spread the item: count in several items, as KEY with #0 to #9 at the end, and add them up when reading.',
  },
  MONOTONIC: {
    why: 'all of it goes to the newest sort key (MONOTONIC)',
    change: 'Put a shard into KEY, such as #0 to #9 by turns, so that the newest items lie under several keys.',
  },
  LSI_COLLECTION: {
    why: 'a local index keeps the items of a key together (LSI_COLLECTION)',
    change: 'Make the table anew with a global index in place of the local one.',
  },
  SHORT_SPIKE: {
    why: 'the spike is shorter than a split takes (SHORT_SPIKE)',
    change: 'Raise WARM THROUGHPUT before the spike, or spread KEY.',
  },
}
