import type { Connection } from './connection.ts'
import { earlier, sameRow } from './image-log.ts'
import { compareKeyBytes } from './key-bytes.ts'
import { rangeEnds, textOf } from './resource-sql.ts'
import { type Bounds, ChunkReader, type Stretch } from './row-reader.ts'
import type {
  FoundItem,
  HashRange,
  KeyBytes,
  PartitionRange,
  ReadHint,
  RowKey,
  RowReader,
  Rows,
  SortBound,
  Statistics,
  StoredItem,
  StoredRow,
} from './types.ts'

export type PastMoment = {
  /** The rows of this table. */
  readonly id: number
  /** The number of the first change that came after. */
  readonly from: number
}

/**
 * A table's rows as they were: those that have not been changed since, and of the others what they were before their first
 * change. Both come in key order and are merged by SQLite, so nothing is held in memory and one item costs two looks.
 */
export class PastRows implements Rows {
  private readonly connection: Connection
  private readonly moment: PastMoment
  private readonly current: Pick<Rows, 'statistics'>

  constructor(connection: Connection, moment: PastMoment, current: Pick<Rows, 'statistics'>) {
    this.connection = connection
    this.moment = moment
    this.current = current
  }

  get({ hash, partition, sort }: RowKey): FoundItem | undefined {
    const bound = { bytes: sort, inclusive: true }
    const row = this.readPartition({ hash, partition, from: bound, to: bound, forward: true }, { limit: 1 }).next()
    return row === undefined ? undefined : { text: row.text, sizeBytes: row.sizeBytes, side: null }
  }

  readPartition(range: PartitionRange, hint: ReadHint = {}): RowReader<StoredItem> {
    const { hash, partition, forward, after } = range
    const start = after === undefined ? undefined : { bytes: after.sort, inclusive: false }
    const from = forward ? tighter(range.from, start, 1) : range.from
    const to = forward ? range.to : tighter(range.to, start, -1)
    const stretch = (low: SortBound | undefined, high: SortBound | undefined): Stretch<StoredItem> => {
      const [lowSql, highSql] = rangeEnds(low, high)
      return this.stretch({
        where: `hash = +? AND partition = +? ${lowSql} ${highSql}`,
        order: ['sort'],
        forward,
        bounds: [hash, partition, ...boundOf(low), ...boundOf(high)],
      })
    }
    const next = ([sort]: Bounds): Stretch<StoredItem> => {
      const bound = { bytes: sort as KeyBytes, inclusive: false }
      return forward ? stretch(bound, to) : stretch(from, bound)
    }
    return this.reader(stretch(from, to), next, hint)
  }

  readHashRange({ fromHash, toHash, after }: HashRange, hint: ReadHint = {}): RowReader<StoredRow> {
    const order = ['hash', 'partition', 'sort']
    const behind = (key: Bounds): Stretch<StoredRow> =>
      this.stretch({
        where: '(hash, partition, sort) > (+?, +?, +?) AND hash < +?',
        order,
        forward: true,
        bounds: [...key, toHash],
      })
    const first =
      after === undefined || after.hash < fromHash
        ? this.stretch<StoredRow>({
            where: 'hash >= +? AND hash < +?',
            order,
            forward: true,
            bounds: [fromHash, toHash],
          })
        : behind([after.hash, after.partition, after.sort])
    return this.reader(first, behind, hint)
  }

  /** As it is now: what a table measured then is not kept. */
  statistics(): Statistics {
    return this.current.statistics()
  }

  place(): never {
    return notWritten()
  }

  put(): never {
    return notWritten()
  }

  remove(): never {
    return notWritten()
  }

  partitionBytes(): never {
    return notWritten()
  }

  private reader<Row extends StoredItem>(
    first: Stretch<Row>,
    next: (key: Bounds) => Stretch<Row>,
    hint: ReadHint,
  ): RowReader<Row> {
    const { items, bytes } = this.statistics()
    const weight = { averageBytes: items === 0 ? 1024 : Math.max(1, bytes / items) }
    return new ChunkReader(this.connection, weight, first, next, hint)
  }

  private stretch<Row extends StoredItem>(part: Part): Stretch<Row> {
    const { database } = this.connection
    const columns = part.order.join(', ')
    const sql = (now: string, then: string): string => this.both(part, [`${now}${columns}`, `${then}${columns}`])
    try {
      const rows = sql(`${textOf(this.moment.id)}, size AS sizeBytes, `, 'item AS text, size AS sizeBytes, ')
      return {
        rows: database.prepare<unknown[], Row>(`${rows} LIMIT +?`),
        keyAt: database.prepare<unknown[], Bounds>(`${sql('', '')} LIMIT 1 OFFSET +?`).raw(),
        bounds: [...part.bounds, ...part.bounds],
      }
    } catch (error) {
      throw this.connection.failure(error)
    }
  }

  /** The bounds are asked for twice, once for each part. `+sequence`: the key leads to the images, not their age. */
  private both({ where, order, forward }: Part, [now, then]: readonly [string, string]): string {
    const { id, from } = this.moment
    const direction = forward ? 'ASC' : 'DESC'
    return `SELECT ${now} FROM r${id} WHERE ${where}
        AND NOT EXISTS (SELECT 1 FROM h${id} AS later WHERE ${sameRow('later', `r${id}`)} AND later.sequence >= ${from})
      UNION ALL
      SELECT ${then} FROM h${id} AS image WHERE ${where} AND +sequence >= ${from} AND item IS NOT NULL
        AND NOT EXISTS (${earlier(id, 'image', String(from))})
      ORDER BY ${order.map((column) => `${column} ${direction}`).join(', ')}`
  }
}

type Part = {
  readonly where: string
  readonly order: readonly string[]
  readonly forward: boolean
  readonly bounds: Bounds
}

const boundOf = (bound: SortBound | undefined): Bounds => (bound === undefined ? [] : [bound.bytes])

/** `side` is 1 where the greater bound is the tighter one. Of equal ones, the one that leaves out more. */
function tighter(one: SortBound | undefined, other: SortBound | undefined, side: 1 | -1): SortBound | undefined {
  if (one === undefined || other === undefined) return one ?? other
  const order = compareKeyBytes(one.bytes, other.bytes) * side
  return order > 0 || (order === 0 && !one.inclusive) ? one : other
}

const notWritten = (): never => {
  throw new Error('the past is not written')
}
