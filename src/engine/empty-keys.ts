import { validationError } from '../model/api-error.ts'
import { keyMessages } from '../model/messages/key.ts'
import { type Item, memberOf, type Value } from '../model/value.ts'
import type { CompiledTable } from './compiled-table.ts'

/** In a transaction an empty key or index key refuses the whole request; other key mistakes are reasons. Source: KEY-40. */
export function checkEmptyKeys(table: CompiledTable, item: Item): void {
  for (const { name, type } of table.keyAttributes) {
    const empty = emptyType(memberOf(item, name))
    if (empty !== undefined && empty === type) throw validationError(keyMessages.empty(name, empty))
  }
}

/** The same of the index keys in an item that is put, or in what an update assigns. */
export function checkEmptyIndexKeys(
  { indexes }: CompiledTable,
  item: Item,
  message: (name: string, type: 'S' | 'B', index: string) => string,
): void {
  for (const index of indexes) {
    for (const { name, type } of index.keyAttributes) {
      const empty = emptyType(memberOf(item, name))
      if (empty !== undefined && empty === type) throw validationError(message(name, empty, index.name))
    }
  }
}

function emptyType(value: Value | undefined): 'S' | 'B' | undefined {
  if (value === undefined) return undefined
  if ('S' in value) return value.S === '' ? 'S' : undefined
  return 'B' in value && value.B === '' ? 'B' : undefined
}
