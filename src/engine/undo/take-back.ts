import { itemsEqual } from '../../expression/compare-values.ts'
import { ApiError } from '../../model/api-error.ts'
import { transactionMessages } from '../../model/messages/transaction.ts'
import type { NotTakenBack, TakenBack } from '../../operation/undoing.ts'
import { parseItem } from '../../storage/parse-text.ts'
import type { StoredItem } from '../../storage/types.ts'
import type { EngineContext } from '../context.ts'
import { applyWrite, type Change, planWrite } from '../write-plan.ts'
import { type KeptChange, type KeptStatement, statementBytesMax, type UndoBook } from './undo-book.ts'

/**
 * Takes the newest statement back, or does again what was taken back last: writes in one transaction, each on the condition that the
 * item is what the statement left. They cost as a transaction's do, and indexes, streams and everything else see them as writes.
 */
export function takeBack(context: EngineContext, book: UndoBook, direction: 'undo' | 'redo'): TakenBack {
  const newest = book.newest(direction)
  if (newest === undefined) return { kind: 'nothing' }
  const statement = newest.statement.text
  const why = notPossible(newest)
  if (why !== undefined) return { kind: 'refused', statement, why }
  const changes = [...(newest.changes?.values() ?? [])].map((change) => (direction === 'undo' ? back(change) : change))
  const refusal = context.store.transaction(() => {
    const found = refusalOf(context, changes)
    if (found === undefined) writeAll(context, changes)
    return found
  })
  if (refusal !== undefined) return { kind: 'refused', statement, why: refusal }
  book.move(direction)
  return { kind: 'done', statement, tables: countsOf(changes) }
}

function notPossible({ changes, hint }: KeptStatement): NotTakenBack | undefined {
  if (changes !== undefined) return undefined
  return hint === undefined ? { kind: 'too-large', bytesMax: statementBytesMax } : { kind: 'other', hint }
}

/** What brings an item from what it was left as to what it was. */
const back = (change: KeptChange): KeptChange => ({ ...change, before: change.after, after: change.before })

function refusalOf(context: EngineContext, changes: readonly KeptChange[]): NotTakenBack | undefined {
  const gone = changes.find(({ table, tableId }) => context.findTable(table)?.id !== tableId)
  if (gone !== undefined) return { kind: 'gone', table: gone.table }
  const changed = changes.filter(({ table, rowKey, before }) => !isSame(context.table(table).rows.get(rowKey), before))
  const [first] = changed
  if (first === undefined) return undefined
  return { kind: 'changed', table: first.table, key: first.key, items: changed.length }
}

function isSame(now: StoredItem | undefined, then: StoredItem | undefined): boolean {
  if (now?.text === then?.text) return true
  return now !== undefined && then !== undefined && itemsEqual(parseItem(now.text), parseItem(then.text))
}

function writeAll(context: EngineContext, changes: readonly KeptChange[]): void {
  const plans = changes.map(({ table, key, after }) => {
    const write = { table: context.table(table), key, change: changeTo(after), transactional: true }
    if (context.holds.hasItem(write)) throw new ApiError('TransactionConflictException', transactionMessages.ongoing)
    return planWrite(context, write)
  })
  context.take(plans.flatMap(({ charges }) => charges))
  for (const plan of plans) applyWrite(context, plan)
}

const changeTo = (after: StoredItem | undefined): Change =>
  after === undefined ? { kind: 'delete' } : { kind: 'put', item: parseItem(after.text), sizeBytes: after.sizeBytes }

function countsOf(changes: readonly KeptChange[]): readonly { readonly table: string; readonly items: number }[] {
  const counts = new Map<string, number>()
  for (const { table } of changes) counts.set(table, (counts.get(table) ?? 0) + 1)
  return [...counts].map(([table, items]) => ({ table, items }))
}
