import { resolve } from 'node:path'
import type { KeyType } from '../../model/value.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { PlanError } from '../../planner/plan-error.ts'
import { allKeyNames, tableKeys } from '../../planner/table-keys.ts'
import { loadItems } from '../../transfer/load-items.ts'
import { openSource } from '../../transfer/read-items.ts'
import { confirmed } from '../danger.ts'
import type { Done } from '../session.ts'
import { SessionError } from '../session-error.ts'
import type { MetaCall } from './run-meta.ts'

/** Milliseconds between two progress events. */
const progressMs = 100

/** `.import FILE TABLE [--format=csv] [--skip=N] [--text]`. */
export async function importFile(meta: MetaCall): Promise<Done> {
  const { session, run, statement, words } = meta
  const [path = '', table = ''] = words.filter(
    (word, at) => at !== 1 || word.toUpperCase() !== 'INTO' || words.length < 3,
  )
  const option = (name: string): string | undefined => statement.options.find((each) => each.name === name)?.value
  const skip = wholeNumber(option('skip'), statement.span)
  const description = await describe(meta, table)
  if (session.parts.readOnly === true) {
    throw new SessionError('session.read-only', 'this session reads only', {
      span: statement.span,
      hint: 'Start it without --read-only to import.',
    })
  }
  const count = description.ItemCount ?? 0
  if (count > 0)
    await confirmed(
      { text: `import over the items of ${table}`, table, items: { low: count, high: count } },
      session.confirm,
    )
  const infer = statement.options.every(({ name }) => name !== 'text')
  const source = await openSource(resolve(run.directory, path), {
    format: option('format'),
    keyTypes: keyTypes(description),
    infer,
  })
  const startedMs = run.stopwatch()
  let shownMs = Number.NEGATIVE_INFINITY
  const { written, stopped } = await loadItems(run.backend, source.items, {
    table,
    keyAttributes: allKeyNames(tableKeys(description)),
    skip,
    signal: run.signal,
    sleep: run.sleep,
    onCharges: (charges) =>
      run.calls.add({ operation: 'BatchWriteItem', table }, charges, { returned: 0, evaluated: 0 }),
    onProgress: async (done) => {
      const elapsedMs = run.stopwatch() - startedMs
      if (elapsedMs - shownMs < progressMs && source.fraction() < 1) return
      shownMs = elapsedMs
      await run.emit({
        kind: 'progress',
        progress: { label: `import ${table}`, done, unit: 'items', fraction: source.fraction(), elapsedMs },
      })
    },
  })
  if (!stopped)
    return {
      result: {
        kind: 'written',
        summary: `imported ${written} ${written === 1 ? 'item' : 'items'} into ${table}`,
        count: written,
      },
    }
  await run.emit({ kind: 'notice', text: `stopped after ${written} items; go on with --skip=${written}` })
  return { result: { kind: 'cancelled' } }
}

async function describe({ run, statement }: MetaCall, table: string): Promise<TableDescription> {
  await run.catalogue.fetch([table], run.signal)
  const description = run.catalogue.describe(table)
  if (description !== undefined) return description
  throw new PlanError('plan.unknown-table', `table ${table} does not exist`, {
    span: statement.span,
    hint: 'Create it first: CREATE TABLE says what its keys are.',
  })
}

function keyTypes(description: TableDescription): ReadonlyMap<string, KeyType> {
  return new Map(
    (description.AttributeDefinitions ?? []).map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]),
  )
}

function wholeNumber(text: string | undefined, span: MetaCall['statement']['span']): number {
  if (text === undefined) return 0
  if (/^\d+$/.test(text)) return Number(text)
  throw new SessionError('session.bad-argument', `--skip takes a number, not '${text}'`, { span })
}
