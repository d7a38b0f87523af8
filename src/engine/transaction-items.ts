import { validationError } from '../model/api-error.ts'
import { transactionMessages } from '../model/messages/transaction.ts'
import type { Item } from '../model/value.ts'
import type { CompiledTable } from './compiled-table.ts'
import { keyText } from './key-rules.ts'

/** No two actions of a transaction may name one item, reads included. Source: TX-3. */
export function checkDistinctItems(actions: readonly { readonly table: CompiledTable; readonly key: Item }[]): void {
  const texts = actions.map(({ table, key }) => `${table.table.id} ${keyText(table.table.keys, key)}`)
  if (new Set(texts).size < texts.length) throw validationError(transactionMessages.sameItem)
}
