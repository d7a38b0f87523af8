import type { BulkLane, BulkPage } from '../../operation/bulk.ts'
import { type ItemLines, linesOf } from '../../operation/item-lines.ts'
import type { Call } from '../../operation/operation.ts'
import { PlanError } from '../../planner/plan-error.ts'
import { planStatement } from '../../planner/plan-statement.ts'
import { factsOf } from '../call-facts.ts'
import { isPaged, readPages } from '../read-pages.ts'
import type { Run } from '../run.ts'
import type { ExportOrder } from './export-order.ts'

/** The items of a table, page after page, as text that nobody looks into. What a page costs is recorded. */
export async function* tablePages(
  run: Run,
  lane: BulkLane,
  table: string,
  after?: BulkPage['next'],
): AsyncGenerator<BulkPage> {
  let next = after
  do {
    const page = await onePage(run, lane, table, next)
    yield page
    next = page.next
  } while (next !== undefined)
}

async function onePage(run: Run, lane: BulkLane, table: string, after: BulkPage['next']): Promise<BulkPage> {
  await run.guard?.during(run, run.calls)
  const cost = { charges: [], throttles: [] } satisfies Call
  let count = 0
  const startedMs = run.stopwatch()
  try {
    const page = await lane.page({ table, after }, { ...cost, signal: run.signal })
    count = page.count
    return page
  } finally {
    const facts = { operation: 'Scan', table, consistency: 'eventual' } as const
    const elapsedMs = run.stopwatch() - startedMs
    run.calls.add(facts, cost, { returned: count, evaluated: count }, { elapsedMs })
  }
}

type Query = Extract<ExportOrder['source'], { readonly query: unknown }>['query']

/** What a statement answers, page after page. */
export async function* queryPages(run: Run, query: Query): AsyncGenerator<ItemLines> {
  const inner: Run = { ...run, statement: query }
  const plan = planStatement(query, run.context)
  if (plan.kind !== 'calls') return
  for (const text of plan.notes) await run.emit({ kind: 'notice', text })
  for (const { step, pages, counts } of plan.steps) {
    if (!isPaged(step) || counts === true || ('Select' in step.request && step.request.Select === 'COUNT'))
      throw noItems(query)
    for await (const { items } of readPages(inner, step, pages, factsOf(step, inner))) yield linesOf(items)
  }
}

const noItems = ({ span }: Query): PlanError =>
  new PlanError('plan.nothing-to-export', 'this statement answers with no items that could be exported', {
    span,
    hint: 'Export what SELECT, QUERY or SCAN finds; a count is shown by itself.',
  })
