import { validationError } from '../model/api-error.ts'
import { transactionBytesMax } from '../model/limits.ts'
import { transactionMessages } from '../model/messages/transaction.ts'
import type { Item } from '../model/value.ts'
import type { StoredItem } from '../storage/types.ts'
import type { CompiledTable } from './compiled-table.ts'
import type { EngineContext } from './context.ts'
import { lookUp } from './get-item.ts'
import { takeTogether } from './take-together.ts'

/** The items of a transaction that reads, in order: charged all or not at all. */
export function readTogether(
  context: EngineContext,
  reads: readonly { readonly table: CompiledTable; readonly key: Item }[],
): readonly (StoredItem | undefined)[] {
  const looked = reads.map(({ table, key }) => lookUp(table, key, 'transactional'))
  const bytes = looked.reduce((sum, { found }) => sum + (found?.sizeBytes ?? 0), 0)
  if (bytes > transactionBytesMax) throw validationError(transactionMessages.tooLarge)
  takeTogether(
    context,
    looked.map(({ charge }) => [charge]),
  )
  return looked.map(({ found }) => found)
}
