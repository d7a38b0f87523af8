import { unreachable } from '../base/unreachable.ts'
import type { Value } from '../model/value.ts'
import type { Condition, Operand, Path, PathElement, UpdateAction } from './expression.ts'
import type { PartiqlStatement, Returning, SelectStatement, TableReference } from './partiql.ts'

/**
 * A statement as canonical text: every name in double quotes, so that no list of reserved words is needed. It parses to the
 * same tree, positions aside. Values that PartiQL has no literal for (binary) must be parameters.
 */
export function printPartiql(statement: PartiqlStatement): string {
  switch (statement.kind) {
    case 'select':
      return printSelect(statement)
    case 'insert':
      return `INSERT INTO ${table(statement.into)} VALUE ${operand(statement.value)}`
    case 'update': {
      const actions = statement.update.actions.map(printAction).join(' ')
      return `UPDATE ${table(statement.table)} ${actions}${where(statement.where)}${returning(statement.returning)}`
    }
    case 'delete':
      return `DELETE FROM ${table(statement.from)}${where(statement.where)}${returning(statement.returning)}`
    case 'exists':
      return `EXISTS(${printSelect(statement.select)})`
    default:
      return unreachable(statement)
  }
}

function printSelect({ projection, from, where: condition, orderBy }: SelectStatement): string {
  const columns = projection === '*' ? '*' : projection.map(printPath).join(', ')
  const terms = orderBy.map(({ name, descending }) => `${quoted(name)} ${descending ? 'DESC' : 'ASC'}`)
  const order = terms.length === 0 ? '' : ` ORDER BY ${terms.join(', ')}`
  return `SELECT ${columns} FROM ${table(from)}${where(condition)}${order}`
}

function printAction(action: UpdateAction): string {
  switch (action.kind) {
    case 'set':
      return `SET ${printPath(action.path)} = ${operand(action.value)}`
    case 'remove':
      return `REMOVE ${printPath(action.path)}`
    case 'add':
    case 'delete':
      throw new Error('PartiQL has no ADD and no DELETE action')
    default:
      return unreachable(action)
  }
}

const table = ({ parts }: TableReference): string => parts.map(quoted).join('.')
const where = (condition: Condition | undefined): string =>
  condition === undefined ? '' : ` WHERE ${printCondition(condition)}`
const returning = (clause: Returning | undefined): string => (clause === undefined ? '' : ` ${printReturning(clause)}`)

/** As refusals quote it. Source: reference, PQL-60. */
export const printReturning = ({ which, when }: Returning): string => `RETURNING ${which} ${when} *`

/** A condition of PartiQL as text. */
export function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.map(inner).join(condition.kind === 'and' ? ' AND ' : ' OR ')
    case 'not':
      return `NOT ${inner(condition.condition)}`
    case 'compare':
      return `${operand(condition.left)} ${condition.operator} ${operand(condition.right)}`
    case 'between':
      return `${operand(condition.operand)} BETWEEN ${operand(condition.low)} AND ${operand(condition.high)}`
    case 'in':
      return `${operand(condition.operand)} IN [${condition.list.map(operand).join(', ')}]`
    case 'is':
      return `${operand(condition.operand)} IS ${condition.negated ? 'NOT ' : ''}${condition.type}`
    case 'call':
      return operand(condition)
    default:
      return unreachable(condition)
  }
}

/** Parentheses around whatever joins or negates: NOT, AND and OR inside one another. */
function inner(condition: Condition): string {
  const joins = condition.kind === 'and' || condition.kind === 'or' || condition.kind === 'not'
  return joins ? `(${printCondition(condition)})` : printCondition(condition)
}

function operand(tree: Operand): string {
  switch (tree.kind) {
    case 'path':
      return printPath(tree)
    case 'parameter':
      return typeof tree.name === 'number' ? '?' : tree.name
    case 'value':
      return literal(tree.value)
    case 'list':
      return `[${tree.elements.map(operand).join(', ')}]`
    case 'set':
      return `<<${tree.elements.map(operand).join(', ')}>>`
    case 'map':
      return `{${tree.entries.map(({ name, value }) => `${text(name)}: ${operand(value)}`).join(', ')}}`
    case 'call':
      return `${tree.name}(${tree.operands.map(operand).join(', ')})`
    case 'arithmetic':
      return `${operand(tree.left)} ${tree.operator} ${operand(tree.right)}`
    case 'condition':
      return tree.condition.kind === 'call' ? operand(tree.condition) : `(${printCondition(tree.condition)})`
    default:
      return unreachable(tree)
  }
}

function literal(value: Value): string {
  if ('S' in value) return text(value.S)
  if ('N' in value) return value.N
  if ('BOOL' in value) return value.BOOL ? 'TRUE' : 'FALSE'
  if ('NULL' in value) return 'NULL'
  if ('L' in value) return `[${value.L.map(literal).join(', ')}]`
  if ('M' in value)
    return `{${Object.entries(value.M)
      .map(([name, member]) => `${text(name)}: ${literal(member)}`)
      .join(', ')}}`
  if ('SS' in value) return `<<${value.SS.map(text).join(', ')}>>`
  if ('NS' in value) return `<<${value.NS.join(', ')}>>`
  throw new Error('PartiQL has no literal for binary values')
}

const printPath = ({ elements }: Path): string => elements.map(element).join('')

function element(part: PathElement, at: number): string {
  if (part.kind === 'index') return `[${part.index}]`
  return `${at === 0 ? '' : '.'}${quoted(part.name)}`
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
