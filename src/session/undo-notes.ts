import type { Statement } from '../ast/statement.ts'
import type { Backend, CallingStatement } from '../operation/operation.ts'
import type { Result } from './outcome.ts'
import type { Run } from './run.ts'
import type { Connection } from './session-state.ts'

/** The same backend, which keeps what the statement writes so that it can be taken back. */
export const ofStatement = (backend: Backend, statement: CallingStatement): Backend => ({
  run: (name, request, call) => backend.run(name, request, { ...call, statement }),
  close: () => backend.close(),
})

/** What no list of items can take back, by the operation that did it, and what may help instead. */
const stays: { readonly [operation: string]: string } = {
  CreateTable: 'DROP TABLE removes the table again.',
  RestoreTableFromBackup: 'DROP TABLE removes the table again.',
  RestoreTableToPointInTime: 'DROP TABLE removes the table again.',
  UpdateTable: 'ALTER TABLE changes the table again.',
  UpdateTimeToLive: 'ALTER TABLE ... SET TTL changes it again.',
  UpdateContinuousBackups: 'ALTER TABLE ... SET PITR changes it again.',
  TagResource: 'UntagResource and TagResource change the tags again.',
  UntagResource: 'TagResource puts tags there again.',
  CreateBackup: 'DROP BACKUP removes the backup again.',
  DeleteTable: 'RESTORE TABLE makes it again of a backup; a table with PITR ENABLED leaves one.',
  DeleteBackup: 'A backup that was dropped is gone.',
}

/** The same for statements whose doing is no operation of the service. */
const staysOf: { readonly [kind in Statement['kind']]?: string } = {
  'alter-table': 'ALTER TABLE changes the table again.',
  entity: 'ENTITY OR REPLACE defines the old one again, DROP ENTITY removes it.',
  'access-pattern': 'ACCESS PATTERN OR REPLACE defines the old one again, DROP ACCESS PATTERN removes it.',
  'drop-model': 'ENTITY or ACCESS PATTERN defines it again.',
  'import-model': 'DROP TABLE, DROP ENTITY and DROP ACCESS PATTERN remove what it made.',
  'set-statistics': 'SET STATISTICS says them again, DROP STATISTICS removes them.',
  'drop-statistics': 'SET STATISTICS says them again.',
  'create-alarm': 'DROP ALARM removes the alarm again.',
  'drop-alarm': 'CREATE ALARM makes the alarm again.',
}

/** Tells the connection of a statement that it cannot take back, so that .undo says so. */
export async function noteWhatStays({ undoing }: Connection, run: Run, result: Result): Promise<void> {
  if (undoing === undefined || result.kind === 'failed') return
  const { statement } = run
  const hint = movesData(statement)
    ? 'Its items are too many to be kept; .branch before such a statement leaves a way back.'
    : (run.calls.records().flatMap(({ operation }) => stays[operation] ?? [])[0] ?? staysOf[statement.kind])
  if (hint !== undefined) await undoing.note(run.calling, hint)
}

/** What it writes goes the way of thousands at a time, past the calls whose writes are kept. */
const movesData = (statement: Statement): boolean =>
  statement.kind === 'meta'
    ? statement.command === 'import'
    : statement.kind === 'import' || statement.kind === 'copy' || statement.kind === 'generate'
