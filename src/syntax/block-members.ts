import type { Statement, StatementKind } from '../ast/statement.ts'
import { mistake } from './diagnostic.ts'

const members: Readonly<Record<'transaction' | 'batch', ReadonlySet<StatementKind>>> = {
  transaction: new Set(['partiql', 'insert-rows', 'upsert', 'get', 'put', 'update-item', 'delete-item', 'check']),
  batch: new Set(['partiql', 'insert-rows', 'get', 'put', 'delete-item']),
}

/** The statement, when it may stand between BEGIN and COMMIT or in BATCH { ... }. */
export function refuseInBlock(statement: Statement, block: 'transaction' | 'batch'): Statement {
  const exists = statement.kind === 'partiql' && statement.statement.kind === 'exists'
  if (members[block].has(statement.kind) && !(block === 'batch' && exists)) return statement
  const place = block === 'transaction' ? 'a transaction' : 'a batch'
  throw mistake('E0119', `this statement cannot stand in ${place}`, statement.span, {
    hint:
      block === 'transaction'
        ? 'A transaction holds GET, PUT, UPDATE and DELETE of single items, CHECK, EXISTS and PartiQL.'
        : 'A batch holds GET, PUT and DELETE of single items, or PartiQL.',
  })
}
