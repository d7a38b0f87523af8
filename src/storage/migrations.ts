import type Database from 'better-sqlite3'

/** Marks a SQLite file as ours: 'ddbS'. */
export const applicationId = 0x64646253

/** Small rows stay whole in their page, and a page is two blocks of the disk. */
export const pageSizeBytes = 8192

/**
 * What each schema version adds to the one before, forward only: number n in the list leads to version n + 1. A
 * released entry is never edited. Tables `r<id>` and `b<id>` come and go with tables and indexes (resource-sql).
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  INSERT INTO counter VALUES ('catalogue', 0), ('resource', 0);
  CREATE TABLE catalogue (
    region TEXT NOT NULL, name TEXT NOT NULL, definition TEXT NOT NULL,
    PRIMARY KEY (region, name)
  ) WITHOUT ROWID;
  CREATE TABLE resource (id INTEGER PRIMARY KEY, items INTEGER NOT NULL, bytes INTEGER NOT NULL);
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE token (
    token TEXT NOT NULL, operation TEXT NOT NULL, digest TEXT NOT NULL, response TEXT NOT NULL,
    expires_ms INTEGER NOT NULL,
    PRIMARY KEY (token, operation)
  ) WITHOUT ROWID;
  CREATE INDEX token_expiry ON token (expires_ms);
  `,
]

/** Brings a file up to the last step, in one transaction; another process may have done it meanwhile. */
export function migrate(database: Database.Database, steps: readonly string[]): void {
  database
    .transaction(() => {
      const version = Number(database.pragma('user_version', { simple: true }))
      for (const step of steps.slice(version)) database.exec(step)
      database.pragma(`application_id = ${applicationId}`)
      database.pragma(`user_version = ${Math.max(version, steps.length)}`)
    })
    .immediate()
}
