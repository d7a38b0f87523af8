import { ApiError } from '../model/api-error.ts'
import type { Item } from '../model/value.ts'
import type { Sample } from '../modelling/advice/advice-input.ts'
import type { TableDescription } from '../operation/operation-types.ts'
import { type PagedStep, readPages } from './read-pages.ts'
import type { Run } from './run.ts'

const itemsMax = 1_000
/** Of a table with more items: it is read from so many places, so that no part of it is left out. */
const segments = 8
const pagesMax = 16
/** Eight pages of 1 MB. */
const halfUnitsMax = 2_048

/** Items from all over the table, as many as fit; the whole of a small one. A role that may not scan sees none. */
export async function sampleOf(run: Run, { TableName = '', ItemCount = 0 }: TableDescription): Promise<Sample> {
  const parts = ItemCount > itemsMax ? segments : 1
  let left: readonly PagedStep[] = Array.from({ length: parts }, (_, Segment) => ({
    operation: 'Scan' as const,
    request: { TableName, ...(parts === 1 ? {} : { Segment, TotalSegments: parts }) },
  }))
  const items: Item[] = []
  let [pages, halfUnits] = [0, 0]
  const enough = (): boolean => items.length >= itemsMax || pages >= pagesMax || halfUnits >= halfUnitsMax
  try {
    while (left.length > 0 && !enough()) {
      const next: PagedStep[] = []
      for (const [at, step] of left.entries()) {
        if (enough()) {
          next.push(step)
          continue
        }
        const share = Math.ceil((itemsMax - items.length) / (left.length - at))
        for await (const page of readPages(run, withLimit(step, share), undefined, { table: TableName })) {
          items.push(...page.items)
          pages += 1
          halfUnits += page.halfUnits
          if (page.next !== undefined) next.push(page.next)
        }
      }
      left = next
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { items, complete: false }
  }
  return { items, complete: left.length === 0 }
}

const withLimit = (step: PagedStep, Limit: number): PagedStep =>
  ({ ...step, request: { ...step.request, Limit } }) as PagedStep
