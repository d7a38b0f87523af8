import { resolve } from 'node:path'
import { plural } from '../../base/count-text.ts'
import type { KeyType } from '../../model/value.ts'
import type { TableDescription } from '../../operation/operation-types.ts'
import { PlanError } from '../../planner/plan-error.ts'
import { allKeyNames, tableKeys } from '../../planner/table-keys.ts'
import { type Loaded, loadItems } from '../../transfer/load-items.ts'
import { openSource, type Source } from '../../transfer/read-items.ts'
import { TransferError } from '../../transfer/transfer-error.ts'
import { confirmed } from '../danger.ts'
import { SessionError } from '../session-error.ts'
import type { Done } from '../session-state.ts'
import type { ImportOrder } from './import-order.ts'
import { createTableFor } from './import-table.ts'
import type { MetaCall } from './meta-call.ts'

/** Milliseconds between two progress events. */
const progressMs = 100

/** `.import FILE TABLE`: the options stand in `syntax/dot-commands.ts`. */
export async function importFile(meta: MetaCall): Promise<Done> {
  const order = orderOf(meta)
  refuseReadOnly(meta)
  const there = await tableNamed(meta, order.table)
  if (there === undefined && order.keys === undefined) throw unknownTable(meta, order.table)
  const { path, format, infer } = order
  // Cells of a key attribute have its type, which a table made for the file gets from its first item.
  const types = new Map<string, KeyType>()
  const opened = await openSource(path, { format, keyTypes: types, infer })
  const items =
    there === undefined && order.keys !== undefined
      ? await createTableFor(meta, order, order.keys, opened)
      : opened.items
  const description = there ?? (await tableNamed(meta, order.table))
  if (description === undefined) throw unknownTable(meta, order.table)
  for (const [name, type] of keyTypes(description)) types.set(name, type)
  const count = description.ItemCount ?? 0
  if (count > 0) {
    const text = `import over the items of ${order.table}`
    await confirmed({ text, table: order.table, items: { low: count, high: count } }, meta.session.confirm)
  }
  const loaded = await load(meta, order, description, { ...opened, items })
  if (loaded.stopped) {
    await sayStopped(meta, loaded.written, order.skip + loaded.written)
    return { result: { kind: 'cancelled' } }
  }
  const summary = `imported ${plural(loaded.written, 'item')} into ${order.table}`
  return { result: { kind: 'written', summary, count: loaded.written } }
}

function orderOf({ run, statement, words }: MetaCall): ImportOrder {
  const option = (name: string): string | undefined => statement.options.find((each) => each.name === name)?.value
  const [file = '', ...rest] = words
  const [table = ''] = rest.length > 1 && rest[0]?.toUpperCase() === 'INTO' ? rest.slice(1) : rest
  const [pk, sk] = [option('pk'), option('sk')]
  if (sk !== undefined && pk === undefined) {
    throw new SessionError('session.bad-argument', '--sk needs --pk', {
      span: statement.span,
      hint: 'Both together make the table.',
    })
  }
  return {
    path: file === '-' ? file : resolve(run.directory, file),
    table,
    format: option('format'),
    skip: wholeNumber(option('skip'), statement.span),
    infer: statement.options.every(({ name }) => name !== 'text'),
    keys: pk === undefined ? undefined : { pk, sk },
  }
}

function refuseReadOnly({ session, statement }: MetaCall): void {
  if (!session.readOnly) return
  throw new SessionError('session.read-only', 'this session reads only', {
    span: statement.span,
    hint: 'Start it without --read-only to import.',
  })
}

async function tableNamed({ run }: MetaCall, table: string): Promise<TableDescription | undefined> {
  run.catalogue.forget(table)
  await run.catalogue.fetch([table], run.signal)
  return run.catalogue.describe(table)
}

const unknownTable = ({ statement: { span } }: MetaCall, table: string): PlanError =>
  new PlanError('plan.unknown-table', `table ${table} does not exist`, {
    span,
    hint: 'Create it first, or say what its keys are: --pk=NAME, and --sk=NAME if it has one.',
  })

async function load(
  meta: MetaCall,
  order: ImportOrder,
  description: TableDescription,
  source: Source,
): Promise<Loaded> {
  const { run } = meta
  const { table, skip } = order
  const startedMs = run.stopwatch()
  let shownMs = Number.NEGATIVE_INFINITY
  let written = 0
  const loading = loadItems(run.backend, source.items, {
    table,
    keyAttributes: allKeyNames(tableKeys(description)),
    skip,
    signal: run.signal,
    sleep: run.sleep,
    onCost: (cost) => run.calls.add({ operation: 'BatchWriteItem', table }, cost, { returned: 0, evaluated: 0 }),
    onProgress: async (done) => {
      written = done
      const elapsedMs = run.stopwatch() - startedMs
      const fraction = source.fraction()
      if (elapsedMs - shownMs < progressMs && fraction < 1) return
      shownMs = elapsedMs
      const progress = { label: `import ${table}`, done, unit: 'items', fraction, elapsedMs }
      await run.emit({ kind: 'progress', progress })
    },
  })
  try {
    return await loading
  } catch (error) {
    // What is wrong with the file says so itself; a disk that is full does not.
    if (written > 0 && !(error instanceof TransferError)) await sayStopped(meta, written, skip + written)
    throw error
  }
}

async function sayStopped({ run }: MetaCall, written: number, place: number): Promise<void> {
  await run.emit({ kind: 'notice', text: `stopped after ${plural(written, 'item')}; go on with --skip=${place}` })
}

function keyTypes(description: TableDescription): ReadonlyMap<string, KeyType> {
  const definitions = description.AttributeDefinitions ?? []
  return new Map(definitions.map(({ AttributeName, AttributeType }) => [AttributeName, AttributeType]))
}

function wholeNumber(text: string | undefined, span: MetaCall['statement']['span']): number {
  if (text === undefined) return 0
  if (/^\d+$/.test(text)) return Number(text)
  throw new SessionError('session.bad-argument', `--skip takes a number, not '${text}'`, { span })
}
