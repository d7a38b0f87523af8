import type { PatternStep } from '../ast/model-statement.ts'
import type { PartiqlStatement, TableReference } from '../ast/partiql.ts'
import type { Statement } from '../ast/statement.ts'
import { unreachable } from '../base/unreachable.ts'

/** Tables (and `table.index` references) a statement names; undefined stands for the one chosen by USE. */
export function referencesIn(statement: Statement): readonly (TableReference | undefined)[] {
  switch (statement.kind) {
    case 'get':
    case 'put':
    case 'update-item':
    case 'delete-item':
    case 'query':
    case 'scan':
    case 'check':
    case 'describe':
    case 'show-create-table':
    case 'create-table':
    case 'alter-table':
    case 'drop-table':
    case 'upsert':
    case 'use':
    case 'heatmap':
    case 'top-keys':
    case 'set-statistics':
    case 'drop-statistics':
    case 'entity':
      return [statement.table]
    case 'report':
      return statement.tables
    case 'show-indexes':
    case 'bill':
    case 'advise':
    case 'show-statistics':
    case 'metrics':
    case 'create-alarm':
    case 'show-scaling':
    case 'show-backups':
      return statement.table === undefined ? [] : [statement.table]
    case 'backup-table':
      return [statement.table]
    case 'restore-table':
      return statement.source.kind === 'table' ? [statement.table, statement.source.table] : [statement.table]
    case 'show-alarms':
      return statement.recommendedFor === undefined ? [] : [statement.recommendedFor]
    case 'insert-rows':
    case 'import':
      return [statement.into]
    case 'export':
      return 'table' in statement.source ? [statement.source.table] : referencesIn(statement.source.query)
    case 'copy':
      return [statement.table, ...(statement.to === undefined || statement.file !== undefined ? [] : [statement.to])]
    case 'partiql':
    case 'bulk':
      return [partiqlTable(statement.statement)]
    case 'transaction':
    case 'batch':
      return statement.statements.flatMap(referencesIn)
    case 'simulate':
      return statement.patterns.flatMap((pattern) => referencesIn(pattern.statement))
    case 'compare':
      return [statement.first, ...('kind' in statement.second ? [statement.second] : [])].flatMap(referencesIn)
    case 'access-pattern':
      return statement.steps.flatMap(stepReferences)
    case 'explain':
      return referencesIn(statement.statement)
    case 'api': {
      const table = statement.request['TableName']
      return typeof table === 'string' ? [{ parts: [table], span: statement.span }] : []
    }
    case 'show-tables':
    case 'show-limits':
    case 'show-version':
    case 'show-traffic':
    case 'expect':
    case 'set-variable':
    case 'advance-clock':
    case 'set-clock':
    case 'show-clock':
    case 'set-throttling':
    case 'set-ledger':
    case 'show-prices':
    case 'bill-diff':
    case 'bill-patterns':
    case 'diff-model':
    case 'drop-alarm':
    case 'describe-backup':
    case 'drop-backup':
    case 'assumptions':
    case 'run-pattern':
    case 'generate':
    case 'drop-model':
    case 'show-model':
    case 'import-model':
    case 'export-model':
    case 'meta':
      return []
    default:
      return unreachable(statement)
  }
}

const stepReferences = (step: PatternStep): readonly (TableReference | undefined)[] =>
  step.kind === 'each' ? step.steps.flatMap(stepReferences) : referencesIn(step.statement)

export function partiqlTable(statement: PartiqlStatement): TableReference {
  if (statement.kind === 'insert') return statement.into
  if (statement.kind === 'update') return statement.table
  return statement.kind === 'exists' ? statement.select.from : statement.from
}
