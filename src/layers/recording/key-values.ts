import type { Condition, Operand } from '../../ast/expression.ts'
import type { PartiqlStatement } from '../../ast/partiql.ts'
import type { ElementShape, KeyNamesOf } from '../../operation/recording/request-elements.ts'
import { parsePartiql } from '../../syntax/parse-partiql.ts'

/** Which values of a shape are those of keys, by their place. */
export function keyValuesIn(shape: ElementShape, keyNames: KeyNamesOf): (at: number) => boolean {
  if (shape.statement !== undefined) {
    const places = keyPlaces(shape.statement, keyNames)
    return (at) => places.has(at)
  }
  const { key = [], placeholders = [], keyCondition = '' } = shape
  const named = new Set(keyCondition.match(/:[A-Za-z0-9_]+/g))
  return (at) => at < key.length || named.has(placeholders[at - key.length] ?? '')
}

/** Places of the `?` that are compared with key attributes of the table, or written to them. */
function keyPlaces(text: string, keyNames: KeyNamesOf): ReadonlySet<number> {
  const parsed = parsePartiql(text)
  if (!parsed.ok) return new Set()
  const { table, where, entries } = partsOf(parsed.statement)
  const names = new Set(keyNames(table))
  const places = new Set<number>()
  const see = (operand: Operand): void => {
    if (operand.kind === 'parameter' && typeof operand.name === 'number') places.add(operand.name)
  }
  for (const { name, value } of entries) if (names.has(name)) see(value)
  if (where !== undefined) visit(where, names, see)
  return places
}

type Entry = { readonly name: string; readonly value: Operand }

function partsOf(statement: PartiqlStatement): {
  readonly table: string
  readonly where?: Condition | undefined
  readonly entries: readonly Entry[]
} {
  switch (statement.kind) {
    case 'exists':
      return partsOf(statement.select)
    case 'insert': {
      const { value } = statement
      return { table: statement.into.parts[0] ?? '', entries: value.kind === 'map' ? value.entries : [] }
    }
    case 'update':
      return { table: statement.table.parts[0] ?? '', where: statement.where, entries: [] }
    default:
      return { table: statement.from.parts[0] ?? '', where: statement.where, entries: [] }
  }
}

function visit(condition: Condition, names: ReadonlySet<string>, see: (operand: Operand) => void): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const inner of condition.conditions) visit(inner, names, see)
      return
    case 'not':
      visit(condition.condition, names, see)
      return
    case 'compare':
      if (isKey(condition.left, names) || isKey(condition.right, names)) [condition.left, condition.right].forEach(see)
      return
    case 'between':
      if (isKey(condition.operand, names)) [condition.low, condition.high].forEach(see)
      return
    case 'in':
      if (isKey(condition.operand, names)) condition.list.forEach(see)
      return
    case 'call':
      if (condition.operands.some((operand) => isKey(operand, names))) condition.operands.forEach(see)
      return
    default:
  }
}

function isKey(operand: Operand, names: ReadonlySet<string>): boolean {
  if (operand.kind !== 'path' || operand.elements.length !== 1) return false
  const [only] = operand.elements
  return only?.kind === 'name' && names.has(only.name)
}
