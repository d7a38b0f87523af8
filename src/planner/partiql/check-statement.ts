import type { Condition, Path, PathElement } from '../../ast/expression.ts'
import type { PartiqlStatement, Returning, SelectStatement, TableReference } from '../../ast/partiql.ts'
import { printReturning } from '../../ast/print-partiql.ts'
import { unreachable } from '../../base/unreachable.ts'
import { validationError } from '../../model/api-error.ts'
import { planMessages, statementMessages } from '../../model/messages/partiql.ts'
import { checkCondition, checkPathDepth } from './check-condition.ts'
import { checkUpdateActions } from './check-update.ts'
import type { PositionOf } from './position-of.ts'

/**
 * What is refused before any table is looked up, beyond what the parser refuses. Operands are values and paths. Types of
 * operands are checked when the conditions are bound. Source: reference, partiql 14 "Order of checks".
 */
export function checkStatement(statement: PartiqlStatement, positionOf: PositionOf): void {
  switch (statement.kind) {
    case 'select':
      checkSelect(statement)
      break
    case 'exists':
      checkSelect(statement.select)
      break
    case 'insert':
      checkNames(statement.into)
      break
    case 'update':
      checkWriteTarget(statement.table)
      checkUpdateActions(statement.update, positionOf)
      checkWhere(statement.where)
      break
    case 'delete':
      checkWriteTarget(statement.from)
      checkDeleteReturning(statement.returning)
      checkWhere(statement.where)
      break
    default:
      unreachable(statement)
  }
}

function checkWhere(where: Condition | undefined): void {
  if (where !== undefined) checkCondition(where)
}

function checkSelect({ from, projection, where, orderBy }: SelectStatement): void {
  if (from.parts.length > 2) throw validationError(statementMessages.fromTooLong)
  checkNames(from)
  if (projection !== '*') {
    for (const path of projection) checkPathDepth(path)
    refuseDuplicates(projection)
  }
  checkWhere(where)
  if (orderBy.length > 0 && where === undefined) throw validationError(planMessages.orderWithoutWhere)
}

function checkWriteTarget(target: TableReference): void {
  if (target.parts.length > 1) throw validationError(statementMessages.writeToIndex)
  checkNames(target)
}

/** An ARN may stand for a table. */
function checkNames({ parts }: TableReference): void {
  if (parts.includes('')) throw validationError(statementMessages.emptyComponent)
  const [table = ''] = parts
  if (!/^[a-zA-Z0-9_.-]{3,255}$/.test(table) && !table.startsWith('arn:'))
    throw validationError(statementMessages.tableName)
}

function checkDeleteReturning(returning: Returning | undefined): void {
  if (returning === undefined || (returning.which === 'ALL' && returning.when === 'OLD')) return
  throw validationError(statementMessages.returningOnDelete(printReturning(returning)))
}

/** Two columns of one name. Source: reference, partiql 4. */
function refuseDuplicates(paths: readonly Path[]): void {
  const seen = new Set<string>()
  for (const path of paths) {
    const name = columnName(path)
    if (seen.has(name)) throw validationError(statementMessages.duplicateColumns(name))
    seen.add(name)
  }
}

/** The last name of a path and the indexes behind it: what its value is called in a row. Source: reference, partiql 4. */
export function columnName({ elements }: Path): string {
  const last = elements.findLastIndex((element: PathElement) => element.kind === 'name')
  return elements
    .slice(last)
    .map((element) => (element.kind === 'index' ? `[${element.index}]` : element.name))
    .join('')
}
