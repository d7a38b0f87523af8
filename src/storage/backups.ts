import type Database from 'better-sqlite3'
import type { Backup } from '../model/backup.ts'
import type { Connection } from './connection.ts'
import { parseText } from './parse-text.ts'

/** The backups of a file. Their items are rows like those of tables, which are made and dropped apart. */
export class Backups {
  private readonly connection: Connection
  private prepared: ReturnType<typeof prepareAll> | undefined

  constructor(connection: Connection) {
    this.connection = connection
  }

  save(backup: Backup): void {
    const { region, name } = backup.table
    this.write(({ save }) => save.run(region, name, backup.id, JSON.stringify(backup)))
  }

  remove({ table, id }: Backup): void {
    this.write(({ remove }) => remove.run(table.region, table.name, id))
  }

  find(region: string, table: string, id: string): Backup | undefined {
    const text = this.run(({ find }) => find.get(region, table, id))
    return text === undefined ? undefined : parseBackup(text)
  }

  /** In the order in which they were made, which their ids begin with; then by the name of the table. */
  list(region: string): readonly Backup[] {
    return this.run(({ list }) => list.all(region)).map(parseBackup)
  }

  /** Those of every Region. */
  all(): readonly Backup[] {
    return this.run(({ all }) => all.all()).map(parseBackup)
  }

  /** Prepared when they are first needed: most processes do without. */
  private get statements(): ReturnType<typeof prepareAll> {
    this.prepared ??= prepareAll(this.connection.database)
    return this.prepared
  }

  private write(work: (statements: ReturnType<typeof prepareAll>) => void): void {
    this.connection.assertWriting()
    this.run(work)
  }

  private run<Result>(work: (statements: ReturnType<typeof prepareAll>) => Result): Result {
    try {
      return work(this.statements)
    } catch (error) {
      throw this.connection.failure(error)
    }
  }
}

const parseBackup = (text: string): Backup =>
  parseText<Backup>(text, 'the description of a backup', ['id', 'name', 'type', 'rows', 'table'])

function prepareAll(database: Database.Database) {
  const value = <Parameters extends unknown[]>(sql: string): Database.Statement<Parameters, string> =>
    database.prepare<Parameters, string>(sql).pluck()
  return {
    save: database.prepare<[string, string, string, string]>('INSERT INTO backup VALUES (?, ?, ?, ?)'),
    remove: database.prepare<[string, string, string]>('DELETE FROM backup WHERE region = ? AND name = ? AND id = ?'),
    find: value<[string, string, string]>('SELECT definition FROM backup WHERE region = ? AND name = ? AND id = ?'),
    list: value<[string]>('SELECT definition FROM backup WHERE region = ? ORDER BY id, name'),
    all: value<[]>('SELECT definition FROM backup ORDER BY region, id, name'),
  }
}
