import { type Item, type KeyType, typeOf } from '../../model/value.ts'
import type { Source, SourceBatch } from '../../transfer/open-source.ts'
import type { Run } from '../run.ts'
import { runCalls } from '../run-calls.ts'
import { SessionError } from '../session-error.ts'
import type { ImportOrder } from './import-order.ts'

/**
 * Makes an on-demand table whose keys have the types they have in the first item. Gives back the records with those that were
 * read for it in front again: what comes through a pipe can be read once.
 */
export async function createTableFor(
  run: Run,
  { table, span }: ImportOrder,
  keys: NonNullable<ImportOrder['keys']>,
  source: Source,
): Promise<Source['batches']> {
  const names = [keys.pk, ...(keys.sk === undefined ? [] : [keys.sk])]
  const rest = source.batches[Symbol.asyncIterator]()
  const read: SourceBatch[] = []
  let item: Item | undefined
  while (item === undefined) {
    const next = await rest.next()
    if (next.done === true) throw new SessionError('session.bad-argument', 'there is no item in the file', { span })
    read.push(next.value)
    item = firstItem(next.value)
  }
  const types = keyTypesIn(item, names, span)
  const request = {
    TableName: table,
    AttributeDefinitions: names.map((AttributeName, at) => ({ AttributeName, AttributeType: types[at] ?? 'S' })),
    KeySchema: names.map((AttributeName, at) => ({
      AttributeName,
      KeyType: at === 0 ? ('HASH' as const) : ('RANGE' as const),
    })),
    BillingMode: 'PAY_PER_REQUEST' as const,
  }
  await runCalls(run, [{ step: { operation: 'CreateTable', request }, wait: { table, until: 'active' } }])
  await run.emit({
    kind: 'notice',
    text: `created table ${table} (${names.map((name, at) => `${name} ${types[at]}`).join(', ')})`,
  })
  return (async function* () {
    yield* read
    yield* { [Symbol.asyncIterator]: () => rest }
  })()
}

function firstItem({ records }: SourceBatch): Item | undefined {
  for (const record of records) if ('write' in record && 'put' in record.write) return record.write.put
  return undefined
}

function keyTypesIn(item: Item, names: readonly string[], span: ImportOrder['span']): readonly KeyType[] {
  return names.map((name) => {
    const value = item[name]
    const type = value === undefined ? undefined : typeOf(value)
    if (type === 'S' || type === 'N' || type === 'B') return type
    throw new SessionError('session.bad-argument', `the first item has no ${name} that could be a key`, {
      span,
      hint:
        type === undefined
          ? `Its attributes are ${Object.keys(item).join(', ')}.`
          : `It is of type ${type}; keys are text, numbers or binaries.`,
    })
  })
}
