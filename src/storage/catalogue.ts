import type Database from 'better-sqlite3'
import { must } from '../base/must.ts'
import type { Table } from '../model/table.ts'
import type { Connection } from './connection.ts'
import { createExpiries, dropExpiries } from './expiries.ts'
import { createImages, dropImages } from './image-log.ts'
import { parseText } from './parse-text.ts'
import { createRows, dropRows } from './resource-sql.ts'

/** Which tables and indexes there are. */
export class Catalogue {
  private readonly connection: Connection
  private readonly statements: ReturnType<typeof prepareAll>
  /** Changes when the catalogue may have: by us, by another process, or back again. */
  private version = 0
  private seenFileVersion = -1
  private seenCounter = -1
  /** How many changes this connection has made. */
  changes = 0
  /** How many times others were seen to have made some. */
  foreignChanges = 0

  constructor(connection: Connection) {
    this.connection = connection
    this.statements = prepareAll(connection.database)
  }

  /** SQLite's own version tells cheaply that another process committed; the counter tells whether it was the catalogue. */
  currentVersion(): number {
    if (this.connection.alone) return this.version
    return this.guarded(() => {
      const fileVersion = this.connection.fileVersion()
      if (fileVersion !== this.seenFileVersion) {
        this.seenFileVersion = fileVersion
        const counter = must(this.statements.counter.get('catalogue'), 'a counter')
        if (counter !== this.seenCounter) {
          this.version += 1
          this.foreignChanges += 1
        }
        this.seenCounter = counter
      }
      return this.version
    })
  }

  /** By name. */
  tables(region: string): readonly Table[] {
    return this.guarded(() => this.statements.list.all(region).map(parseTable))
  }

  /** Of every Region, by Region and name. */
  allTables(): readonly Table[] {
    return this.guarded(() => this.statements.listAll.all().map(parseTable))
  }

  find(region: string, name: string): Table | undefined {
    const definition = this.guarded(() => this.statements.find.get(region, name))
    return definition === undefined ? undefined : parseTable(definition)
  }

  save(table: Table): void {
    this.change(() => this.statements.save.run(table.region, table.name, JSON.stringify(table)))
  }

  remove(region: string, name: string): void {
    this.change(() => this.statements.remove.run(region, name))
  }

  nextResourceId(): number {
    this.connection.assertWriting()
    return this.guarded(() => must(this.statements.advance.get('resource'), 'a counter'))
  }

  createResource(id: number): void {
    this.change(() => {
      this.connection.database.exec(createRows(id))
      this.statements.addResource.run(id)
    })
  }

  dropResource(id: number): void {
    this.change(() => {
      this.connection.database.exec(dropRows(id) + dropExpiries(id) + dropImages(id))
      this.statements.dropResource.run(id)
    })
  }

  createExpiries(id: number): void {
    this.change(() => this.connection.database.exec(createExpiries(id)))
  }

  dropExpiries(id: number): void {
    this.change(() => this.connection.database.exec(dropExpiries(id)))
  }

  createImages(id: number): void {
    this.change(() => this.connection.database.exec(createImages(id)))
  }

  dropImages(id: number): void {
    this.change(() => this.connection.database.exec(dropImages(id)))
  }

  hasResource(id: number): boolean {
    return this.guarded(() => this.statements.hasResource.get(id) !== undefined)
  }

  /** After a rollback: what was read inside the transaction may be untrue now. */
  forget(): void {
    this.version += 1
    this.seenFileVersion = -1
  }

  private change(work: () => void): void {
    this.connection.assertWriting()
    this.guarded(() => {
      work()
      this.seenCounter = must(this.statements.advance.get('catalogue'), 'a counter')
      this.version += 1
      this.changes += 1
    })
  }

  private guarded<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      throw this.connection.failure(error)
    }
  }
}

const parseTable = (definition: string): Table =>
  parseText<Table>(definition, 'the description of a table', ['id', 'name', 'region', 'keys', 'indexes'])

function prepareAll(database: Database.Database) {
  const value = <Parameters extends unknown[], Result>(sql: string): Database.Statement<Parameters, Result> =>
    database.prepare<Parameters, Result>(sql).pluck()
  return {
    counter: value<[string], number>('SELECT value FROM counter WHERE name = ?'),
    advance: value<[string], number>('UPDATE counter SET value = value + 1 WHERE name = ? RETURNING value'),
    list: value<[string], string>('SELECT definition FROM catalogue WHERE region = ? ORDER BY name'),
    listAll: value<[], string>('SELECT definition FROM catalogue ORDER BY region, name'),
    find: value<[string, string], string>('SELECT definition FROM catalogue WHERE region = ? AND name = ?'),
    save: database.prepare<[string, string, string]>(
      'INSERT INTO catalogue VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET definition = excluded.definition',
    ),
    remove: database.prepare<[string, string]>('DELETE FROM catalogue WHERE region = ? AND name = ?'),
    hasResource: value<[number], number>('SELECT 1 FROM resource WHERE id = ?'),
    addResource: database.prepare<[number]>('INSERT INTO resource VALUES (?, 0, 0)'),
    dropResource: database.prepare<[number]>('DELETE FROM resource WHERE id = ?'),
  }
}
