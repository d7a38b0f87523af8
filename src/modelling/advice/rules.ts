import type { Rule } from './finding.ts'
import { billingMode } from './rules/billing-mode.ts'
import { collectionNearLimit } from './rules/collection-near-limit.ts'
import { collidingPrefixes } from './rules/colliding-prefixes.ts'
import { duplicateIndex } from './rules/duplicate-index.ts'
import { fewKeys } from './rules/few-keys.ts'
import { filterDiscards } from './rules/filter-discards.ts'
import { growingList } from './rules/growing-list.ts'
import { hotKey } from './rules/hot-key.ts'
import { hotPattern } from './rules/hot-pattern.ts'
import { indexFetch } from './rules/index-fetch.ts'
import { indexThrottlesTable } from './rules/index-throttles-table.ts'
import { itemNearLimit } from './rules/item-near-limit.ts'
import { manySmallReads } from './rules/many-small-reads.ts'
import { mixedSortKey } from './rules/mixed-sort-key.ts'
import { monotonicKey } from './rules/monotonic-key.ts'
import { overBudget } from './rules/over-budget.ts'
import { overProjected } from './rules/over-projected.ts'
import { reservedWords } from './rules/reserved-words.ts'
import { retentionWithoutTtl } from './rules/retention-without-ttl.ts'
import { scan } from './rules/scan.ts'
import { strongReads } from './rules/strong-reads.ts'
import { tableClass } from './rules/table-class.ts'
import { ttlFormat } from './rules/ttl-format.ts'
import { unaskedIndex } from './rules/unasked-index.ts'
import { unpaddedNumbers } from './rules/unpadded-numbers.ts'
import { unservedPattern } from './rules/unserved-pattern.ts'
import { unsplittable } from './rules/unsplittable.ts'
import { unusedIndex } from './rules/unused-index.ts'

/** Everything that ADVISE looks for, in the order in which it says it. */
export const rules: readonly Rule[] = [
  scan,
  filterDiscards,
  hotKey,
  fewKeys,
  monotonicKey,
  unsplittable,
  unusedIndex,
  duplicateIndex,
  overProjected,
  indexFetch,
  indexThrottlesTable,
  itemNearLimit,
  growingList,
  collectionNearLimit,
  unpaddedNumbers,
  mixedSortKey,
  collidingPrefixes,
  ttlFormat,
  retentionWithoutTtl,
  reservedWords,
  strongReads,
  manySmallReads,
  billingMode,
  tableClass,
  unservedPattern,
  hotPattern,
  unaskedIndex,
  overBudget,
]
