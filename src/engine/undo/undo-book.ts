import type { Item } from '../../model/value.ts'
import type { CallingStatement } from '../../operation/operation.ts'
import type { RowKey, StoredItem } from '../../storage/types.ts'

/** What a statement made of one item: what it found, and what it left. Undefined: no item. */
export type KeptChange = {
  readonly table: string
  /** Of the rows, so that a table made again under the same name is another one. */
  readonly tableId: number
  readonly key: Item
  readonly rowKey: RowKey
  readonly before: StoredItem | undefined
  readonly after: StoredItem | undefined
}

export type KeptStatement = {
  readonly statement: CallingStatement
  /** By item; absent: more than is kept, or something else. */
  changes: ReadonlyMap<string, KeptChange> | undefined
  bytes: number
  /** What may help instead of taking it back; absent: it was too large. */
  readonly hint?: string | undefined
}

/** Item bytes that are kept of one statement, and of all together. */
export const statementBytesMax = 16 * 1024 * 1024
const bytesMax = 64 * 1024 * 1024
const statementsMax = 1_000

/**
 * What the statements of a session wrote, newest last, so that it can be taken back; and what was taken back, so that it can be done
 * again. In memory and bounded: the oldest are forgotten, and a statement that wrote too much is remembered without its items.
 */
export class UndoBook {
  private readonly done: KeptStatement[] = []
  private undone: KeptStatement[] = []

  /** What a call of a statement changed, after its transaction. */
  add(statement: CallingStatement, changes: readonly KeptChange[]): void {
    if (changes.length === 0) return
    this.undone = []
    const last = this.done.at(-1)
    const kept = last?.statement.id === statement.id ? last : this.begin(statement)
    if (kept.changes === undefined) return
    const merged = new Map(kept.changes)
    for (const change of changes) keep(kept, merged, change)
    kept.changes = kept.bytes > statementBytesMax ? undefined : merged
    if (kept.changes === undefined) kept.bytes = 0
    this.forgetOldest()
  }

  /** A statement whose doing is not kept. */
  note(statement: CallingStatement, hint: string): void {
    this.undone = []
    this.done.push({ statement, changes: undefined, bytes: 0, hint })
    this.forgetOldest()
  }

  newest(direction: 'undo' | 'redo'): KeptStatement | undefined {
    return (direction === 'undo' ? this.done : this.undone).at(-1)
  }

  /** The newest has been taken back, or done again. */
  move(direction: 'undo' | 'redo'): void {
    const [from, to] = direction === 'undo' ? [this.done, this.undone] : [this.undone, this.done]
    const moved = from.pop()
    if (moved !== undefined) to.push(moved)
  }

  skip(): KeptStatement | undefined {
    return this.done.pop()
  }

  private begin(statement: CallingStatement): KeptStatement {
    const kept = { statement, changes: new Map<string, KeptChange>(), bytes: 0 }
    this.done.push(kept)
    return kept
  }

  private forgetOldest(): void {
    let bytes = this.done.reduce((sum, kept) => sum + kept.bytes, 0)
    while (this.done.length > 1 && (bytes > bytesMax || this.done.length > statementsMax)) {
      bytes -= this.done.shift()?.bytes ?? 0
    }
  }
}

/** Of several changes of one item the first says what it was, the last what it is. */
function keep(kept: KeptStatement, changes: Map<string, KeptChange>, change: KeptChange): void {
  const name = JSON.stringify([change.tableId, change.key])
  const known = changes.get(name)
  if (known !== undefined) kept.bytes -= bytesOf(known)
  const whole = known === undefined ? change : { ...change, before: known.before }
  changes.set(name, whole)
  kept.bytes += bytesOf(whole)
}

const bytesOf = ({ before, after }: KeptChange): number => (before?.text.length ?? 0) + (after?.text.length ?? 0) + 200
