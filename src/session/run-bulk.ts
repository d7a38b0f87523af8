import { plural } from '../base/count-text.ts'
import { ApiError } from '../model/api-error.ts'
import type { Item } from '../model/value.ts'
import type { BulkWrite, OperationStep, StatementPlan } from '../planner/statement-plan.ts'
import { factsOf } from './call-facts.ts'
import { valueText } from './expect/value-text.ts'
import type { Result } from './outcome.ts'
import { isPaged, readPages } from './read-pages.ts'
import { type Run, send } from './run.ts'

/** Items between two progress events. */
const progressItems = 25

/** BULK UPDATE and BULK DELETE: read a page of keys, write each, read the next. */
export async function runBulk(run: Run, plan: Extract<StatementPlan, { readonly kind: 'bulk' }>): Promise<Result> {
  const writer = new Writer(run, plan.write)
  try {
    for await (const keys of keyPages(run, plan)) for (const key of keys) await writer.write(key)
  } finally {
    await writer.report(true)
  }
  return writer.result()
}

/**
 * A change may move an entry further along the index that is being read, and it would be met again: keys from an index are
 * all read first. The table's own keys never change.
 */
async function* keyPages(
  run: Run,
  plan: Extract<StatementPlan, { readonly kind: 'bulk' }>,
): AsyncGenerator<readonly Item[]> {
  const { step, pages = {} } = plan.read
  if (!isPaged(step)) return
  const facts = factsOf(step, run)
  const kept: Item[] = []
  for await (const page of readPages(run, step, pages, facts)) {
    if (facts.index === undefined) yield page.items
    else kept.push(...page.items)
    await pace(run, plan.write.rateLimit?.readUnits, page.halfUnits, 0)
  }
  yield kept
}

class Writer {
  private done = 0
  private left = 0
  private readonly startedMs: number
  private readonly run: Run
  private readonly plan: BulkWrite

  constructor(run: Run, plan: BulkWrite) {
    this.run = run
    this.plan = plan
    this.startedMs = run.stopwatch()
  }

  async write(item: Item): Promise<void> {
    const { run, plan } = this
    const startedMs = run.stopwatch()
    const step = stepFor(plan, item)
    try {
      const { halfUnits } = await send(run, step, factsOf(step, run), () => ({ returned: 0, evaluated: 0 }))
      this.done++
      await pace(run, plan.rateLimit?.writeUnits, halfUnits, run.stopwatch() - startedMs)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      if (error.code !== 'ConditionalCheckFailedException') {
        const key = valueText({ M: keyOf(plan, item) })
        await run.emit({
          kind: 'notice',
          text: `${this.summary()}, then ${key} was refused; the others are as they were`,
        })
        throw error
      }
      this.left++
    }
    if ((this.done + this.left) % progressItems === 0) await this.report(false)
  }

  async report(last: boolean): Promise<void> {
    const { run, done } = this
    const elapsedMs = run.stopwatch() - this.startedMs
    await run.emit({ kind: 'progress', progress: { label: this.verb(), done, unit: 'items', elapsedMs } })
    if (last && run.signal?.aborted === true) {
      await run.emit({ kind: 'notice', text: `stopped after ${plural(done, 'item')}; the others are as they were` })
    }
  }

  result(): Result {
    return { kind: 'written', summary: this.summary(), count: this.done }
  }

  private summary(): string {
    const skipped = this.left === 0 ? '' : `, left ${this.left} that changed meanwhile`
    return `${this.verb()} ${plural(this.done, 'item')}${skipped}`
  }

  private verb(): string {
    return this.plan.operation === 'DeleteItem' ? 'deleted' : 'updated'
  }
}

/** Each call waits out its own share of the units per second that are allowed. */
async function pace(run: Run, unitsPerSecond: number | undefined, halfUnits: number, tookMs: number): Promise<void> {
  if (unitsPerSecond === undefined || unitsPerSecond <= 0) return
  const waitMs = (halfUnits / 2 / unitsPerSecond) * 1000 - tookMs
  if (waitMs > 0) await run.sleep(waitMs, run.signal)
}

const keyOf = (plan: BulkWrite, item: Item): Item =>
  Object.fromEntries(plan.keyAttributes.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])))

function stepFor(plan: BulkWrite, item: Item): OperationStep {
  const key = keyOf(plan, item)
  return plan.operation === 'UpdateItem'
    ? { operation: 'UpdateItem', request: { ...plan.request, Key: key } }
    : { operation: 'DeleteItem', request: { ...plan.request, Key: key } }
}
