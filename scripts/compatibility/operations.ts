import type { OperationName } from '../../src/operation/operation.ts'
import { backupOperations } from './backup-operations.ts'
import { globalTableOperations } from './global-table-operations.ts'
import { itemOperations } from './item-operations.ts'
import type { OperationEntry } from './operation-entry.ts'
import { settingOperations } from './setting-operations.ts'
import { streamOperations } from './stream-operations.ts'
import { tableOperations } from './table-operations.ts'

/** Every operation of the service; one that is left out is a compile error. */
export const operations: { readonly [Name in OperationName]: OperationEntry<Name> } = {
  ...itemOperations,
  ...tableOperations,
  ...settingOperations,
  ...streamOperations,
  ...backupOperations,
  ...globalTableOperations,
}
