import { unreachable } from '../base/unreachable.ts'
import type {
  BulkStatement,
  DataStatement,
  InsertRowsStatement,
  PartiqlModifiers,
  RateLimit,
} from './data-statement.ts'
import type { Condition } from './expression.ts'
import type { PartiqlStatement, SelectStatement } from './partiql.ts'
import { printAsOf } from './past-moment.ts'
import {
  optionalNumber,
  printActions,
  printCapacity,
  printPaths,
  printReturningClause,
  printTable,
} from './print-clauses.ts'
import { printCondition, printName, printOperand } from './print-expression.ts'

export function printData(statement: DataStatement): string {
  switch (statement.kind) {
    case 'partiql':
      return printPartiqlWith(statement.statement, statement.modifiers)
    case 'insert-rows':
      return printRows(statement)
    case 'upsert': {
      const { table, update, where, returning, returnCapacity } = statement
      const clauses = `${printWhere(where)}${printReturningClause(returning)}${printCapacity(returnCapacity)}`
      return `UPSERT ${printTable(table)}${printActions(update)}${clauses}`
    }
    case 'bulk':
      return printBulk(statement)
    default:
      return unreachable(statement)
  }
}

function printPartiqlWith(statement: PartiqlStatement, modifiers: PartiqlModifiers): string {
  switch (statement.kind) {
    case 'select':
      return printSelect(statement, modifiers)
    case 'exists':
      return `EXISTS(${printSelect(statement.select, modifiers)})`
    case 'insert': {
      const value = printOperand(statement.value)
      return `INSERT INTO ${printTable(statement.into)} VALUE ${value}${printCapacity(modifiers.returnCapacity)}`
    }
    case 'update': {
      const { table, update, where, returning } = statement
      const clauses = `${printWhere(where)}${printKeys(modifiers)}${printReturningClause(returning)}`
      return `UPDATE ${printTable(table)}${printActions(update)}${clauses}${printCapacity(modifiers.returnCapacity)}`
    }
    case 'delete': {
      const { from, where, returning } = statement
      const clauses = `${printWhere(where)}${printKeys(modifiers)}${printReturningClause(returning)}`
      return `DELETE FROM ${printTable(from)}${clauses}${printCapacity(modifiers.returnCapacity)}`
    }
    default:
      return unreachable(statement)
  }
}

function printSelect({ projection, from, where, orderBy }: SelectStatement, modifiers: PartiqlModifiers): string {
  const columns = modifiers.count ? 'COUNT(*)' : projection === '*' ? '*' : printPaths(projection)
  const terms = orderBy.map(({ name, descending }) => `${printName(name)} ${descending ? 'DESC' : 'ASC'}`)
  return [
    `SELECT ${columns} FROM ${printTable(from)}`,
    printWhere(where),
    terms.length === 0 ? '' : ` ORDER BY ${terms.join(', ')}`,
    printKeys(modifiers),
    optionalNumber('LIMIT', modifiers.limit),
    optionalNumber('SCAN LIMIT', modifiers.scanLimit),
    modifiers.consistent ? ' CONSISTENT' : '',
    printAsOf(modifiers.asOf),
    printCapacity(modifiers.returnCapacity),
  ].join('')
}

const printWhere = (where: Condition | undefined): string =>
  where === undefined ? '' : ` WHERE ${printCondition(where)}`

function printKeys({ keys }: PartiqlModifiers): string {
  if (keys.length === 0) return ''
  return ` KEYS IN ${keys.map((values) => `(${values.map(printOperand).join(', ')})`).join(', ')}`
}

/** One column list when all rows have the same columns in the same order; otherwise each row names its own. */
function printRows({ into, overwrite, rows, returnCapacity }: InsertRowsStatement): string {
  const head = `${overwrite ? 'REPLACE' : 'INSERT'} INTO ${printTable(into)}`
  const columns = rows.map(({ entries }) => entries.map(({ name }) => printName(name)).join(', '))
  const values = rows.map(({ entries }) => `(${entries.map(({ value }) => printOperand(value)).join(', ')})`)
  if (columns.every((each) => each === columns[0]) && columns[0] !== '')
    return `${head} (${columns[0]}) VALUES ${values.join(', ')}${printCapacity(returnCapacity)}`
  const pairs = rows.map(
    ({ entries }) => `(${entries.map(({ name, value }) => `${printName(name)} = ${printOperand(value)}`).join(', ')})`,
  )
  const [only] = rows
  const body = rows.length === 1 && only?.entries.length === 0 ? 'VALUE {}' : pairs.join(', ')
  return `${head} ${body}${printCapacity(returnCapacity)}`
}

function printBulk({ statement, limit, rateLimit }: BulkStatement): string {
  const written =
    statement.kind === 'update'
      ? `UPDATE ${printTable(statement.table)}${printActions(statement.update)}`
      : `DELETE FROM ${printTable(statement.from)}`
  return `BULK ${written}${printWhere(statement.where)}${optionalNumber('LIMIT', limit)}${printRate(rateLimit)}`
}

function printRate(rate: RateLimit | undefined): string {
  if (rate === undefined) return ''
  const { readUnits, writeUnits } = rate
  if (readUnits === undefined && writeUnits === undefined) return ' THROTTLE (*, *)'
  const parts = [readUnits === undefined ? '' : `${readUnits} RCU`, writeUnits === undefined ? '' : `${writeUnits} WCU`]
  return ` WITH RATELIMIT (${parts.filter((part) => part !== '').join(', ')})`
}
