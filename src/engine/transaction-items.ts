import { validationError } from '../model/api-error.ts'
import { transactionMessages } from '../model/messages/transaction.ts'
import type { Item } from '../model/value.ts'
import type { CompiledTable } from './compiled-table.ts'
import { keyText } from './key-rules.ts'

export type NamedItem = { readonly table: CompiledTable; readonly key: Item }

/** Two items of one file share it exactly when they are the same. */
export const itemText = ({ table, key }: NamedItem): string => `${table.table.id} ${keyText(table.table.keys, key)}`

/** No two actions of a transaction may name one item, reads included. Source: TX-3. */
export function checkDistinctItems(actions: readonly NamedItem[]): void {
  const texts = actions.map(itemText)
  if (new Set(texts).size < texts.length) throw validationError(transactionMessages.sameItem)
}
