import type Database from 'better-sqlite3'

/** Marks a SQLite file as ours: 'ddbS'. */
export const applicationId = 0x64646253

/** Small rows stay whole in their page, and a page is two blocks of the disk. */
export const pageSizeBytes = 8192

/**
 * What each schema version adds to the one before, forward only: number n in the list leads to version n + 1. A
 * released entry is never edited. Tables `r<id>` and `b<id>` come and go with tables and indexes
 * (resource-sql), `x<id>` with time to live (expiries), `h<id>` with point-in-time recovery (image-log).
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
  // Streams: each with its definition, and the records of all in the order in which they were written. A rowid table, so that
  // a record is appended at the end; the index leads to those of one shard and carries the rowid. Streams that were specified
  // before there were records begin with one shard each.
  `
  CREATE TABLE stream (
    id INTEGER PRIMARY KEY, region TEXT NOT NULL, name TEXT NOT NULL, label TEXT NOT NULL,
    ended_ms INTEGER, definition TEXT NOT NULL,
    UNIQUE (region, name, label)
  );
  CREATE TABLE stream_record (
    sequence INTEGER PRIMARY KEY, stream INTEGER NOT NULL, shard INTEGER NOT NULL, event TEXT NOT NULL,
    bytes INTEGER NOT NULL, keys TEXT, new_image TEXT, old_image TEXT
  );
  CREATE INDEX stream_record_shard ON stream_record (stream, shard);
  INSERT INTO stream (region, name, label, definition)
    SELECT region, name, label, json_object(
      'region', region, 'account', definition ->> '$.account', 'table', name, 'label', label,
      'viewType', definition ->> '$.stream.viewType', 'keys', json(definition -> '$.keys'),
      'createdMs', created_ms, 'enabledMs', created_ms,
      'epochs', json_array(json_object('fromMs', created_ms, 'shards', 1)))
    FROM (
      SELECT *, 1000 * unixepoch(label) + substr(label, 21) AS created_ms
      FROM (SELECT *, definition ->> '$.stream.label' AS label FROM catalogue)
      WHERE label IS NOT NULL AND definition ->> '$.transition.status' IS NOT 'DELETING'
    );
  `,
  // What was used: rows of a ledger whose text only its owner reads. Coarser tiers hold longer stretches of older time.
  `
  CREATE TABLE usage (
    tier INTEGER NOT NULL, from_ms INTEGER NOT NULL, region TEXT NOT NULL, name TEXT NOT NULL, index_name TEXT NOT NULL,
    data TEXT NOT NULL,
    UNIQUE (tier, from_ms, region, name, index_name)
  );
  `,
  // Backups: each with its definition; its items are in tables like those of a table. Ids begin with the time. Tables with
  // point-in-time recovery kept no past before: it is off, and begins when it is enabled.
  `
  CREATE TABLE backup (
    region TEXT NOT NULL, name TEXT NOT NULL, id TEXT NOT NULL, definition TEXT NOT NULL,
    PRIMARY KEY (region, name, id)
  ) WITHOUT ROWID;
  UPDATE catalogue SET definition = json_remove(definition, '$.recovery') WHERE definition -> '$.recovery' IS NOT NULL;
  `,
  // Whose counts are behind: rows of `resource` that a writer who has the file open still has to bring up to date.
  `
  CREATE TABLE unsettled (writer TEXT NOT NULL, resource INTEGER NOT NULL, PRIMARY KEY (writer, resource)) WITHOUT ROWID;
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
