import type Database from 'better-sqlite3'
import { must } from '../base/must.ts'
import type { Connection } from './connection.ts'
import { linesOfHashes } from './read-lines.ts'
import { itemsOfHashes, itemsOfPartition, type Reads } from './reads.ts'
import * as sql from './resource-sql.ts'
import type { StatisticsLedger } from './statistics.ts'
import type {
  FoundItem,
  HashRange,
  KeyBytes,
  LineForm,
  PartitionRange,
  ReadHint,
  RowKey,
  RowLines,
  RowReader,
  Rows,
  Statistics,
  StoredItem,
  StoredRow,
} from './types.ts'

type KeyParameters = [hash: number, partition: KeyBytes, sort: KeyBytes, base: KeyBytes]
type Place = Pick<FoundItem, 'sizeBytes' | 'side'>
type WriteRow = Database.Statement<[...KeyParameters, string | bigint, number]>

/** The rows of one table or index. Its statements are prepared once; writes need a transaction of the store. */
export class Resource implements Rows {
  readonly id: number
  private readonly connection: Connection
  private readonly ledger: StatisticsLedger
  private readonly statements: ReturnType<typeof prepareAll>
  private readonly reads: Reads

  constructor(connection: Connection, ledger: StatisticsLedger, id: number) {
    this.id = id
    this.connection = connection
    this.ledger = ledger
    this.statements = prepareAll(connection.database, id)
    const { items, bytes } = ledger.of(id)
    this.reads = {
      connection,
      id,
      weight: { averageBytes: items === 0 ? 1024 : Math.max(1, bytes / items) },
      prepared: new Map(),
      preparedLines: new Map(),
    }
  }

  get(key: RowKey): FoundItem | undefined {
    try {
      return this.statements.selectItem.get(key.hash, key.partition, key.sort, key.base)
    } catch (error) {
      throw this.connection.failure(error)
    }
  }

  /** What a write must know of a row, without reading its text. */
  place(key: RowKey): Place | undefined {
    try {
      return this.statements.selectPlace.get(key.hash, key.partition, key.sort, key.base)
    } catch (error) {
      throw this.connection.failure(error)
    }
  }

  /**
   * Writes a row, new or not. `found` is what `get` returned for this key in this transaction, null for nothing; a
   * caller that has not looked leaves it out, and it is looked up here.
   */
  put(key: RowKey, item: StoredItem, found: Place | null | undefined = this.place(key)): void {
    this.connection.assertWriting()
    try {
      if (found === null || found === undefined) {
        this.write(this.statements.insertRow, key, item)
        this.ledger.add(this.id, 1, item.sizeBytes)
      } else {
        this.replace(key, item, found)
        this.ledger.add(this.id, 0, item.sizeBytes - found.sizeBytes)
      }
    } catch (error) {
      throw this.connection.failure(error)
    }
  }

  /** Removes a row; false when there was none. `found` as for `put`. */
  remove(key: RowKey, found: Place | null | undefined = this.place(key)): boolean {
    this.connection.assertWriting()
    if (found === null || found === undefined) return false
    try {
      const { changes } = this.statements.deleteRow.run(key.hash, key.partition, key.sort, key.base)
      if (changes !== 1) throw new Error('the row that was found is gone')
      if (found.side !== null) this.statements.deleteLong.run(found.side)
      this.ledger.add(this.id, -1, -found.sizeBytes)
      return true
    } catch (error) {
      throw this.connection.failure(error)
    }
  }

  /** One partition key's rows in sort-key order. Use it inside `Store.read` or a transaction: it reads in chunks. */
  readPartition(range: PartitionRange, hint: ReadHint = {}): RowReader<StoredItem> {
    return itemsOfPartition(this.reads, range, hint)
  }

  /** Rows in hash order: a scan, a segment of one, a partition. Use it inside `Store.read` or a transaction. */
  readHashRange(range: HashRange, hint: ReadHint = {}): RowReader<StoredRow> {
    return itemsOfHashes(this.reads, range, hint)
  }

  /** The same rows a page at a time, as one piece of text. Use it inside `Store.read` or a transaction. */
  readLines(range: HashRange, form: LineForm): RowLines {
    return linesOfHashes(this.reads, range, form)
  }

  /** Item sizes of one partition key's rows, added up. */
  partitionBytes(hash: number, partition: KeyBytes): number {
    try {
      return must(this.statements.sumPartition.get(hash, partition), 'a sum')
    } catch (error) {
      throw this.connection.failure(error)
    }
  }

  /** Counted as it is written, so it costs nothing to know. */
  statistics(): Statistics {
    return this.ledger.of(this.id)
  }

  private replace(key: RowKey, item: StoredItem, { side }: Place): void {
    const { statements } = this
    if (side !== null && isLong(item.text)) {
      statements.updateLong.run(item.text, side)
      changedOne(statements.updateSize.run(item.sizeBytes, key.hash, key.partition, key.sort, key.base))
      return
    }
    if (side !== null) statements.deleteLong.run(side)
    this.write(statements.replaceRow, key, item)
  }

  private write(statement: WriteRow, key: RowKey, item: StoredItem): void {
    const kept = isLong(item.text) ? this.addLong(item.text) : item.text
    statement.run(key.hash, key.partition, key.sort, key.base, kept, item.sizeBytes)
  }

  /** A BigInt is bound as an integer, a number as a real, which takes more room. */
  private addLong(text: string): bigint {
    return BigInt(this.statements.insertLong.run(text).lastInsertRowid)
  }
}

/** Most texts need not be measured: a UTF-16 unit is one to three bytes of UTF-8. */
function isLong(text: string): boolean {
  if (text.length > sql.inlineBytesMax) return true
  return text.length * 3 > sql.inlineBytesMax && Buffer.byteLength(text) > sql.inlineBytesMax
}

function changedOne({ changes }: Database.RunResult): void {
  if (changes !== 1) throw new Error('the row that was found is gone')
}

function prepareAll(database: Database.Database, id: number) {
  return {
    selectItem: database.prepare<KeyParameters, FoundItem>(sql.selectItem(id)),
    selectPlace: database.prepare<KeyParameters, Place>(sql.selectPlace(id)),
    insertRow: database.prepare<[...KeyParameters, string | bigint, number]>(sql.insertRow(id)),
    replaceRow: database.prepare<[...KeyParameters, string | bigint, number]>(sql.replaceRow(id)),
    updateSize: database.prepare<[number, ...KeyParameters]>(sql.updateSize(id)),
    deleteRow: database.prepare<KeyParameters>(sql.deleteRow(id)),
    insertLong: database.prepare<[string]>(sql.insertLong(id)),
    updateLong: database.prepare<[string, number]>(sql.updateLong(id)),
    deleteLong: database.prepare<[number]>(sql.deleteLong(id)),
    sumPartition: database.prepare<[number, KeyBytes], number>(sql.sumPartition(id)).pluck(),
  }
}
