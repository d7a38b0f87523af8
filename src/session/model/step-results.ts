import type { Statement } from '../../ast/statement.ts'
import { plural } from '../../base/count-text.ts'
import { parseNumber } from '../../model/number-text.ts'
import type { Item, Value } from '../../model/value.ts'
import type { ItemsMeta, Result, StatementEvent } from '../outcome.ts'

type Emit = (event: StatementEvent) => Promise<void>

/** What one step came to, for LET. */
export type CollectedStep = {
  readonly emit: Emit
  /** The items: one as a map, or NULL, where no more than one is asked for. */
  readonly end: (statement: Statement, result: Result) => Value
}

/** The one result that the steps of a pattern add up to: the items of all of them in order, or what they wrote. */
export class StepResults {
  private readonly emit: Emit
  private meta: ItemsMeta | undefined
  private count = 0
  private more = false
  private readonly others: Exclude<Result, { readonly kind: 'items' }>[] = []

  constructor(emit: Emit) {
    this.emit = emit
  }

  /** `keeps`: its items are wanted later. */
  begin(keeps: boolean): CollectedStep {
    const items: Item[] = []
    return {
      emit: async (event) => {
        if (event.kind === 'items') {
          this.count += event.items.length
          if (keeps) items.push(...event.items)
        }
        if (event.kind !== 'begin') return this.emit(event)
        if (this.meta !== undefined) return
        this.meta = event.meta
        await this.emit(event)
      },
      end: (statement, result) => {
        if (result.kind === 'items') this.more ||= result.more
        else this.others.push(result)
        return valueFrom(statement, result, items)
      },
    }
  }

  async result(): Promise<Result> {
    const { meta, count, more, others } = this
    if (meta === undefined) return added(others)
    const rest = added(others)
    const words = rest.kind === 'written' ? rest.summary : rest.kind === 'count' ? countedText(rest.count) : undefined
    if (words !== undefined) await this.emit({ kind: 'notice', text: words })
    return { kind: 'items', meta, count, more }
  }
}

const countedText = (count: number): string => `counted ${plural(count, 'item')}`

/** Several writes as one: what they did, each kind once with its number. */
function added(results: readonly Exclude<Result, { readonly kind: 'items' }>[]): Result {
  const [only] = results
  if (only !== undefined && results.length === 1) return only
  const writes = results.filter((result) => result.kind === 'written')
  const counts = results.filter((result) => result.kind === 'count')
  if (writes.length === 0 && counts.length > 0) {
    const sum = (figure: 'count' | 'evaluated'): number => counts.reduce((total, each) => total + each[figure], 0)
    return { kind: 'count', count: sum('count'), evaluated: sum('evaluated') }
  }
  if (writes.length === 0) return { kind: 'none' }
  const returned = writes.flatMap((write) => write.returned ?? [])
  return {
    kind: 'written',
    summary: summaries(writes.map(({ summary }) => summary)),
    count: writes.reduce((sum, { count }) => sum + count, 0),
    ...(returned.length === 0 ? {} : { returned }),
  }
}

const summaries = (texts: readonly string[]): string =>
  [...Map.groupBy(texts, (text) => text)]
    .map(([text, same]) => (same.length === 1 ? text : `${same.length} times ${text}`))
    .join(', ')

const ofOne: ReadonlySet<Statement['kind']> = new Set(['get', 'put', 'update-item', 'delete-item'])

function valueFrom({ kind }: Statement, result: Result, items: readonly Item[]): Value {
  if (result.kind === 'count') return { N: parseNumber(String(result.count)) }
  const found = result.kind === 'written' ? (result.returned ?? []) : items
  if (!ofOne.has(kind)) return { L: found.map((M) => ({ M })) }
  const [only] = found
  return only === undefined ? { NULL: true } : { M: only }
}
