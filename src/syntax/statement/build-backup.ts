import type {
  BackupStatementCstNode,
  NamedBackupCstNode,
  PastMomentCstNode,
  RestoreStatementCstNode,
} from '../../../grammars/statement-cst.d.ts'
import type { BackupReference, BackupTableStatement, RestoreTableStatement } from '../../ast/backup-statement.ts'
import type { PastMoment } from '../../ast/past-moment.ts'
import { must } from '../../base/must.ts'
import { nodeSpan, one, tokenSpan } from '../cst.ts'
import { mistake } from '../diagnostic.ts'
import { buildTable } from './build-clauses.ts'
import { momentOf, unitOf } from './build-clock.ts'
import { buildName, stringOf, wholeNumber } from './build-value.ts'

export function buildBackup(node: BackupStatementCstNode): BackupTableStatement {
  const { table, name, StringLiteral } = node.children
  const called = name === undefined ? stringOf(one(StringLiteral)) : buildName(one(name)).name
  return { kind: 'backup-table', table: buildTable(one(table)), name: called, span: nodeSpan(node) }
}

export function buildRestore(node: RestoreStatementCstNode): RestoreTableStatement {
  const { table, namedBackup, NOWAIT } = node.children
  return {
    kind: 'restore-table',
    table: buildTable(one(table)),
    source:
      namedBackup === undefined
        ? { kind: 'table', table: buildTable(must(table[1], 'a table to restore from')), at: restoredTo(node) }
        : { kind: 'backup', backup: backupReference(one(namedBackup)) },
    noWait: NOWAIT !== undefined,
    span: nodeSpan(node),
  }
}

/** The request says a moment, and no plan knows what time it is. */
function restoredTo({ children }: RestoreStatementCstNode): 'LATEST' | { readonly timeMs: number } {
  if (children.LATEST !== undefined) return 'LATEST'
  const moment = buildMoment(one(children.pastMoment))
  if (moment.kind === 'at') return { timeMs: moment.timeMs }
  throw mistake('E0114', 'a restore goes to a moment or to LATEST', moment.span, {
    expected: ["a time as '2026-03-01T12:00:00Z'", 'LATEST'],
  })
}

export function backupReference({ children }: NamedBackupCstNode): BackupReference {
  const token = one(children.StringLiteral)
  return { text: stringOf(token), span: tokenSpan(token) }
}

export function buildMoment(node: PastMomentCstNode): PastMoment {
  const { StringLiteral, NumberLiteral, timeUnit } = node.children
  const span = nodeSpan(node)
  if (timeUnit === undefined) return { kind: 'at', timeMs: momentOf(one(StringLiteral)), span }
  return { kind: 'ago', count: wholeNumber(one(NumberLiteral)), unit: unitOf(one(timeUnit)), span }
}
