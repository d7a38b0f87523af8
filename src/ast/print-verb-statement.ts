import type { Projection } from './expression.ts'
import { printAsOf } from './past-moment.ts'
import { optionalNumber, optionalTable, printActions, printCapacity } from './print-clauses.ts'
import { printCondition, printOperand, printProjection } from './print-expression.ts'
import type { PutStatement, QueryStatement, ScanStatement, VerbStatement } from './verb-statement.ts'

export function printVerb(statement: VerbStatement): string {
  const table = optionalTable(statement.table)
  switch (statement.kind) {
    case 'get': {
      const { key, projection, consistent, asOf, returnCapacity } = statement
      return `GET${table} ${printOperand(key)}${project(projection)}${consistent ? ' CONSISTENT' : ''}${printAsOf(asOf)}${printCapacity(returnCapacity)}`
    }
    case 'put':
      return `PUT${table} ${printOperand(statement.item)}${writeOptions(statement)}`
    case 'update-item': {
      const actions = statement.update === undefined ? '' : printActions(statement.update)
      return `UPDATE${table} ${printOperand(statement.key)}${actions}${writeOptions(statement)}`
    }
    case 'delete-item':
      return `DELETE${table} ${printOperand(statement.key)}${writeOptions(statement)}`
    case 'check': {
      const onFailure = statement.onFailureReturnOld ? ' ON FAILURE RETURN OLD' : ''
      return `CHECK${table} ${printOperand(statement.key)} IF ${printCondition(statement.condition)}${onFailure}`
    }
    case 'query': {
      const order = statement.descending ? ' DESC' : ''
      return `QUERY${table} WHERE ${printCondition(statement.keyCondition)}${order}${readOptions(statement)}`
    }
    case 'scan': {
      const { segment } = statement
      return `SCAN${table}${segment === undefined ? '' : ` SEGMENT ${segment.index} OF ${segment.total}`}${readOptions(statement)}`
    }
  }
}

const selectWords = {
  COUNT: ' SELECT COUNT',
  ALL_ATTRIBUTES: ' SELECT ALL ATTRIBUTES',
  ALL_PROJECTED_ATTRIBUTES: ' SELECT PROJECTED ATTRIBUTES',
} as const

function readOptions(statement: QueryStatement | ScanStatement): string {
  const { filter, projection, consistent, limit, scanLimit, startAfter, select, asOf, returnCapacity } = statement
  return [
    filter === undefined ? '' : ` FILTER ${printCondition(filter)}`,
    project(projection),
    select === undefined ? '' : selectWords[select],
    optionalNumber('LIMIT', limit),
    optionalNumber('SCAN LIMIT', scanLimit),
    startAfter === undefined ? '' : ` START AFTER ${printOperand(startAfter)}`,
    consistent ? ' CONSISTENT' : '',
    printAsOf(asOf),
    printCapacity(returnCapacity),
  ].join('')
}

function writeOptions({
  condition,
  returnValues,
  onFailureReturnOld,
  returnCapacity,
}: Omit<PutStatement, 'kind' | 'item'>): string {
  return [
    condition === undefined ? '' : ` IF ${printCondition(condition)}`,
    returnValues === undefined ? '' : ` RETURN ${returnValues.replace('_', ' ')}`,
    onFailureReturnOld ? ' ON FAILURE RETURN OLD' : '',
    printCapacity(returnCapacity),
  ].join('')
}

const project = (projection: Projection | undefined): string =>
  projection === undefined ? '' : ` PROJECT ${printProjection(projection)}`
