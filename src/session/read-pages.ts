import type { Item } from '../model/value.ts'
import type { OperationStep, PageLimits } from '../planner/statement-plan.ts'
import type { CallFacts } from './call-recorder.ts'
import { type Answer, type Run, send } from './run.ts'

export type Page = {
  readonly items: readonly Item[]
  readonly count: number
  /** Where that is not known, the items answered. */
  readonly evaluated: number
  /** Items of this page beyond the limit were dropped. */
  readonly cut: boolean
  /** The call that would go on after this page; absent at the end of the data. */
  readonly next: PagedStep | undefined
  readonly halfUnits: number
}

export type PagedStep = Extract<OperationStep, { readonly operation: 'Query' | 'Scan' | 'ExecuteStatement' }>

export const isPaged = (step: OperationStep): step is PagedStep =>
  step.operation === 'Query' || step.operation === 'Scan' || step.operation === 'ExecuteStatement'

/** Follows pages until the data or a limit ends; absent limits: one page. Stops between pages when the signal says so. */
export async function* readPages(
  run: Run,
  first: PagedStep,
  limits: PageLimits | undefined,
  facts: Omit<CallFacts, 'operation'>,
): AsyncGenerator<Page> {
  let step: PagedStep | undefined = first
  let items = limits?.items ?? Number.POSITIVE_INFINITY
  let evaluated = limits?.evaluated ?? Number.POSITIVE_INFINITY
  while (step !== undefined) {
    const wanted = items
    const countsOfPage = (page: Answer) => {
      const counts = countsOf(page)
      return { ...counts, returned: Math.min(counts.returned, wanted) }
    }
    const answer = await send(run, step, facts, countsOfPage)
    const counts = countsOf(answer)
    const kept = itemsOf(answer).slice(0, items)
    const next = nextStep(step, answer)
    const count = Math.min(counts.returned, items)
    const looked = answer.evaluated ?? counts.returned
    yield { items: kept, count, evaluated: looked, cut: counts.returned > count, next, halfUnits: answer.halfUnits }
    items -= count
    evaluated -= looked
    step =
      limits === undefined || next === undefined || items <= 0 || evaluated <= 0
        ? undefined
        : withLimit(next, { items, evaluated })
  }
}

/** ExecuteStatement does not say how many items it evaluated. */
const countsOf = (answer: Answer) => {
  const items = itemsOf(answer).length
  const { Count, ScannedCount } = answer
  return {
    returned: typeof Count === 'number' ? Count : items,
    evaluated: typeof ScannedCount === 'number' ? ScannedCount : undefined,
  }
}

const itemsOf = (answer: Answer): readonly Item[] => (answer['Items'] as readonly Item[] | undefined) ?? []

function nextStep(step: PagedStep, answer: Answer): PagedStep | undefined {
  if (step.operation === 'ExecuteStatement') {
    const NextToken = answer['NextToken'] as string | undefined
    return NextToken === undefined ? undefined : { ...step, request: { ...step.request, NextToken } }
  }
  const ExclusiveStartKey = answer['LastEvaluatedKey'] as Item | undefined
  if (ExclusiveStartKey === undefined) return undefined
  return { ...step, request: { ...step.request, ExclusiveStartKey } } as PagedStep
}

/** The last page should not evaluate more than what is still wanted; a request without Limit stays without. */
function withLimit(step: PagedStep, left: { readonly items: number; readonly evaluated: number }): PagedStep {
  const { Limit } = step.request
  const smallest = Math.min(Limit ?? Number.POSITIVE_INFINITY, left.evaluated)
  // A Limit that stood for LIMIT shrinks with it: without a filter both count the same.
  const wanted =
    Limit !== undefined && left.evaluated === Number.POSITIVE_INFINITY ? Math.min(smallest, left.items) : smallest
  return Number.isFinite(wanted) ? ({ ...step, request: { ...step.request, Limit: wanted } } as PagedStep) : step
}
