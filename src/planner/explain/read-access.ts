import type { Condition, Operand } from '../../ast/expression.ts'
import type { Span } from '../../base/shell-error.ts'
import type { KeyNames } from '../table-keys.ts'
import { conjuncts, topLevelName } from '../where-keys.ts'

/** How a WHERE reaches its items. Source: reference, partiql 5. */
export type ReadAccess = {
  readonly access: 'GetItem' | 'Query' | 'Scan'
  /** Separate reads that the statement falls apart into: one per partition key value. */
  readonly branches: number
  readonly keyConditions: readonly Span[]
  readonly filters: readonly Span[]
  /** Attributes that only the filter looks at, or the key conditions do. */
  readonly filterNames: ReadonlySet<string>
}

/** `fullKey`: pinning all of `keys` names one item, as the table's own keys do and an index's do not. */
export function readAccess(where: Condition | undefined, keys: KeyNames, fullKey: boolean): ReadAccess {
  if (where === undefined) return scanOf([])
  const parts = conjuncts(where)
  const [only] = parts
  if (only?.kind === 'or' && parts.length === 1) return disjunction(only.conditions, keys, fullKey) ?? scanOf(parts)
  const hashes = keys.hash.map((name) => parts.filter((part) => isPinned(part, name)))
  if (hashes.some((found) => found.length !== 1)) return scanOf(parts)
  const pinned = hashes.flat()
  const sorted = sortConditions(parts, keys.range)
  const keyed = [...pinned, ...sorted]
  const filters = parts.filter((part) => !keyed.includes(part))
  const single = fullKey && keys.range.every((name) => sorted.some((part) => isPinned(part, name)))
  return {
    access: single && filters.length === 0 ? 'GetItem' : 'Query',
    branches: keyed.reduce((branches, part) => branches * (part.kind === 'in' ? part.list.length : 1), 1),
    keyConditions: keyed.map(({ span }) => span),
    filters: filters.map(({ span }) => span),
    filterNames: namesIn(filters),
  }
}

const scanOf = (filters: readonly Condition[]): ReadAccess => ({
  access: 'Scan',
  branches: 1,
  keyConditions: [],
  filters: filters.map(({ span }) => span),
  filterNames: namesIn(filters),
})

/** `pk = 'a' OR pk = 'b'`: one read each; a branch without the key makes all of it a scan. */
function disjunction(branches: readonly Condition[], keys: KeyNames, fullKey: boolean): ReadAccess | undefined {
  const reads = branches.map((branch) => readAccess(branch, keys, fullKey))
  if (reads.some(({ access }) => access === 'Scan')) return undefined
  return {
    access: reads.every(({ access }) => access === 'GetItem') ? 'GetItem' : 'Query',
    branches: reads.reduce((sum, read) => sum + read.branches, 0),
    keyConditions: reads.flatMap((read) => read.keyConditions),
    filters: reads.flatMap((read) => read.filters),
    filterNames: new Set(reads.flatMap((read) => [...read.filterNames])),
  }
}

/** Left to right over the sort attributes: equalities, then one range. Source: reference, data-model 11.3. */
function sortConditions(parts: readonly Condition[], range: readonly string[]): readonly Condition[] {
  const found: Condition[] = []
  for (const name of range) {
    const [condition, second] = parts.filter((part) => isSortCondition(part, name))
    if (condition === undefined || second !== undefined) break
    found.push(condition)
    if (!isPinned(condition, name)) break
  }
  return found
}

const isPinned = (part: Condition, name: string): boolean =>
  (part.kind === 'compare' && part.operator === '=' && isAbout(part.left, part.right, name)) ||
  (part.kind === 'in' && topLevelName(part.operand) === name)

function isSortCondition(part: Condition, name: string): boolean {
  if (part.kind === 'compare') return part.operator !== '<>' && isAbout(part.left, part.right, name)
  if (part.kind === 'between' || part.kind === 'in') return topLevelName(part.operand) === name
  if (part.kind !== 'call' || part.name.toLowerCase() !== 'begins_with') return false
  const [first] = part.operands
  return first !== undefined && topLevelName(first) === name
}

const isAbout = (left: Operand, right: Operand, name: string): boolean =>
  (topLevelName(left) === name && right.kind !== 'path') || (topLevelName(right) === name && left.kind !== 'path')

/** Top-level attributes that conditions mention. */
export function namesIn(conditions: readonly Condition[]): ReadonlySet<string> {
  return new Set(conditions.flatMap(conditionNames))
}

function conditionNames(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.flatMap(conditionNames)
    case 'not':
      return conditionNames(condition.condition)
    case 'compare':
      return [condition.left, condition.right].flatMap(operandNames)
    case 'between':
      return [condition.operand, condition.low, condition.high].flatMap(operandNames)
    case 'in':
      return [condition.operand, ...condition.list].flatMap(operandNames)
    case 'is':
      return operandNames(condition.operand)
    case 'call':
      return condition.operands.flatMap(operandNames)
  }
}

export function operandNames(operand: Operand): readonly string[] {
  switch (operand.kind) {
    case 'path': {
      const [first] = operand.elements
      return first?.kind === 'name' ? [first.name] : []
    }
    case 'call':
      return operand.operands.flatMap(operandNames)
    case 'arithmetic':
      return [operand.left, operand.right].flatMap(operandNames)
    case 'condition':
      return conditionNames(operand.condition)
    default:
      return []
  }
}
