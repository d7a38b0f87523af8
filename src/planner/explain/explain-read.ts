import { countText } from '../../base/count-text.ts'
import { type ReadConsistency, readHalfUnits } from '../../model/capacity.ts'
import type { ValueType } from '../../model/value.ts'
import type { Estimate, PlanWarning } from '../explanation.ts'
import type { SizedTable } from '../sized-table.ts'
import { indexesOf, indexNamed, projectedNames, tableKeys } from '../table-keys.ts'
import {
  averageBytes,
  evaluatedAtMost,
  oneItem,
  queryEstimate,
  type ReadLimits,
  scanEstimate,
  statisticsOf,
} from './estimate.ts'
import { partitionsOf } from './partitions-of.ts'
import type { ReadAccess } from './read-access.ts'

/** A read of one table or index, as a statement describes it. */
export type Read = {
  readonly table: string
  readonly index?: string | undefined
  readonly how: ReadAccess
  /** Top-level attributes asked for; undefined: all. */
  readonly projected: ReadonlySet<string> | undefined
  readonly consistency: ReadConsistency
  readonly limit?: number | undefined
  readonly scanLimit?: number | undefined
  /** Whether an LSI fetches what it does not project: Query does, a PartiQL `SELECT *` does not. Source: reference, I9. */
  readonly fetches: boolean
  /** One segment of a parallel scan. */
  readonly isSegment?: boolean | undefined
  /** The verb SCAN asks for a scan by name. */
  readonly asked: boolean
}

export type ExplainedRead = { readonly estimate: Estimate; readonly warnings: readonly PlanWarning[] }

export function explainRead(read: Read, description: SizedTable | undefined): ExplainedRead {
  const estimate = estimateOf(read, description)
  const missing = fetchedAttributes(read, description)
  const fetch = missing === undefined ? estimate : withFetches(estimate, read, description)
  return {
    estimate: fetch,
    warnings: [
      ...scanWarning(read, description),
      ...filterWarning(read),
      ...(missing === undefined ? [] : [fetchWarning(read, missing)]),
      ...pagesWarning(fetch),
    ],
  }
}

function estimateOf(read: Read, description: SizedTable | undefined): Estimate {
  const statistics = statisticsOf(description, read.index)
  const limits = limitsOf(read)
  if (read.how.access === 'GetItem') return oneItem(statistics, read.consistency, read.how.branches, read.limit)
  if (read.how.access === 'Query') return queryEstimate(statistics, read.consistency, read.how.branches, limits)
  const partitions = partitionsOf(description ?? {}, read.index)
  return scanEstimate(statistics, read.consistency, limits, { partitions, isSegment: read.isSegment === true })
}

const limitsOf = ({ limit, scanLimit, how }: Read): ReadLimits => ({
  items: limit,
  evaluated: scanLimit,
  filtered: how.filter !== undefined,
})

/** Names that a local index has to fetch from the table; undefined when it fetches nothing. Source: reference, capacity 3.2. */
function fetchedAttributes(read: Read, description: SizedTable | undefined): readonly string[] | undefined {
  if (description === undefined || read.index === undefined || !read.fetches) return undefined
  const index = indexNamed(description, read.index)
  const has = index === undefined ? undefined : projectedNames(description, index)
  if (index?.kind !== 'local' || has === undefined) return undefined
  if (read.projected === undefined) return ['*']
  const missing = [...read.projected, ...read.how.filterNames].filter((name) => !has.has(name))
  return missing.length === 0 ? undefined : missing
}

/** Every item evaluated costs one more read of its own, rounded by itself. */
function withFetches(estimate: Estimate, read: Read, description: SizedTable | undefined): Estimate {
  const evaluated = evaluatedAtMost(statisticsOf(description, read.index), limitsOf(read))
  const average = averageBytes(statisticsOf(description, undefined)) ?? 0
  const fetches = (evaluated?.items ?? Number.POSITIVE_INFINITY) * readHalfUnits(average, read.consistency)
  return {
    ...estimate,
    readHalfUnits: {
      low: estimate.readHalfUnits.low + estimate.items.low * readHalfUnits(0, read.consistency),
      high: estimate.readHalfUnits.high + fetches,
    },
  }
}

const fetchWarning = (read: Read, missing: readonly string[]): PlanWarning => ({
  code: 'index-fetch',
  text: `${read.index} does not project ${missing[0] === '*' ? 'every attribute' : missing.join(', ')}: each item is fetched from the table, a read of its own`,
  rewrite: 'Select only what the index projects, or read the table itself.',
})

function scanWarning(read: Read, description: SizedTable | undefined): readonly PlanWarning[] {
  if (read.how.access !== 'Scan' || read.asked) return []
  const whole = read.index === undefined ? `all of ${read.table}` : `all of ${read.table}.${read.index}`
  return [{ code: 'scan', text: `reads ${whole}, whatever it returns`, rewrite: scanRewrite(read, description) }]
}

/** An index that could answer, the index to make, or what the table's own key lacks. */
export function scanRewrite(
  read: Pick<Read, 'table' | 'index'> & { readonly how: Pick<ReadAccess, 'filterNames' | 'equalities'> },
  description: SizedTable | undefined,
): string | undefined {
  if (description === undefined || read.how.filterNames.size === 0) return undefined
  const equalities = read.how.equalities ?? new Map<string, ValueType>()
  const index = indexesOf(description).find(
    ({ keys, name }) => name !== read.index && keys.hash.every((key) => equalities.has(key)),
  )
  if (index !== undefined) {
    return `SELECT ... FROM ${read.table}.${index.name} WHERE ${index.keys.hash.join(' = ... AND ')} = ...`
  }
  const [equality] = [...equalities].filter(([, type]) => keyTypeWords[type] !== undefined)
  if (equality !== undefined) {
    const [name, type] = equality
    return `ALTER TABLE ${read.table} (${name} ${keyTypeWords[type]}) CREATE GSI (by_${name} ON (${name} HASH) PROJECTING ALL)`
  }
  return `Give ${tableKeys(description).hash.join(' and ')} a value with =.`
}

/** As CREATE TABLE writes them. */
export const keyTypeWords: { readonly [type: string]: string } = { S: 'STRING', N: 'NUMBER', B: 'BINARY' }

const filterWarning = (read: Read): readonly PlanWarning[] =>
  read.how.filter === undefined || read.how.access === 'Scan'
    ? []
    : [
        {
          code: 'filter',
          text: `the filter on ${[...read.how.filterNames].join(', ')} saves nothing: items are paid for before it throws them away`,
          rewrite: 'Make what is filtered often part of a sort key, of the table or of an index.',
        },
      ]

const pagesWarning = ({ pages }: Estimate): readonly PlanWarning[] =>
  pages.low < 2
    ? []
    : [
        {
          code: 'many-pages',
          text: `takes at least ${countText(pages.low)} pages of 1 MB, one call each`,
          rewrite: 'LIMIT ends it early.',
        },
      ]
