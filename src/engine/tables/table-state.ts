import { ApiError } from '../../model/api-error.ts'
import { tableMessages } from '../../model/messages/table.ts'
import type { Index, Table } from '../../model/table.ts'
import { statusOf } from '../../model/table-status.ts'

/** Throws ResourceInUseException unless the table is ACTIVE. Source: reference, operations 1; errors 226. */
export function checkTableIdle(table: Table): void {
  const doing = doingTo(table)
  if (doing !== undefined) throw inUse(tableMessages.inUse(table.name, doing))
}

/** The same for indexes: one that is being built, changed or deleted is in the way. */
export function checkIndexesIdle(table: Table, indexes: readonly Index[]): void {
  const busy = indexes.some((index) => doingTo(index) !== undefined)
  if (busy) throw inUse(tableMessages.inUse(table.name, 'updated'))
}

const doing = { CREATING: 'created', UPDATING: 'updated', DELETING: 'deleted', ACTIVE: undefined } as const

const doingTo = (thing: Table | Index): 'created' | 'updated' | 'deleted' | undefined => doing[statusOf(thing)]

const inUse = (message: string): ApiError => new ApiError('ResourceInUseException', message)
