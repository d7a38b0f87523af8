import { hash } from 'node:crypto'
import Database from 'better-sqlite3'

/**
 * The yardstick: the same rows in the same layout, by hand, with none of DynamoDB's rules. Like anybody who stores items
 * this way it hashes the partition key and makes the item's text; its sizes are known beforehand.
 */
export type RawItem = {
  readonly partition: string
  readonly sort: string
  readonly item: object
  readonly size: number
}

export class Raw {
  readonly database: Database.Database
  private readonly select: Database.Statement
  private readonly upsert: Database.Statement
  private readonly page: Database.Statement
  private readonly tunedPage: Database.Statement
  private readonly all: Database.Statement
  private readonly begin: Database.Statement
  private readonly commit: Database.Statement

  constructor(location: string, pageRows = 20) {
    this.database = new Database(location)
    this.database.pragma('page_size = 8192')
    this.database.pragma('journal_mode = WAL')
    this.database.pragma('synchronous = FULL')
    this.database.exec(`CREATE TABLE r1 (
      hash INTEGER NOT NULL, partition NOT NULL, sort NOT NULL, base NOT NULL, item NOT NULL, size INTEGER NOT NULL,
      PRIMARY KEY (hash, partition, sort, base)) WITHOUT ROWID`)
    const key = 'hash = ? AND partition = ? AND sort = ? AND base = ?'
    this.select = this.database.prepare(`SELECT item, size FROM r1 WHERE ${key}`)
    this.upsert = this.database.prepare('INSERT OR REPLACE INTO r1 VALUES (?, ?, ?, ?, ?, ?)')
    const page = (parameter: string): string =>
      `SELECT item, size FROM r1 WHERE hash = ${parameter} AND partition = ${parameter} ORDER BY sort, base LIMIT ${pageRows}`
    this.page = this.database.prepare(page('?'))
    this.tunedPage = this.database.prepare(page('+?'))
    this.all = this.database.prepare('SELECT item, size FROM r1 ORDER BY hash, partition, sort, base')
    this.begin = this.database.prepare('BEGIN IMMEDIATE')
    this.commit = this.database.prepare('COMMIT')
  }

  get({ partition, sort }: RawItem): string {
    return (this.select.get(hashOf(partition), partition, sort, '') as { readonly item: string }).item
  }

  put(items: readonly RawItem[]): void {
    this.begin.run()
    for (const { partition, sort, item, size } of items) {
      this.upsert.run(hashOf(partition), partition, sort, '', JSON.stringify(item), size)
    }
    this.commit.run()
  }

  readPage({ partition }: RawItem): readonly unknown[] {
    return this.page.all(hashOf(partition), partition)
  }

  /** With a sign before its parameters a statement is not prepared anew for every value: few know, our storage does. */
  readTunedPage({ partition }: RawItem): void {
    this.tunedPage.all(hashOf(partition), partition)
  }

  /** Scan and JSON.parse, with a filter on the parsed item. Returns how many it kept. */
  scan(keep: (item: { readonly n?: { readonly N: string } }) => boolean): number {
    let kept = 0
    for (const row of this.all.iterate() as IterableIterator<{ readonly item: string }>) {
      if (keep(JSON.parse(row.item) as { readonly n?: { readonly N: string } })) kept++
    }
    return kept
  }

  close(): void {
    this.database.close()
  }
}

const hashOf = (partition: string): number => Number.parseInt(hash('md5', `Outliers${partition}`).slice(0, 12), 16)
