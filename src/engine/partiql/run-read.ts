import { conditionHolds } from '../../expression/evaluate-condition.ts'
import { lookup } from '../../expression/lookup.ts'
import { ApiError, validationError } from '../../model/api-error.ts'
import type { ReadConsistency } from '../../model/capacity.ts'
import { hashEnd } from '../../model/hash-space.ts'
import { pageBytesMax } from '../../model/limits.ts'
import { planMessages, requestMessages } from '../../model/messages/partiql.ts'
import { readMessages } from '../../model/messages/read.ts'
import { statusOf } from '../../model/table-status.ts'
import { emptyItem, type Item } from '../../model/value.ts'
import type { ReadPlan, ReadStep } from '../../planner/plan.ts'
import type { CompiledTable } from '../compiled-table.ts'
import type { EngineContext } from '../context.ts'
import { readItem } from '../get-item.ts'
import { type Page, type PageRead, pageKey, queryCharges, readHint, readPage } from '../read-page.ts'
import type { ReadTarget } from '../read-rules.ts'
import { scanCharges } from '../scan-charges.ts'
import { checkStartKey, queryStart, scanStart } from '../start-key.ts'
import { StoredWhole, type WholeItem } from '../whole-item.ts'

import { stretchOf } from './key-stretch.ts'
import type { ReadPosition } from './next-token.ts'
import { bindWhere, type Column } from './prepare-statement.ts'

type ReadOptions = {
  readonly consistency: ReadConsistency
  /** Items to evaluate at most. */
  readonly limit?: number | undefined
  readonly from: ReadPosition
}

type ReadResult = {
  readonly items: readonly WholeItem[]
  /** Where the next page begins; undefined at the end. */
  readonly next: ReadPosition | undefined
}

/**
 * One page of a SELECT: its reads one after another, until Limit items were evaluated, a page is full, or the reads end.
 * Several reads come in pages of few items. Source: reference, partiql 5, README conflict 34.
 */
export function runRead(
  context: EngineContext,
  plan: ReadPlan,
  table: CompiledTable,
  options: ReadOptions,
): ReadResult {
  const reader = new StepReader(context, plan, targetOf(plan, table), options)
  const limits = [options.limit, plan.steps.length > 1 ? context.settings.partiqlInPageSize : undefined]
  const limit = Math.min(...limits.map((each) => each ?? Infinity))
  const items: WholeItem[] = []
  let evaluated = 0
  let bytes = 0
  const end = (next: ReadPosition | undefined): ReadResult => {
    const [first] = context.charges
    if (first !== undefined) context.charges[0] = { ...first, evaluated }
    return { items, next }
  }
  for (let step = options.from.step; step < plan.steps.length; step++) {
    if (evaluated >= limit || bytes >= pageBytesMax) return end({ step })
    const page = reader.read(step, limit - evaluated, step === options.from.step ? options.from.after : undefined)
    items.push(...page.items)
    evaluated += page.evaluated
    bytes += page.bytes
    if (page.last !== undefined) return end({ step, after: page.last })
  }
  return end(undefined)
}

type StepPage = {
  readonly items: readonly WholeItem[]
  readonly evaluated: number
  readonly bytes: number
  /** The key to go on after; undefined when the read is finished. */
  readonly last: Item | undefined
}

class StepReader {
  private readonly context: EngineContext
  private readonly plan: ReadPlan
  private readonly target: ReadTarget
  private readonly consistency: ReadConsistency

  constructor(context: EngineContext, plan: ReadPlan, target: ReadTarget, { consistency }: ReadOptions) {
    this.context = context
    this.plan = plan
    this.target = target
    this.consistency = consistency
  }

  read(position: number, limit: number, after: Item | undefined): StepPage {
    const step = this.plan.steps[position]
    if (step === undefined) throw new Error('the plan has this step')
    switch (step.kind) {
      case 'get':
        return this.get(step)
      case 'query':
        return this.query(step, limit, after)
      case 'scan':
        return this.scan(step, limit, after)
    }
  }

  private get({ key, filter }: ReadStep & { kind: 'get' }): StepPage {
    const found = readItem(this.context, this.target.table, key, this.consistency)
    if (found === undefined) return { items: [], evaluated: 0, bytes: 0, last: undefined }
    const whole = new StoredWhole(found)
    const kept = filter === undefined || conditionHolds(bindWhere(this.context, filter), whole.item)
    return { items: kept ? [whole] : [], evaluated: 1, bytes: found.sizeBytes, last: undefined }
  }

  private query(
    { keyConditions, forward, filter }: ReadStep & { kind: 'query' },
    limit: number,
    after: Item | undefined,
  ): StepPage {
    const { range, key } = stretchOf(this.target, keyConditions, forward)
    const start =
      after === undefined
        ? undefined
        : this.resume('Query', after, () => queryStart(this.target, after, range, keyConditions))
    const rows = this.rows().readPartition({ ...range, after: start }, readHint(this.context, limit))
    const read = this.pageRead(rows, limit, filter)
    const { page } = readPage(this.context, read, (evaluated) =>
      queryCharges(read, evaluated, { hash: range.hash, key }),
    )
    return this.stepPage(read, page)
  }

  private scan({ filter }: ReadStep & { kind: 'scan' }, limit: number, after: Item | undefined): StepPage {
    const start = after === undefined ? undefined : this.resume('Scan', after, () => scanStart(this.target, after))
    const rows = this.rows().readHashRange(
      { fromHash: 0, toHash: hashEnd, after: start },
      readHint(this.context, limit),
    )
    const read = this.pageRead(rows, limit, filter)
    const span = { fromHash: start?.hash ?? 0, toHash: hashEnd }
    const { page } = readPage(this.context, read, (evaluated) => scanCharges(this.context, read, evaluated, span))
    return this.stepPage(read, page)
  }

  /** A token may be older than the table: what does not fit any more is no token of this request. */
  private resume<Row>(operation: 'Query' | 'Scan', after: Item, start: () => Row): Row {
    try {
      checkStartKey(this.target, after, operation)
      return start()
    } catch (error) {
      if (error instanceof ApiError) throw validationError(requestMessages.tokenInvalid)
      throw error
    }
  }

  private rows(): CompiledTable['rows'] {
    return (this.target.index ?? this.target.table).rows
  }

  private pageRead(rows: PageRead['rows'], limit: number, filter: ReadStep['filter']): PageRead {
    return {
      ...this.target,
      rows,
      limit: limit === Infinity ? undefined : limit,
      filter: filter === undefined ? undefined : bindWhere(this.context, filter),
      fetch: this.plan.fetch,
      consistency: this.consistency,
    }
  }

  private stepPage(read: PageRead, page: Page): StepPage {
    const last = page.last === undefined ? undefined : pageKey(read, page.last.item)
    return { items: page.items, evaluated: page.scannedCount, bytes: page.bytes, last }
  }
}
function targetOf({ index: name }: ReadPlan, table: CompiledTable): ReadTarget {
  if (name === undefined) return { table, index: undefined }
  const index = table.indexesByName.get(name)
  if (index === undefined) throw validationError(planMessages.unknownIndex)
  if (statusOf(index.index) === 'CREATING')
    throw new ApiError('ResourceNotFoundException', readMessages.backfilling(name))
  return { table, index }
}

/** A row as a SELECT shows it: an attribute that is not there leaves no column. Source: reference, partiql 4. */
export function rowOf(columns: readonly Column[], item: Item): Item {
  const row = emptyItem()
  for (const { name, path } of columns) {
    const value = lookup(item, path)
    if (value !== undefined) row[name] = value
  }
  return row
}
