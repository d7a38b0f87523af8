import type { Value } from '../model/value.ts'
import type { Condition, Operand, Path, Projection, Update, UpdateAction } from './expression.ts'
import { isKnownSum } from './known-sum.ts'
import { reservedNames } from './reserved-names.ts'

/**
 * Expressions as text, placeholders and literals as they are. What was parsed from DynamoDB's expression language parses
 * again to the same tree; literals and names that need quotes are written as the shell reads them.
 */
export const printCondition = (condition: Condition): string => print(condition, binding.or)

export const printProjection = ({ paths }: Projection): string => paths.map(printPath).join(', ')

/** Each section once, in the order of first use. */
export function printUpdate({ actions }: Update): string {
  const sections = Map.groupBy(actions, ({ kind }) => kind)
  return [...sections].map(([kind, group]) => `${kind.toUpperCase()} ${group.map(printAction).join(', ')}`).join(' ')
}

function printAction(action: UpdateAction): string {
  const path = printPath(action.path)
  if (action.kind === 'remove') return path
  return `${path} ${action.kind === 'set' ? '= ' : ''}${printInValuePlace(action.value)}`
}

/** How tightly a condition holds together; one inside a tighter one needs parentheses. */
const binding = { or: 0, and: 1, not: 2, is: 3, in: 3, between: 3, compare: 3, call: 3 } as const

function print(condition: Condition, tightness: number): string {
  const text = printBare(condition)
  return binding[condition.kind] < tightness ? `(${text})` : text
}

function printBare(condition: Condition): string {
  switch (condition.kind) {
    case 'or':
      return condition.conditions.map((inner) => print(inner, binding.and)).join(' OR ')
    case 'and':
      return condition.conditions.map((inner) => print(inner, binding.not)).join(' AND ')
    case 'not':
      return `NOT ${print(condition.condition, binding.not)}`
    case 'compare':
      return `${printOperand(condition.left)} ${condition.operator} ${printInValuePlace(condition.right)}`
    case 'between':
      return `${printOperand(condition.operand)} BETWEEN ${printInValuePlace(condition.low)} AND ${printInValuePlace(condition.high)}`
    case 'in':
      return `${printOperand(condition.operand)} IN (${condition.list.map(printInValuePlace).join(', ')})`
    case 'is':
      return `${printOperand(condition.operand)} IS ${condition.negated ? 'NOT ' : ''}${condition.type}`
    case 'call':
      return printOperand(condition)
  }
}

export function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'path':
      return printPath(operand)
    case 'parameter':
      return typeof operand.name === 'number' ? '?' : `${operand.name}${printSteps(operand.path ?? [])}`
    case 'call':
      return `${operand.name}(${operand.operands.map(printInValuePlace).join(', ')})`
    case 'arithmetic':
      return `${isKnownSum(operand) ? printOperand(operand.left) : printTerm(operand.left)} ${operand.operator} ${printTerm(operand.right)}`
    case 'condition':
      return operand.condition.kind === 'call'
        ? printOperand(operand.condition)
        : `(${printCondition(operand.condition)})`
    case 'value':
      return printValue(operand.value)
    case 'list':
      return `[${operand.elements.map(printOperand).join(', ')}]`
    case 'map':
      return `{${operand.entries.map(({ name, value }) => `${printString(name)}: ${printOperand(value)}`).join(', ')}}`
    case 'set':
      return `<<${operand.elements.map(printOperand).join(', ')}>>`
  }
}

/** Where a value is expected, the shell takes a name in double quotes for a mistake unless it stands in parentheses. */
function printInValuePlace(operand: Operand): string {
  const text = printOperand(operand)
  return operand.kind === 'path' && operand.elements.length === 1 && text.startsWith('"') ? `(${text})` : text
}

const printTerm = (operand: Operand): string =>
  operand.kind === 'arithmetic' ? `(${printOperand(operand)})` : printOperand(operand)

export function printPath({ elements }: Path): string {
  return elements
    .map((element, at) => {
      if (element.kind === 'index') return `[${element.index}]`
      return `${at === 0 ? '' : '.'}${element.kind === 'name' ? printName(element.name) : element.name}`
    })
    .join('')
}

/** What follows a parameter. */
const printSteps = (path: Path['elements']): string =>
  path.map((element) => (element.kind === 'index' ? `[${element.index}]` : `.${printName(element.name)}`)).join('')

/** Bare where the shell reads it so. */
export const printName = (name: string): string =>
  /^[a-zA-Z_$][a-zA-Z0-9_$]*$/.test(name) && !reservedNames.has(name.toUpperCase()) ? name : quotedName(name)

export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const printString = (text: string): string => `'${text.replaceAll("'", "''")}'`

function printValue(value: Value): string {
  if ('S' in value) return printString(value.S)
  if ('N' in value) return value.N
  if ('B' in value) return printBinary(value.B)
  if ('BOOL' in value) return String(value.BOOL)
  if ('NULL' in value) return 'NULL'
  if ('L' in value) return `[${value.L.map(printValue).join(', ')}]`
  if ('SS' in value) return `<<${value.SS.map(printString).join(', ')}>>`
  if ('NS' in value) return `<<${value.NS.join(', ')}>>`
  if ('BS' in value) return `<<${value.BS.map(printBinary).join(', ')}>>`
  return `{${Object.entries(value.M)
    .map(([name, member]) => `${printString(name)}: ${printValue(member)}`)
    .join(', ')}}`
}

const printBinary = (base64: string): string => `b64'${base64}'`
