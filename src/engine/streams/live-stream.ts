import { must } from '../../base/must.ts'
import type { Table } from '../../model/table.ts'
import type { Store } from '../../storage/store.ts'
import { sequenceAt } from './sequence.ts'

/** The stream of a table as every write needs it. */
export type LiveStream = {
  readonly id: number
  readonly viewType: NonNullable<Table['stream']>['viewType']
  /** Into how many shards records are divided now. */
  readonly shards: number
  /** No record has a number below. */
  readonly from: number
  /** When a write should see next whether records are to be forgotten. */
  trimAfterMs: number
}

/** Undefined: the table has none. It stays true for as long as the table's description. */
export function liveStream(store: Store, table: Table): LiveStream | undefined {
  if (table.stream === undefined) return undefined
  const { viewType, label } = table.stream
  const { id, epochs } = must(store.streams.find(table.region, table.name, label), 'a table knows its stream')
  const { fromMs, shards } = must(epochs.at(-1), 'a stream has shards')
  return { id, viewType, shards, from: sequenceAt(fromMs), trimAfterMs: 0 }
}
