import { must } from '../../base/must.ts'
import type { Table } from '../../model/table.ts'
import { tableAt } from '../../model/table-status.ts'
import type { EngineContext } from '../context.ts'

/** Keeps the table without transitions that take no time: the answer alone still shows those. */
export function saveSettled(context: EngineContext, table: Table): void {
  context.store.saveTable(must(tableAt(table, context.clock.now()), 'a table that is kept'))
}
