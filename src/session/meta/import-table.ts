import { type Item, type KeyType, typeOf } from '../../model/value.ts'
import type { Source } from '../../transfer/read-items.ts'
import { runCalls } from '../run-calls.ts'
import { SessionError } from '../session-error.ts'
import type { ImportOrder } from './import-order.ts'
import type { MetaCall } from './meta-call.ts'

/**
 * Makes an on-demand table whose keys have the types they have in the first item. Gives back the items with the first in
 * front again: what comes through a pipe can be read once.
 */
export async function createTableFor(
  meta: MetaCall,
  order: ImportOrder,
  keys: NonNullable<ImportOrder['keys']>,
  source: Source,
): Promise<Source['items']> {
  const { table } = order
  const names = [keys.pk, ...(keys.sk === undefined ? [] : [keys.sk])]
  const rest = source.items[Symbol.asyncIterator]()
  const first = await rest.next()
  if (first.done === true)
    throw new SessionError('session.bad-argument', 'there is no item in the file', { span: meta.statement.span })
  const types = keyTypesIn(first.value.item, names, meta)
  const request = {
    TableName: table,
    AttributeDefinitions: names.map((AttributeName, at) => ({ AttributeName, AttributeType: types[at] ?? 'S' })),
    KeySchema: names.map((AttributeName, at) => ({
      AttributeName,
      KeyType: at === 0 ? ('HASH' as const) : ('RANGE' as const),
    })),
    BillingMode: 'PAY_PER_REQUEST' as const,
  }
  await runCalls(meta.run, [{ step: { operation: 'CreateTable', request }, wait: { table, until: 'active' } }])
  await meta.run.emit({
    kind: 'notice',
    text: `created table ${table} (${names.map((name, at) => `${name} ${types[at]}`).join(', ')})`,
  })
  return (async function* () {
    yield first.value
    yield* { [Symbol.asyncIterator]: () => rest }
  })()
}

function keyTypesIn(item: Item, names: readonly string[], { statement }: MetaCall): readonly KeyType[] {
  return names.map((name) => {
    const value = item[name]
    const type = value === undefined ? undefined : typeOf(value)
    if (type === 'S' || type === 'N' || type === 'B') return type
    throw new SessionError('session.bad-argument', `the first item has no ${name} that could be a key`, {
      span: statement.span,
      hint:
        type === undefined
          ? `Its attributes are ${Object.keys(item).join(', ')}.`
          : `It is of type ${type}; keys are text, numbers or binaries.`,
    })
  })
}
